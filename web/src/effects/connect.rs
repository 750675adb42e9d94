//! Finding a manager and being let in.

use sesstpl::Release;
use sesstpl_manager_api::calls::{
    EmbeddedIdentity, EmbeddedLogin, EmbeddedLogout, EmbeddedSession, ListTemplates, ReadPerson, ReadVersion,
    TemplateItem, WebLogin, WebLoginCheck, WebLoginOutcome, WebLogout,
};
use sesstpl_manager_api::{ApiError, Endpoint, Keypair};
use wasm_bindgen_futures::spawn_local;

use super::library;
use crate::connection::{
    Auth, Client, Login, Profile, Way, kept, own_endpoint, own_servers, remember, take_login_token,
};
use crate::messages::t;
use crate::shared::Shared;
use crate::state::{
    Access, Action, Connection, Dialog, Dispatch, Failure, Identity, Loadable, Manager, State,
};

/// Connects as before if this tab is to stay connected; else asks the server that the page came from whether it is a
/// manager that knows this browser.
pub(crate) fn begin(dispatch: Dispatch) {
    let token = take_login_token();
    let kept = token.is_none().then(kept::recall).flatten();
    match kept {
        Some(client) => {
            dispatch.dispatch(Action::Connected(Connection::Connecting));
            spawn_local(async move { let_in(dispatch, client, true).await });
        }
        None => ask_own_server(dispatch, token),
    }
}

/// Logs in at the server that the page came from, if the page's address holds a login token.
pub(crate) fn accept_invitation(dispatch: Dispatch) {
    if let Some(token) = take_login_token() {
        ask_own_server(dispatch, Some(token));
    }
}

fn ask_own_server(dispatch: Dispatch, token: Option<String>) {
    let is_invited = token.is_some();
    spawn_local(async move {
        let connection = match own_endpoint() {
            Some(endpoint) => embedded(Client::new(endpoint, Auth::Cookie), token).await,
            None => Connection::None,
        };
        dispatch.dispatch(if is_invited {
            Action::Connected(connection)
        } else {
            Action::Found(connection)
        });
    });
}

async fn embedded(client: Client, token: Option<String>) -> Connection {
    let invited = token.is_some();
    if let Some(token) = token
        && let Err(error) = client.send(&EmbeddedLogin { token }).await
    {
        return Connection::Failed(error.into());
    }
    match client.send(&EmbeddedSession).await {
        Ok(identity) => known(client, identity),
        Err(ApiError::LoggedOut) => Connection::Failed(ApiError::LoggedOut.into()),
        Err(error) if invited => Connection::Failed(error.into()),
        // A static host.
        Err(_) => Connection::None,
    }
}

fn known(client: Client, identity: EmbeddedIdentity) -> Connection {
    match identity.manager.parse::<Release>() {
        Ok(release) => Connection::Ready(Shared::new(Manager {
            client,
            version: identity.manager,
            release,
            identity: Identity {
                user: identity.user,
                domain: identity.domain,
                projects: identity.groups.into(),
                projects_complete: true,
            },
            dry_run: identity.dry_run,
        })),
        Err(error) => Connection::Failed(Failure::new(&error.to_string())),
    }
}

/// Connects by the server that the page came from: an embedded manager, or a cluster's web server where somebody is
/// logged in with this browser.
pub(crate) fn to_this_site(dispatch: Dispatch) {
    dispatch.dispatch(Action::Connected(Connection::Connecting));
    spawn_local(async move {
        let Some(endpoint) = own_endpoint() else {
            return dispatch.dispatch(Action::Connected(Connection::None));
        };
        let connection = embedded(Client::new(endpoint, Auth::Cookie), None).await;
        if connection != Connection::None {
            let is_ready = connection.manager().is_some();
            dispatch.dispatch(Action::Connected(connection));
            return if is_ready {
                dispatch.dispatch(Action::Dialog(None));
            };
        }
        for server in own_servers() {
            let client = Client::new(server, Auth::Login(Login::new("", None)));
            match client.send_to_web_server(&WebLoginCheck).await {
                Ok(true) => return let_in(dispatch, client, false).await,
                Ok(false) => return fail(&dispatch, ApiError::LoginEnded),
                // Something else answers there.
                Err(_) => {}
            }
        }
        fail(
            &dispatch,
            Failure::new(t!(
                "this site is neither an embedded manager nor a cluster's web server; choose another way"
            )),
        );
    });
}

