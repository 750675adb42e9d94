//! What the server knows, and which message is whose.

use std::collections::HashMap;

use lsp_server::{ErrorCode, Notification, Request, Response};
use lsp_types::notification::{
    DidChangeConfiguration, DidChangeTextDocument, DidCloseTextDocument, DidOpenTextDocument,
    Notification as _, PublishDiagnostics,
};
use lsp_types::request::{
    CodeActionRequest, Completion, DocumentSymbolRequest, FoldingRangeRequest, Formatting, HoverRequest,
    Request as _,
};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CompletionOptions,
    DidChangeConfigurationParams, DidChangeTextDocumentParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, FoldingRangeProviderCapability, HoverProviderCapability, InitializeParams,
    InitializeResult, OneOf, PositionEncodingKind, PublishDiagnosticsParams, ServerCapabilities, ServerInfo,
    TextDocumentSyncCapability, TextDocumentSyncKind, Uri,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sesstpl::CheckOptions;

use crate::answers::{actions, completion, diagnostics, folding, formatting, hover, symbols};
use crate::document::Document;
use crate::settings::Settings;

/// The action that makes all safe fixes of a document at once.
pub(crate) const FIX_ALL: &str = "source.fixAll.sesstpl";

/// The open documents and how they are checked.
#[derive(Debug)]
pub(crate) struct Server {
    settings: Settings,
    knows_snippets: bool,
    /// By their addresses.
    documents: HashMap<String, Document>,
}

/// Who the server is and what it can do.
pub(crate) fn introduction() -> InitializeResult {
    let kinds = vec![CodeActionKind::QUICKFIX, CodeActionKind::new(FIX_ALL)];
    InitializeResult {
        capabilities: ServerCapabilities {
            position_encoding: Some(PositionEncodingKind::UTF16),
            text_document_sync: Some(TextDocumentSyncCapability::Kind(TextDocumentSyncKind::FULL)),
            completion_provider: Some(CompletionOptions {
                trigger_characters: Some([" ", ":", "/"].map(str::to_owned).into()),
                ..CompletionOptions::default()
            }),
            hover_provider: Some(HoverProviderCapability::Simple(true)),
            code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
                code_action_kinds: Some(kinds),
                ..CodeActionOptions::default()
            })),
            document_formatting_provider: Some(OneOf::Left(true)),
            document_symbol_provider: Some(OneOf::Left(true)),
            folding_range_provider: Some(FoldingRangeProviderCapability::Simple(true)),
            ..ServerCapabilities::default()
        },
        server_info: Some(ServerInfo {
            name: "sesstpl".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
    }
}

impl Server {
    pub(crate) fn new(first: InitializeParams) -> Self {
        let said = first.initialization_options.unwrap_or_default();
        let completion = first
            .capabilities
            .text_document
            .and_then(|capabilities| capabilities.completion)
            .and_then(|capabilities| capabilities.completion_item);
        Self {
            settings: Settings::default().with(&said),
            knows_snippets: completion.and_then(|item| item.snippet_support).unwrap_or(false),
            documents: HashMap::new(),
        }
    }

    /// Answers a request.
    pub(crate) fn answer(&self, request: Request) -> Response {
        let Request { id, method, params } = request;
        let release = self.settings.release;
        let answer = match method.as_str() {
            Completion::METHOD => reply(params, |asked: lsp_types::CompletionParams| {
                let at = asked.text_document_position;
                let document = self.document(&at.text_document.uri)?;
                Some(completion::at(
                    document,
                    at.position,
                    release,
                    self.knows_snippets,
                ))
            }),
            HoverRequest::METHOD => reply(params, |asked: lsp_types::HoverParams| {
                let at = asked.text_document_position_params;
                hover::at(self.document(&at.text_document.uri)?, at.position, release)
            }),
            CodeActionRequest::METHOD => reply(params, |asked: lsp_types::CodeActionParams| {
                let document = self.checked(&asked.text_document.uri)?;
                Some(actions::within(document, &asked, self.options()))
            }),
            Formatting::METHOD => reply(params, |asked: lsp_types::DocumentFormattingParams| {
                formatting::of(self.document(&asked.text_document.uri)?, release)
            }),
            DocumentSymbolRequest::METHOD => reply(params, |asked: lsp_types::DocumentSymbolParams| {
                Some(symbols::of(self.document(&asked.text_document.uri)?))
            }),
            FoldingRangeRequest::METHOD => reply(params, |asked: lsp_types::FoldingRangeParams| {
                Some(folding::of(self.document(&asked.text_document.uri)?))
            }),
            unknown => {
                let message = format!("sesstpl does not know `{unknown}`");
                return Response::new_err(id, ErrorCode::MethodNotFound as i32, message);
            }
        };
        match answer {
            Ok(answer) => Response::new_ok(id, answer),
            Err(error) => Response::new_err(id, ErrorCode::InvalidParams as i32, error.to_string()),
        }
    }

