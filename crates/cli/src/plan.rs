//! `sesstpl plan`.

pub(crate) mod overrides;
mod show;

use std::io::Write;
use std::path::{Path, PathBuf};

use sesstpl::launch::{self, LaunchOptions};
use sesstpl::{Catalogue, CheckOptions, Report, Severity, TemplateReport, check};

use crate::arguments::{PlanArguments, PlanFormat, SessionArguments};
use crate::check::print_findings;
use crate::error::{self, Error};
use crate::input;
use crate::outcome::Outcome;

/// Prints the session that a template launches.
pub(crate) fn run(arguments: &PlanArguments) -> Result<Outcome, Error> {
    let standard_input = PathBuf::from("-");
    let file: &Path = arguments.file.as_ref().unwrap_or(&standard_input);
    let document = match input::read_one(file) {
        Ok(document) => document,
        Err(failure) => {
            error::tell(&failure);
            return Ok(Outcome::Usage);
        }
    };
    let release = arguments.release;
    let report = check(&document.text, &CheckOptions { release });
    let template = chosen(&report, arguments.template, &document.name)?;
    let Some((template, stored)) = template.and_then(|template| Some((template, template.stored.as_ref()?)))
    else {
        print_findings(&mut anstream::stderr().lock(), &document, &report, |severity| {
            severity == Severity::Error
        })?;
        return Ok(Outcome::Findings);
    };
    let session = &arguments.session;
    let options = LaunchOptions {
        name: name(session, template),
        group: session.group.clone().unwrap_or_else(|| "default".to_owned()),
        domain: session.domain.clone().unwrap_or_else(|| "default".to_owned()),
    };
    let plan = launch::plan_with(stored, &options, &overrides::of(session))?;
    let catalogue = Catalogue::default();
    let obstacles = plan.obstacles(release, &catalogue);
    let unknown = plan.more.unknown_to(release);
    match arguments.format {
        PlanFormat::Json => {
            writeln!(std::io::stdout().lock(), "{:#}", plan.request_body())?;
            let mut errors = anstream::stderr().lock();
            show::obstacles(&mut errors, &obstacles)?;
            show::unknown(&mut errors, &unknown, release)?;
        }
        PlanFormat::Text => {
            let mut output = anstream::stdout().lock();
            show::session(&mut output, &plan, release, &plan.allotments(release, &catalogue))?;
            show::obstacles(&mut output, &obstacles)?;
            show::unknown(&mut output, &unknown, release)?;
            show::losses(&mut output, launch::losses(stored, release), release)?;
        }
    }
    Ok(if obstacles.is_empty() && unknown.is_empty() {
        Outcome::Valid
    } else {
        Outcome::Findings
    })
}

/// The template that is meant; none where the text cannot be read or has none.
pub(crate) fn chosen<'r>(
    report: &'r Report,
    number: Option<usize>,
    name: &str,
) -> Result<Option<&'r TemplateReport>, Error> {
    let count = report.templates.len();
    let several = || Error::SeveralTemplates {
        name: name.to_owned(),
        count,
    };
    let number = match number {
        None if count > 1 => return Err(several()),
        None => return Ok(report.templates.first()),
        Some(number) => number,
    };
    let index = number.checked_sub(1);
    let template = index.and_then(|index| report.templates.get(index));
    match template {
        None if count > 0 => Err(Error::NoSuchTemplate {
            name: name.to_owned(),
            number,
            count,
        }),
        template => Ok(template),
    }
}

/// The name that is asked for, or the template's where a session can have it.
fn name(session: &SessionArguments, template: &TemplateReport) -> String {
    let own = || template.name.clone().filter(|name| launch::is_session_name(name));
    session
        .name
        .clone()
        .or_else(own)
        .unwrap_or_else(|| "session".to_owned())
}
