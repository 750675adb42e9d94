//! Findings as JSON for programs.
//!
//! One object: `release`; `positionEncoding`, always `utf-32` (offsets and columns count code points, as Python's
//! strings do; lines, too, count from 0); `ok`, whether the manager stores every template; and `files`. Each of
//! these has its name as `file`, and what the npm package's `check` returns. Each finding also has its `fixes`, but not
//! where a text is so large that looking for them takes long.

use std::io::Write;

use serde::ser::Error as _;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use sesstpl::fix::Fix;
use sesstpl::{Encoding, Release, Report, Stored, emit};
use sesstpl_report::{Places, ReportData, describe};

use crate::error::Error;
use crate::fixable::fixes;
use crate::input::Document;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Output<'r> {
    release: Release,
    position_encoding: &'static str,
    ok: bool,
    files: Vec<File<'r>>,
}

#[derive(Serialize)]
struct File<'r> {
    file: &'r str,
    #[serde(flatten)]
    report: ReportData<'r, Exact<'r>>,
}

/// Prints all reports.
pub(crate) fn print(
    output: &mut impl Write,
    release: Release,
    reports: &[(Document, Report)],
) -> Result<(), Error> {
    let mended: Vec<Option<Vec<Vec<Fix>>>> = reports
        .iter()
        .map(|(document, report)| fixes(document, report))
        .collect();
    let mut files = Vec::new();
    for ((document, report), fixes) in reports.iter().zip(&mended) {
        let mut report = describe(report, &document.text, Encoding::Utf32, Exact);
        let places = Places::new(&document.text, Encoding::Utf32);
        for (diagnostic, fixes) in report.diagnostics.iter_mut().zip(fixes.iter().flatten()) {
            diagnostic.fixes = Some(fixes.iter().map(|fix| places.fix(fix)).collect());
        }
        files.push(File {
            file: &document.name,
            report,
        });
    }
    let all = Output {
        release,
        position_encoding: "utf-32",
        ok: reports.iter().all(|(_, report)| report.ok()),
        files,
    };
    serde_json::to_writer(&mut *output, &all).map_err(std::io::Error::from)?;
    writeln!(output)?;
    Ok(())
}

/// A stored form with every digit of its numbers.
struct Exact<'r>(&'r Stored);

impl Serialize for Exact<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let json = RawValue::from_string(emit::to_json(self.0, false)).map_err(S::Error::custom)?;
        json.serialize(serializer)
    }
}
