//! Finding a manager and being let in.

use sesstpl::Release;
use sesstpl_manager_api::calls::{
    EmbeddedIdentity, EmbeddedLogin, EmbeddedLogout, EmbeddedSession, ListTemplates, ReadVersion,
    TemplateItem,
};
use sesstpl_manager_api::{ApiError, Endpoint, Keypair};
use wasm_bindgen_futures::spawn_local;

use crate::connection::{Auth, Client, RememberedProfile, own_endpoint, take_login_token};
use crate::shared::Shared;
use crate::state::{Action, Connection, Dialog, Dispatch, Failure, Identity, Loadable, Manager, State};
use crate::storage;

/// Asks the server that the page came from whether it is a manager that knows this browser.
pub(crate) fn look_for_embedded(dispatch: Dispatch) {
    ask_own_server(dispatch, take_login_token());
}

/// Logs in at the server that the page came from, if the page's address holds a login token.
pub(crate) fn accept_invitation(dispatch: Dispatch) {
    if let Some(token) = take_login_token() {
        ask_own_server(dispatch, Some(token));
    }
}

fn ask_own_server(dispatch: Dispatch, token: Option<String>) {
    spawn_local(async move {
        let connection = match own_endpoint() {
            Some(endpoint) => embedded(Client::new(endpoint, Auth::Cookie), token).await,
            None => Connection::None,
        };
        dispatch.dispatch(Action::Connected(connection));
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

/// Connects to any manager with a keypair, and says so in the connection's state.
pub(crate) fn connect(dispatch: Dispatch, endpoint: Endpoint, keypair: Keypair) {
    dispatch.dispatch(Action::Connected(Connection::Connecting));
    let profile = RememberedProfile {
        endpoint: endpoint.to_string(),
        access_key: keypair.access_key().to_owned(),
    };
    spawn_local(async move {
        match with_keypair(endpoint, keypair).await {
            Ok((manager, templates)) => {
                // Only a convenience is lost when the browser refuses.
                let _ = storage::write(storage::CONNECTION, &profile);
                dispatch.dispatch(Action::Connected(Connection::Ready(manager)));
                dispatch.dispatch(Action::Library(Loadable::Ready(templates.into())));
                dispatch.dispatch(Action::Dialog(None));
            }
            Err(failure) => dispatch.dispatch(Action::Connected(Connection::Failed(failure))),
        }
    });
}

async fn with_keypair(
    endpoint: Endpoint,
    keypair: Keypair,
) -> Result<(Shared<Manager>, Vec<TemplateItem>), Failure> {
    let access_key = keypair.access_key().to_owned();
    let client = Client::new(endpoint, Auth::Keypair(keypair));
    let version = client.send(&ReadVersion).await?;
    let release: Release = version
        .manager
        .parse()
        .map_err(|error: sesstpl::ParseReleaseError| Failure::new(&error.to_string()))?;
    // The first request that needs the keypair.
    let templates = client.send(&ListTemplates).await?;
    let manager = Manager {
        client,
        version: version.manager,
        release,
        identity: guessed_identity(&access_key, &templates),
        dry_run: version.dry_run,
    };
    Ok((Shared::new(manager), templates))
}

/// What the caller's own templates tell of the caller.
fn guessed_identity(access_key: &str, templates: &[TemplateItem]) -> Identity {
    let own = || templates.iter().filter(|item| item.is_owner);
    let mut projects = vec!["default".to_owned()];
    for project in own().filter_map(|item| item.group_name.as_ref()) {
        if !projects.contains(project) {
            projects.push(project.clone());
        }
    }
    let first = |field: fn(&TemplateItem) -> Option<&String>| own().find_map(field).cloned();
    Identity {
        user: first(|item| item.user_email.as_ref()).unwrap_or_else(|| access_key.to_owned()),
        domain: first(|item| item.domain_name.as_ref()).unwrap_or_else(|| "default".to_owned()),
        projects: projects.into(),
        projects_complete: false,
    }
}

/// Ends the connection.
pub(crate) fn disconnect(state: &State, dispatch: &Dispatch) {
    if let Some(manager) = state.connection.manager()
        && manager.client.uses_cookie()
    {
        let manager = manager.clone();
        // The cookie ends by itself when the manager does not hear of it.
        spawn_local(async move { drop(manager.client.send(&EmbeddedLogout).await) });
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
