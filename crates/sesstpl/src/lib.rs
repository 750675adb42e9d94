//! Checks Backend.AI session templates, and says what each manager release will do with them.
//!
//! Data flows one way: text → tree with spans → templates → [`Report`]. The crate does no I/O and does not
//! panic; browsers, terminals and servers are built around it.
//!
//! ```
//! use sesstpl::{CheckOptions, Verdict, check};
//!
//! let report = check("kind: taskTemplate", &CheckOptions::default());
//! assert_eq!(report.verdict, Verdict::Reject);
//! ```

pub mod catalogue;
mod check;
mod diagnostic;
pub mod edit;
pub mod emit;
mod envelope;
pub mod fields;
pub mod fix;
mod format;
mod kind;
pub mod language;
pub mod launch;
mod nearest;
mod order;
mod path;
mod position;
mod read;
mod release;
mod report;
pub mod rules;
mod stored;
mod template;
pub mod wire;
mod words;

pub use catalogue::Catalogue;
pub use check::{check, check_with};
pub use diagnostic::{Code, Diagnostic, Related, Severity};
pub use format::{FormatError, format};
pub use kind::TemplateKind;
pub use path::{Path, Segment, Target};
pub use position::{Encoding, LineIndex, Position, byte_offset};
pub use release::{ParseReleaseError, Release, Series};
pub use report::{CheckOptions, Envelope, Notation, Report, TemplateReport, Verdict};
pub use sesstpl_yaml::Span;
pub use stored::Stored;
