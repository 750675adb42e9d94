//! The parts of the page.

mod conflict;
mod connect_dialog;
mod dialogs;
mod diff;
mod editor_pane;
mod followed;
mod footer;
mod form;
mod former;
mod gallery;
mod header;
mod history_dialog;
mod launch_dialog;
mod library;
mod listing;
mod name_dialog;
mod notices;
mod outline_dialog;
mod plan;
mod problems;
mod questions;
mod release_select;
mod rename_dialog;
mod review;
mod rule_dialog;
mod session_card;
mod session_details;
mod sessions;
mod side_pane;
mod stored;
mod theme;
mod verdict;

pub(crate) use dialogs::Dialogs;
pub(crate) use editor_pane::{EditorPane, run};
pub(crate) use footer::Footer;
pub(crate) use header::Header;
pub(crate) use notices::Notices;
pub(crate) use side_pane::SidePane;
pub(crate) use verdict::severity_title;

use yew::prelude::*;

use crate::state::State;

/// The page's state, for parts that read much of it or act on it.
pub(crate) type StateHandle = UseReducerHandle<State>;

/// What such parts are given.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct StateProps {
    /// The state.
    pub(crate) state: StateHandle,
}
