//! An editor's session with the server, message by message.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::thread::JoinHandle;
use std::time::Duration;

use lsp_server::{Connection, Message, Notification, Request, Response};
use serde_json::{Value, json};
use sesstpl_lsp::ServeError;

const URI: &str = "file:///jobs/train.yaml";

const TEMPLATE: &str = "\
template:
  api_version: v1
  kind: taskTemplate
  metadata: {name: 🎉}
  spec:
    kernel:
      image: cr.backend.ai/stable/python:3.9-ubuntu20.04
      environ: {A: 1}
";

/// An editor with a server of its own.
struct Editor {
    connection: Connection,
    server: JoinHandle<Result<(), ServeError>>,
    asked: i32,
}

impl Editor {
    fn start(options: &Value) -> Self {
        let (theirs, connection) = Connection::memory();
        let server = std::thread::spawn(move || sesstpl_lsp::serve(&theirs));
        let mut editor = Self {
            connection,
            server,
            asked: 0,
        };
        let item = json!({ "snippetSupport": true });
        let introduction = editor.ask(
            "initialize",
            json!({
                "capabilities": { "textDocument": { "completion": { "completionItem": item } } },
                "initializationOptions": options,
            }),
        );
        assert_eq!(introduction["serverInfo"]["name"], "sesstpl");
        assert_eq!(introduction["capabilities"]["positionEncoding"], "utf-16");
        editor.tell("initialized", json!({}));
        editor
    }

    fn tell(&self, method: &str, params: Value) {
        let message = Notification::new(method.to_owned(), params);
        self.connection.sender.send(message.into()).unwrap();
    }

    fn send(&mut self, method: &str, params: Value) -> Response {
        self.asked += 1;
        let request = Request::new(self.asked.into(), method.to_owned(), params);
        self.connection.sender.send(request.into()).unwrap();
        loop {
            if let Message::Response(response) = self.next() {
                assert_eq!(response.id, self.asked.into());
                return response;
            }
        }
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        let response = self.send(method, params);
        assert!(response.error.is_none(), "{method}: {response:?}");
        response.result.unwrap()
    }

    fn next(&self) -> Message {
        self.connection
            .receiver
            .recv_timeout(Duration::from_mins(1))
            .unwrap()
    }

    fn open(&self, text: &str) -> Value {
        let document = json!({ "uri": URI, "languageId": "yaml", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
        self.findings()
    }

    fn change(&self, version: i32, text: &str) -> Value {
        self.tell(
            "textDocument/didChange",
            json!({ "textDocument": { "uri": URI, "version": version }, "contentChanges": [{ "text": text }] }),
        );
        self.findings()
    }

    fn findings(&self) -> Value {
        loop {
            if let Message::Notification(told) = self.next() {
                assert_eq!(told.method, "textDocument/publishDiagnostics");
                return told.params;
            }
        }
    }

    fn end(mut self) {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        assert!(self.server.join().unwrap().is_ok());
    }
}

fn document() -> Value {
    json!({ "uri": URI })
}

fn at(line: u32, character: u32) -> Value {
    json!({ "textDocument": document(), "position": { "line": line, "character": character } })
}

/// A text with edits made in it.
fn edited(text: &str, edits: &Value) -> String {
    let offset = |position: &Value| {
        let line = usize::try_from(position["line"].as_u64().unwrap()).unwrap();
        let units = usize::try_from(position["character"].as_u64().unwrap()).unwrap();
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut left = units;
        let before = text[start..].chars().take_while(|character| {
            let is_before = left > 0;
            left = left.saturating_sub(character.len_utf16());
            is_before
        });
        start + before.map(char::len_utf8).sum::<usize>()
    };
    let mut edited = text.to_owned();
    let mut edits: Vec<&Value> = edits.as_array().unwrap().iter().collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(offset(&edit["range"]["start"])));
    for edit in edits {
        let (start, end) = (offset(&edit["range"]["start"]), offset(&edit["range"]["end"]));
        edited.replace_range(start..end, edit["newText"].as_str().unwrap());
    }
    edited
}

#[test]
fn what_is_wrong_is_told_as_the_text_changes() {
    let editor = Editor::start(&Value::Null);
    let told = editor.open(TEMPLATE);
    let found = &told["diagnostics"][0];
    assert_eq!(found["code"], "save/not-text", "{told:#}");
    assert_eq!(found["range"]["start"], json!({ "line": 7, "character": 19 }));
    assert_eq!(found["severity"], 1);
    let told = editor.change(2, &TEMPLATE.replace("{A: 1}", "{A: '1'}"));
    assert_eq!(told["diagnostics"], json!([]), "{told:#}");
    assert_eq!(told["version"], 2);
    editor.tell("textDocument/didClose", json!({ "textDocument": document() }));
    assert_eq!(editor.findings()["diagnostics"], json!([]));
    editor.end();
}

#[test]
fn the_release_is_the_editors_choice() {
    let editor = Editor::start(&json!({ "release": "20.9" }));
    let text = TEMPLATE.replace("environ: {A: 1}", "architecture: x86_64");
    let told = editor.open(&text);
    let messages = told["diagnostics"].to_string();
    assert!(
        messages.contains("architecture") && messages.contains("20.9"),
        "{told:#}"
    );
    editor.tell(
        "workspace/didChangeConfiguration",
        json!({ "settings": { "sesstpl": { "release": "26.9" } } }),
    );
    assert_eq!(editor.findings()["diagnostics"], json!([]));
    let set = |release: &str| json!({ "settings": { "sesstpl": { "release": release } } });
    editor.tell("workspace/didChangeConfiguration", set("20.9"));
    assert_ne!(editor.findings()["diagnostics"], json!([]));
    editor.tell("workspace/didChangeConfiguration", set(""));
    assert_eq!(editor.findings()["diagnostics"], json!([]));
    editor.end();
}

#[test]
fn a_document_that_is_something_else_is_left_alone() {
    let mut editor = Editor::start(&Value::Null);
    assert_eq!(
        editor.open("services: {web: {image: nginx}}\n")["diagnostics"],
        json!([])
    );
    let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 1, "character": 0 } });
    let asked = json!({ "textDocument": document(), "range": range, "context": { "diagnostics": [] } });
    assert_eq!(editor.ask("textDocument/codeAction", asked), Value::Null);
    editor.end();
}

