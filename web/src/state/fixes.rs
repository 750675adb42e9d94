//! The fixes of a text's findings, and the way from finding to finding.

use sesstpl::Severity;
use sesstpl::fix::{Applicability, Fix};

use super::{Checked, Place};
use crate::shared::Shared;

/// The fixes of a text's findings.
#[derive(Debug)]
pub(crate) struct Fixes {
    /// The check that found what they mend.
    pub(crate) checked: Shared<Checked>,
    /// Those of each finding, in the order of the findings.
    pub(crate) by_finding: Vec<Vec<Fix>>,
}

impl Fixes {
    /// The fixes of a finding.
    pub(crate) fn of(&self, finding: usize) -> &[Fix] {
        self.by_finding.get(finding).map_or(&[], Vec::as_slice)
    }

    /// How many findings that are more than hints can be mended without a look at it.
    pub(crate) fn safe(&self) -> usize {
        let found = self.checked.report.diagnostics.iter().zip(&self.by_finding);
        found
            .filter(|(finding, _)| finding.severity < Severity::Hint)
            .filter(|(_, fixes)| fixes.iter().any(|fix| fix.applicability == Applicability::Safe))
            .count()
    }
}

/// The finding to go to: after or before the one that was shown last, if the selection still begins there, else after
/// or before the selection; past the last comes the first.
pub(super) fn neighbour(
    places: &[Place],
    shown: Option<usize>,
    from: Option<usize>,
    forward: bool,
) -> Option<usize> {
    let last = places.len().checked_sub(1)?;
    let begins = |index: usize| places.get(index).map(|place| place.start.offset);
    let still = shown.filter(|&index| from.is_none() || begins(index) == from);
    Some(match (still, from, forward) {
        (Some(index), _, true) if index < last => index + 1,
        (Some(_), _, true) => 0,
        (Some(index), _, false) => index.checked_sub(1).unwrap_or(last),
        (None, from, true) => places
            .iter()
            .position(|place| place.start.offset >= from.unwrap_or_default())
            .unwrap_or_default(),
        (None, from, false) => places
            .iter()
            .rposition(|place| place.start.offset < from.unwrap_or(usize::MAX))
            .unwrap_or(last),
    })
}

#[cfg(test)]
mod tests {
    use sesstpl::{Catalogue, Release};

    use super::*;

    #[test]
    fn the_way_leads_through_all_findings_and_round() {
        // Two findings begin at the same place.
        let checked = Checked::of(
            "kind: taskTemplate\nspec: {a: 1, b: 2}\n",
            Release::LATEST,
            &Catalogue::default(),
        );
        let places = &checked.places;
        assert!(places.len() > 2, "{:#?}", checked.report.diagnostics);
        let mut seen = vec![neighbour(places, None, Some(0), true).unwrap()];
        while seen.len() <= places.len() {
            let shown = seen[seen.len() - 1];
            let from = places[shown].start.offset;
            seen.push(neighbour(places, Some(shown), Some(from), true).unwrap());
        }
        let round: Vec<usize> = (0..places.len()).chain([0]).collect();
        assert_eq!(seen, round);
        assert_eq!(neighbour(places, Some(0), None, false), Some(places.len() - 1));
        assert_eq!(neighbour(&[], None, None, true), None);
    }
}
