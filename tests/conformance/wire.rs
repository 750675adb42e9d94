//! What is sent is stored as what was checked.

use sesstpl::{CheckOptions, Release, Report, Stored, TemplateKind, Verdict, check, emit, wire};

use crate::corpus;

/// Asserts that a release stores of `payload` what it stores of the document that it was made from.
fn assert_stores_the_same(payload: &str, report: &Report, purpose: &str, id: &str) {
    let options = CheckOptions {
        release: report.release,
    };
    let sent = check(payload, &options);
    let stored = |report: &Report| {
        report
            .templates
            .first()
            .and_then(|template| template.stored.clone())
    };
    assert_eq!(
        stored(&sent),
        stored(report),
        "{id}, {purpose} of manager {}:\n{payload}\n{:?}",
        report.release,
        sent.diagnostics
    );
}

/// Visits documents with every release that stores them, or with one of each group that stores the same.
fn for_every_stored_document(every_release: bool, visit: impl Fn(&Report, &str)) {
    for (_, cases) in corpus::all() {
        for case in cases {
            let stored = |outcome: &&corpus::Outcome| outcome.verdict == Verdict::Accept;
            for outcome in case.outcomes.iter().filter(stored) {
                let releases = if every_release { outcome.releases.len() } else { 1 };
                for release in outcome.releases.iter().take(releases) {
                    let release: Release = release.parse().expect("corpora name known releases");
                    visit(&check(&case.text, &CheckOptions { release }), &case.id);
                }
            }
        }
    }
}

#[test]
fn a_payload_makes_the_release_store_what_was_checked() {
    for_every_stored_document(true, |report, id| {
        let payloads = match report.templates.first().map(|template| template.kind) {
            Some(TemplateKind::Cluster) => vec![("create or update", wire::cluster_payload(report))],
            _ => vec![
                ("create", wire::create_payload(report)),
                ("update", wire::update_payload(report)),
            ],
        };
        for (purpose, payload) in payloads {
            let payload = payload.expect("a stored template can be sent");
            assert_stores_the_same(&payload, report, purpose, id);
        }
    });
}

#[test]
fn a_stored_template_can_be_sent_again_as_a_document() {
    for_every_stored_document(false, |report, id| {
        let stored = report
            .templates
            .first()
            .and_then(|template| template.stored.as_ref());
        let document = wire::to_document(stored.expect("a stored template"));
        assert_stores_the_same(&document, report, "document", id);
    });
}

#[test]
fn stored_templates_are_read_back_from_json_and_yaml_as_they_are() {
    for_every_stored_document(false, |report, id| {
        let Some(stored) = report
            .templates
            .first()
            .and_then(|template| template.stored.as_ref())
        else {
            panic!("{id} is stored");
        };
        // Extra keys at the top level are stored as they are read, whatever they hold.
        let wrapped = Stored::Object(vec![
            ("api_version".into(), Stored::Text("v1".into())),
            ("kind".into(), Stored::Text("taskTemplate".into())),
            (
                "metadata".into(),
                Stored::Object(vec![("name".into(), Stored::Text("x".into()))]),
            ),
            ("spec".into(), kernel()),
            ("extra".into(), stored.clone()),
        ]);
        // The releases before 25.19 read integers of JSON exactly.
        let release = "25.5.2".parse().expect("a known release");
        let mut texts = vec![emit::to_json(&wrapped, false), emit::to_json(&wrapped, true)];
        if emit::nesting(&wrapped) <= emit::MAX_YAML_NESTING {
            texts.push(emit::to_yaml(&wrapped));
        }
        for text in texts {
            let report = check(&text, &CheckOptions { release });
            let read = report
                .templates
                .first()
                .and_then(|template| template.stored.as_ref());
            assert_eq!(
                read.and_then(|read| read.get("extra")),
                Some(stored),
                "{id}\n{text}"
            );
        }
    });
}

fn kernel() -> Stored {
    let kernel = Stored::Object(vec![("image".into(), Stored::Text("x".into()))]);
    Stored::Object(vec![("kernel".into(), kernel)])
}
