//! What there is to know about a rule.

use sesstpl::rules::{self, Rule};
use sesstpl::{Code, Series};
use yew::prelude::*;

use super::StateHandle;
use super::questions::close;
use super::severity_title;
use crate::components::{Modal, prose};
use crate::messages::t;
use crate::words::sentence;

pub(super) fn rule(state: &StateHandle, code: Code) -> Html {
    let Some(rule) = rules::find(code.as_str()) else {
        return Html::default();
    };
    let on_close = close(state);
    html! {
        <Modal title={code.as_str()} testid="rule" on_close={on_close.clone()}>
            <p class="rule-summary">{ prose(&sentence(rule.summary)) }</p>
            <p class="help">{ format!("{} · {}", severity_title(rule.severity), releases(rule)) }</p>
            <p>{ prose(&sentence(rule.why)) }</p>
            <h3>{ t!("Found in") }</h3>
            <pre class="example" tabindex="0">{ rule.example.trim() }</pre>
            <h3>{ t!("Mended") }</h3>
            <pre class="example" tabindex="0">{ rule.mended.trim() }</pre>
            <div class="actions">
                <button type="button" class="primary" autofocus=true onclick={move |_| on_close.emit(())}>
                    { t!("Close") }
                </button>
            </div>
        </Modal>
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
