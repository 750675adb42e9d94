//! The text as a form.

mod context;
mod entry;
mod field;
mod rows;

use std::rc::Rc;

use sesstpl::language::HostValue;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::side_pane::TextProps;
use crate::components::{Notice, Tone};
use crate::form::{Content, Form};
use crate::shared::Shared;
use crate::state::Action;

use crate::messages::t;
use context::FormContext;

#[component]
pub(crate) fn FormPanel(props: &TextProps) -> Html {
    let template = use_state_eq(|| 0_usize);
    let document = &props.document;
    let form = use_memo((document.checked.clone(), *template), |(checked, template)| {
        Form::of(&document.text, checked, *template)
    });
    let host = &props.host;
    html! {
        <div class="scroll form" data-testid="form">
            { match form.as_ref() {
                None => nothing(props),
                Some(form) if form.is_cluster => html! {
                    <p class="empty">
                        { t!("This is a template for a cluster. The form is for session templates; write this one as text.") }
                    </p>
                },
                Some(found) => {
                    let context = FormContext {
                        form: Shared::from(Rc::clone(&form)),
                        base: Rc::clone(&document.text),
                        dispatch: props.dispatch.clone(),
                    };
                    html! {
                        <>
                            { choice(found, &template) }
                            { partial(found) }
                            { fields(&context, found) }
                            { names("images", &host.images) }
                            { names("scaling-groups", &host.scaling_groups) }
                            { names("folders", &host.folders) }
                            { slots(&host.slots) }
                        </>
                    }
                }
            } }
        </div>
    }
}

/// Sections come first: what everybody must write down but nobody chooses comes last.
fn fields(context: &FormContext, form: &Form) -> Html {
    let (sections, others): (Vec<_>, Vec<_>) = form
        .entries
        .iter()
        .partition(|entry| matches!(entry.content, Content::Section(..)));
    html! { <>{ for sections.into_iter().chain(others).map(|entry| entry::entry(context, entry)) }</> }
}

fn nothing(text: &TextProps) -> Html {
    let on_new = {
        let dispatch = text.dispatch.clone();
        move |_| dispatch.dispatch(Action::New)
    };
    let dispatch = text.dispatch.clone();
    html! {
        <div class="empty">
            <p>{ t!("There is no template in the text that could be read. The problems below the text say why.") }</p>
            if text.document.text.trim().is_empty() {
                <button type="button" onclick={on_new}>{ t!("Begin with the sample") }</button>
            } else {
                <button type="button" onclick={move |_| dispatch.dispatch(Action::Problem { from: None, forward: true })}>
                    { t!("Show the first problem") }
                </button>
            }
        </div>
    }
}

fn choice(form: &Form, template: &UseStateHandle<usize>) -> Html {
    if form.names.len() < 2 {
        return Html::default();
    }
    let on_change = {
        let template = template.clone();
        Callback::from(move |event: Event| {
            let chosen = event
                .target_unchecked_into::<HtmlSelectElement>()
                .selected_index();
            template.set(usize::try_from(chosen).unwrap_or_default());
        })
    };
    html! {
        <div class="form-field">
            <label for="form-template">{ t!("Template") }</label>
            <select id="form-template" onchange={on_change}>
                { for form.names.iter().enumerate().map(|(index, name)| html! {
                    <option selected={index == form.template}>
                        { name.clone().unwrap_or_else(|| t!("Template {}", index + 1)) }
                    </option>
                }) }
            </select>
        </div>
    }
}

fn partial(form: &Form) -> Html {
    if !form.is_partial() {
        return Html::default();
    }
    html! {
        <Notice tone={Tone::Warning} title={t!("Some lines cannot be read.")}
            text={t!("The form shows what stands in the others; what you fill in leaves the broken lines as they are.")} />
    }
}

fn names(id: &'static str, values: &[HostValue]) -> Html {
    html! {
        <datalist {id}>
            { for values.iter().map(|value| html! {
                <option value={value.text.clone()}>{ &value.detail }</option>
            }) }
        </datalist>
    }
}

fn slots(known: &[HostValue]) -> Html {
    let mut values = vec![HostValue::new("cpu"), HostValue::new("mem")];
    values.extend(known.iter().cloned());
    names("slots", &values)
}
