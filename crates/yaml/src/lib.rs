//! Reads YAML exactly as `PyYAML` 6 `safe_load` does, and gives every node its span.
//!
//! Backend.AI managers read templates with `PyYAML`, a YAML 1.1 reader with habits of its own:
//! `1:30` is ninety, `yes` is true, a tab may not indent. A checker that says what a manager will do has to
//! read what the manager reads, so this crate gives the same tree, the same values and the same refusals.
//!
//! Text goes in, a [`Document`] comes out: an arena of [`Node`]s, each with its byte [`Span`], its tag and the
//! [`Value`] that `PyYAML` makes of it. Anchored nodes are shared, never copied. Comments are kept.

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
    let mut document = composer.document()?;
    if let Some(second) = composer.next_document()? {
        let problem = "a second document begins where only one is expected";
        return Err(
            Failure::new(ErrorKind::Composer, problem, second).within("after the first document", start)
        );
    }
    construct::construct(&mut document)?;
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
        let mut document = composer.document()?;
        construct::construct(&mut document)?;
        documents.push(document);
    }
    Ok(())
}
