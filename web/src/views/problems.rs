//! The list of findings.

use sesstpl::Diagnostic;
use yew::prelude::*;

use super::severity_title;
use crate::components::{Icon, Shape, prose};
use crate::shared::Shared;
use crate::state::{Checked, Place};
use crate::words::sentence;

/// The findings and whom to tell of a jump.
#[derive(PartialEq, Properties)]
pub(crate) struct ProblemsProps {
    /// The findings.
    pub(crate) checked: Shared<Checked>,
    /// One is chosen.
    pub(crate) on_jump: Callback<Place>,
}

#[component]
pub(crate) fn Problems(props: &ProblemsProps) -> Html {
    let checked = &props.checked;
    let found = || checked.report.diagnostics.iter().zip(&checked.places);
    let count = checked.places.len();
    html! {
        <section class="problems" aria-labelledby="problems-title" data-testid="problems">
            <h2 id="problems-title">{ "Problems" }<span class="count">{ count }</span></h2>
            if count == 0 {
                <p class="empty">{ "Nothing to mend." }</p>
            } else {
                <ol>{ for found().map(|(finding, place)| problem(finding, *place, &props.on_jump)) }</ol>
            }
        </section>
    }
}

fn problem(finding: &Diagnostic, place: Place, on_jump: &Callback<Place>) -> Html {
    let on_jump = on_jump.clone();
    let path = finding.path.to_string();
    html! {
        <li>
            <button type="button" class={classes!("problem", severity_class(finding))}
                onclick={move |_| on_jump.emit(place)}>
                <Icon shape={Shape::from(finding.severity)} />
                <span class="problem-words">
                    <span class="problem-title">{ severity_title(finding.severity) }</span>{ " " }
                    <span class="problem-message">{ prose(&sentence(&finding.message)) }</span>
                    if let Some(help) = &finding.help {
                        { " " }<span class="problem-help">{ prose(&sentence(help)) }</span>
                    }
                    { " " }
                    <span class="problem-place">
                        <span>{ format!("{}:{}", place.start.line + 1, place.start.column + 1) }</span>
                        if !path.is_empty() {
                            { " " }<code>{ path }</code>
                        }
                        { " " }<span class="problem-code">{ finding.code.as_str() }</span>
                    </span>
                </span>
            </button>
        </li>
    }
}

fn severity_class(finding: &Diagnostic) -> &'static str {
    match finding.severity {
        sesstpl::Severity::Error => "is-error",
        sesstpl::Severity::Launch => "is-launch",
        sesstpl::Severity::Warning => "is-warning",
        sesstpl::Severity::Hint => "is-hint",
    }
}
