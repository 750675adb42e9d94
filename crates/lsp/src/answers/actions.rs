//! What mends a finding.

use std::collections::HashMap;

use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, Range, TextEdit, Uri, WorkspaceEdit,
};
use sesstpl::fix::{Applicability, Fixer, mend};
use sesstpl::{CheckOptions, check};

use super::diagnostics::worded;
use crate::document::Document;
use crate::server::FIX_ALL;

/// The fixes of what is found within a range, and all safe ones at once, as far as they are asked for.
pub(crate) fn within(
    document: &Document,
    asked: &CodeActionParams,
    options: CheckOptions,
) -> Vec<CodeActionOrCommand> {
    let wanted = |kind: &CodeActionKind| {
        let only = asked.context.only.as_ref();
        only.is_none_or(|kinds| kinds.iter().any(|wanted| is_part_of(kind, wanted)))
    };
    let mut actions = Vec::new();
    if wanted(&CodeActionKind::QUICKFIX) {
        actions.extend(quick_fixes(document, asked, options));
    }
    let all = CodeActionKind::new(FIX_ALL);
    if wanted(&all) {
        actions.extend(every_safe_fix(document, asked, options, all));
    }
    actions.into_iter().map(CodeActionOrCommand::CodeAction).collect()
}

/// Kinds are parted by dots, and a kind is part of all that it begins with.
fn is_part_of(kind: &CodeActionKind, wanted: &CodeActionKind) -> bool {
    let rest = kind.as_str().strip_prefix(wanted.as_str());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn quick_fixes(document: &Document, asked: &CodeActionParams, options: CheckOptions) -> Vec<CodeAction> {
    let uri = &asked.text_document.uri;
    let places = document.places();
    let fixer = Fixer::new(&document.text, &options);
    let report = check(&document.text, &options);
    let there = report
        .diagnostics
        .iter()
        .filter(|diagnostic| touch(places.range(diagnostic.span), asked.range));
    let mut actions = Vec::new();
    for diagnostic in there {
        for (rank, fix) in fixer.fixes(diagnostic).into_iter().enumerate() {
            let is_safe = fix.applicability == Applicability::Safe;
            actions.push(CodeAction {
                title: fix.title,
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: Some(vec![worded(diagnostic, &places, uri)]),
                edit: Some(change(uri, places.edits(&fix.edits))),
                is_preferred: Some(is_safe && rank == 0),
                ..CodeAction::default()
            });
        }
    }
    actions
}

fn every_safe_fix(
    document: &Document,
    asked: &CodeActionParams,
    options: CheckOptions,
    kind: CodeActionKind,
) -> Option<CodeAction> {
    let mended = mend(&document.text, &options, false);
    (!mended.edits.is_empty()).then(|| CodeAction {
        title: "Make all safe fixes".to_owned(),
        kind: Some(kind),
        edit: Some(change(
            &asked.text_document.uri,
            document.places().edits(&mended.edits),
        )),
        ..CodeAction::default()
    })
}

fn change(uri: &Uri, edits: Vec<TextEdit>) -> WorkspaceEdit {
    #[allow(
        clippy::mutable_key_type,
        reason = "the protocol's type has addresses as keys"
    )]
    let changes = HashMap::from([(uri.clone(), edits)]);
    WorkspaceEdit::new(changes)
}

fn touch(one: Range, other: Range) -> bool {
    one.start <= other.end && other.start <= one.end
}
