//! Requests that mean no good: each is refused, and none makes the server fail.

use serde_json::{Value, json};
use sesstpl_manager_api::{JSON, Method};

use crate::rig::{QUICK, Rig, template};

/// Texts that have broken other programs.
const NASTY: [&str; 9] = [
    "'; DROP TABLE templates; --",
    "\" OR 1=1 --",
    "../../../../etc/passwd",
    "%00",
    "a\u{0}b",
    "\u{202e}\u{fffd}\u{10ffff}",
    "${jndi:ldap://example.com}",
    "{{7*7}}",
    "%_\\%",
];

#[test]
fn nasty_texts_in_any_field_are_refused_or_stored_as_they_are() {
    let rig = Rig::with(&format!("rate_limit: 0\n{QUICK}"), |_| {});
    let kept = rig.store(&template("kept"));
    for nasty in NASTY {
        let mut named = template(nasty);
        named["metadata"]["tag"] = nasty.into();
        let payload = json!([{ "template": named }]).to_string();
        let bodies = [
            ("/template/session", json!({ "payload": payload })),
            ("/template/session", json!({ "payload": nasty })),
            ("/template/session", json!({ "payload": "[]", "group": nasty })),
            ("/template/session", json!({ "payload": "[]", "domain": nasty })),
            ("/session", json!({ "name": nasty, "image": "python" })),
            (
                "/session",
                json!({ "name": "nasty", "image": nasty, "tag": nasty, "enqueueOnly": true,
                "config": { "environ": { nasty: nasty }, "mounts": [nasty], "scaling_group": nasty } }),
            ),
            (
                "/session/_/create-from-template",
                json!({ "template_id": nasty, "name": "nasty" }),
            ),
            ("/resource/check-presets", json!({ "group": nasty })),
            ("/admin/gql", json!({ "query": nasty })),
            ("/embedded/login", json!({ "token": nasty })),
        ];
        for (path, body) in bodies {
            let answer = rig.signed(Method::Post, path, Some(&body), &[]);
            assert!(answer.status < 500, "{path} {body}: {answer:?}");
        }
        let escaped =
            percent_encoding::utf8_percent_encode(nasty, percent_encoding::NON_ALPHANUMERIC).to_string();
        for path in [
            format!("/template/session/{escaped}"),
            format!("/template/session/{kept}/versions/{escaped}"),
            format!("/template/session?search={escaped}"),
            format!("/template/session?name={escaped}&after={escaped}"),
            format!("/session/{escaped}"),
            format!("/session/_/match?id={escaped}"),
            format!("/scaling-groups?group={escaped}"),
            format!("/{escaped}"),
        ] {
            let answer = rig.signed(Method::Get, &path, None, &[]);
            assert!(answer.status < 500, "{path}: {answer:?}");
        }
    }
    let list = rig.signed(Method::Get, "/template/session", None, &[]).json();
    assert_eq!(list[0]["id"], kept.as_str());
    for item in list.as_array().unwrap().iter().skip(1) {
        let name = item["name"].as_str().unwrap();
        assert!(
            NASTY.contains(&name) && item["template"]["metadata"]["tag"] == name,
            "{item}"
        );
    }
}

#[test]
fn deep_and_broken_bodies_are_refused() {
    let rig = Rig::start();
    let deep = "[".repeat(100_000);
    let deep_yaml = format!("a: {}", "[".repeat(50_000));
    for body in [
        deep.clone(),
        format!("{{\"payload\": {deep}"),
        "\u{feff}{}".to_owned(),
        "\"".to_owned(),
    ] {
        let answer = rig.raw("POST", "/embedded/login", &[("Content-Type", JSON)], Some(&body));
        assert!((400..500).contains(&answer.status), "{answer:?}");
    }
    for payload in [
        deep,
        deep_yaml,
        "&a [*a]".to_owned(),
        "!!python/object:os.system {}".to_owned(),
    ] {
        let body = json!({ "payload": payload });
        let answer = rig.signed(Method::Post, "/template/session", Some(&body), &[]);
        assert_eq!(answer.status, 400, "{answer:?}");
    }
    assert_eq!(
        rig.signed(Method::Get, "/template/session", None, &[]).json(),
        json!([])
    );
}

/// Numbers that look random and are the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end).unwrap()).unwrap()
    }
}

#[test]
fn no_changed_signature_or_header_lets_one_in() {
    let rig = Rig::start();
    let good = format!(
        "BackendAI signMethod=HMAC-SHA256, credential={}:{}",
        rig.server().keypair().access_key(),
        "0123456789abcdef".repeat(4)
    );
    let mut numbers = Numbers(0x5e55_7e3a);
    for _ in 0..400 {
        let mut authorization: Vec<char> = good.chars().collect();
        for _ in 0..=numbers.below(4) {
            let place = numbers.below(authorization.len());
            match numbers.below(3) {
                0 => drop(authorization.remove(place)),
                1 => authorization.insert(place, char::from(b' ' + u8::try_from(numbers.below(95)).unwrap())),
                _ => authorization.truncate(place.max(1)),
            }
        }
        let authorization: String = authorization.into_iter().collect();
        let date = [
            "2026-11-22T06:00:00Z",
            "now",
            "",
            "Sun, 22 Nov 2026 06:00:00 GMT",
            "9999999999",
        ][numbers.below(5)];
        let headers = [
            ("Authorization", authorization.as_str()),
            ("Date", date),
            ("X-BackendAI-Version", "v6.20200815"),
        ];
        let answer = rig.raw("GET", "/template/session", &headers, None);
        assert!(
            matches!(answer.status, 400 | 401 | 429),
            "{authorization}: {answer:?}"
        );
        assert_ne!(answer.json(), Value::Null);
    }
}
