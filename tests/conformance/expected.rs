//! Expected values, read exactly: keys in order, integers of any size.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;
use sesstpl::{Stored, Verdict};

/// A verdict by its name in the corpora.
pub(crate) fn verdict<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Verdict, D::Error> {
    match String::deserialize(deserializer)?.as_str() {
        "accept" => Ok(Verdict::Accept),
        "reject" => Ok(Verdict::Reject),
        "malformed" => Ok(Verdict::Malformed),
        "crash" => Ok(Verdict::Crash),
        other => Err(D::Error::custom(format!("`{other}` is no verdict"))),
    }
}

/// A stored form from its JSON text.
pub(crate) fn stored(json: &str) -> Stored {
    match json.as_bytes().first() {
        Some(b'{') => {
            let entries: Entries = serde_json::from_str(json).expect("an object");
            Stored::Object(
                entries
                    .0
                    .into_iter()
                    .map(|(key, value)| (key.into(), stored(value.get())))
                    .collect(),
            )
        }
        Some(b'[') => {
            let items: Vec<Box<RawValue>> = serde_json::from_str(json).expect("a list");
            Stored::List(items.iter().map(|item| stored(item.get())).collect())
        }
        Some(b'"') => Stored::Text(serde_json::from_str(json).expect("text")),
        _ => match json {
            "null" => Stored::Null,
            "true" => Stored::Bool(true),
            "false" => Stored::Bool(false),
            number if number.contains(['.', 'e', 'E']) => Stored::Float(number.parse().expect("a float")),
            number => number
                .parse()
                .map_or_else(|_| Stored::BigInt(number.to_owned()), Stored::Int),
        },
    }
}

/// An object's entries in order.
struct Entries(Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Entries;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}
