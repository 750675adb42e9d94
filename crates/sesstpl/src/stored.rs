//! The normalized form.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

/// A JSON value as the manager's database holds it: keys in the order the manager writes them.
#[derive(Debug, Clone, PartialEq)]
pub enum Stored {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer of 64 bits.
    Int(i64),
    /// An integer beyond 64 bits, in decimal digits with its sign.
    BigInt(String),
    /// A finite number.
    Float(f64),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Stored>),
    /// An object; no key twice. Nearly all keys are fields' names, which need no copies.
    Object(Vec<(Cow<'static, str>, Stored)>),
}

impl Stored {
    /// The member of an object.
    pub fn get(&self, key: &str) -> Option<&Stored> {
        match self {
            Self::Object(entries) => entries
                .iter()
                .find(|(name, _)| name == key)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl Serialize for Stored {
    /// As JSON has it. An integer beyond 64 bits becomes the nearest 128-bit integer or float that the format has.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Int(value) => serializer.serialize_i64(*value),
            Self::BigInt(digits) => match (digits.parse::<i128>(), digits.parse::<f64>()) {
                (Ok(integer), _) => serializer.serialize_i128(integer),
                (_, Ok(float)) => serializer.serialize_f64(float),
                _ => serializer.serialize_str(digits),
            },
            Self::Float(value) => serializer.serialize_f64(*value),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => {
                let mut sequence = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    sequence.serialize_element(item)?;
                }
                sequence.end()
            }
            Self::Object(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key.as_ref(), value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Stored {
    /// Reads what a manager answers. Of a key that stands twice, the last value counts.
    ///
    /// ```
    /// use sesstpl::Stored;
    ///
    /// let stored: Stored = serde_json::from_str(r#"{"spec": {"mounts": null}}"#)?;
    /// assert_eq!(stored.get("spec").and_then(|spec| spec.get("mounts")), Some(&Stored::Null));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Stored;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON has")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Stored, E> {
        Ok(Stored::Null)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Stored, E> {
        Ok(Stored::Bool(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Stored, E> {
        Ok(Stored::Int(value))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Stored, E> {
        Ok(i64::try_from(value).map_or_else(|_| Stored::BigInt(value.to_string()), Stored::Int))
    }

    fn visit_i128<E: de::Error>(self, value: i128) -> Result<Stored, E> {
        Ok(i64::try_from(value).map_or_else(|_| Stored::BigInt(value.to_string()), Stored::Int))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Stored, E> {
        Ok(Stored::Float(value))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Stored, E> {
        Ok(Stored::Text(text.to_owned()))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Stored, E> {
        Ok(Stored::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Stored, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = sequence.next_element()? {
            items.push(item);
        }
        Ok(Stored::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Stored, A::Error> {
        let mut entries: Vec<(Cow<'static, str>, Stored)> = Vec::new();
        let mut places = HashMap::new();
        while let Some((key, value)) = map.next_entry::<String, Stored>()? {
            let place = *places.entry(key.clone()).or_insert(entries.len());
            match entries.get_mut(place) {
                Some(entry) => entry.1 = value,
                None => entries.push((key.into(), value)),
            }
        }
        Ok(Stored::Object(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let stored = Stored::Object(vec![
            ("b".into(), Stored::List(vec![Stored::Null, Stored::Bool(true)])),
            ("a".into(), Stored::Int(i64::MIN)),
            ("big".into(), Stored::BigInt(u64::MAX.to_string())),
            ("float".into(), Stored::Float(0.1)),
            ("text".into(), Stored::Text("日本".into())),
        ]);
        let text = serde_json::to_string(&stored).unwrap();
        assert_eq!(serde_json::from_str::<Stored>(&text).unwrap(), stored);
    }

    #[test]
    fn of_a_key_that_stands_twice_the_last_value_counts_in_the_first_place() {
        let stored: Stored = serde_json::from_str(r#"{"a": 1, "b": 2, "a": 3}"#).unwrap();
        let expected = vec![("a".into(), Stored::Int(3)), ("b".into(), Stored::Int(2))];
        assert_eq!(stored, Stored::Object(expected));
    }
}
