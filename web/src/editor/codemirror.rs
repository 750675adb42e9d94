//! The functions of `web/codemirror/index.ts`.

use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::{Object, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use super::phrases::PHRASES;
use crate::messages::t;
use crate::site;

#[wasm_bindgen(module = "/codemirror/load.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn load(url: &str) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen]
extern "C" {
    /// The loaded bundle.
    type Module;

    #[wasm_bindgen(method, catch)]
    fn create(this: &Module, parent: &HtmlElement, options: &Object) -> Result<JsEditor, JsValue>;

    /// A code editor on the page.
    type JsEditor;

    #[wasm_bindgen(method, js_name = setText)]
    fn replace_text(this: &JsEditor, text: &str);
    #[wasm_bindgen(method, js_name = setMarks)]
    fn set_marks(this: &JsEditor, marks: &[u32]);
    #[wasm_bindgen(method)]
    fn amend(this: &JsEditor, changes: &JsValue, base: usize, text: &str, joins: bool);
    #[wasm_bindgen(method)]
    fn travel(this: &JsEditor, back: bool);
    #[wasm_bindgen(method)]
    fn reveal(this: &JsEditor, from: usize, to: usize);
    #[wasm_bindgen(method)]
    fn speak(this: &JsEditor, phrases: &JsValue, label: &str);
    #[wasm_bindgen(method)]
    fn focus(this: &JsEditor);
    #[wasm_bindgen(method)]
    fn destroy(this: &JsEditor);
}

/// What an editor begins with. Offsets and line ends are as `index.ts` says.
pub(super) struct Options {
    pub(super) text: Rc<str>,
    pub(super) label: &'static str,
    pub(super) described_by: &'static str,
    pub(super) on_change: Box<dyn FnMut(String)>,
    pub(super) command: Box<dyn FnMut(String)>,
    pub(super) ask: Box<dyn FnMut(String, String) -> String>,
}

/// A code editor on the page; dropping it takes it away.
pub(super) struct CodeMirror {
    editor: JsEditor,
    // JavaScript calls these as long as the editor lives.
    _on_change: Closure<dyn FnMut(String)>,
    _command: Closure<dyn FnMut(String)>,
    _ask: Closure<dyn FnMut(String, String) -> String>,
}

/// The bundle could not be loaded or does not run here.
#[derive(Debug)]
pub(super) struct LoadError(pub(super) String);

impl CodeMirror {
    /// Loads the bundle, once a page, and puts an editor into `parent`. The options are asked for when the bundle
    /// has come.
    pub(super) async fn create(
        parent: &HtmlElement,
        options: impl FnOnce() -> Options,
    ) -> Result<Rc<Self>, LoadError> {
        let url = site::address("data-module", "codemirror")
            .ok_or_else(|| LoadError("the page does not name it".to_owned()))?;
        let module: Module = load(&url)
            .await
            .map_err(|error| LoadError(words(&error)))?
            .unchecked_into();
        let options = options();
        let on_change = Closure::wrap(options.on_change);
        let command = Closure::wrap(options.command);
        let ask = Closure::wrap(options.ask);
        let js_options = Object::new();
        for (name, value) in [
            ("text", &JsValue::from_str(&options.text)),
            ("label", &JsValue::from_str(options.label)),
            ("phrases", &phrases().unwrap_or_default()),
            ("describedBy", &JsValue::from_str(options.described_by)),
            ("onChange", on_change.as_ref()),
            ("command", command.as_ref()),
            ("ask", ask.as_ref()),
        ] {
            Reflect::set(&js_options, &JsValue::from_str(name), value)
                .map_err(|error| LoadError(words(&error)))?;
        }
        let editor = module
            .create(parent, &js_options)
            .map_err(|error| LoadError(words(&error)))?;
        Ok(Rc::new(Self {
            editor,
            _on_change: on_change,
            _command: command,
            _ask: ask,
        }))
    }

    /// Shows another document.
    pub(super) fn set_text(&self, text: &str) {
        self.editor.replace_text(text);
    }

    /// Shows these marks in place of the former ones.
    pub(super) fn set_marks(&self, marks: &[u32]) {
        self.editor.set_marks(marks);
    }

    /// Changes a text of `base` units into `text`, as one step that can be undone. A step that joins becomes one with
    /// the step before, when that was made just now at the same place.
    pub(super) fn amend(&self, changes: &impl Serialize, base: usize, text: &str, joins: bool) {
        if let Some(changes) = js_value(changes) {
            self.editor.amend(&changes, base, text, joins);
        }
    }

    /// Undoes the last step, or does it again.
    pub(super) fn travel(&self, back: bool) {
        self.editor.travel(back);
    }

    /// Selects a range and takes the focus.
    pub(super) fn reveal(&self, from: usize, to: usize) {
        self.editor.reveal(from, to);
    }

    /// Says its words in the page's language from now on.
    pub(super) fn speak(&self) {
        if let Some(phrases) = phrases() {
            self.editor.speak(&phrases, t!("Template"));
        }
    }

    /// Takes the focus.
    pub(super) fn focus(&self) {
        self.editor.focus();
    }
}

impl Drop for CodeMirror {
    fn drop(&mut self) {
        self.editor.destroy();
    }
}

/// The code editor's words in the page's language.
fn phrases() -> Option<JsValue> {
    let said: BTreeMap<_, _> = PHRASES.iter().map(|(english, said)| (english, said())).collect();
    js_value(&said)
}

/// Text and numbers as JavaScript has them; they always have a JSON form.
fn js_value(value: &impl Serialize) -> Option<JsValue> {
    js_sys::JSON::parse(&serde_json::to_string(value).ok()?).ok()
}

fn words(error: &JsValue) -> String {
    error
        .dyn_ref::<js_sys::Error>()
        .map_or_else(|| format!("{error:?}"), |error| String::from(error.message()))
}
