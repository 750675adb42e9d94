use sesstpl::launch::{LaunchOptions, plan};
use sesstpl_manager_api::calls::TemplateItem;
use sesstpl_manager_api::{ApiError, Keypair, SessionStatus, Timestamp};

use super::*;
use crate::connection::{Auth, Client};

fn fresh() -> State {
    State::new(
        Document::new(SAMPLE, Release::LATEST),
        ReleaseChoice::Manager,
        Rc::new([]),
        Rc::new([]),
    )
}

fn after(state: State, actions: impl IntoIterator<Item = Action>) -> State {
    let start = Rc::new(state);
    let end = actions.into_iter().fold(start, Reducible::reduce);
    Rc::unwrap_or_clone(end)
}

fn manager(version: &str) -> Connection {
    let endpoint = "http://127.0.0.1:8090".parse().unwrap();
    Connection::Ready(Shared::new(Manager {
        client: Client::new(endpoint, Auth::Keypair(Keypair::new("AKIA", "hush"))),
        version: version.to_owned(),
        release: version.parse().unwrap(),
        identity: Identity {
            user: "me@a.example".to_owned(),
            domain: "default".to_owned(),
            projects: Rc::new(["default".to_owned()]),
            projects_complete: true,
        },
        dry_run: true,
    }))
}

fn origin(id: &str) -> Rc<Origin> {
    Rc::new(Origin {
        endpoint: "http://127.0.0.1:8090".to_owned(),
        id: id.to_owned(),
        name: "train".to_owned(),
        group: Some("default".to_owned()),
        domain: Some("default".to_owned()),
        seen: None,
    })
}

fn item(id: &str) -> TemplateItem {
    serde_json::from_value(serde_json::json!({
        "name": "train", "id": id, "created_at": "2026-11-21T17:32:10+00:00", "is_owner": true, "user": null,
        "group": null, "user_email": null, "group_name": "default", "domain_name": "default", "type": "user",
        "template": {},
    }))
    .unwrap()
}

fn session(name: &str) -> LaunchedSession {
    let key = SessionKey {
        endpoint: "http://127.0.0.1:8090".to_owned(),
        name: name.to_owned(),
    };
    let at = Timestamp::from_unix_millis(0);
    let report = Checked::of(SAMPLE, Release::LATEST, &Catalogue::default()).report;
    let options = LaunchOptions {
        name: "session".to_owned(),
        group: "default".to_owned(),
        domain: "default".to_owned(),
    };
    let plan = plan(report.templates[0].stored.as_ref().unwrap(), &options).unwrap();
    let step = Step {
        status: SessionStatus::Pending,
        at,
    };
    LaunchedSession::new(key, None, None, Shared::new(plan), step)
}

#[test]
fn the_text_is_checked_as_the_manager_checks_until_a_release_is_chosen() {
    let state = after(fresh(), [Action::Connected(manager("23.09.10"))]);
    assert_eq!(state.document.checked.report.release.to_string(), "23.9.10");
    let old = ReleaseChoice::Fixed("20.3.19".parse().unwrap());
    let state = after(state, [Action::ReleaseChosen(old)]);
    assert_eq!(state.document.checked.report.release.to_string(), "20.3.19");
    assert_eq!(state.checked_for_manager().report.release.to_string(), "23.9.10");
}

#[test]
fn without_a_manager_the_newest_release_is_asked() {
    assert_eq!(fresh().release(), Release::LATEST);
}

#[test]
fn typing_changes_the_text_but_does_not_load_it_into_the_editor_again() {
    let state = after(fresh(), [Action::Edited("kind: x".into())]);
    assert_eq!((&*state.document.text, state.document.loads), ("kind: x", 0));
    assert!(state.document.is_changed());
}

/// The manager has saved the text `first`.
fn saved_first() -> Action {
    Action::Saved {
        text: "first".into(),
        origin: Some(origin("1")),
        what: "train".into(),
        at: Timestamp::from_unix_millis(0),
    }
}

#[test]
fn opening_a_template_loads_it_and_leaves_nothing_changed() {
    let state = after(
        fresh(),
        [
            Action::Edited("x".into()),
            Action::Loaded("kind: y".into(), Some(origin("1"))),
        ],
    );
    assert_eq!((&*state.document.text, state.document.loads), ("kind: y", 1));
    assert!(!state.document.is_changed());
}

#[test]
fn of_two_saved_templates_the_one_that_was_asked_for_last_is_shown() {
    let come = |id| Action::Opened(format!("kind: {id}").into(), origin(id));
    let asked = ["1", "2"].map(|id| Action::Opening(id.to_owned()));
    let state = after(fresh(), asked.into_iter().chain([come("2"), come("1")]));
    assert_eq!((&*state.document.text, state.document.loads), ("kind: 2", 1));
    assert_eq!(state.dialog, None);
}

#[test]
fn who_types_while_a_saved_template_comes_is_asked_first() {
    let state = after(
        fresh(),
        [
            Action::Opening("1".to_owned()),
            Action::Edited("typed".into()),
            Action::Opened("kind: y".into(), origin("1")),
        ],
    );
    assert_eq!(&*state.document.text, "typed");
    assert!(
        matches!(state.dialog, Some(Dialog::Discard(_))),
        "{:?}",
        state.dialog
    );
}

#[test]
fn what_came_of_a_saving_is_nothing_to_a_text_that_was_loaded_since() {
    let state = after(
        fresh(),
        [
            Action::Edited("first".into()),
            Action::Loaded("other".into(), None),
            Action::About(0, Box::new(saved_first())),
        ],
    );
    assert_eq!(state.document.origin, None);
    assert!(!state.document.is_changed());
}

