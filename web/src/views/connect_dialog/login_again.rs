//! A login has ended while somebody works.

use yew::prelude::*;

use super::login::{credentials, secrets};
use crate::components::{Modal, Notice, Tone};
use crate::effects::connect;
use crate::messages::t;
use crate::state::{Access, Action, Failure};
use crate::views::StateProps;

/// How the logging in goes.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    Asking,
    Sending,
    OneTimePassword,
    Failed(Failure),
}

#[component]
pub(in crate::views) fn LoginAgainDialog(props: &StateProps) -> Html {
    let state = &props.state;
    let step = use_state_eq(|| Step::Asking);
    let asks_one_time_password = use_state_eq(|| false);
    let (user, password, otp) = (use_node_ref(), use_node_ref(), use_node_ref());
    let Some(manager) = state.connection.manager().cloned() else {
        return Html::default();
    };
    let Some(login) = manager.client.login().cloned() else {
        return Html::default();
    };
    let on_close = {
        let (dispatch, login) = (state.dispatcher(), login.clone());
        Callback::from(move |()| {
            login.give_up();
            dispatch.dispatch(Action::Access(Access::Ended));
        })
    };
    let on_submit = {
        let (dispatch, client, step) = (state.dispatcher(), manager.client.clone(), step.clone());
        let (user, password, otp) = (user.clone(), password.clone(), otp.clone());
        let (asks, known) = (asks_one_time_password.clone(), login.user().to_owned());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = super::fields::value(&user);
            let name = if known.is_empty() { &typed } else { &known };
            let credentials = credentials(name, &password, asks.then_some(&otp));
            step.set(Step::Sending);
            let (step, asks) = (step.clone(), asks.clone());
            connect::log_in_again(client.clone(), dispatch.clone(), credentials, move |failure| {
                if let Some(failure) = failure {
                    step.set(Step::Failed(failure));
                } else {
                    asks.set(true);
                    step.set(Step::OneTimePassword);
                }
            });
        })
    };
    let is_sending = *step == Step::Sending;
    html! {
        <Modal title={t!("Your login has ended")} testid="login-again" on_close={on_close.clone()}>
            <p>
                { t!("Log in at {} again, and what you were doing goes on. Nothing is lost.", manager.endpoint()) }
            </p>
            <form onsubmit={on_submit} autocomplete="off">
                <label for="user-again">{ t!("User name or e-mail address") }</label>
                if login.user().is_empty() {
                    <input ref={user} id="user-again" type="text" required=true autocomplete="off" />
                } else {
                    <input id="user-again" type="text" readonly=true value={login.user().to_owned()} />
                }
                { secrets(&password, &otp, *asks_one_time_password) }
                if let Step::Failed(failure) = &*step {
                    <Notice tone={Tone::Error} title={t!("Not logged in.")} text={failure.text.to_string()} testid="login-failed" />
                }
                <div class="actions">
                    <button type="button" class="quiet" onclick={move |_| on_close.emit(())}>{ t!("Not now") }</button>
                    <button type="submit" class="primary" disabled={is_sending}>
                        { if is_sending { t!("Logging in…") } else { t!("Log in") } }
                    </button>
                </div>
            </form>
        </Modal>
    }
}
