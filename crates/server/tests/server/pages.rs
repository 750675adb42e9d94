//! Serving the editor.

use crate::rig::Rig;

const INDEX: &str = "<!doctype html><script type=\"module\">import init from './app.js';</script>";

fn rig() -> Rig {
    Rig::with_editor(&[
        ("index.html", INDEX),
        ("app-0123456789abcdef_bg.wasm", "wasm"),
        ("app-0123456789abcdef.js", "script"),
        ("assets/codemirror.js", "script"),
        ("style.css", "style"),
    ])
}

fn get(rig: &Rig, path: &str) -> crate::rig::Answer {
    rig.raw("GET", path, &[], None)
}

#[test]
fn a_person_gets_the_editor_and_a_program_the_version() {
    let rig = rig();
    let page = rig.raw("GET", "/", &[("Accept", "text/html,*/*;q=0.8")], None);
    assert_eq!((page.status, page.body.as_str()), (200, INDEX));
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    assert_eq!(page.header("cache-control"), Some("no-cache"));
    assert_eq!(get(&rig, "/").json()["manager"], "26.9.6");
}

#[test]
fn the_page_may_run_its_own_scripts_only() {
    let page = get(&rig(), "/index.html");
    let policy = page.header("content-security-policy").unwrap();
    // printf "import init from './app.js';" | openssl dgst -sha256 -binary | base64
    assert!(
        policy.contains("'sha256-Dg4rGu68zfhCDXtbPdQyWSXdHDu6wqXNB09iCKaQIjE='"),
        "{policy}"
    );
    assert!(policy.contains("'wasm-unsafe-eval'"), "{policy}");
    assert!(!policy.contains("'unsafe-eval'"), "{policy}");
    assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(page.header("x-frame-options"), Some("DENY"));
}

#[test]
fn files_have_their_types_and_are_kept_when_their_name_holds_a_hash() {
    let rig = rig();
    let cases = [
        ("/app-0123456789abcdef_bg.wasm", "application/wasm", true),
        ("/app-0123456789abcdef.js", "text/javascript", true),
        ("/assets/codemirror.js", "text/javascript", false),
        ("/style.css", "text/css", false),
    ];
    for (path, content_type, kept) in cases {
        let answer = get(&rig, path);
        assert_eq!(answer.status, 200, "{path}: {answer:?}");
        assert!(
            answer.header("content-type").unwrap().starts_with(content_type),
            "{path}: {answer:?}"
        );
        let immutable = answer.header("cache-control").unwrap().contains("immutable");
        assert_eq!(immutable, kept, "{path}");
    }
}

#[test]
fn nothing_outside_the_editors_folder_can_be_read() {
    let rig = rig();
    std::fs::write(rig.folder.path().join("secret.txt"), "secret").unwrap();
    for path in [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/assets/../../secret.txt",
        "/..%5csecret.txt",
        "//secret.txt",
        "/../data/keypair.yaml",
        "/%00",
    ] {
        let answer = get(&rig, path);
        assert_eq!(answer.status, 404, "{path}: {answer:?}");
        assert!(
            !answer.body.contains("secret_key") && answer.body != "secret",
            "{path}"
        );
    }
}

#[test]
fn an_address_within_the_editor_gives_a_person_the_page() {
    let rig = rig();
    let page = rig.raw("GET", "/library", &[("Accept", "text/html")], None);
    assert_eq!((page.status, page.body.as_str()), (200, INDEX));
    let answer = get(&rig, "/library");
    assert_eq!(answer.status, 404);
    assert_eq!(
        answer.json()["type"],
        "https://api.backend.ai/probs/url-not-found"
    );
}

#[test]
fn without_the_editor_a_page_says_how_to_get_it() {
    let rig = Rig::start();
    let page = rig.raw("GET", "/", &[("Accept", "text/html")], None);
    assert!(page.body.contains("cargo xtask serve"), "{page:?}");
}
