//! A check's report as plain data, for programs of any language.
//!
//! The npm package returns this shape and `sesstpl check --format json` prints it, so there is one place that
//! decides its names. Byte spans become positions here, in the [`Encoding`](sesstpl::Encoding) that the caller counts
//! in.
//!
//! ```
//! use sesstpl::{CheckOptions, Encoding, check};
//! use sesstpl_report::describe;
//!
//! let text = "kind: taskTemplate";
//! let report = check(text, &CheckOptions::default());
//! let data = describe(&report, text, Encoding::Utf16, |stored| stored.clone());
//! assert!(!data.ok);
//! ```

mod data;
mod describe;

pub use data::{DiagnosticData, EditData, FixData, PathSegment, RelatedData, ReportData, TemplateData};
pub use describe::{Places, describe};
