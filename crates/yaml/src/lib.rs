//! Reads YAML exactly as `PyYAML` 6 `safe_load` does, and gives every node its span.
//!
//! Backend.AI managers read templates with `PyYAML`, a YAML 1.1 reader with habits of its own:
//! `1:30` is ninety, `yes` is true, a tab may not indent. A checker that says what a manager will do has to
//! read what the manager reads, so this crate gives the same tree, the same values and the same refusals.
//!
//! Text goes in, a [`Document`] comes out: an arena of [`Node`]s, each with its byte [`Span`], its tag and the
//! [`Value`] that `PyYAML` makes of it. Anchored nodes are shared, never copied. Comments are kept.
//!
//! # What is read
//!
//! What `PyYAML` 6.0.3 reads on Python 3.13 with its `SafeLoader`, the one written in Python. The two are compared
//! on the documents of the YAML test suite and on hundreds of thousands of damaged documents: values, order and
//! sharing, the kind of every failure, where each node starts, and where scalars and flow collections end.
//!
//! Some failures of `PyYAML` are no YAML errors, so a program that expects only these crashes. They are
//! [`ErrorKind::Python`]: the date `2001-02-30`, the boolean `!!bool maybe`, an integer of 4,301 digits.
//!
//! # What differs from YAML 1.2
//!
//! - `yes`, `no`, `on` and `off` are booleans; `010` is eight, `1:30` is ninety, `0o10` is text.
//! - A float needs a point, and its exponent a sign: `1e3` is text.
//! - `2001-12-14` is a date, `<<` merges mappings, `=` is the value of a mapping that is read as a scalar.
//! - U+0085, U+2028 and U+2029 are line breaks.
//! - A tab may stand within scalars and comments only.
//! - In `[a?b]` the `?` begins a key.
//! - A name may be anchored once in a document.
//! - Of equal keys the last value counts, in the place of the first. Equal is what Python takes for equal: `1`,
//!   `1.0` and `true`.
//!
//! # Limits
//!
//! - Collections nested more than [`MAX_DEPTH`] levels deep are a `RecursionError`.
//! - Merge keys that copy more than [`MAX_MERGED`] entries are an [`ErrorKind::Limit`]. This is the one limit that
//!   `PyYAML` does not have: it goes on until its memory is used up.
//! - Of the prefix in a `%TAG` directive the first 1,024 bytes count.
//!
//! No document makes the reader recurse, and the time it takes grows linearly with the text, but for integers in
//! base 60 (`1:1:1:…`), which take a little more.

mod composer;
mod construct;
mod document;
mod error;
mod event;
mod int;
mod key;
mod parser;
mod reader;
mod resolver;
mod scanner;
mod span;
mod tag;
mod text;
mod value;

pub use construct::MAX_MERGED;
pub use document::{
    Alias, Anchor, CollectionStyle, Comment, Document, DocumentBuilder, Node, NodeId, NodeKind, Properties,
    ScalarStyle,
};
pub use error::{Error, ErrorKind, PythonException};
pub use int::Int;
pub use span::Span;
pub use tag::Tag;
pub use text::{Text, TextBuilder};
pub use value::{Date, DateTime, Value};

use composer::Composer;
use error::{Failure, Outcome};

/// Collections nested deeper than this are a [`PythonException::Recursion`].
///
/// Measured for a caller whose stack is empty, with Python's default recursion limit. `PyYAML`'s own limit lies
/// between 491 and 494 collections, by what stands in the innermost one, and is lower the deeper the stack of its
/// caller is.
pub const MAX_DEPTH: usize = 492;

/// Documents read from a stream, and the error that ended the reading early.
///
/// Like `list(yaml.safe_load_all(text))`, but what came before an error is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Stream {
    /// The documents that were read whole, in order.
    pub documents: Vec<Document>,
    /// Why the reading stopped before the end of the stream, if it did.
    pub error: Option<Error>,
}

/// Reads a stream that holds at most one document, as `yaml.safe_load(text)` does.
///
/// An empty stream is a [`Document`] without nodes, whose value is null.
///
/// # Errors
///
/// Where `PyYAML` raises, with the kind of its exception and the place.
///
/// ```
/// use sesstpl_yaml::{Int, Value, load};
///
/// let document = load("timeout: 1:30")?;
/// let root = document.root().unwrap();
/// let Value::Dict(entries) = document.value(root) else { panic!() };
/// let (_, timeout) = entries[0];
/// assert_eq!(document.value(timeout), &Value::Int(Int::Small(90)));
/// # Ok::<(), sesstpl_yaml::Error>(())
/// ```
pub fn load(text: &str) -> Result<Document, Error> {
    Ok(read_one(text)?)
}

fn read_one(text: &str) -> Outcome<Document> {
    let mut composer = Composer::new(text)?;
    let Some(start) = composer.next_document()? else {
        return Ok(Document {
            comments: composer.take_comments(text.len()),
            ..Document::empty()
        });
    };
    let tree = composer.document()?;
    if let Some(second) = composer.next_document()? {
        let problem = "a second document begins where only one is expected";
        return Err(
            Failure::new(ErrorKind::Composer, problem, second).within("after the first document", start)
        );
    }
    let mut document = construct::construct(tree)?;
    document.comments = composer.take_comments(text.len());
    Ok(document)
}

/// Reads every document of a stream, as `yaml.safe_load_all(text)` does.
///
/// ```
/// let stream = sesstpl_yaml::load_all("a: 1\n---\nb: 2\n---\n[");
/// assert_eq!(stream.documents.len(), 2);
/// assert!(stream.error.is_some());
/// ```
pub fn load_all(text: &str) -> Stream {
    let mut documents: Vec<Document> = Vec::new();
    let read = Composer::new(text).and_then(|mut composer| {
        let read = read_all(&mut composer, &mut documents);
        if let Some(last) = documents.last_mut() {
            last.comments.extend(composer.take_comments(text.len()));
        }
        read
    });
    let error = read.err().map(Error::from);
    Stream { documents, error }
}

fn read_all(composer: &mut Composer<'_>, documents: &mut Vec<Document>) -> Outcome<()> {
    while let Some(start) = composer.next_document()? {
        if let Some(previous) = documents.last_mut() {
            previous.comments.extend(composer.take_comments(start.start));
        }
        let tree = composer.document()?;
        documents.push(construct::construct(tree)?);
    }
    Ok(())
}
