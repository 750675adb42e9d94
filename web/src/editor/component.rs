//! The code editor on the page; a plain text field until it has loaded, and where it cannot be loaded.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use sesstpl::Catalogue;
use sesstpl::language::HostValues;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::Command;
use super::assist::{Known, answer};
use super::codemirror::{CodeMirror, Options};
use super::marks::marks;
use crate::messages::{Language, t};
use crate::page;
use crate::shared::Shared;
use crate::state::{Amendment, Checked, Fixes, Place, Reveal, TimeTravel};

/// The id of the sentence that says how to leave the editor.
const LEAVING: &str = "editor-leaving";

/// What the editor shows and whom it tells.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct CodeEditorProps {
    /// The text.
    pub(crate) text: Rc<str>,
    /// Counts how often the text came from elsewhere than the editor.
    pub(crate) loads: u32,
    /// What is to be marked.
    pub(crate) checked: Shared<Checked>,
    /// The language that the page is in.
    pub(crate) language: Language,
    /// What is to be jumped to.
    pub(crate) reveal: Reveal,
    /// The fixes that were found for what is marked.
    pub(crate) fixes: Option<Shared<Fixes>>,
    /// What the cluster has.
    pub(crate) host: Rc<HostValues>,
    /// What the text is checked against besides the release.
    pub(crate) catalogue: Shared<Catalogue>,
    /// How the text was changed from elsewhere than the editor.
    pub(crate) amendment: Amendment,
    /// What was to be undone.
    pub(crate) time_travel: TimeTravel,
    /// Gets the text after each change.
    pub(crate) on_edit: Callback<Rc<str>>,
    /// The person asks for something.
    pub(crate) on_command: Callback<Command>,
}

/// What became of the code editor.
#[derive(Clone)]
enum Loading {
    Underway,
    Failed(Rc<str>),
    Done {
        editor: Rc<CodeMirror>,
        /// Whether somebody was already typing.
        had_focus: bool,
    },
}

