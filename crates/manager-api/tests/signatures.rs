//! Signatures against those of the official Python client (`backend.ai-client` 26.9.6).

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use sesstpl_manager_api::auth::{
    API_VERSION, Authorization, DateHeader, ReceivedRequest, VerifyError, sign, verify,
};
use sesstpl_manager_api::{Endpoint, JSON, Keypair, Method, Request, Timestamp};

const ACCESS_KEY: &str = "AKIAIOSFODNN7EXAMPLE";
const SECRET_KEY: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const DATE: &str = "2026-11-21T17:32:10.431000+00:00";

struct Vector {
    endpoint: &'static str,
    method: Method,
    path: &'static str,
    content_type: Option<&'static str>,
    signature: &'static str,
}

/// Made by the client's `generate_signature` with the keypair and date above.
const VECTORS: [Vector; 4] = [
    Vector {
        endpoint: "https://manager.example",
        method: Method::Get,
        path: "/template/session",
        content_type: None,
        signature: "7fd2335ced7ad7839a8200357710513939c65c048b2eb477e7895a8219329719",
    },
    Vector {
        endpoint: "http://127.0.0.1:8091",
        method: Method::Post,
        path: "/template/session",
        content_type: Some(JSON),
        signature: "29f0314e48819b26764116ae941d167e83e72647815f5a4030e9f5b141481062",
    },
    Vector {
        endpoint: "https://manager.example/api",
        method: Method::Put,
        path: "/template/session/0123456789abcdef0123456789abcdef",
        content_type: Some(JSON),
        signature: "c1102ade3095406a42d69d7e867c1bbc0219a8852ef5eb41ac7b97c3edf89709",
    },
    Vector {
        endpoint: "http://127.0.0.1:8091",
        method: Method::Delete,
        path: "/session/my-session?forced=true",
        content_type: None,
        signature: "1bd75623921752640fab9ae63222812347d066bfa2c4cd7a2591da8362bcc235",
    },
];

impl Vector {
    fn endpoint(&self) -> Endpoint {
        self.endpoint.parse().unwrap()
    }

    fn request(&self) -> Request {
        Request {
            method: self.method,
            path_and_query: self.path.to_owned(),
            content_type: self.content_type,
            body: None,
        }
    }

    fn authorization(&self) -> String {
        format!(
            "BackendAI signMethod=HMAC-SHA256, credential={ACCESS_KEY}:{}",
            self.signature
        )
    }
}

fn now() -> Timestamp {
    DATE.parse().unwrap()
}

