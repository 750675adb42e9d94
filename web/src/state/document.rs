//! The text in the editor and what is to be said of it.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use sesstpl::{
    Catalogue, CheckOptions, Encoding, LineIndex, Position, Release, Report, Severity, check_with,
};

use crate::shared::Shared;

/// What a first visit shows: the published documentation's sample.
pub(crate) const SAMPLE: &str = include_str!("../../../tests/samples/documentation-19.09.yaml");

/// The text in the editor.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Document {
    /// The text, its lines ended by `\n`.
    pub(crate) text: Rc<str>,
    /// The saved template that it is of, if any.
    pub(crate) origin: Option<Rc<Origin>>,
    /// The text when it was last the same as what is saved, or as what was offered to begin with.
    pub(crate) baseline: Rc<str>,
    /// Counts how often the text came from elsewhere than the editor.
    pub(crate) loads: u32,
    /// What it is checked against besides the release.
    pub(crate) catalogue: Shared<Catalogue>,
    /// What is to be said of the text.
    pub(crate) checked: Shared<Checked>,
}

/// The saved template that a text is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Origin {
    /// The manager's endpoint.
    pub(crate) endpoint: String,
    /// The template's id there.
    pub(crate) id: String,
    /// Its name.
    pub(crate) name: String,
    /// Its project's name.
    pub(crate) group: Option<String>,
    /// Its domain.
    pub(crate) domain: Option<String>,
    /// What was saved there when it was last seen; none where that is not known.
    #[serde(default)]
    pub(crate) seen: Option<Rc<serde_json::Value>>,
}

/// A check's report and the places of its findings.
#[derive(Debug)]
pub(crate) struct Checked {
    /// The core's report.
    pub(crate) report: Report,
    /// One place for each of its diagnostics, in the same order.
    pub(crate) places: Vec<Place>,
}

/// Where in the text something is, counted as JavaScript does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// The first character.
    pub(crate) start: Position,
    /// After the last character.
    pub(crate) end: Position,
}

impl Checked {
    /// Checks a text.
    pub(crate) fn of(text: &str, release: Release, catalogue: &Catalogue) -> Self {
        let report = check_with(text, &CheckOptions { release }, catalogue);
        let lines = LineIndex::new(text);
        let position = |offset| lines.position(offset, Encoding::Utf16);
        let places = report
            .diagnostics
            .iter()
            .map(|found| Place {
                start: position(found.span.start),
                end: position(found.span.end),
            })
            .collect();
        Self { report, places }
    }

    /// How many findings are this severe.
    pub(crate) fn count(&self, severity: Severity) -> usize {
        let same = |found: &&sesstpl::Diagnostic| found.severity == severity;
        self.report.diagnostics.iter().filter(same).count()
    }

    /// The first error in the text: its words and its place.
    pub(crate) fn first_error(&self) -> Option<(&str, Place)> {
        let mut found = self.report.diagnostics.iter().zip(&self.places);
        let (diagnostic, place) = found.find(|(found, _)| found.severity == Severity::Error)?;
        Some((&diagnostic.message, *place))
    }
}

impl Document {
    /// A text that belongs to no saved template.
    pub(crate) fn new(text: &str, release: Release) -> Self {
        Self::restored(text.into(), None, text.into(), release)
    }

    /// A text as it was left.
    pub(crate) fn restored(
        text: Rc<str>,
        origin: Option<Rc<Origin>>,
        baseline: Rc<str>,
        release: Release,
    ) -> Self {
        let catalogue = Shared::new(Catalogue::default());
        let checked = Shared::new(Checked::of(&text, release, &catalogue));
        Self {
            text,
            origin,
            baseline,
            loads: 0,
            catalogue,
            checked,
        }
    }

    /// Takes what was typed.
    pub(crate) fn edit(&mut self, text: Rc<str>) {
        self.text = text;
        self.check(self.checked.report.release, self.catalogue.clone());
    }

    /// Shows another text.
    pub(crate) fn load(&mut self, text: Rc<str>, origin: Option<Rc<Origin>>) {
        self.baseline = Rc::clone(&text);
        self.origin = origin;
        self.loads += 1;
        self.edit(text);
    }

    /// Checks the text against another release, and whether another cluster has what it names.
    pub(crate) fn check(&mut self, release: Release, catalogue: Shared<Catalogue>) {
        self.checked = Shared::new(Checked::of(&self.text, release, &catalogue));
        self.catalogue = catalogue;
    }

    /// Whether the text holds something that is saved nowhere.
    pub(crate) fn is_changed(&self) -> bool {
        self.text != self.baseline
    }

    /// The name of the text's only template, or of the saved one that it is of.
    pub(crate) fn name(&self) -> Option<&str> {
        match self.checked.report.templates.as_slice() {
            [only] if only.name.is_some() => only.name.as_deref(),
            _ => self.origin.as_ref().map(|origin| origin.name.as_str()),
        }
    }
}