/// Connects to any manager with a keypair, and says so in the connection's state.
pub(crate) fn with_keypair(dispatch: Dispatch, endpoint: Endpoint, keypair: Keypair, keep: bool) {
    dispatch.dispatch(Action::Connected(Connection::Connecting));
    let client = Client::new(endpoint, Auth::Keypair(keypair));
    spawn_local(async move { let_in(dispatch, client, keep).await });
}

/// Logs in at a cluster's web server. `on_one_time_password` is called where the cluster wants one with it.
pub(crate) fn with_login(
    dispatch: Dispatch,
    endpoint: Endpoint,
    credentials: WebLogin,
    keep: bool,
    on_one_time_password: impl FnOnce() + 'static,
) {
    dispatch.dispatch(Action::Connected(Connection::Connecting));
    let login = Login::new(&credentials.username, None);
    let client = Client::new(endpoint, Auth::Login(login.clone()));
    spawn_local(async move {
        match log_in(&client, &credentials).await {
            Ok(true) => let_in(dispatch, client, keep).await,
            Ok(false) => {
                dispatch.dispatch(Action::Connected(Connection::None));
                on_one_time_password();
            }
            Err(failure) => fail(&dispatch, failure),
        }
    });
}

/// Logs in again where a login has ended; whatever waits for it goes on. What comes of it is told to `on_outcome`:
/// whether a one-time password is wanted, or why it did not work.
pub(crate) fn log_in_again(
    client: Client,
    dispatch: Dispatch,
    credentials: WebLogin,
    on_outcome: impl FnOnce(Option<Failure>) + 'static,
) {
    spawn_local(async move {
        match log_in(&client, &credentials).await {
            Ok(true) => {
                if kept::is_kept() {
                    kept::keep(&client);
                }
                dispatch.dispatch(Action::Access(Access::Granted));
            }
            Ok(false) => on_outcome(None),
            Err(failure) => on_outcome(Some(failure)),
        }
    });
}

/// Sends user name and password and renews the client's login; false where a one-time password is wanted, too.
async fn log_in(client: &Client, credentials: &WebLogin) -> Result<bool, Failure> {
    match client.send_to_web_server(credentials).await? {
        WebLoginOutcome::LoggedIn { session_id, .. } => {
            let is_own = own_servers().contains(client.endpoint());
            if session_id.is_none() && !is_own {
                return Err(Failure::new(t!(
                    "the web server proves the login by a cookie only, which browsers keep from pages of other sites; \
                     open the editor from the web server itself"
                )));
            }
            if let Some(login) = client.login() {
                login.renew(session_id);
            }
            Ok(true)
        }
        WebLoginOutcome::OneTimePasswordNeeded if credentials.otp.is_none() => Ok(false),
        WebLoginOutcome::OneTimePasswordNeeded => Err(Failure::new(t!(
            "the one-time password was not taken; try the next one"
        ))),
        WebLoginOutcome::RegistrationNeeded => Err(Failure::new(t!(
            "the cluster asks for two-factor authentication, which is not set up for you; set it up in the cluster's web \
             console first"
        ))),
    }
}

/// Finds out what the manager is and who it takes us for.
async fn let_in(dispatch: Dispatch, client: Client, keep: bool) {
    let profile = profile(&client);
    match introduced(client).await {
        Ok((manager, templates)) => {
            if let Some(profile) = profile {
                remember(profile);
            }
            if keep {
                kept::keep(&manager.client);
            } else {
                kept::forget();
            }
            dispatch.dispatch(Action::Connected(Connection::Ready(manager)));
            library::show(&dispatch, Loadable::Ready(templates.into()));
            dispatch.dispatch(Action::Dialog(None));
        }
        Err(failure) => fail(&dispatch, failure),
    }
}

fn profile(client: &Client) -> Option<Profile> {
    let (way, name) = match client.auth() {
        Auth::Cookie => return None,
        Auth::Keypair(keypair) => (Way::Keypair, keypair.access_key()),
        Auth::Login(login) if login.user().is_empty() => return None,
        Auth::Login(login) => (Way::Login, login.user()),
    };
    Some(Profile {
        way,
        endpoint: client.endpoint().to_string(),
        name: name.to_owned(),
    })
}

