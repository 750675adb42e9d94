//! Something that happened, in words.

use yew::prelude::*;

use super::{Icon, Shape, prose};

/// How it is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// It did not work.
    Error,
    /// Mind it.
    Warning,
    /// Just so you know.
    Info,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Error => "tone-error",
            Self::Warning => "tone-warning",
            Self::Info => "tone-info",
        }
    }

    fn shape(self) -> Shape {
        match self {
            Self::Error => Shape::Error,
            Self::Warning => Shape::Warning,
            Self::Info => Shape::Hint,
        }
    }

    /// Whether it is read out at once.
    fn role(self) -> &'static str {
        match self {
            Self::Error | Self::Warning => "alert",
            Self::Info => "status",
        }
    }
}

/// What happened.
#[derive(PartialEq, Properties)]
pub(crate) struct NoticeProps {
    /// How it is meant.
    pub(crate) tone: Tone,
    /// What, in a few words.
    pub(crate) title: AttrValue,
    /// Why, and what to do.
    #[prop_or_default]
    pub(crate) text: AttrValue,
    /// A name for tests.
    #[prop_or_default]
    pub(crate) testid: Option<AttrValue>,
    /// What can be done about it.
    #[prop_or_default]
    pub(crate) children: Html,
}

#[component]
pub(crate) fn Notice(props: &NoticeProps) -> Html {
    html! {
        <div class={classes!("notice", props.tone.class())} role={props.tone.role()} data-testid={props.testid.clone()}>
            <Icon shape={props.tone.shape()} />
            <div class="notice-words"><strong>{ &props.title }</strong>{ " " }<span>{ prose(&props.text) }</span></div>
            <div class="actions">{ props.children.clone() }</div>
        </div>
    }
}
