//! Names for sessions that nobody has named.

use super::super::failure::Failure;

/// Managers take 64 characters; the end makes the name unique.
const LONGEST_START: usize = 48;

/// The template's name as far as a session can have it, and six random digits.
pub(super) fn proposed(template: Option<&str>) -> Result<String, Failure> {
    let mut random = [0_u8; 3];
    getrandom::fill(&mut random).map_err(|error| {
        Failure::because(
            "no session is started",
            format!("the system gives no random numbers: {error}"),
            "give a name with --name",
        )
    })?;
    let [first, second, third] = random;
    Ok(format!(
        "{}-{first:02x}{second:02x}{third:02x}",
        start(template.unwrap_or_default())
    ))
}

/// The characters of a name that a session's name can have.
fn start(name: &str) -> String {
    let kept: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || c == '_' {
                c
            } else {
                '-'
            }
        })
        .take(LONGEST_START)
        .collect();
    match kept.trim_matches('-') {
        "" => "session".to_owned(),
        trimmed => trimmed.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use sesstpl::launch::is_session_name;

    use super::*;

    #[test]
    fn any_templates_name_becomes_a_sessions_name() {
        let long = "x".repeat(200);
        for name in ["a", "my template", "日本", "", "-", "../x", &long] {
            let proposed = proposed(Some(name)).unwrap();
            assert!(is_session_name(&proposed), "{name:?}: {proposed}");
        }
        assert!(proposed(Some("my template")).unwrap().starts_with("my-template-"));
    }

    #[test]
    fn no_two_sessions_get_the_same_name() {
        assert_ne!(proposed(None).unwrap(), proposed(None).unwrap());
    }
}
