//! `sesstpl session get`.

use sesstpl_manager_api::calls::{GetSession, SessionInfo};

use super::super::arguments::OneSession;
use super::super::client::Client;
use super::super::failure::{Ending, Failure};
use super::super::output::{self, Format};
use super::super::table;

/// Prints what the manager knows of a session.
pub(crate) fn run(arguments: &OneSession) -> Result<Ending, Failure> {
    let client = Client::new(&arguments.connection)?;
    let name = &arguments.session;
    let info = client
        .call(&GetSession { name: name.clone() })
        .map_err(|error| Failure::api(format!("session {name} cannot be read"), &error))?;
    match arguments.connection.output {
        Format::Table => output::plain(&table::render(["Field", "Value"], &rows(name, &info)))?,
        format => output::structured(&info, format)?,
    }
    Ok(Ending::Done)
}

fn rows(name: &str, info: &SessionInfo) -> Vec<[String; 2]> {
    let other = |key: &str| {
        let value = info.other.get(key)?;
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        (!matches!(text.as_str(), "" | "null" | "None" | "{}")).then_some(text)
    };
    let rows = [
        ("Session", Some(name.to_owned())),
        ("Status", Some(info.status.to_string())),
        ("Reason", info.explanation()),
        ("Image", Some(info.image.clone())),
        ("Architecture", info.architecture.clone()),
        ("Domain", Some(info.domain_name.clone())),
        ("Tag", other("tag")),
        ("Requested", other("requestedSlots")),
        ("Environment", other("environ")),
        ("Created", Some(info.creation_time.to_string())),
        ("Ended", info.termination_time.map(|time| time.to_string())),
    ];
    rows.into_iter()
        .filter_map(|(field, value)| Some([field.to_owned(), value?]))
        .collect()
}
