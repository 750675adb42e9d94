//! What a rule's fixes know, and what they propose.

use sesstpl_yaml::{Document, NodeId};

use crate::edit::{Edits, Operation, Root};
use crate::envelope::Unwrapped;
use crate::fields::FieldId;
use crate::fix::{self, Applicability};
use crate::template::problem::Problem;
use crate::template::{Examined, Template, text_of};
use crate::{Catalogue, Diagnostic, Notation, Path, Release, Segment, Stored, Target, words};

/// How a rule mends what it finds.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Fixes {
    /// In a template that can be read.
    Template(fn(&Site<'_>) -> Vec<Proposal>),
    /// In what templates are wrapped in.
    Envelope(fn(&Wrapped<'_>) -> Vec<Proposal>),
    /// In a text that cannot be read.
    Text(fn(&Broken<'_>) -> Vec<Proposal>),
}

/// A change that may mend what a diagnostic is about. It is offered if it turns out to do that and nothing else.
#[derive(Debug)]
pub(crate) struct Proposal {
    pub(crate) title: String,
    pub(crate) applicability: Applicability,
    pub(crate) change: Change,
}

/// What a proposal changes.
#[derive(Debug)]
pub(crate) enum Change {
    /// Values, however that is best written.
    Values(Vec<(Root, Operation)>),
    /// Values, written in these words if possible.
    Written(Edits, Vec<(Root, Operation)>),
    /// What templates are wrapped in; they stay as they are.
    Envelope(Edits),
    /// A text that has no values yet.
    Text(Edits),
}

/// A diagnostic of a template, and the template.
pub(crate) struct Site<'s> {
    pub(crate) diagnostic: &'s Diagnostic,
    pub(crate) examined: &'s Examined<'s>,
    /// The reason for which the template is not stored, if the diagnostic is one.
    pub(crate) problem: Option<&'s Problem>,
    pub(crate) catalogue: &'s Catalogue,
    pub(crate) root: Root,
}

/// A text whose templates are wrapped in something.
pub(crate) struct Wrapped<'s> {
    pub(crate) text: &'s str,
    pub(crate) diagnostic: &'s Diagnostic,
    pub(crate) unwrapped: &'s Unwrapped<'s>,
    pub(crate) notation: Notation,
    pub(crate) release: Release,
}

/// A text that cannot be read.
pub(crate) struct Broken<'s> {
    pub(crate) text: &'s str,
    pub(crate) diagnostic: &'s Diagnostic,
}

impl<'s> Site<'s> {
    pub(crate) fn template(&self) -> &'s Template<'s> {
        &self.examined.template
    }

    pub(crate) fn document(&self) -> &'s Document {
        self.template().document
    }

    pub(crate) fn release(&self) -> Release {
        self.template().release
    }

    /// The place of the diagnostic.
    pub(crate) fn path(&self) -> &'s Path {
        &self.diagnostic.path
    }

    /// The key at the end of the place.
    pub(crate) fn key(&self) -> Option<&'s str> {
        match self.path().segments.last() {
            Some(Segment::Key(key)) => Some(key),
            _ => None,
        }
    }

    /// The node that the diagnostic's problem is about.
    pub(crate) fn node(&self) -> Option<NodeId> {
        self.problem.and_then(|problem| problem.node)
    }

    /// How the problem's scalar is written, if it has no quotes; else its text.
    pub(crate) fn written(&self) -> Option<&'s str> {
        self.written_at(self.node()?)
    }

    /// How a scalar is written, if it has no quotes; else its text.
    pub(crate) fn written_at(&self, node: NodeId) -> Option<&'s str> {
        fix::written(self.document(), node).or_else(|| text_of(self.document().value(node)))
    }

    /// The entry that the end of the place names, in a field that is a mapping.
    pub(crate) fn entry_in(&self, field: FieldId) -> Option<(NodeId, NodeId)> {
        let key = self.key()?;
        let is_named = |&&(name, _): &&(NodeId, NodeId)| words::key_name(self.document().value(name)) == key;
        self.template().mapping(field).iter().find(is_named).copied()
    }

    /// Whether there are comments in a value.
    pub(crate) fn has_comments(&self, node: NodeId) -> bool {
        let span = self.template().span(node);
        let is_within = |at: usize| span.start <= at && at < span.end;
        self.document()
            .comments()
            .iter()
            .any(|comment| is_within(comment.span.start))
    }

    /// A change of values.
    pub(crate) fn propose(
        &self,
        applicability: Applicability,
        title: impl Into<String>,
        operations: impl IntoIterator<Item = Operation>,
    ) -> Proposal {
        let operations = operations
            .into_iter()
            .map(|operation| (self.root, operation))
            .collect();
        Proposal {
            title: title.into(),
            applicability,
            change: Change::Values(operations),
        }
    }

    /// Takes the entry or item at the diagnostic's place away.
    pub(crate) fn remove(&self) -> Operation {
        Operation::Remove {
            path: self.path().clone(),
        }
    }

    /// The proposal to take away what the diagnostic is about, unless it is a field that the template needs.
    pub(crate) fn leave_out(&self) -> Option<Proposal> {
        let is_field = |field: &FieldId| self.template().path(*field).segments == self.path().segments;
        let is_needed = self
            .problem
            .and_then(|problem| problem.field)
            .filter(is_field)
            .is_some_and(|field| field.field().default_in(self.release()).is_none());
        let key = self.node().filter(|_| self.path().target == Target::Key);
        let written = key
            .and_then(|key| fix::written(self.document(), key))
            .map(str::to_owned);
        let title = format!(
            "Remove {}",
            words::quoted(&written.or_else(|| self.path().last_step())?)
        );
        (!is_needed).then(|| self.propose(Applicability::Unsafe, title, [self.remove()]))
    }

    /// Gives the diagnostic's place a value.
    pub(crate) fn set(&self, value: Stored) -> Operation {
        Operation::Set {
            path: self.path().clone(),
            value,
        }
    }

    /// Gives the entry at the diagnostic's place another key.
    pub(crate) fn rename(&self, key: impl Into<String>) -> Operation {
        Operation::Rename {
            path: self.path().clone(),
            key: key.into(),
        }
    }

    /// Gives the key or the value at the diagnostic's place another text.
    pub(crate) fn set_text(&self, text: String) -> Operation {
        match self.path().target {
            Target::Key => self.rename(text),
            Target::Value => self.set(Stored::Text(text)),
        }
    }

    /// Gives a field a value.
    pub(crate) fn set_field(&self, field: FieldId, value: Stored) -> Operation {
        Operation::Set {
            path: self.template().path(field),
            value,
        }
    }

    /// Takes a field away.
    pub(crate) fn remove_field(&self, field: FieldId) -> Operation {
        Operation::Remove {
            path: self.template().path(field),
        }
    }

    /// Puts the problem's scalar in quotes as it is written.
    pub(crate) fn quote(&self, applicability: Applicability, title: impl Into<String>) -> Option<Proposal> {
        let node = self.node()?;
        let written = fix::written(self.document(), node)?.to_owned();
        let operation = self.set_text(written);
        let edits = Edits::new(vec![fix::quote(self.document(), node)?]).ok()?;
        let mut proposal = self.propose(applicability, title, []);
        proposal.change = Change::Written(edits, vec![(self.root, operation)]);
        Some(proposal)
    }
}

/// The one proposal of many rules: to take away what the diagnostic is about.
pub(crate) fn leave_out(site: &Site<'_>) -> Vec<Proposal> {
    site.leave_out().into_iter().collect()
}
