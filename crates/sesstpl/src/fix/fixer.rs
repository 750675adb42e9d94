//! The fixes of a text's diagnostics.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::Fix;
use crate::edit::{Editable, Edits, Root};
use crate::envelope::{self, Content};
use crate::rules::{self, Broken, Change, Fixes, Proposal, Rule, Site, Wrapped};
use crate::template::examine;
use crate::{Catalogue, CheckOptions, Code, Diagnostic, check_with};

/// Finds the fixes of a text's diagnostics. It reads the text once, however many diagnostics there are.
///
/// ```
/// use sesstpl::{CheckOptions, check, fix::Fixer};
///
/// let text = "{api_version: 6, kind: taskTemplate, metadata: {name: a}, spec: {kernel: {image: b/c}}}";
/// let options = CheckOptions::default();
/// let report = check(text, &options);
/// let number = report.diagnostics.iter().find(|found| found.code.as_str() == "save/not-text").unwrap();
/// let fixes = Fixer::new(text, &options).fixes(number);
/// assert_eq!(fixes[0].title, "Put `6` in quotes");
/// assert_eq!(fixes[0].edits.iter().next().unwrap().replacement, "'6'");
/// ```
#[derive(Debug)]
pub struct Fixer<'t> {
    text: &'t str,
    options: CheckOptions,
    catalogue: Cow<'t, Catalogue>,
    /// None of a text that cannot be read.
    editable: Option<Editable<'t>>,
    before: OnceCell<Tally>,
}

impl<'t> Fixer<'t> {
    /// Reads a text. Of one that cannot be read, only what breaks it can be fixed.
    pub fn new(text: &'t str, options: &CheckOptions) -> Self {
        Self {
            text,
            options: *options,
            catalogue: Cow::Owned(Catalogue::default()),
            editable: Editable::read(text, options.release).ok(),
            before: OnceCell::new(),
        }
    }

    /// The same for a cluster, of which diagnostics of [`check_with`] tell.
    #[must_use]
    pub fn with_catalogue(mut self, catalogue: &'t Catalogue) -> Self {
        self.catalogue = Cow::Borrowed(catalogue);
        self.before = OnceCell::new();
        self
    }

    /// The fixes of a diagnostic that a check of this very text found, the best first.
    ///
    /// Each was tried: the text after it is read again, has the values that are meant and no others, no longer has
    /// the diagnostic, and has no new one that is as bad.
    pub fn fixes(&self, diagnostic: &Diagnostic) -> Vec<Fix> {
        let mut fixes: Vec<Fix> = Vec::new();
        for fix in self
            .proposals(diagnostic)
            .into_iter()
            .filter_map(|proposal| self.tried(proposal, diagnostic))
        {
            if fixes.iter().all(|other| other.edits != fix.edits) {
                fixes.push(fix);
            }
        }
        fixes
    }

    /// The best fix of a diagnostic, if there is one.
    pub(super) fn best(&self, diagnostic: &Diagnostic, include_unsafe: bool) -> Option<Fix> {
        self.proposals(diagnostic)
            .into_iter()
            .filter(|proposal| include_unsafe || proposal.applicability == super::Applicability::Safe)
            .find_map(|proposal| self.tried(proposal, diagnostic))
    }

    fn proposals(&self, diagnostic: &Diagnostic) -> Vec<Proposal> {
        let fixes = rules::find(diagnostic.code.as_str()).and_then(|rule| rule.fix);
        match (fixes, &self.editable) {
            (Some(Fixes::Text(propose)), _) => propose(&Broken {
                text: self.text,
                diagnostic,
            }),
            (Some(Fixes::Template(propose)), Some(editable)) => self
                .in_template(editable, diagnostic, propose)
                .unwrap_or_default(),
            (Some(Fixes::Envelope(propose)), Some(editable)) => propose(&Wrapped {
                text: self.text,
                diagnostic,
                unwrapped: &envelope::unwrap(editable.documents()),
                notation: editable.notation(),
                release: self.options.release,
            }),
            _ => Vec::new(),
        }
    }

    fn in_template(
        &self,
        editable: &Editable<'_>,
        diagnostic: &Diagnostic,
        propose: fn(&Site<'_>) -> Vec<Proposal>,
    ) -> Option<Vec<Proposal>> {
        let index = diagnostic.template?;
        let unwrapped = envelope::unwrap(editable.documents());
        let item = unwrapped.items.get(index)?;
        let Content::Template(root) = item.content else {
            return None;
        };
        let examined = examine(item.document, root, self.options.release);
        let problem = examined
            .problems
            .iter()
            .find(|problem| rules::explains(diagnostic, problem, &examined.template));
        Some(propose(&Site {
            diagnostic,
            examined: &examined,
            problem,
            catalogue: &self.catalogue,
            root: Root::Template(index),
        }))
    }

    fn tried(&self, proposal: Proposal, diagnostic: &Diagnostic) -> Option<Fix> {
        let edits = self.edits(proposal.change)?;
        let before = self.before.get_or_init(|| self.tally(self.text));
        let after = self.tally(&edits.apply(self.text));
        (!edits.is_empty() && after.is_better(before, diagnostic.code)).then_some(Fix {
            title: proposal.title,
            applicability: proposal.applicability,
            edits,
        })
    }

    fn edits(&self, change: Change) -> Option<Edits> {
        let editable = self.editable.as_ref();
        match change {
            Change::Values(operations) => editable?.edit_all(&operations).ok(),
            Change::Written(edits, operations) => {
                let editable = editable?;
                super::verified(editable, edits, &operations)
                    .or_else(|_| editable.edit_all(&operations))
                    .ok()
            }
            Change::Envelope(edits) => editable?.rewraps(&edits).then_some(edits),
            Change::Text(edits) => Some(edits),
        }
    }

    fn tally(&self, text: &str) -> Tally {
        let mut tally = Tally::default();
        for diagnostic in check_with(text, &self.options, &self.catalogue).diagnostics {
            *tally.0.entry(diagnostic.code).or_default() += 1;
        }
        tally
    }
}

/// How often each rule finds something in a text.
#[derive(Debug, Default)]
struct Tally(BTreeMap<Code, usize>);

impl Tally {
    fn count(&self, code: Code) -> usize {
        self.0.get(&code).copied().unwrap_or_default()
    }

    /// Whether less is found by a rule, and no more by any that is as grave. What is wrong in a text that cannot be read
    /// may be seen only once it can.
    fn is_better(&self, before: &Self, code: Code) -> bool {
        let gravity = |code: Code| rules::find(code.as_str()).map(Rule::gravity);
        let is_worse =
            |other: Code| gravity(other) <= gravity(code) && self.count(other) > before.count(other);
        self.count(code) < before.count(code) && !self.0.keys().any(|&other| is_worse(other))
    }
}
