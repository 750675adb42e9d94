//! Starting and stopping.

use sesstpl_manager_api::calls::ReadVersion;
use sesstpl_server::{FolderError, StartError};

use crate::rig::{QUICK, Rig};

#[test]
fn the_keypair_is_made_once_and_kept() {
    let mut rig = Rig::start();
    let made = rig.server().new_keypair().cloned().unwrap();
    assert_eq!((made.access_key().len(), made.secret_key().len()), (20, 40));
    rig.restart();
    assert!(rig.server().new_keypair().is_none());
    assert_eq!(rig.server().keypair(), &made);
}

#[cfg(unix)]
#[test]
fn only_their_owner_can_read_the_data() {
    use std::os::unix::fs::PermissionsExt as _;

    let rig = Rig::start();
    let mode = |name: &str| {
        let file = std::fs::metadata(rig.data_file(name)).unwrap();
        file.permissions().mode() & 0o777
    };
    assert_eq!(mode("."), 0o700);
    assert_eq!(mode("keypair.yaml"), 0o600);
    assert_eq!(mode("sesstpl.sqlite3"), 0o600);
    assert_eq!(mode("sesstpl.sqlite3-wal"), 0o600);
}

#[test]
fn a_second_server_cannot_use_the_same_data() {
    let rig = Rig::start();
    let error = rig.start_another(|_| {}).unwrap_err();
    assert!(
        matches!(error, StartError::Folder(FolderError::InUse { .. })),
        "{error}"
    );
}

#[test]
fn a_port_that_is_taken_is_told() {
    let rig = Rig::start();
    let taken = rig.server().address();
    let error = rig
        .start_another(|options| {
            options.port = Some(taken.port());
            options.data_dir = Some(rig.folder.path().join("other"));
        })
        .unwrap_err();
    assert!(
        matches!(error, StartError::PortTaken { address } if address == taken),
        "{error}"
    );
    assert!(error.to_string().contains("--port 0"), "{error}");
}

#[test]
fn a_mistake_in_the_configuration_is_told_with_its_place() {
    let rig = Rig::start();
    let file = rig.folder.path().join("wrong.yaml");
    std::fs::write(&file, "agent:\n  slotz: {}\n").unwrap();
    let error = rig
        .start_another(|options| options.config = Some(file))
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("wrong.yaml:2:3") && error.contains("slotz"),
        "{error}"
    );
}

#[test]
fn an_editor_without_a_page_is_refused() {
    let rig = Rig::start();
    let empty = rig.folder.path().to_owned();
    let error = rig
        .start_another(|options| options.editor_dir = Some(empty))
        .unwrap_err();
    assert!(matches!(error, StartError::Editor { .. }), "{error}");
}

#[test]
fn the_configured_release_and_projects_are_told() {
    let config = format!("release: '23.9'\nprojects: [research, default]\n{QUICK}");
    let rig = Rig::with(&config, |_| {});
    assert_eq!(rig.call(&ReadVersion).unwrap().manager, "23.9.10");
    let cookie = rig.log_in();
    let session = rig
        .raw("GET", "/embedded/session", &[("Cookie", &cookie)], None)
        .json();
    assert_eq!(session["groups"], serde_json::json!(["research", "default"]));
}

#[test]
fn the_person_is_told_that_sessions_are_dry_runs() {
    let rig = Rig::start();
    assert!(
        rig.server().notes()[0].contains("dry runs"),
        "{:?}",
        rig.server().notes()
    );
}
