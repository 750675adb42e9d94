//! The functions of `web/codemirror/index.ts`.

use std::rc::Rc;

use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, HtmlScriptElement};

use crate::page;

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
    fn create(this: &Module, parent: &HtmlElement, options: &JsOptions) -> Result<JsEditor, JsValue>;

    #[wasm_bindgen(js_name = Object)]
    type JsOptions;

    #[wasm_bindgen(constructor, js_class = "Object")]
    fn new() -> JsOptions;
    #[wasm_bindgen(method, setter)]
    fn set_text(this: &JsOptions, text: &str);
    #[wasm_bindgen(method, setter)]
    fn set_label(this: &JsOptions, label: &str);
    #[wasm_bindgen(method, setter, js_name = describedBy)]
    fn set_described_by(this: &JsOptions, id: &str);
    #[wasm_bindgen(method, setter, js_name = onChange)]
    fn set_on_change(this: &JsOptions, on_change: &Closure<dyn FnMut(String)>);
    #[wasm_bindgen(method, setter, js_name = onSave)]
    fn set_on_save(this: &JsOptions, on_save: &Closure<dyn FnMut()>);

    /// A code editor on the page.
    type JsEditor;

    #[wasm_bindgen(method, js_name = setText)]
    fn replace_text(this: &JsEditor, text: &str);
    #[wasm_bindgen(method, js_name = setMarks)]
    fn set_marks(this: &JsEditor, marks: &JsValue);
    #[wasm_bindgen(method)]
    fn reveal(this: &JsEditor, from: usize, to: usize);
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
    pub(super) on_save: Box<dyn FnMut()>,
}

/// A code editor on the page; dropping it takes it away.
pub(super) struct CodeMirror {
    editor: JsEditor,
    // JavaScript calls these as long as the editor lives.
    _on_change: Closure<dyn FnMut(String)>,
    _on_save: Closure<dyn FnMut()>,
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
        let url = bundle_url().ok_or_else(|| LoadError("the page does not name it".to_owned()))?;
        let module: Module = load(&url)
            .await
            .map_err(|error| LoadError(words(&error)))?
            .unchecked_into();
        let options = options();
        let on_change = Closure::wrap(options.on_change);
        let on_save = Closure::wrap(options.on_save);
        let js_options = JsOptions::new();
        js_options.set_text(&options.text);
        js_options.set_label(options.label);
        js_options.set_described_by(options.described_by);
        js_options.set_on_change(&on_change);
        js_options.set_on_save(&on_save);
        let editor = module
            .create(parent, &js_options)
            .map_err(|error| LoadError(words(&error)))?;
        Ok(Rc::new(Self {
            editor,
            _on_change: on_change,
            _on_save: on_save,
        }))
    }

    /// Shows another document.
    pub(super) fn set_text(&self, text: &str) {
        self.editor.replace_text(text);
    }

    /// Shows these marks in place of the former ones.
    pub(super) fn set_marks(&self, marks: &impl Serialize) {
        // Marks hold text and numbers only, which always have a JSON form.
        let json = serde_json::to_string(marks).unwrap_or_else(|_| "[]".to_owned());
        if let Ok(marks) = js_sys::JSON::parse(&json) {
            self.editor.set_marks(&marks);
        }
    }

    /// Selects a range and takes the focus.
    pub(super) fn reveal(&self, from: usize, to: usize) {
        self.editor.reveal(from, to);
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

/// Where the bundle is: the page names it in an element that loads nothing by itself.
fn bundle_url() -> Option<String> {
    let element = page::document()?
        .query_selector("script[data-module=codemirror]")
        .ok()??;
    Some(element.dyn_into::<HtmlScriptElement>().ok()?.src())
}

fn words(error: &JsValue) -> String {
    error
        .dyn_ref::<js_sys::Error>()
        .map_or_else(|| format!("{error:?}"), |error| String::from(error.message()))
}
