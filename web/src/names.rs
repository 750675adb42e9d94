//! Names for sessions.

/// The shortest and the longest name that managers take; [`sesstpl::launch::is_session_name`] has all of the rule.
const LENGTH: std::ops::RangeInclusive<usize> = 4..=64;

/// A valid session name that is like the template's and that no session in `taken` has.
pub(crate) fn propose(template: &str, taken: &[&str]) -> String {
    let base = fitted(template);
    if !taken.contains(&base.as_str()) {
        return base;
    }
    // One of the first `taken.len() + 1` numbers is free.
    (2..taken.len() + 3)
        .map(|number| numbered(&base, number))
        .find(|name| !taken.contains(&name.as_str()))
        .unwrap_or(base)
}

/// The template's name with `-` for what may not stand in a session's name.
fn fitted(template: &str) -> String {
    let mut name = String::new();
    for c in template.chars() {
        if may_stand_inside(c) {
            name.push(c);
        } else if !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = shortened(&name, *LENGTH.end());
    if name.len() < *LENGTH.start() {
        format!("session-{name}").trim_end_matches('-').to_owned()
    } else {
        name.to_owned()
    }
}

fn numbered(base: &str, number: usize) -> String {
    let ending = format!("-{number}");
    shortened(base, LENGTH.end() - ending.len()).to_owned() + &ending
}

/// At most `length` characters, with a word character at either end; the text is ASCII.
fn shortened(name: &str, length: usize) -> &str {
    let name = name.trim_start_matches(|c| !is_word(c));
    let end = name.floor_char_boundary(length);
    name[..end].trim_end_matches(|c| !is_word(c))
}

fn may_stand_inside(c: char) -> bool {
    is_word(c) || c == '.' || c == '-'
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use sesstpl::launch::is_session_name;

    use super::*;

    #[test]
    fn a_template_name_that_fits_is_kept() {
        assert_eq!(propose("template1234", &[]), "template1234");
    }

    #[test]
    fn every_proposal_is_a_valid_session_name() {
        let long = "x".repeat(200);
        let dots = format!("{}.{}", "a".repeat(63), "b".repeat(9));
        let nasty = [
            "",
            "a",
            "-",
            "...",
            "--ab--",
            "한국어",
            "훈련 job",
            "a b/c",
            "ab-",
            "\u{0}\n",
            "é",
            "_",
            &long,
            &dots,
        ];
        for template in nasty {
            let mut taken: Vec<String> = Vec::new();
            for _ in 0..12 {
                let known: Vec<&str> = taken.iter().map(String::as_str).collect();
                let name = propose(template, &known);
                assert!(is_session_name(&name), "{template:?} became {name:?}");
                assert!(!taken.contains(&name), "{template:?}: {name:?} twice");
                taken.push(name);
            }
        }
    }

    #[test]
    fn a_taken_name_gets_the_next_number() {
        let taken = ["train", "train-2"];
        assert_eq!(propose("train", &taken), "train-3");
    }
}
