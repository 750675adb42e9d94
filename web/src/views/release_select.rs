//! Against which manager release is the text looked at?

use sesstpl::Release;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::side_pane::TextProps;
use crate::messages::t;
use crate::state::{Action, ReleaseChoice};

/// The choice of release, with its label.
pub(super) fn release_select(text: &TextProps) -> Html {
    let on_change = {
        let dispatch = text.dispatch.clone();
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            let choice = value.parse().map_or(ReleaseChoice::Manager, ReleaseChoice::Fixed);
            dispatch.dispatch(Action::ReleaseChosen(choice));
        })
    };
    let whose = if text.manager.is_some() {
        t!("The manager's")
    } else {
        t!("The newest")
    };
    html! {
        <>
            <label for="release">{ t!("Manager release") }</label>
            <select id="release" data-testid="release" onchange={on_change}>
                <option value="" selected={text.release == ReleaseChoice::Manager}>
                    { t!("{}: {}", whose, text.manager_release()) }
                </option>
                { for Release::all().rev().map(|release| {
                    let release_text = release.to_string();
                    html! {
                        <option value={release_text.clone()} selected={text.release == ReleaseChoice::Fixed(release)}>
                            { release_text }
                        </option>
                    }
                }) }
            </select>
        </>
    }
}
