//! Writes what this crate reads in the form in which `compare.py` writes what `PyYAML` reads.

use std::collections::HashMap;
use std::fmt::Write;

use sesstpl_yaml::{
    CollectionStyle, Document, Error, ErrorKind, Int, Node, NodeId, NodeKind, ScalarStyle, Tag, Text, Value,
    load, load_all,
};

/// Both readings of a text.
pub(crate) fn both(text: &str) -> String {
    let places = Places::new(text);
    let stream = load_all(text);
    let mut parts: Vec<String> = stream
        .documents
        .iter()
        .map(|document| format!("{} {}", value(document), nodes(document, &places)))
        .collect();
    parts.extend(stream.error.map(|error| failure(&error, &places)));
    let one = match load(text) {
        Ok(document) => value(&document),
        Err(error) => failure(&error, &places),
    };
    format!("{}\t{one}", parts.join(";"))
}

/// From byte offsets to numbers of characters.
struct Places(Vec<usize>);

impl Places {
    fn new(text: &str) -> Self {
        let mut places = vec![0; text.len() + 1];
        let mut count = 0;
        for (offset, character) in text.char_indices() {
            places[offset..offset + character.len_utf8()].fill(count);
            count += 1;
        }
        places[text.len()] = count;
        Self(places)
    }

    fn of(&self, offset: usize) -> usize {
        self.0[offset]
    }
}

fn failure(error: &Error, places: &Places) -> String {
    let class = match error.kind {
        ErrorKind::Reader => "ReaderError",
        ErrorKind::Scanner => "ScannerError",
        ErrorKind::Parser => "ParserError",
        ErrorKind::Composer => "ComposerError",
        ErrorKind::Constructor => "ConstructorError",
        ErrorKind::Python(exception) => return format!("!{}", exception.name()),
        ErrorKind::Limit => "Limit",
    };
    format!("!{class}:{}", places.of(error.span.start))
}

fn escaped(points: impl Iterator<Item = u32>) -> String {
    let mut out = String::new();
    for point in points {
        match char::from_u32(point) {
            Some(character @ ' '..='~') if character != '"' && character != '\\' => out.push(character),
            _ => write!(out, "\\{point:x};").unwrap(),
        }
    }
    out
}

fn text_of(text: &Text) -> String {
    escaped(text.code_points())
}

fn hexadecimal(int: &Int) -> String {
    match int {
        Int::Small(value) if *value < 0 => format!("-{:x}", value.unsigned_abs()),
        Int::Small(value) => format!("{value:x}"),
        Int::Big { negative, magnitude } => {
            let mut digits = String::new();
            for limb in magnitude.iter().rev() {
                write!(digits, "{limb:08x}").unwrap();
            }
            let sign = if *negative { "-" } else { "" };
            format!("{sign}{}", digits.trim_start_matches('0'))
        }
    }
}

