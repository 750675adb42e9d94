//! Calls that change a text.

use sesstpl::edit::{Editable, Edits};
use sesstpl::fix::{self, Fixer};
use sesstpl::{CheckOptions, Diagnostic, check_with};
use sesstpl_report::Places;

use super::json;
use crate::error::Error;
use crate::options::Options;
use crate::shapes::{Edited, Fixable, Mended, Refused};

/// The diagnostics that have fixes, of those that touch `start` to `end`.
pub(super) fn fixes(text: &str, options: &Options) -> Result<String, Error> {
    let check = CheckOptions {
        release: options.release()?,
    };
    let catalogue = options.catalogue()?;
    let start = options.offset("start", text)?.unwrap_or_default();
    let end = options.offset("end", text)?.unwrap_or(text.len());
    let touches = |diagnostic: &&Diagnostic| diagnostic.span.start <= end && start <= diagnostic.span.end;
    let report = check_with(text, &check, &catalogue);
    let fixer = Fixer::new(text, &check).with_catalogue(&catalogue);
    let found: Vec<_> = report
        .diagnostics
        .iter()
        .filter(touches)
        .map(|diagnostic| (diagnostic, fixer.fixes(diagnostic)))
        .filter(|(_, fixes)| !fixes.is_empty())
        .collect();
    let places = Places::new(text, options.encoding()?);
    let shapes = found.iter().map(|(diagnostic, fixes)| Fixable {
        diagnostic: places.diagnostic(diagnostic),
        fixes: fixes.iter().map(|fix| places.fix(fix)).collect(),
    });
    json(&shapes.collect::<Vec<_>>())
}

/// The text after all fixes.
pub(super) fn mend(text: &str, options: &Options) -> Result<String, Error> {
    let check = CheckOptions {
        release: options.release()?,
    };
    let applied = fix::mend_with(text, &check, &options.catalogue()?, options.flag("unsafe")?);
    let places = Places::new(text, options.encoding()?);
    json(&Mended {
        text: &applied.text,
        edits: places.edits(&applied.edits),
        titles: &applied.titles,
        settled: applied.is_settled,
    })
}

/// The text in the usual layout.
pub(super) fn format(text: &str, options: &Options) -> Result<String, Error> {
    edited(text, options, &sesstpl::format(text, options.release()?))
}

/// The text after operations on its values.
pub(super) fn edit(text: &str, options: &Options) -> Result<String, Error> {
    let operations = options.operations()?;
    let edits = Editable::read(text, options.release()?).and_then(|editable| editable.edit_all(&operations));
    edited(text, options, &edits)
}

fn edited(text: &str, options: &Options, edits: &Result<Edits, impl ToString>) -> Result<String, Error> {
    match edits {
        Ok(edits) => json(&Edited {
            ok: true,
            text: &edits.apply(text),
            edits: Places::new(text, options.encoding()?).edits(edits),
        }),
        Err(error) => json(&Refused::because(error)),
    }
}
