//! What there is to know about a rule.

use std::collections::HashMap;
use std::rc::Rc;

use serde::Deserialize;
use sesstpl::rules::{self, Rule};
use sesstpl::{Code, Series};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::StateHandle;
use super::questions::close;
use super::severity_title;
use crate::components::{Modal, prose};
use crate::messages::{self, t};
use crate::site;
use crate::words::sentence;

/// A rule's longer texts, which the site has in a file of its own.
#[derive(Debug, Deserialize)]
struct Texts {
    why: String,
    example: String,
    mended: String,
}

/// What became of the texts.
#[derive(Debug, Clone)]
enum Reading {
    Underway,
    Failed,
    Done(Rc<Texts>),
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct RuleProps {
    pub(super) state: StateHandle,
    pub(super) code: Code,
}

#[component]
pub(super) fn RuleDialog(props: &RuleProps) -> Html {
    let code = props.code;
    let reading = use_state(|| Reading::Underway);
    use_effect_with(code, {
        let reading = reading.clone();
        move |code| {
            let code = *code;
            spawn_local(async move {
                let all: Option<HashMap<String, Texts>> = site::json("rules").await;
                let texts = all.and_then(|mut all| all.remove(code.as_str()));
                reading.set(texts.map_or(Reading::Failed, |texts| Reading::Done(Rc::new(texts))));
            });
        }
    });
    let Some(rule) = rules::find(code.as_str()) else {
        return Html::default();
    };
    let words = messages::rule(code.as_str());
    let summary = words.map_or(rule.summary, |words| words.summary.as_str());
    let on_close = close(&props.state);
    html! {
        <Modal title={code.as_str()} testid="rule" on_close={on_close.clone()}>
            <p class="rule-summary">{ prose(&sentence(summary)) }</p>
            <p class="help">{ format!("{} · {}", severity_title(rule.severity), releases(rule)) }</p>
            { match &*reading {
                Reading::Underway => html! { <p class="waiting" role="status">{ t!("Reading…") }</p> },
                Reading::Failed => html! { <p class="help is-error" role="alert">{ t!("The examples could not be loaded; try again.") }</p> },
                Reading::Done(texts) => explained(texts, words.map_or(&texts.why, |words| &words.why)),
            } }
            <div class="actions">
                <button type="button" class="primary" autofocus=true onclick={move |_| on_close.emit(())}>
                    { t!("Close") }
                </button>
            </div>
        </Modal>
    }
}

fn explained(texts: &Texts, why: &str) -> Html {
    html! {
        <>
            <p>{ prose(&sentence(why)) }</p>
            <h3>{ t!("Found in") }</h3>
            <pre class="example" tabindex="0">{ texts.example.trim() }</pre>
            <h3>{ t!("Mended") }</h3>
            <pre class="example" tabindex="0">{ texts.mended.trim() }</pre>
        </>
    }
}

fn releases(rule: &Rule) -> String {
    match (rule.since == Series::FIRST, rule.until) {
        (true, None) => t!("every manager release").to_owned(),
        (true, Some(until)) => t!("manager releases before {}", until),
        (false, None) => t!("manager releases since {}", rule.since),
        (false, Some(until)) => t!("manager releases from {} to before {}", rule.since, until),
    }
}