#[component]
pub(crate) fn CodeEditor(props: &CodeEditorProps) -> Html {
    let host = use_node_ref();
    let plain = use_node_ref();
    let loading = use_state(|| Loading::Underway);
    // What the editor calls back lives longer than one rendering.
    let latest = use_mut_ref(|| props.clone());
    latest.replace(props.clone());
    // Which of the texts that came from elsewhere the editor shows.
    let shown = use_memo((), |()| Cell::new(props.loads));

    use_effect_with((), {
        let (host, plain, loading) = (host.clone(), plain.clone(), loading.clone());
        let (latest, shown) = (Rc::clone(&latest), Rc::clone(&shown));
        move |()| {
            spawn_local(async move {
                let Some(parent) = host.cast::<HtmlElement>() else {
                    return;
                };
                match CodeMirror::create(&parent, || options(&latest, &shown)).await {
                    Ok(editor) => {
                        let had_focus = plain
                            .cast::<HtmlElement>()
                            .is_some_and(|field| page::focused() == Some(field));
                        loading.set(Loading::Done { editor, had_focus });
                    }
                    Err(error) => loading.set(Loading::Failed(error.0.into())),
                }
            });
        }
    });

    let editor = match &*loading {
        Loading::Done { editor, .. } => Some(Rc::clone(editor)),
        Loading::Underway | Loading::Failed(_) => None,
    };
    use_effect_with((editor.is_some(), props.loads), {
        let (editor, text) = (editor.clone(), Rc::clone(&props.text));
        move |&(_, loads)| {
            if let Some(editor) = editor
                && shown.replace(loads) != loads
            {
                editor.set_text(&text);
            }
        }
    });
    use_effect_with(props.amendment.clone(), {
        let editor = editor.clone();
        move |amendment: &Amendment| {
            if let (Some(editor), Some(text)) = (editor, &amendment.text) {
                editor.amend(&amendment.changes, amendment.base, text, amendment.joins);
            }
        }
    });
    use_effect_with(props.time_travel, {
        let editor = editor.clone();
        move |travel: &TimeTravel| {
            if let (Some(editor), 1..) = (editor, travel.count) {
                editor.travel(travel.back);
            }
        }
    });
    use_effect_with((editor.is_some(), props.checked.clone(), props.fixes.clone()), {
        let editor = editor.clone();
        move |(_, checked, fixes): &(bool, Shared<Checked>, Option<Shared<Fixes>>)| {
            if let Some(editor) = editor {
                editor.set_marks(&marks(checked, fixes.as_deref()));
            }
        }
    });
    // It begins with the words of the language that the page is in when it is made.
    let spoken = use_mut_ref(|| props.language);
    use_effect_with((editor.is_some(), props.language), {
        let editor = editor.clone();
        move |&(_, language)| {
            if let Some(editor) = editor
                && spoken.replace(language) != language
            {
                editor.speak();
            }
        }
    });
    use_effect_with(props.reveal, {
        let (editor, plain) = (editor.clone(), plain.clone());
        move |reveal| {
            if let Some(place) = reveal.place {
                jump(editor.as_deref(), &plain, place);
            }
        }
    });
    use_effect_with(editor.is_some(), {
        let loading = loading.clone();
        move |_| {
            if let Loading::Done {
                editor,
                had_focus: true,
            } = &*loading
            {
                editor.focus();
            }
        }
    });

    let on_input = {
        let on_edit = props.on_edit.clone();
        Callback::from(move |event: InputEvent| {
            on_edit.emit(
                event
                    .target_unchecked_into::<HtmlTextAreaElement>()
                    .value()
                    .into(),
            );
        })
    };
    html! {
        <div class="code-editor">
            <p id={LEAVING} class="visually-hidden">{
                t!("Tab indents. To leave the editor, press Escape, then Tab. F8 goes to the next problem, F2 renames a \
                 mount or a variable, Control and full stop shows what can be mended, Control and Space what can be \
                 written.")
            }</p>
            if let Loading::Failed(reason) = &*loading {
                <p class="notice tone-warning" role="alert">
                    { t!("The code editor could not be loaded (") }{ reason }{ t!("). You can edit in this plain field; reload \
                       the page to try again.") }
                </p>
            }
            if editor.is_none() {
                <textarea ref={plain} class="plain-editor" aria-label={t!("Template")} data-testid="plain-editor"
                    spellcheck="false" autocapitalize="off" value={props.text.to_string()} oninput={on_input} />
            }
            <div ref={host} class="code-host" hidden={editor.is_none()} />
        </div>
    }
}

/// What `CodeMirror` begins with: the newest text, not the one from when the page was shown.
fn options(latest: &Rc<RefCell<CodeEditorProps>>, shown: &Cell<u32>) -> Options {
    let (edits, commands, questions) = (Rc::clone(latest), Rc::clone(latest), Rc::clone(latest));
    let current = latest.borrow();
    shown.set(current.loads);
    Options {
        text: Rc::clone(&current.text),
        label: t!("Template"),
        described_by: LEAVING,
        on_change: Box::new(move |text| {
            let on_edit = edits.borrow().on_edit.clone();
            on_edit.emit(text.into());
        }),
        command: Box::new(move |json| {
            let on_command = commands.borrow().on_command.clone();
            if let Ok(command) = serde_json::from_str(&json) {
                on_command.emit(command);
            }
        }),
        ask: Box::new(move |question, text| {
            let current = questions.borrow();
            let known = Known {
                release: current.checked.report.release,
                host: &current.host,
                catalogue: &current.catalogue,
                checked: &current.checked,
                // They are of the text that was checked.
                fixes: current.fixes.as_deref().filter(|_| *text == *current.text),
            };
            let question = serde_json::from_str(&question);
            question.map_or_else(|_| "null".to_owned(), |question| answer(question, &text, &known))
        }),
    }
}

fn jump(editor: Option<&CodeMirror>, plain: &NodeRef, place: Place) {
    let (from, to) = (place.start.offset, place.end.offset);
    if let Some(editor) = editor {
        editor.reveal(from, to);
    } else if let Some(field) = plain.cast::<HtmlTextAreaElement>() {
        let unit = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        // A field that is being taken away cannot be selected in, and need not be.
        let _ = field.set_selection_range(unit(from), unit(to));
        let _ = field.focus();
    }
}
