//! What the manager stores.

use sesstpl::{Release, TemplateReport, Verdict};
use yew::prelude::*;

use super::diff::marked;
use super::former::use_former;
use super::listing::Listing;
use super::release_select::release_select;
use super::side_pane::TextProps;
use crate::messages::t;
use crate::state::{Action, Checked};
use crate::template::{self, Notation};

#[component]
pub(super) fn StoredPanel(props: &TextProps) -> Html {
    let checked = &props.document.checked;
    let report = &checked.report;
    let several = report.templates.len() > 1;
    let former = use_former(&props.document.text, checked);
    html! {
        <>
            <div class="toolbar">
                { release_select(props) }
                { notation_switch(props) }
            </div>
            if let Some(former) = &former {
                <p class="toolbar help" role="status" data-testid="compared">
                    { compared(former, report) }
                </p>
            }
            <div class="scroll" data-testid="normalized">
                if report.templates.is_empty() {
                    <p class="empty">{ t!("There is no template in the text that could be read.") }</p>
                }
                { for report.templates.iter().enumerate().map(|(index, template)| {
                    let former = former.as_ref().and_then(|former| former.report.templates.get(index));
                    section(index, template, former, several, props.notation, report.release)
                }) }
            </div>
        </>
    }
}

fn compared(former: &Checked, report: &sesstpl::Report) -> String {
    let same = former.report.templates.len() == report.templates.len()
        && former
            .report
            .templates
            .iter()
            .zip(&report.templates)
            .all(|(one, other)| one.stored == other.stored);
    let (before, now) = (former.report.release, report.release);
    if same {
        t!("{} stores the same as {}.", now, before)
    } else {
        t!("Marked is what {} stores otherwise than {}.", now, before)
    }
}

fn notation_switch(text: &TextProps) -> Html {
    let button = |value: Notation, label: &'static str| {
        let dispatch = text.dispatch.clone();
        html! {
            <button type="button" aria-pressed={(text.notation == value).to_string()}
                onclick={move |_| dispatch.dispatch(Action::NotationChosen(value))}>
                { label }
            </button>
        }
    };
    html! {
        <div class="switch" role="group" aria-label={t!("Notation")}>
            { button(Notation::Yaml, "YAML") }
            { button(Notation::Json, "JSON") }
        </div>
    }
}

fn section(
    index: usize,
    report: &TemplateReport,
    former: Option<&TemplateReport>,
    several: bool,
    notation: Notation,
    release: Release,
) -> Html {
    let name = report
        .name
        .clone()
        .unwrap_or_else(|| t!("Template {}", index + 1));
    html! {
        <section class="stored" aria-label={name.clone()}>
            if several {
                <h3>{ &name }</h3>
            }
            { match &report.stored {
                Some(stored) => {
                    let text = template::text(stored, notation);
                    let before = former.and_then(|former| former.stored.as_ref());
                    let marked = before.filter(|before| *before != stored)
                        .map(|before| marked(&template::text(before, notation), &text));
                    html! { <Listing {text} label={t!("{} as stored", name)} {marked} /> }
                }
                None => html! { <p class="empty">{ nothing_stored(report.verdict, release) }</p> },
            } }
        </section>
    }
}

fn nothing_stored(verdict: Verdict, release: Release) -> String {
    match verdict {
        Verdict::Accept | Verdict::Reject => t!(
            "{} refuses it, so nothing is stored. The problems below the editor say why.",
            release
        ),
        Verdict::Malformed => t!(
            "{} cannot read it, so nothing is stored. The problems below the editor say why.",
            release
        ),
        Verdict::Crash => t!(
            "{} crashes on it, so nothing is stored. The problems below the editor say why.",
            release
        ),
    }
}