#[test]
fn a_finding_is_mended_by_its_fix() {
    let mut editor = Editor::start(&Value::Null);
    let told = editor.open(TEMPLATE);
    let range = told["diagnostics"][0]["range"].clone();
    let asked = |only: Value| json!({ "textDocument": document(), "range": range, "context": { "diagnostics": [], "only": only } });
    let quick = editor.ask("textDocument/codeAction", asked(json!(["quickfix"])));
    assert_eq!(quick[0]["title"], "Put `1` in quotes", "{quick:#}");
    assert_eq!(quick[0]["isPreferred"], true);
    let mended = edited(TEMPLATE, &quick[0]["edit"]["changes"][URI]);
    assert_eq!(mended, TEMPLATE.replace("{A: 1}", "{A: '1'}"));
    let all = editor.ask("textDocument/codeAction", asked(json!(["source.fixAll"])));
    assert_eq!(all.as_array().map(Vec::len), Some(1), "{all:#}");
    assert_eq!(edited(TEMPLATE, &all[0]["edit"]["changes"][URI]), mended);
    editor.end();
}

#[test]
fn fields_are_completed_and_explained() {
    let mut editor = Editor::start(&Value::Null);
    let text = format!("{TEMPLATE}      ru\n");
    editor.open(&text);
    let items = editor.ask("textDocument/completion", at(8, 8));
    let item = &items[0];
    assert_eq!(item["label"], "run", "{items:#}");
    let completed = edited(&text, &json!([item["textEdit"]]));
    assert!(completed.contains("      run:"), "{completed}");
    let hover = editor.ask("textDocument/hover", at(6, 8));
    assert!(
        hover["contents"]["value"]
            .as_str()
            .unwrap()
            .contains("spec.kernel.image"),
        "{hover:#}"
    );
    assert_eq!(hover["range"]["start"], json!({ "line": 6, "character": 6 }));
    editor.end();
}

#[test]
fn a_document_is_outlined_folded_and_laid_out() {
    let mut editor = Editor::start(&Value::Null);
    let text = TEMPLATE.replace("metadata: {name: 🎉}", "metadata:   {name:   🎉}");
    editor.open(&text);
    let asked = json!({ "textDocument": document() });
    let symbols = editor.ask("textDocument/documentSymbol", asked.clone());
    assert_eq!(symbols[0]["name"], "template", "{symbols:#}");
    let folds = editor.ask("textDocument/foldingRange", asked);
    assert_eq!(
        (&folds[0]["startLine"], &folds[0]["endLine"]),
        (&json!(0), &json!(7)),
        "{folds:#}"
    );
    let options = json!({ "tabSize": 2, "insertSpaces": true });
    let asked = json!({ "textDocument": document(), "options": options });
    let edits = editor.ask("textDocument/formatting", asked);
    assert_eq!(edited(&text, &edits), TEMPLATE);
    editor.end();
}

#[test]
fn what_is_not_understood_is_answered_and_harms_nothing() {
    let mut editor = Editor::start(&json!({ "release": 5 }));
    editor.tell("textDocument/didOpen", json!({ "nonsense": true }));
    let error = editor.send("textDocument/rename", json!({})).error.unwrap();
    assert!(error.message.contains("textDocument/rename"), "{error:?}");
    assert!(editor.send("textDocument/hover", json!(5)).error.is_some());
    assert_eq!(editor.ask("textDocument/hover", at(0, 0)), Value::Null);
    editor.end();
}
