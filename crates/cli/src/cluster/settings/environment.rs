//! The variables of the environment that the cluster's own client reads.

use zeroize::Zeroizing;

use super::super::failure::Failure;

/// `BACKEND_` and a name; empty is the same as not set.
pub(super) fn text(name: &str) -> Option<String> {
    let value = std::env::var(variable(name)).ok()?;
    (!value.trim().is_empty()).then(|| value.trim().to_owned())
}

/// As [`text`], wiped from memory when dropped.
pub(super) fn secret(name: &str) -> Option<Zeroizing<String>> {
    text(name).map(Zeroizing::new)
}

/// Yes or no.
pub(super) fn flag(name: &str) -> Result<Option<bool>, Failure> {
    let Some(value) = text(name) else {
        return Ok(None);
    };
    match value.to_ascii_lowercase().as_str() {
        "y" | "yes" | "t" | "true" | "1" => Ok(Some(true)),
        "n" | "no" | "f" | "false" | "0" => Ok(Some(false)),
        _ => Err(Failure::settings(
            &format!("{} is `{value}`, which is neither yes nor no", variable(name)),
            "set it to yes or no",
        )),
    }
}

/// A number of seconds; 0 means any time.
pub(super) fn seconds(name: &str, otherwise: f64) -> Result<Option<f64>, Failure> {
    let Some(value) = text(name) else {
        return Ok(Some(otherwise));
    };
    match value.parse::<f64>() {
        Ok(0.0) => Ok(None),
        Ok(seconds) if seconds.is_finite() && seconds > 0.0 => Ok(Some(seconds)),
        _ => Err(Failure::settings(
            &format!("{} is `{value}`, which is no number of seconds", variable(name)),
            "set it to a number of seconds, or to 0 for any time",
        )),
    }
}

fn variable(name: &str) -> String {
    format!("BACKEND_{name}")
}
