//! Amounts of resources as launches read them.

/// Whether a text is an amount of memory: a number, or a number with a unit.
///
/// Units are `k m g t p e z y` in any case; `b`, `ib`, `byte`, `bytes`, `ibyte` and `ibytes` may follow.
pub(super) fn is_bytes(text: &str) -> bool {
    let text = text.trim().to_ascii_lowercase();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return true;
    }
    let Some(unit_at) = text.find(['k', 'm', 'g', 't', 'p', 'e', 'z', 'y']) else {
        return false;
    };
    let (number, unit) = text.split_at(unit_at);
    let ending = unit.get(1..).unwrap_or_default();
    is_decimal(number.trim_end()) && matches!(ending, "" | "b" | "ib" | "byte" | "bytes" | "ibyte" | "ibytes")
}

/// Whether a text is a count: a decimal number without a unit.
pub(super) fn is_count(text: &str) -> bool {
    is_decimal(text.trim())
}

/// Digits with at most one point among or around them.
fn is_decimal(text: &str) -> bool {
    let without_point = text.replacen('.', "", 1);
    !without_point.is_empty() && without_point.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_understood_as_managers_do() {
        for text in ["4g", "4G", "4gb", "4GiB", "4 GB", "1.5g", "512m", "4"] {
            assert!(is_bytes(text), "{text}");
        }
        for text in ["4Gi", "512mi", "4b", "4bytes", "", "g", "1.5", "1e3"] {
            assert!(!is_bytes(text), "{text}");
        }
    }

    #[test]
    fn counts_are_understood_as_managers_do() {
        for text in ["2", "0.5", "2.125"] {
            assert!(is_count(text), "{text}");
        }
        for text in ["2k", "1m", "0x10", ""] {
            assert!(!is_count(text), "{text}");
        }
    }
}