/// Verifies the second vector after `change` was done to the request that it came with.
fn verify_changed(
    change: impl FnOnce(&mut ReceivedRequest<'static>),
    now: Timestamp,
) -> Result<(), VerifyError> {
    let mut received = ReceivedRequest {
        method: "POST",
        raw_path: "/template/session",
        host: "127.0.0.1:8091",
        date: Some(DATE),
        content_type: Some("application/json; charset=utf-8"),
        api_version: Some(API_VERSION),
    };
    change(&mut received);
    let header = VECTORS[1].authorization();
    verify(
        &received,
        &Authorization::parse(&header).unwrap(),
        SECRET_KEY,
        now,
    )
}

#[test]
fn signatures_are_those_of_the_official_client() {
    let keypair = Keypair::new(ACCESS_KEY, SECRET_KEY);
    for vector in &VECTORS {
        for (header, name) in [
            (DateHeader::Native, "Date"),
            (DateHeader::Browser, "X-BackendAI-Date"),
        ] {
            let got = sign(&vector.request(), &keypair, &vector.endpoint(), now(), header);
            let expected = vec![
                ("Authorization", vector.authorization()),
                (name, DATE.to_owned()),
                ("X-BackendAI-Version", API_VERSION.to_owned()),
            ];
            assert_eq!(got, expected, "{} {}", vector.method, vector.path);
        }
    }
}

#[test]
fn the_official_clients_signatures_are_accepted() {
    for vector in &VECTORS {
        let endpoint = vector.endpoint();
        let raw_path = endpoint.raw_path(vector.path);
        let received = ReceivedRequest {
            method: vector.method.as_str(),
            raw_path: &raw_path,
            host: endpoint.host(),
            date: Some(DATE),
            content_type: vector.content_type,
            api_version: Some(API_VERSION),
        };
        let header = vector.authorization();
        let authorization = Authorization::parse(&header).unwrap();
        assert_eq!(authorization.access_key, ACCESS_KEY);
        assert_eq!(
            verify(&received, &authorization, SECRET_KEY, now()),
            Ok(()),
            "{raw_path}"
        );
    }
}

#[test]
fn a_changed_request_does_not_match_its_signature() {
    assert_eq!(verify_changed(|_| {}, now()), Ok(()));
    let changes: [fn(&mut ReceivedRequest<'static>); 5] = [
        |request| request.method = "DELETE",
        |request| request.raw_path = "/template/session?x",
        |request| request.host = "127.0.0.1:8092",
        |request| request.content_type = None,
        |request| request.api_version = Some("v8.20240915"),
    ];
    for (number, change) in changes.into_iter().enumerate() {
        assert_eq!(
            verify_changed(change, now()),
            Err(VerifyError::Mismatch),
            "change {number}"
        );
    }
}

#[test]
fn a_wrong_secret_does_not_match() {
    let header = VECTORS[0].authorization();
    let received = ReceivedRequest {
        method: "GET",
        raw_path: "/template/session",
        host: "manager.example",
        date: Some(DATE),
        content_type: None,
        api_version: Some(API_VERSION),
    };
    let authorization = Authorization::parse(&header).unwrap();
    assert_eq!(verify(&received, &authorization, SECRET_KEY, now()), Ok(()));
    assert_eq!(
        verify(&received, &authorization, "another", now()),
        Err(VerifyError::Mismatch)
    );
}

#[test]
fn a_date_is_taken_up_to_15_minutes_off_on_either_side() {
    let seconds_off = |seconds: i64| Timestamp::from_unix_millis(now().unix_millis() + seconds * 1000);
    for (seconds, expected) in [
        (14 * 60 + 59, Ok(())),
        (-(14 * 60 + 59), Ok(())),
        (15 * 60, Err(VerifyError::Date)),
        (-(15 * 60), Err(VerifyError::Date)),
    ] {
        assert_eq!(
            verify_changed(|_| {}, seconds_off(seconds)),
            expected,
            "{seconds} seconds off"
        );
    }
    assert_eq!(
        verify_changed(|request| request.date = None, now()),
        Err(VerifyError::Date)
    );
    assert_eq!(
        verify_changed(|request| request.date = Some("soon"), now()),
        Err(VerifyError::Date)
    );
}

#[test]
fn authorization_of_another_scheme_is_malformed() {
    for header in [
        "",
        "BackendAI x",
        "Bearer abc",
        "BackendAI signMethod=HMAC-SHA256",
        "BackendAI signMethod=HMAC-MD5, credential=a:b",
        "BackendAI signMethod=HMAC-SHA256, credential=a",
    ] {
        assert_eq!(
            Authorization::parse(header),
            Err(VerifyError::Malformed),
            "{header}"
        );
    }
}

#[test]
fn a_signature_that_is_not_hexadecimal_does_not_match() {
    for signature in ["", "x", "zz", "é9", "7fd2"] {
        let header = format!("BackendAI signMethod=HMAC-SHA256, credential={ACCESS_KEY}:{signature}");
        let received = ReceivedRequest {
            method: "GET",
            raw_path: "/",
            host: "a",
            date: Some(DATE),
            content_type: None,
            api_version: Some(API_VERSION),
        };
        let authorization = Authorization::parse(&header).unwrap();
        assert_eq!(
            verify(&received, &authorization, SECRET_KEY, now()),
            Err(VerifyError::Mismatch),
            "{signature}"
        );
    }
}
