//! What may be written at the cursor.

use std::fmt::Write;

use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionTextEdit, Documentation, InsertTextFormat, InsertTextMode,
    MarkupContent, MarkupKind, Position, TextEdit,
};
use sesstpl::Release;
use sesstpl::language::{Completion, CompletionKind, CompletionOptions, HostValues, complete};

use crate::document::{Document, Places};

/// Everything that may be written there, best first.
pub(crate) fn at(
    document: &Document,
    position: Position,
    release: Release,
    knows_snippets: bool,
) -> Vec<CompletionItem> {
    let places = document.places();
    let options = CompletionOptions {
        release,
        host: &HostValues::default(),
    };
    let found = complete(&document.text, places.offset(position), &options);
    found
        .iter()
        .enumerate()
        .map(|(rank, completion)| item(completion, rank, &places, knows_snippets))
        .collect()
}

fn item(completion: &Completion, rank: usize, places: &Places<'_>, knows_snippets: bool) -> CompletionItem {
    let kind = match completion.kind {
        CompletionKind::Field | CompletionKind::Envelope => CompletionItemKind::FIELD,
        CompletionKind::Template => CompletionItemKind::SNIPPET,
        CompletionKind::Word => CompletionItemKind::ENUM_MEMBER,
        CompletionKind::Host => CompletionItemKind::VALUE,
    };
    let (text, format) = if knows_snippets && !completion.stops.is_empty() {
        (snippet(completion), InsertTextFormat::SNIPPET)
    } else {
        (completion.text.clone(), InsertTextFormat::PLAIN_TEXT)
    };
    let documentation = (!completion.documentation.is_empty()).then(|| {
        Documentation::MarkupContent(MarkupContent {
            kind: MarkupKind::PlainText,
            value: completion.documentation.clone(),
        })
    });
    CompletionItem {
        label: completion.label.clone(),
        kind: Some(kind),
        detail: Some(completion.detail.clone()),
        documentation,
        // Lines come with their indentation.
        insert_text_mode: Some(InsertTextMode::AS_IS),
        insert_text_format: Some(format),
        sort_text: Some(format!("{rank:04}")),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(
            places.range(completion.span),
            text,
        ))),
        ..CompletionItem::default()
    }
}

/// The text with its parts to be filled in, as `image: $1`.
fn snippet(completion: &Completion) -> String {
    let text = completion.text.as_str();
    let part = |start: usize, end: usize| escaped(text.get(start..end).unwrap_or_default());
    let mut snippet = String::new();
    let mut done = 0;
    for (number, stop) in completion.stops.iter().enumerate() {
        snippet.push_str(&part(done, stop.start));
        let proposal = part(stop.start, stop.end);
        let number = number + 1;
        // Writing to a text cannot fail.
        let _ = if proposal.is_empty() {
            write!(snippet, "${number}")
        } else {
            write!(snippet, "${{{number}:{proposal}}}")
        };
        done = stop.end;
    }
    snippet.push_str(&part(done, text.len()));
    snippet
}

/// Text of a snippet that stands for itself.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}")
}
