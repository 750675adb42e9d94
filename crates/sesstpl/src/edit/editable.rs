//! A text that was read and can be edited.

use std::collections::HashMap;

use sesstpl_yaml::{Document, Node, NodeId, load_all};

use super::intended::{intended, path_of, split};
use super::outline::Outline;
use super::plan::{Manner, Planner};
use super::style::Style;
use super::tree::{Class, Form, Forms};
use super::{EditError, Edits, Operation, Root, lines};
use crate::envelope::{self, Content};
use crate::read::json::{self, Dialect};
use crate::{Envelope, Notation, Path, Release, Segment, Target};

/// A text that was read and can be edited.
#[derive(Debug, Clone)]
pub struct Editable<'t> {
    text: &'t str,
    release: Release,
    is_json: bool,
    documents: Vec<Document>,
}

/// Of each template its value, and the entries beside it in its envelope.
type Contents = Vec<(Class, Vec<(Class, Class)>)>;

/// The values of a document before and after an operation.
struct Values {
    forms: Forms,
    /// Of every document, before.
    roots: Vec<Class>,
    /// Of every node of the document that is edited.
    classes: HashMap<NodeId, Class>,
    intended: Class,
}

impl<'t> Editable<'t> {
    /// Reads a text as a release does: JSON first, then YAML of any number of documents.
    ///
    /// # Errors
    ///
    /// If it is neither.
    pub fn read(text: &'t str, release: Release) -> Result<Self, EditError> {
        if let Ok(document) = json::read(text, Dialect::of(release)) {
            return Ok(Self {
                text,
                release,
                is_json: true,
                documents: vec![document],
            });
        }
        let stream = load_all(text);
        if let Some(error) = stream.error {
            return Err(EditError::Unreadable(error.to_string()));
        }
        let mut documents = stream.documents;
        if documents.is_empty() {
            documents
                .push(sesstpl_yaml::load(text).map_err(|error| EditError::Unreadable(error.to_string()))?);
        }
        Ok(Self {
            text,
            release,
            is_json: false,
            documents,
        })
    }

    /// The text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The notation that it is read in.
    pub fn notation(&self) -> Notation {
        if self.is_json {
            Notation::Json
        } else {
            Notation::Yaml
        }
    }

    /// The documents in it.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// The edits that perform an operation and change nothing else.
    ///
    /// # Errors
    ///
    /// If there is no such place, or no such edits were found.
    pub fn edit(&self, root: Root, operation: &Operation) -> Result<Edits, EditError> {
        let (index, outer) = self.locate(root)?;
        let operation = operation.within(&outer);
        let mut values = self.values(index, &operation)?;
        if values.roots.get(index) == Some(&values.intended) && !matches!(operation, Operation::Remove { .. })
        {
            return Ok(Edits::default());
        }
        let outline = Outline::new(
            self.text,
            self.documents.get(index).ok_or(EditError::NoDocument(index))?,
        );
        for manner in manners(&operation) {
            let Some(edits) = self.plan(&outline, index, &values, manner, &operation) else {
                continue;
            };
            if self.is_as_intended(&edits, index, &mut values) {
                return Ok(edits);
            }
        }
        Err(refusal(&outline, &values, &operation))
    }

    /// The edits that perform operations, one after the other.
    ///
    /// # Errors
    ///
    /// If one of them is refused.
    pub fn edit_all(&self, operations: &[(Root, Operation)]) -> Result<Edits, EditError> {
        let mut edits = Edits::default();
        for (root, operation) in operations {
            let text = edits.apply(self.text);
            let next = Editable::read(&text, self.release)?.edit(*root, operation)?;
            edits = edits.then(&next);
        }
        Ok(edits)
    }

    /// Whether edits make of the text's values what operations, one after the other, make of them.
    pub(crate) fn performs(
        &self,
        edits: &Edits,
        operations: &[(Root, Operation)],
    ) -> Result<bool, EditError> {
        let mut forms = Forms::default();
        let mut roots = self.roots(&mut forms)?;
        for (root, operation) in operations {
            let (index, outer) = self.locate(*root)?;
            let place = roots.get_mut(index).ok_or(EditError::NoDocument(index))?;
            *place = intended(&mut forms, *place, &operation.within(&outer))?;
        }
        Ok(self.has_values(edits, &roots, &mut forms))
    }

    /// Whether edits leave the text's templates, and what stands beside each in its envelope, as they are.
    pub(crate) fn rewraps(&self, edits: &Edits) -> bool {
        let text = edits.apply(self.text);
        let Ok(after) = Editable::read(&text, self.release) else {
            return false;
        };
        let mut forms = Forms::default();
        let before = self.contents(&mut forms);
        before.is_some() && after.contents(&mut forms) == before
    }

