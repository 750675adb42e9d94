//! What differs between two texts.

use yew::prelude::*;

/// A text with its lines marked that another does not have, and those lines of the other that are gone.
pub(super) fn marked(before: &str, now: &str) -> Html {
    let diff = similar::TextDiff::from_lines(before, now);
    let line = |change: similar::Change<&str>| {
        let line = change.value().to_owned();
        match change.tag() {
            similar::ChangeTag::Equal => html! { { line } },
            similar::ChangeTag::Insert => html! { <ins>{ line }</ins> },
            similar::ChangeTag::Delete => html! { <del>{ line }</del> },
        }
    };
    html! { <>{ for diff.iter_all_changes().map(line) }</> }
}