/// What is still to be written.
enum Part {
    Text(&'static str),
    Node(NodeId),
}

fn value(document: &Document) -> String {
    document
        .root()
        .map_or_else(|| "n".to_owned(), |root| value_of(document, root))
}

fn value_of(document: &Document, root: NodeId) -> String {
    let mut out = String::new();
    let mut seen: HashMap<NodeId, usize> = HashMap::new();
    let mut stack = vec![Part::Node(root)];
    while let Some(part) = stack.pop() {
        let id = match part {
            Part::Text(text) => {
                out.push_str(text);
                continue;
            }
            Part::Node(id) => id,
        };
        let value = document.value(id);
        if let Some(atom) = atom(value) {
            out.push_str(&atom);
            continue;
        }
        if let Some(number) = seen.get(&id) {
            write!(out, "@{number}").unwrap();
            continue;
        }
        let number = seen.len();
        seen.insert(id, number);
        let mut rest = Vec::new();
        match value {
            Value::List(items) => {
                write!(out, "[{number}:").unwrap();
                for &item in items {
                    rest.extend([Part::Node(item), Part::Text(",")]);
                }
                rest.push(Part::Text("]"));
            }
            Value::Dict(entries) => {
                write!(out, "{{{number}:").unwrap();
                for &(key, value) in entries {
                    rest.extend([
                        Part::Node(key),
                        Part::Text("="),
                        Part::Node(value),
                        Part::Text(","),
                    ]);
                }
                rest.push(Part::Text("}"));
            }
            Value::Pairs(pairs) => {
                write!(out, "[{number}:").unwrap();
                for &(key, value) in pairs {
                    rest.extend([
                        Part::Text("("),
                        Part::Node(key),
                        Part::Text(" "),
                        Part::Node(value),
                    ]);
                    rest.push(Part::Text("),"));
                }
                rest.push(Part::Text("]"));
            }
            Value::Set(items) => {
                let mut items: Vec<String> = items.iter().map(|&item| value_of(document, item)).collect();
                items.sort();
                write!(out, "<{number}:{}>", items.join(",")).unwrap();
            }
            _ => unreachable!("no atom: {value:?}"),
        }
        stack.extend(rest.into_iter().rev());
    }
    out
}

fn atom(value: &Value) -> Option<String> {
    Some(match value {
        Value::Null => "n".to_owned(),
        Value::Bool(true) => "T".to_owned(),
        Value::Bool(false) => "F".to_owned(),
        Value::Int(int) => format!("i{}", hexadecimal(int)),
        Value::Float(float) if float.is_nan() => "fnan".to_owned(),
        Value::Float(float) => format!("f{:016x}", float.to_bits()),
        Value::Str(text) => format!("\"{}\"", text_of(text)),
        Value::Bytes(bytes) => bytes.iter().fold("b".to_owned(), |mut out, byte| {
            write!(out, "{byte:02x}").unwrap();
            out
        }),
        Value::Date(date) => format!("d{date}"),
        Value::DateTime(time) => format!("t{time}"),
        _ => return None,
    })
}

fn nodes(document: &Document, places: &Places) -> String {
    let mut out = Vec::new();
    let mut seen: HashMap<NodeId, usize> = HashMap::new();
    let mut stack: Vec<NodeId> = document.root().into_iter().collect();
    while let Some(id) = stack.pop() {
        if let Some(number) = seen.get(&id) {
            out.push(format!("@{number}"));
            continue;
        }
        seen.insert(id, seen.len());
        let node = document.node(id);
        out.push(shape(node, places));
        match &node.kind {
            NodeKind::Scalar { .. } => {}
            NodeKind::Sequence { items, .. } => stack.extend(items.iter().rev()),
            NodeKind::Mapping { entries, .. } => {
                stack.extend(entries.iter().rev().flat_map(|&(key, value)| [value, key]));
            }
        }
    }
    out.join(" ")
}

fn shape(node: &Node, places: &Places) -> String {
    let tag = match &node.tag {
        // The `=` of a mapping becomes a text when the mapping is made.
        Tag::Value => Tag::Str,
        tag => tag.clone(),
    };
    let tag = escaped(tag.as_str().chars().map(u32::from));
    let start = places.of(node.start());
    let end = places.of(node.span.end);
    let collection = |letter: char, style: CollectionStyle, length: usize| match style {
        CollectionStyle::Block => format!("{letter}b:{tag}:{start}:{length}"),
        CollectionStyle::Flow => format!("{letter}f:{tag}:{start}-{end}:{length}"),
    };
    match &node.kind {
        NodeKind::Scalar { text, style } => {
            let style = match style {
                ScalarStyle::Plain => 'p',
                ScalarStyle::SingleQuoted => '\'',
                ScalarStyle::DoubleQuoted => '"',
                ScalarStyle::Literal => '|',
                ScalarStyle::Folded => '>',
            };
            format!("{style}:{}:{tag}:{start}-{end}", text_of(text))
        }
        NodeKind::Sequence { items, style } => collection('s', *style, items.len()),
        NodeKind::Mapping { entries, style } => collection('m', *style, entries.len()),
    }
}