    /// What is in the envelope, if nothing else is.
    fn contents(&self, forms: &mut Forms) -> Option<Contents> {
        let mut classes = Vec::new();
        for document in &self.documents {
            classes.push(forms.read(document).ok()?);
        }
        let unwrapped = envelope::unwrap(&self.documents);
        let content = |item: &envelope::Item<'_>| {
            let root = match &item.content {
                Content::Template(root) => *root,
                // What stands where a template is expected may be one.
                Content::Broken(problem) => problem.node,
            };
            let document = self.position(item.document)?;
            let class = |node: NodeId| classes.get(document)?.get(&node).copied();
            let beside = item
                .beside()
                .map(|(key, value)| Some((class(key)?, class(value)?)));
            Some((class(root?)?, beside.collect::<Option<_>>()?))
        };
        unwrapped.items.iter().map(content).collect()
    }

    fn position(&self, document: &Document) -> Option<usize> {
        self.documents
            .iter()
            .position(|other| std::ptr::eq(other, document))
    }

    /// Which document a root is in, and the path to it.
    fn locate(&self, root: Root) -> Result<(usize, Path), EditError> {
        match root {
            Root::Document(index) if index < self.documents.len() => Ok((index, Path::default())),
            Root::Document(index) => Err(EditError::NoDocument(index)),
            Root::Template(index) => self.locate_template(index).ok_or(EditError::NoTemplate(index)),
        }
    }

    fn locate_template(&self, index: usize) -> Option<(usize, Path)> {
        let unwrapped = envelope::unwrap(&self.documents);
        let item = unwrapped.items.get(index)?;
        if matches!(item.content, Content::Broken(_)) {
            return None;
        }
        let key = |name: &str| Segment::Key(name.to_owned());
        let segments = match unwrapped.envelope {
            Envelope::Bare => Vec::new(),
            Envelope::SessionTemplates => {
                vec![key("session_templates"), Segment::Index(index), key("template")]
            }
            Envelope::List => vec![Segment::Index(index), key("template")],
            Envelope::Documents => vec![key("template")],
        };
        let document = self.position(item.document)?;
        let target = Target::Value;
        Some((document, Path { segments, target }))
    }

    fn values(&self, index: usize, operation: &Operation) -> Result<Values, EditError> {
        let mut forms = Forms::default();
        let roots = self.roots(&mut forms)?;
        let document = self.documents.get(index).ok_or(EditError::NoDocument(index))?;
        let classes = forms.read(document)?;
        let before = *roots.get(index).ok_or(EditError::NoDocument(index))?;
        let intended = intended(&mut forms, before, operation)?;
        Ok(Values {
            forms,
            roots,
            classes,
            intended,
        })
    }

    /// The value of each document.
    fn roots(&self, forms: &mut Forms) -> Result<Vec<Class>, EditError> {
        self.documents
            .iter()
            .map(|document| {
                let classes = forms.read(document)?;
                let root = document.root().and_then(|root| classes.get(&root).copied());
                Ok(root.unwrap_or_else(|| forms.class(Form::Null)))
            })
            .collect()
    }

    fn plan(
        &self,
        outline: &Outline<'_>,
        index: usize,
        values: &Values,
        manner: Manner,
        operation: &Operation,
    ) -> Option<Edits> {
        let near = outline.root().map_or(0, |root| root.span.start);
        let (content_start, content_end) = self.content(index);
        let mut planner = Planner {
            outline,
            forms: &values.forms,
            classes: &values.classes,
            intended: values.intended,
            style: Style::near(outline, near, self.is_json),
            manner,
            content_start,
            content_end,
        };
        planner.style = Style::near(
            outline,
            planner.place_of(&operation.path().segments).unwrap_or(near),
            self.is_json,
        );
        Edits::new(planner.plan(operation)?).ok()
    }

    /// Where a document's content may begin and end: between its `---`, if it has one, and what follows it.
    fn content(&self, index: usize) -> (usize, usize) {
        let root = |index: usize| self.documents.get(index).and_then(Document::root);
        let node = |index: usize| Some(self.documents.get(index)?.node(root(index)?));
        let end = node(index).map_or(self.text.len(), Node::start);
        let mut position = match index.checked_sub(1).and_then(node) {
            Some(before) => before.span.end,
            None => lines::start(self.text),
        };
        let mut start = end;
        loop {
            let found = lines::skip_gap(self.text, position);
            let rest = lines::from(self.text, found);
            if found >= end {
                return (start, end);
            }
            if rest.starts_with("---") {
                position = found + 3;
                start = position;
            } else if rest.starts_with("...") {
                position = found + 3;
            } else if rest.starts_with('%') {
                position = lines::line_end(self.text, found);
            } else {
                return (start, end);
            }
        }
    }

    fn is_as_intended(&self, edits: &Edits, index: usize, values: &mut Values) -> bool {
        let mut wanted = values.roots.clone();
        wanted
            .iter_mut()
            .skip(index)
            .take(1)
            .for_each(|root| *root = values.intended);
        self.has_values(edits, &wanted, &mut values.forms)
    }

    fn has_values(&self, edits: &Edits, wanted: &[Class], forms: &mut Forms) -> bool {
        let text = edits.apply(self.text);
        let Ok(after) = Editable::read(&text, self.release) else {
            return false;
        };
        (after.is_json || !self.is_json) && after.roots(forms).is_ok_and(|roots| roots == wanted)
    }
}

/// Why no edits were found.
fn refusal(outline: &Outline<'_>, values: &Values, operation: &Operation) -> EditError {
    let path = operation.path().clone();
    let container = match operation {
        Operation::Remove { .. } | Operation::Rename { .. } => {
            split(&path.segments).ok().map(|(_, outer)| outer)
        }
        Operation::Insert { .. } => Some(path.segments.as_slice()),
        _ => None,
    };
    let merges = container.is_some_and(|container| {
        let before = values.classes.iter().filter(|&(&node, _)| outline.merges(node));
        let mut merging = before.map(|(_, class)| *class);
        let root = outline.document.root().and_then(|root| values.classes.get(&root));
        root.and_then(|&root| values.forms.at(root, container))
            .is_some_and(|class| merging.any(|merging| merging == class))
    });
    if merges {
        EditError::Merged(path)
    } else {
        EditError::NotExpressible(path_of(&path.segments))
    }
}

/// The ways to try, in order.
fn manners(operation: &Operation) -> impl Iterator<Item = Manner> {
    let levels = operation.path().segments.len();
    let empty_lines = matches!(operation, Operation::Remove { .. }).then_some(Manner::WithEmptyLines);
    [Manner::Natural]
        .into_iter()
        .chain(empty_lines)
        .chain([Manner::OneLine])
        .chain((0..=levels).map(Manner::Outer))
}
