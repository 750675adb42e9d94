//! What the page does, as commands to type; no secrets are in them.

use sesstpl::launch::LaunchPlan;

/// The command that launches a session by the same plan.
pub(crate) fn launch(plan: &LaunchPlan) -> String {
    format!(
        "sesstpl launch template.yaml --name {} --group {} --domain {}",
        quoted(&plan.name),
        quoted(&plan.group),
        quoted(&plan.domain)
    )
}

/// The request's body as it may be shown: without the repository's password.
pub(crate) fn shown_body(plan: &LaunchPlan) -> String {
    let shown = LaunchPlan {
        bootstrap_script: plan.shown_script.clone(),
        ..plan.clone()
    };
    // A value that was made as JSON has a JSON form.
    serde_json::to_string_pretty(&shown.request_body()).unwrap_or_default()
}

/// A word as a shell reads it back.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_-./:@%+".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use sesstpl::launch::{LaunchOptions, plan};
    use sesstpl::{CheckOptions, check};

    use super::*;

    fn plan_of(text: &str, group: &str) -> LaunchPlan {
        let report = check(text, &CheckOptions::default());
        let options = LaunchOptions {
            name: "demo".to_owned(),
            group: group.to_owned(),
            domain: "default".to_owned(),
        };
        plan(report.templates[0].stored.as_ref().unwrap(), &options).unwrap()
    }

    #[test]
    fn words_are_quoted_for_the_shell_where_they_need_it() {
        let plan = plan_of(
            "{api_version: v1, kind: taskTemplate, metadata: {name: a}, spec: {kernel: {image: b}}}",
            "it's ours; really",
        );
        assert_eq!(
            launch(&plan),
            r"sesstpl launch template.yaml --name demo --group 'it'\''s ours; really' --domain default"
        );
    }

    #[test]
    fn a_repositorys_password_is_in_no_shown_request() {
        let plan = plan_of(
            "{api_version: v1, kind: taskTemplate, metadata: {name: a}, spec: {kernel: {image: b, git: {repository: \
             'https://a.example/b.git', credential: {username: u, password: hunter2}}}}}",
            "default",
        );
        assert!(plan.request_body().to_string().contains("hunter2"), "it is sent");
        assert!(!shown_body(&plan).contains("hunter2"), "{}", shown_body(&plan));
    }
}