    /// Hears what has happened in the editor; what is to be told it comes back. What is not understood is nothing to
    /// complain of: a notification has no answer.
    pub(crate) fn hear(&mut self, notification: Notification) -> Vec<Notification> {
        let Notification { method, params } = notification;
        match method.as_str() {
            DidOpenTextDocument::METHOD => heard(params, |opened: DidOpenTextDocumentParams| {
                let document = opened.text_document;
                self.put(&document.uri, document.text, document.version)
            }),
            DidChangeTextDocument::METHOD => heard(params, |changed: DidChangeTextDocumentParams| {
                let document = changed.text_document;
                // Changes come as the whole text, as was agreed on.
                let text = changed
                    .content_changes
                    .into_iter()
                    .next_back()
                    .map(|change| change.text);
                text.map_or_else(Vec::new, |text| self.put(&document.uri, text, document.version))
            }),
            DidCloseTextDocument::METHOD => heard(params, |closed: DidCloseTextDocumentParams| {
                let uri = closed.text_document.uri;
                self.documents.remove(uri.as_str());
                vec![told(PublishDiagnosticsParams::new(uri, Vec::new(), None))]
            }),
            DidChangeConfiguration::METHOD => heard(params, |changed: DidChangeConfigurationParams| {
                self.settings = self.settings.with(&changed.settings);
                let uris = self.documents.keys().filter_map(|uri| uri.parse().ok());
                uris.filter_map(|uri| self.findings(&uri)).collect()
            }),
            _ => Vec::new(),
        }
    }

    fn options(&self) -> CheckOptions {
        CheckOptions {
            release: self.settings.release,
        }
    }

    fn document(&self, uri: &Uri) -> Option<&Document> {
        self.documents.get(uri.as_str())
    }

    /// A document that is checked.
    fn checked(&self, uri: &Uri) -> Option<&Document> {
        let is_checked =
            |document: &&Document| self.settings.checks_everything || document.looks_like_templates();
        self.document(uri).filter(is_checked)
    }

    fn put(&mut self, uri: &Uri, text: String, version: i32) -> Vec<Notification> {
        self.documents
            .insert(uri.as_str().to_owned(), Document { text, version });
        self.findings(uri).into_iter().collect()
    }

    /// What is found in a document. Nothing is, in one that is not checked.
    fn findings(&self, uri: &Uri) -> Option<Notification> {
        let version = self.document(uri)?.version;
        let found = self
            .checked(uri)
            .map(|document| diagnostics::of(document, uri, self.options()));
        Some(told(PublishDiagnosticsParams::new(
            uri.clone(),
            found.unwrap_or_default(),
            Some(version),
        )))
    }
}

fn reply<P: DeserializeOwned, R: Serialize>(
    params: Value,
    answer: impl FnOnce(P) -> Option<R>,
) -> Result<Value, serde_json::Error> {
    serde_json::to_value(answer(serde_json::from_value(params)?))
}

fn heard<P: DeserializeOwned>(params: Value, hear: impl FnOnce(P) -> Vec<Notification>) -> Vec<Notification> {
    serde_json::from_value(params).map(hear).unwrap_or_default()
}

fn told(findings: PublishDiagnosticsParams) -> Notification {
    Notification::new(PublishDiagnostics::METHOD.to_owned(), findings)
}
