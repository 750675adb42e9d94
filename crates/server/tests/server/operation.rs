//! Running the server for others: health, counters, encryption, and what it does not put up with.

use std::io::{Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, TcpStream};
use std::process::Command;
use std::time::{Duration, Instant};

use sesstpl_manager_api::Method;
use sesstpl_server::{StartError, TlsFiles};

use crate::rig::{QUICK, Rig};

#[test]
fn who_watches_is_told_that_it_lives_is_ready_and_what_was_asked() {
    let rig = Rig::start();
    assert_eq!(rig.raw("GET", "/livez", &[], None).body, "ok\n");
    assert_eq!(rig.raw("GET", "/readyz", &[], None).body, "ok\n");
    rig.signed(Method::Get, "/template/session", None, &[]);
    rig.raw("BREW", "/template/session", &[], None);
    let counted = rig.raw("GET", "/metrics", &[], None).body;
    for line in [
        "sesstpl_http_requests_total{method=\"GET\",status=\"200\"} 3",
        "sesstpl_http_requests_total{method=\"other\",status=\"405\"} 1",
        "sesstpl_http_request_seconds_count 4",
        "sesstpl_http_requests_open 1",
    ] {
        assert!(counted.contains(line), "{line} is not in:\n{counted}");
    }
}

#[test]
fn others_reach_it_only_encrypted_or_when_somebody_says_so() {
    let rig = Rig::start();
    let anywhere = Some(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
    let start = |name: &str, plain_http: bool| {
        rig.start_another(|options| {
            options.data_dir = Some(rig.folder.path().join(name));
            options.address = anywhere;
            options.plain_http = plain_http;
        })
    };
    let refused = start("refused", false).unwrap_err();
    assert!(matches!(refused, StartError::Exposed { .. }), "{refused}");
    assert!(refused.to_string().contains("--plain-http"), "{refused}");
    start("allowed", true).unwrap();
}

#[test]
fn a_client_that_never_comes_to_the_point_is_hung_up_on() {
    let rig = Rig::with(&format!("limits: {{header_timeout: 0.5}}\n{QUICK}"), |_| {});
    let mut slow = TcpStream::connect(rig.server().address()).unwrap();
    slow.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let start = Instant::now();
    slow.write_all(b"GET /livez HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: ")
        .unwrap();
    for _ in 0..4 {
        std::thread::sleep(Duration::from_millis(100));
        slow.write_all(b"a").unwrap();
    }
    let mut answer = Vec::new();
    // It may be told why, or only be hung up on.
    let _ = slow.read_to_end(&mut answer);
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    assert!(!answer.starts_with(b"HTTP/1.1 200"), "{answer:?}");
    assert_eq!(rig.raw("GET", "/livez", &[], None).status, 200);
}

#[test]
fn more_connections_than_allowed_wait_until_others_end() {
    let rig = Rig::with(
        &format!("limits: {{connections: 2, header_timeout: 1}}\n{QUICK}"),
        |_| {},
    );
    let idle: Vec<TcpStream> = (0..2)
        .map(|_| TcpStream::connect(rig.server().address()).unwrap())
        .collect();
    // The idle ones are hung up on after a second.
    assert_eq!(rig.raw("GET", "/livez", &[], None).status, 200);
    drop(idle);
}

#[test]
fn it_encrypts_with_a_certificate_from_files() {
    let folder = tempfile::tempdir().unwrap();
    let (certificate, key) = (folder.path().join("server.crt"), folder.path().join("server.key"));
    let made = Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=localhost",
        ])
        .args(["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"])
        .arg("-keyout")
        .arg(&key)
        .arg("-out")
        .arg(&certificate)
        .output();
    let curl = Command::new("curl").arg("--version").output();
    if !made.is_ok_and(|made| made.status.success()) || curl.is_err() {
        println!("left out: this needs the programs openssl and curl");
        return;
    }
    let files = TlsFiles {
        certificate: certificate.clone(),
        key,
    };
    let rig = Rig::with(QUICK, |options| options.tls = Some(files));
    let endpoint = rig.server().endpoint();
    assert!(endpoint.starts_with("https://127.0.0.1:"), "{endpoint}");
    let answer = Command::new("curl")
        .args(["--silent", "--show-error", "--noproxy", "*", "--cacert"])
        .arg(&certificate)
        .arg(format!("{endpoint}/livez"))
        .output()
        .unwrap();
    assert_eq!(
        answer.stdout,
        b"ok\n",
        "{}",
        String::from_utf8_lossy(&answer.stderr)
    );
    let broken = rig
        .start_another(|options| {
            options.data_dir = Some(folder.path().join("other"));
            options.tls = Some(TlsFiles {
                certificate: certificate.clone(),
                key: certificate,
            });
        })
        .unwrap_err();
    assert!(matches!(broken, StartError::Tls { .. }), "{broken}");
}