fn fail(dispatch: &Dispatch, failure: impl Into<Failure>) {
    dispatch.dispatch(Action::Connected(Connection::Failed(failure.into())));
}

async fn introduced(client: Client) -> Result<(Shared<Manager>, Vec<TemplateItem>), Failure> {
    let version = client.send(&ReadVersion).await?;
    let release: Release = version
        .manager
        .parse()
        .map_err(|error: sesstpl::ParseReleaseError| Failure::new(&error.to_string()))?;
    // The first request that needs the keypair or the login.
    let templates = client.send(&ListTemplates).await?;
    let identity = match client.send(&ReadPerson).await {
        Ok(person) => Identity::of(person),
        // Not every manager lets everybody ask.
        Err(_) => guessed_identity(name(&client), &templates),
    };
    let manager = Manager {
        client,
        version: version.manager,
        release,
        identity,
        dry_run: version.dry_run,
    };
    Ok((Shared::new(manager), templates))
}

/// What stands for the caller where the manager does not tell who that is.
fn name(client: &Client) -> &str {
    match client.auth() {
        Auth::Cookie => "",
        Auth::Keypair(keypair) => keypair.access_key(),
        Auth::Login(login) => login.user(),
    }
}

/// What the caller's own templates tell of the caller.
fn guessed_identity(name: &str, templates: &[TemplateItem]) -> Identity {
    let own = || templates.iter().filter(|item| item.is_owner);
    let mut projects = vec!["default".to_owned()];
    for project in own().filter_map(|item| item.group_name.as_ref()) {
        if !projects.contains(project) {
            projects.push(project.clone());
        }
    }
    let first = |field: fn(&TemplateItem) -> Option<&String>| own().find_map(field).cloned();
    Identity {
        user: first(|item| item.user_email.as_ref()).unwrap_or_else(|| name.to_owned()),
        domain: first(|item| item.domain_name.as_ref()).unwrap_or_else(|| "default".to_owned()),
        projects: projects.into(),
        projects_complete: false,
    }
}

/// Ends the connection, and the login where there is one.
pub(crate) fn disconnect(state: &State, dispatch: &Dispatch) {
    kept::forget();
    if let Some(manager) = state.connection.manager() {
        let manager = manager.clone();
        // A login ends by itself when its server does not hear of it.
        spawn_local(async move {
            let client = &manager.client;
            match client.auth() {
                Auth::Cookie => drop(client.send(&EmbeddedLogout).await),
                Auth::Login(_) => drop(client.send_to_web_server(&WebLogout).await),
                Auth::Keypair(_) => {}
            }
        });
    }
    dispatch.dispatch(Action::Connected(Connection::None));
    dispatch.dispatch(Action::Dialog(None));
}

/// The manager, or none and a dialog that asks for one.
pub(crate) fn manager_or_ask(state: &State, dispatch: &Dispatch) -> Option<Shared<Manager>> {
    let manager = state.connection.manager();
    if manager.is_none() {
        dispatch.dispatch(Action::Dialog(Some(Dialog::Connect)));
    }
    manager.cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(is_owner: bool, email: &str, project: &str) -> TemplateItem {
        serde_json::from_value(serde_json::json!({
            "name": "t", "id": "0", "created_at": "2026-11-21T17:32:10+00:00", "is_owner": is_owner, "user": null,
            "group": null, "user_email": email, "group_name": project, "domain_name": "default", "type": "user",
            "template": {},
        }))
        .unwrap()
    }

    #[test]
    fn the_callers_own_templates_tell_who_the_caller_is() {
        let items = [
            item(false, "other@a.example", "secret"),
            item(true, "me@a.example", "vision"),
            item(true, "me@a.example", "vision"),
        ];
        let identity = guessed_identity("AKIA", &items);
        assert_eq!(identity.user, "me@a.example");
        assert_eq!(*identity.projects, ["default".to_owned(), "vision".to_owned()]);
        assert!(!identity.projects_complete);
    }

    #[test]
    fn without_own_templates_the_access_key_stands_for_the_caller() {
        let identity = guessed_identity("AKIA", &[]);
        assert_eq!(identity.user, "AKIA");
        assert_eq!(*identity.projects, ["default".to_owned()]);
    }
}
