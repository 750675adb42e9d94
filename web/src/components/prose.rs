//! Sentences with code in them.

use yew::prelude::*;

use crate::words::{Piece, pieces};

/// A text whose backticks become code.
pub(crate) fn prose(text: &str) -> Html {
    let piece = |piece: Piece<'_>| match piece {
        Piece::Plain(words) => html! { { words } },
        Piece::Code(code) => html! { <code>{ code }</code> },
    };
    html! { <>{ for pieces(text).into_iter().map(piece) }</> }
}
