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

/// Commands that send the request with nothing but a shell, OpenSSL and curl. The keypair comes from the variables that
/// the official client has for it.
pub(crate) fn curl(plan: &LaunchPlan, endpoint: Option<&str>) -> String {
    let endpoint = quoted(
        endpoint
            .unwrap_or("https://manager.example")
            .trim_end_matches('/'),
    );
    let note = if plan.bootstrap_script == plan.shown_script {
        ""
    } else {
        "# The repository's password is left out below: put it in.\n"
    };
    let body = shown_body(plan);
    format!(
        r#"# The keypair is in BACKEND_ACCESS_KEY and BACKEND_SECRET_KEY.
endpoint={endpoint}
address=${{endpoint#*://}}
host=${{address%%/*}}
path=${{address#"$host"}}/session
now=$(date -u +%Y-%m-%dT%H:%M:%S+00:00)
digest() {{ openssl dgst -sha256 "$@" | sed 's/.* //'; }}
key=$(printf %s "$now" | cut -c1-10 | tr -d '\n-' | digest -mac HMAC -macopt "key:$BACKEND_SECRET_KEY")
key=$(printf %s "$host" | digest -mac HMAC -macopt "hexkey:$key")
signature=$(printf 'POST\n%s\n%s\nhost:%s\ncontent-type:application/json\nx-backendai-version:v6.20200815\n%s' \
  "$path" "$now" "$host" "$(printf '' | digest)" | digest -mac HMAC -macopt "hexkey:$key")
{note}curl -X POST "$endpoint/session" --data-binary @- \
  -H "Authorization: BackendAI signMethod=HMAC-SHA256, credential=$BACKEND_ACCESS_KEY:$signature" \
  -H "X-BackendAI-Date: $now" -H 'X-BackendAI-Version: v6.20200815' -H 'Content-Type: application/json' <<'EOF'
{body}
EOF
"#
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
