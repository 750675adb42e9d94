//! Stored forms as text.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::value::RawValue;

use crate::Stored;

/// Managers read YAML of nearly twice as many levels; deeper text is a crash to them.
pub const MAX_YAML_NESTING: usize = 256;

/// YAML that the manager's reader reads back as the same value, up to [`MAX_YAML_NESTING`] levels.
///
/// ```
/// use sesstpl::{Stored, emit};
///
/// let stored = Stored::Object(vec![("branch".into(), Stored::Text("19.09".into()))]);
/// assert_eq!(emit::to_yaml(&stored), "branch: \"19.09\"\n");
/// ```
pub fn to_yaml(stored: &Stored) -> String {
    let mut long_integers = Vec::new();
    collect_long_integers(stored, &mut long_integers);
    let placeholder = free_placeholder(stored, &long_integers);
    // The serializer fails on nothing that a stored form can hold.
    let text = serde_saphyr::to_string(&Yaml {
        stored,
        placeholder: &placeholder,
    })
    .unwrap_or_default();
    long_integers.iter().fold(text, |text, digits| {
        text.replacen(placeholder.as_ref(), digits, 1)
    })
}

/// JSON, on one line or indented by two spaces. Integers are exact, whatever their size.
///
/// ```
/// use sesstpl::{Stored, emit};
///
/// let stored = Stored::List(vec![Stored::BigInt("123456789012345678901234567890".into())]);
/// assert_eq!(emit::to_json(&stored, false), "[123456789012345678901234567890]");
/// ```
pub fn to_json(stored: &Stored, pretty: bool) -> String {
    let value = Json(stored);
    let text = if pretty {
        serde_json::to_string_pretty(&value)
    } else {
        serde_json::to_string(&value)
    };
    // The serializer fails on nothing that a stored form can hold.
    text.unwrap_or_default()
}

/// How many collections stand within each other at the deepest place.
pub fn nesting(stored: &Stored) -> usize {
    let inner = match stored {
        Stored::List(items) => items.iter().map(nesting).max(),
        Stored::Object(entries) => entries.iter().map(|(_, value)| nesting(value)).max(),
        _ => return 0,
    };
    1 + inner.unwrap_or_default()
}

struct Json<'s>(&'s Stored);

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Stored::BigInt(digits) => match RawValue::from_string(digits.clone()) {
                Ok(raw) => raw.serialize(serializer),
                Err(_) => serializer.serialize_str(digits),
            },
            Stored::List(items) => {
                let mut sequence = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    sequence.serialize_element(&Json(item))?;
                }
                sequence.end()
            }
            Stored::Object(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key.as_ref(), &Json(value))?;
                }
                map.end()
            }
            scalar => scalar.serialize(serializer),
        }
    }
}

/// Writes a placeholder, which is put in plainly, for each integer that the serializer has no type for.
struct Yaml<'s> {
    stored: &'s Stored,
    placeholder: &'s str,
}

impl Serialize for Yaml<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let inner = |stored| Yaml {
            stored,
            placeholder: self.placeholder,
        };
        match self.stored {
            Stored::BigInt(_) => serializer.serialize_str(self.placeholder),
            Stored::List(items) => {
                let mut sequence = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    sequence.serialize_element(&inner(item))?;
                }
                sequence.end()
            }
            Stored::Object(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key.as_ref(), &inner(value))?;
                }
                map.end()
            }
            scalar => scalar.serialize(serializer),
        }
    }
}

fn collect_long_integers<'s>(stored: &'s Stored, found: &mut Vec<&'s str>) {
    match stored {
        Stored::BigInt(digits) => found.push(digits),
        Stored::List(items) => items.iter().for_each(|item| collect_long_integers(item, found)),
        Stored::Object(entries) => {
            for (_, value) in entries {
                collect_long_integers(value, found);
            }
        }
        _ => {}
    }
}

/// A word that stands nowhere in the texts.
fn free_placeholder(stored: &Stored, long_integers: &[&str]) -> Cow<'static, str> {
    const WORD: &str = "integer";
    if long_integers.is_empty() {
        return WORD.into();
    }
    let mut word = WORD.to_owned();
    while holds(stored, &word) {
        word.push('x');
    }
    word.into()
}

fn holds(stored: &Stored, word: &str) -> bool {
    match stored {
        Stored::Text(text) => text.contains(word),
        Stored::List(items) => items.iter().any(|item| holds(item, word)),
        Stored::Object(entries) => entries
            .iter()
            .any(|(key, value)| key.contains(word) || holds(value, word)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nesting_is_counted_at_the_deepest_place() {
        let deep = Stored::List(vec![Stored::Null, Stored::List(Vec::new())]);
        assert_eq!(nesting(&Stored::Null), 0);
        assert_eq!(nesting(&Stored::Object(vec![("a".into(), deep)])), 3);
    }

    #[test]
    fn long_integers_are_written_in_full_beside_texts_that_look_like_their_placeholder() {
        let digits = "9".repeat(100);
        let stored = Stored::Object(vec![
            ("integerx".into(), Stored::BigInt(digits.clone())),
            ("text".into(), Stored::Text("integer".into())),
        ]);
        assert_eq!(to_yaml(&stored), format!("integerx: {digits}\ntext: integer\n"));
    }
}
