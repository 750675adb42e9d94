//! The session template editor: a page that checks templates while they are typed, and saves and launches them on
//! a manager.
//!
//! One `State` says what is shown; `state` is pure and changes it by actions. `effects` talk to
//! managers and report back by actions. `views` are the parts of the page, made of `components`. What is right
//! about a template is the core's to say; what a manager is sent is the protocol crate's.

mod app;
mod commands;
mod components;
mod connection;
mod database;
mod drafts;
mod editor;
mod effects;
mod files;
mod form;
mod gallery;
mod history;
mod host;
mod launching;
mod messages;
mod names;
mod page;
mod panic;
mod rename;
mod shared;
mod site;
mod state;
mod storage;
mod template;
mod views;
mod words;

/// Shows the editor on the page.
pub fn start() {
    panic::show_on_page();
    match messages::Language::remembered() {
        messages::Language::English => show(),
        // Without its words the page is English.
        korean @ messages::Language::Korean => wasm_bindgen_futures::spawn_local(async move {
            korean.take_up().await;
            show();
        }),
    }
}

fn show() {
    if let Some(root) = page::element("app") {
        // What stood there while the program was loading.
        root.set_inner_html("");
        yew::Renderer::<app::App>::with_root(root).render();
    }
}
