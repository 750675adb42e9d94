//! What a document is made of.

use lsp_types::{DocumentSymbol, SymbolKind};
use sesstpl::language;

use crate::document::{Document, Places};

/// The parts of a document and their parts.
pub(crate) fn of(document: &Document) -> Vec<DocumentSymbol> {
    let places = document.places();
    let found = language::symbols(&document.text);
    found.iter().map(|symbol| worded(symbol, &places)).collect()
}

fn worded(symbol: &language::Symbol, places: &Places<'_>) -> DocumentSymbol {
    let kind = match symbol.kind {
        language::SymbolKind::Template => SymbolKind::MODULE,
        language::SymbolKind::Mapping => SymbolKind::OBJECT,
        language::SymbolKind::List => SymbolKind::ARRAY,
        language::SymbolKind::Value => SymbolKind::PROPERTY,
    };
    let children = symbol.children.iter().map(|child| worded(child, places));
    #[allow(
        deprecated,
        reason = "the type has a field that is out of use and must be named"
    )]
    DocumentSymbol {
        name: if symbol.name.is_empty() {
            "''".to_owned()
        } else {
            symbol.name.clone()
        },
        detail: (!symbol.detail.is_empty()).then(|| symbol.detail.clone()),
        kind,
        tags: None,
        deprecated: None,
        range: places.range(symbol.span),
        selection_range: places.range(symbol.selection),
        children: Some(children.collect()),
    }
}
