//! Small drawings. They repeat what words beside them say, so screen readers do not read them.

use sesstpl::Severity;
use yew::prelude::*;

/// What is drawn, on 16 by 16.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A disc with a cross.
    Error,
    /// A rocket's path that stops.
    Launch,
    /// A triangle with an exclamation mark.
    Warning,
    /// A disc with an i.
    Hint,
    /// A tick.
    Done,
    /// Half a disc: light and dark.
    Theme,
    /// A plug.
    Connection,
    /// Two sheets.
    Copy,
    /// An arrow in a circle.
    Refresh,
    /// A cross.
    Remove,
    /// A wand.
    Mend,
}

impl Shape {
    fn path(self) -> &'static str {
        match self {
            Self::Error => "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M5.5 5.5l5 5m0-5-5 5",
            Self::Launch => "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M3.5 12.5l9-9",
            Self::Warning => "M8 2 1.5 13.5h13zM8 6.5v3.25M8 11.5v.5",
            Self::Hint => "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M8 7.25V11M8 4.75v.5",
            Self::Done => "M2.5 8.5l3.5 3.5 7.5-8",
            Self::Theme => "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM8 1.5v13M10 4v8M12 5.5v5",
            Self::Connection => "M5.5 1.5v3.5M10.5 1.5v3.5M3.5 5h9v2.5a4.5 4.5 0 0 1-9 0zM8 12v2.5",
            Self::Copy => "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
            Self::Remove => "M4 4l8 8m0-8-8 8",
            Self::Mend => "M2.5 13.5l7-7M11 2v3M9.5 3.5h3M13 8v2.5M11.75 9.25h2.5",
            Self::Refresh => "M13.5 8a5.5 5.5 0 1 1-1.75-4M13.5 1.5v3h-3",
        }
    }
}

impl From<Severity> for Shape {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Launch => Self::Launch,
            Severity::Warning => Self::Warning,
            Severity::Hint => Self::Hint,
        }
    }
}

/// Which drawing.
#[derive(PartialEq, Properties)]
pub(crate) struct IconProps {
    /// The drawing.
    pub(crate) shape: Shape,
}

#[component]
pub(crate) fn Icon(props: &IconProps) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            <path d={props.shape.path()} />
        </svg>
    }
}