#[test]
fn who_connects_is_not_disconnected_by_a_late_answer_of_the_pages_own_server() {
    let actions = [
        Action::Connected(manager("26.9.6")),
        Action::Found(Connection::None),
    ];
    assert!(after(fresh(), actions).connection.manager().is_some());
}

#[test]
fn what_is_typed_while_the_manager_saves_stays_and_counts_as_changed() {
    let actions = [
        Action::Edited("first".into()),
        Action::Edited("first and second".into()),
        saved_first(),
    ];
    let state = after(fresh(), actions);
    assert_eq!(&*state.document.text, "first and second");
    assert!(state.document.is_changed());
}

#[test]
fn a_failed_saving_keeps_the_text_and_what_was_tried_even_when_typing_goes_on() {
    let failed = Saving::Failed {
        failure: ApiError::Unreachable {
            detail: "refused".to_owned(),
        }
        .into(),
        target: SaveTarget::New,
    };
    let state = after(
        fresh(),
        [
            Action::Edited("a".into()),
            Action::Saving(failed.clone()),
            Action::Edited("b".into()),
        ],
    );
    assert_eq!(state.saving, failed);
    assert_eq!(&*state.document.text, "b");
}

#[test]
fn a_template_of_another_manager_is_not_updated_on_this_one() {
    let elsewhere = Origin {
        endpoint: "http://b.example".to_owned(),
        ..(*origin("1")).clone()
    };
    let loaded = Action::Loaded("x".into(), Some(Rc::new(elsewhere)));
    let state = after(fresh(), [Action::Connected(manager("26.9.6")), loaded]);
    assert_eq!(state.origin_here(), None);
}

#[test]
fn deleting_the_open_template_keeps_its_text_as_one_that_is_saved_nowhere() {
    let actions = [
        Action::Connected(manager("26.9.6")),
        Action::Library(Loadable::Ready([item("1"), item("2")].into())),
        Action::Loaded("kind: y".into(), Some(origin("1"))),
        Action::Deleted(vec!["1".to_owned()]),
    ];
    let state = after(fresh(), actions);
    assert_eq!(state.document.origin, None);
    assert!(state.document.is_changed());
    assert_eq!(&*state.document.text, "kind: y");
    let left: Vec<_> = state
        .library
        .value()
        .unwrap()
        .iter()
        .map(|item| item.id.as_str())
        .collect();
    assert_eq!(left, ["2"]);
}

#[test]
fn a_session_launched_again_under_its_name_takes_the_former_ones_place() {
    let actions = [session("a"), session("b"), session("a")].map(Action::Launched);
    let state = after(fresh(), actions);
    let names: Vec<_> = state
        .sessions
        .iter()
        .map(|session| session.name.as_str())
        .collect();
    assert_eq!(names, ["a", "b"]);
    assert_eq!(state.panel, Panel::Sessions);
}

#[test]
fn a_forgotten_session_is_shown_no_more_and_news_of_it_are_dropped() {
    let key = session("a").key();
    let actions = [
        Action::Launched(session("a")),
        Action::Session(key.clone(), SessionEvent::Forgotten),
        Action::Session(key, SessionEvent::Stopping(true)),
    ];
    assert!(after(fresh(), actions).sessions.is_empty());
}

#[test]
fn the_same_place_can_be_jumped_to_twice() {
    let place = Checked::of("kind: taskTemplate", Release::LATEST, &Catalogue::default())
        .first_error()
        .unwrap()
        .1;
    let once = after(fresh(), [Action::Reveal(place)]);
    let twice = after(once.clone(), [Action::Reveal(place)]);
    assert_ne!(once.reveal, twice.reveal);
}

#[test]
fn what_a_cluster_has_counts_only_while_its_manager_is_there_and_its_release_is_chosen() {
    let ready = manager("26.9.6");
    let known = Cluster {
        catalogue: Shared::new(Catalogue {
            images: Some(Vec::new()),
            ..Catalogue::default()
        }),
        ..Cluster::default()
    };
    let here = ready.manager().unwrap().clone();
    let text = "{api_version: v1, kind: taskTemplate, metadata: {name: a}, spec: {kernel: {image: b}}}";
    let finds = |state: &State| {
        let found = &state.document.checked.report.diagnostics;
        found
            .iter()
            .any(|found| found.code.as_str() == "launch/unknown-image")
    };
    let state = after(
        fresh(),
        [
            Action::Edited(text.into()),
            Action::Connected(ready),
            Action::Cluster(here, known.clone()),
        ],
    );
    assert!(finds(&state));
    let other = after(
        state.clone(),
        [Action::ReleaseChosen(ReleaseChoice::Fixed(
            "23.9.10".parse().unwrap(),
        ))],
    );
    assert!(!finds(&other));
    let elsewhere = manager("26.9.6");
    let outdated = elsewhere.manager().unwrap().clone();
    let gone = after(state, [Action::Connected(Connection::None)]);
    assert!(!finds(&gone));
    assert!(!finds(&after(gone, [Action::Cluster(outdated, known)])));
}

#[test]
fn a_question_for_the_login_stands_while_other_requests_find_the_login_ended() {
    let asked = after(fresh(), [Action::Access(Access::Asked), Action::LoginLost]);
    assert_eq!(asked.access, Access::Asked);
    let lost = after(fresh(), [Action::LoginLost]);
    assert_eq!(lost.access, Access::Ended);
}
