//! What stands beside the editor.

use std::rc::Rc;

use sesstpl::Release;
use sesstpl::language::HostValues;
use yew::prelude::*;

use super::StateProps;
use super::followed::use_followed;
use super::form::FormPanel;
use super::library::LibraryPanel;
use super::plan::PlanPanel;
use super::sessions::SessionsPanel;
use super::stored::StoredPanel;
use crate::host::use_host_values;
use crate::messages::Language;
use crate::shared::Shared;
use crate::state::{Dispatch, Document, Manager, Panel, ReleaseChoice};
use crate::template::Notation;

/// What a panel about the text is given. It is drawn anew only when some of this changes.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct TextProps {
    /// The text.
    pub(crate) document: Document,
    /// Against which release it is checked.
    pub(crate) release: ReleaseChoice,
    /// The manager, if there is one.
    pub(crate) manager: Option<Shared<Manager>>,
    /// How normalized templates are written.
    pub(crate) notation: Notation,
    /// What the cluster has.
    pub(crate) host: Rc<HostValues>,
    /// The language that the page is in.
    pub(crate) language: Language,
    /// Whom to tell what is done.
    pub(crate) dispatch: Dispatch,
}

impl TextProps {
    /// The manager's release; without a manager, the newest.
    pub(crate) fn manager_release(&self) -> Release {
        self.manager
            .as_ref()
            .map_or(Release::LATEST, |manager| manager.release)
    }
}

#[component]
pub(crate) fn SidePane(props: &StateProps) -> Html {
    let state = &props.state;
    let document = use_followed(state);
    let host = use_host_values(state);
    let text = TextProps {
        document,
        release: state.release,
        manager: state.connection.manager().cloned(),
        notation: state.notation,
        host,
        language: state.language,
        dispatch: state.dispatcher(),
    };
    let panel = match state.panel {
        Panel::Stored => html! { <StoredPanel ..text /> },
        Panel::Plan => html! { <PlanPanel ..text /> },
        Panel::Form => html! { <FormPanel ..text /> },
        Panel::Library => html! { <LibraryPanel state={state.clone()} /> },
        Panel::Sessions => html! { <SessionsPanel state={state.clone()} /> },
    };
    let id = state.panel.id();
    html! {
        <section class="pane side-pane" role="tabpanel" id={format!("panel-{id}")} aria-labelledby={format!("tab-{id}")}>
            { panel }
        </section>
    }
}
