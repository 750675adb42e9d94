//! Networks and managers that fail: nothing is done twice, nothing is lost, and the message tells what happened.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::client::Client;
use crate::embedded::Embedded;
use crate::http::{Answer, Received, Reply, serve};
use crate::scenario::TEMPLATE;

/// What goes wrong with one request.
#[derive(Debug, Clone, Copy)]
enum Fault {
    /// The manager never gets it.
    Lost,
    /// The manager does it, and the connection breaks in the middle of the answer.
    Cut,
    /// The manager does it, and the connection closes without an answer.
    Closed,
    /// The manager does it, and its answer comes too late.
    Late,
    /// The manager does it and says 500, as 26.9.6 does.
    Failure,
}

const FAILURE: &str =
    r#"{"type": "https://api.backend.ai/probs/internal-server-error", "title": "Internal server error."}"#;

/// The embedded manager behind a network on which one kind of request meets a fault.
struct Faulty {
    embedded: Embedded,
    client: Client,
    /// How often the request was made.
    count: Arc<AtomicUsize>,
}

impl Faulty {
    fn new(fault: Fault, method: &'static str, path: &'static str) -> Self {
        let embedded = Embedded::start();
        let count = Arc::new(AtomicUsize::new(0));
        let (counted, endpoint) = (Arc::clone(&count), embedded.endpoint.clone());
        let address = serve(move |received| {
            if received.method == method && received.path.starts_with(path) {
                counted.fetch_add(1, Ordering::SeqCst);
                return with(fault, received, &endpoint);
            }
            Reply::Answer(received.forward(&endpoint))
        });
        Self {
            client: embedded.client_at(&address).with("READ_TIMEOUT", "1"),
            embedded,
            count,
        }
    }

    fn count(&self) -> usize {
        self.count.load(Ordering::SeqCst)
    }

    /// How many templates there really are.
    fn templates(&self) -> usize {
        let listed = self
            .embedded
            .client()
            .run(&["list", "--output", "json"])
            .code(0)
            .json();
        listed.as_array().unwrap().len()
    }

    /// Stores a template where nothing goes wrong.
    fn store(&self) -> String {
        self.embedded.client().answer(TEMPLATE, &["create"]).code(0).id()
    }
}

fn with(fault: Fault, received: &Received, endpoint: &str) -> Reply {
    if !matches!(fault, Fault::Lost) {
        received.forward(endpoint);
    }
    match fault {
        Fault::Cut => Reply::Cut,
        Fault::Lost | Fault::Closed => Reply::Silence(Duration::ZERO),
        Fault::Late => Reply::Silence(Duration::from_secs(3)),
        Fault::Failure => Reply::Answer(Answer::problem(500, FAILURE)),
    }
}

const DONE: [Fault; 4] = [Fault::Cut, Fault::Closed, Fault::Late, Fault::Failure];

#[test]
fn a_launch_whose_answer_is_lost_starts_one_session_and_follows_it() {
    for fault in DONE {
        let faulty = Faulty::new(fault, "POST", "/session");
        let outcome = faulty.client.answer(
            TEMPLATE,
            &["launch", "-", "--name", "faulty-one", "--max-wait", "60"],
        );
        outcome
            .code(0)
            .says("yet the session was started")
            .prints("Session faulty-one is RUNNING");
        assert_eq!(faulty.count(), 1, "{fault:?}");
    }
}

#[test]
fn a_launch_that_never_arrived_says_that_it_is_safe_to_try_again() {
    let faulty = Faulty::new(Fault::Lost, "POST", "/session");
    let outcome = faulty
        .client
        .answer(TEMPLATE, &["launch", "-", "--name", "faulty-two"]);
    outcome
        .code(1)
        .says("there is no session `faulty-two`")
        .says("safe to try again");
    assert_eq!(faulty.count(), 1);
    faulty
        .embedded
        .client()
        .run(&["session", "get", "faulty-two"])
        .code(1);
}

#[test]
fn templates_whose_storing_is_in_doubt_are_stored_once_and_named() {
    for fault in [Fault::Cut, Fault::Closed, Fault::Late] {
        let faulty = Faulty::new(fault, "POST", "/template");
        let outcome = faulty.client.answer(TEMPLATE, &["create"]).code(1);
        outcome
            .says("it is not known whether the templates are stored")
            .says("of the same name");
        assert_eq!((faulty.count(), faulty.templates()), (1, 1), "{fault:?}");
    }
}

#[test]
fn templates_that_never_arrived_can_be_sent_again() {
    let faulty = Faulty::new(Fault::Lost, "POST", "/template");
    faulty
        .client
        .answer(TEMPLATE, &["create"])
        .code(1)
        .says("nothing is stored")
        .says("safe to try again");
    assert_eq!((faulty.count(), faulty.templates()), (1, 0));
}

#[test]
fn an_update_whose_answer_is_lost_is_found_to_be_made() {
    for fault in [Fault::Cut, Fault::Closed, Fault::Late] {
        let faulty = Faulty::new(fault, "PUT", "/template");
        let id = faulty.store();
        let changed = TEMPLATE.replace("hello, world", "changed");
        faulty
            .client
            .answer(&changed, &["update", &id])
            .code(0)
            .says("and the update was made");
        assert_eq!(faulty.count(), 1, "{fault:?}");
    }
}

#[test]
fn an_update_that_never_arrived_leaves_the_template_and_says_so() {
    let faulty = Faulty::new(Fault::Lost, "PUT", "/template");
    let id = faulty.store();
    let changed = TEMPLATE.replace("hello, world", "changed");
    faulty
        .client
        .answer(&changed, &["update", &id])
        .code(1)
        .says("stays as it was")
        .says("safe to try again");
    faulty
        .embedded
        .client()
        .run(&["get", &id])
        .code(0)
        .prints("hello, world");
}

#[test]
fn a_deletion_whose_answer_is_lost_says_to_look_first() {
    let faulty = Faulty::new(Fault::Cut, "DELETE", "/template");
    let id = faulty.store();
    faulty
        .client
        .run(&["delete", "--force", &id])
        .code(1)
        .says("look before you try again");
    assert_eq!((faulty.count(), faulty.templates()), (1, 0));
}

#[test]
fn reading_fails_with_the_reason_and_a_slow_manager_with_the_code_for_it() {
    let cases = [
        (Fault::Cut, 1, "broke before its answer"),
        (Fault::Late, 3, "did not answer within 1 seconds"),
    ];
    for (fault, code, words) in cases {
        let faulty = Faulty::new(fault, "GET", "/template");
        faulty.client.run(&["list"]).code(code).says(words);
    }
}

/// Somebody whose manager answers everything in this way.
fn client_of(answer: Answer) -> Client {
    Client::of(&serve(move |_| Reply::Answer(answer.clone())))
}

#[test]
fn a_wrong_clock_is_named_with_the_difference() {
    let refusal = r#"{"type": "t", "title": "Missing or invalid authorization parameters.", "msg": "Date/time sync error"}"#;
    let mut answer = Answer::problem(400, refusal);
    answer
        .headers
        .push(("date".to_owned(), "Sat, 21 Nov 2020 17:32:10 GMT".to_owned()));
    client_of(answer)
        .run(&["list"])
        .code(1)
        .says("this machine's clock is")
        .says("ahead of the manager's");
}

#[test]
fn refusals_say_what_to_do() {
    let problem = |title: &str| format!(r#"{{"type": "t", "title": "{title}"}}"#);
    let page = Answer {
        content_type: "text/html".to_owned(),
        ..Answer::json(502, "<h1>Bad Gateway</h1>")
    };
    let mut redirect = Answer::json(302, "");
    redirect.headers.push((
        "location".to_owned(),
        "https://login.example/sso?token=hush".to_owned(),
    ));
    let cases = [
        (
            Answer::problem(401, &problem("Credential/signature mismatch.")),
            "check access key and secret key",
        ),
        (
            Answer::problem(403, &problem("Forbidden operation.")),
            "ask for the permission",
        ),
        (
            Answer::problem(404, &problem("Unknown URL path.")),
            "does not have it",
        ),
        (Answer::problem(429, &problem("Rate limit.")), "wait some minutes"),
        (
            Answer::problem(500, FAILURE),
            "its administrator finds the reason",
        ),
        (page, "no proxy or login page is in between"),
        (redirect, "a redirect to https://login.example/sso)"),
    ];
    for (answer, words) in cases {
        let outcome = client_of(answer).run(&["list"]).code(1).says(words);
        assert!(!outcome.stderr.contains("hush"), "{}", outcome.stderr);
        assert!(
            outcome.stderr.lines().count() == 3,
            "three lines:\n{}",
            outcome.stderr
        );
    }
}

#[test]
fn nobody_at_the_address_is_said_at_once_and_leaves_no_doubt() {
    for endpoint in ["http://127.0.0.1:1", "http://manager.invalid"] {
        Client::of(endpoint)
            .answer(TEMPLATE, &["create"])
            .code(1)
            .says("cannot be reached");
    }
}

#[test]
fn a_manager_that_does_not_speak_tls_is_told_from_one_that_is_not_there() {
    let embedded = Embedded::start();
    Client::of(&embedded.endpoint.replace("http://", "https://"))
        .run(&["list"])
        .code(1)
        .says("does not speak TLS");
}
