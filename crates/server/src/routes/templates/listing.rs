//! Lists of templates: all, or page by page, or what a search finds.

use std::fmt::Write as _;

use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sesstpl_manager_api::Timestamp;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::identity::Role;
use crate::problem::{Refusal, is_today};
use crate::request::{Caller, Flag, Query};
use crate::state::{AppState, Shared};
use crate::storage::templates::{self as rows, TemplateRow, Wanted};

/// The largest page.
const LONGEST_PAGE: i64 = 1000;

/// What a list is asked for. Without any of it, the list holds all templates, as older clients expect.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// At most so many, 1 to 1000.
    #[param(minimum = 1, maximum = 1000)]
    limit: Option<i64>,
    /// Only those after this place, which `Link` of the page before tells.
    after: Option<i64>,
    /// Words that name, image or tag must hold.
    search: Option<String>,
    /// The whole name.
    name: Option<String>,
    /// Those that were deleted.
    #[serde(default)]
    #[param(value_type = bool, required = false)]
    deleted: Flag,
}

/// A template in the list, as manager 26.9.6 writes it.
#[derive(Serialize, ToSchema)]
pub(super) struct Item<'r> {
    name: &'r str,
    id: String,
    created_at: String,
    is_owner: bool,
    user: Uuid,
    group: Uuid,
    user_email: Option<&'r str>,
    group_name: &'r str,
    domain_name: &'r str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[schema(value_type = Object)]
    template: &'r RawValue,
}

/// Lists templates, oldest first; where a page is full, `Link` leads to the next.
#[utoipa::path(get, path = "/template/session", tag = "templates", summary = "Lists templates, oldest first", params(Asked), responses((status = 200, description = "The templates; while there is more, `Link` leads to the next page", body = Vec<Item>), (status = 400, description = "Refused, with the reasons in `msg` and `data`")))]
pub(super) async fn list(
    State(state): State<AppState>,
    caller: Caller,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    let mut wanted = asked.wanted()?;
    // Managers list everybody's, and then refuse to show them.
    if state.as_release.is_none() {
        match caller.role {
            Role::Superadmin => {}
            Role::Admin => wanted.domain = Some(caller.domain.clone()),
            Role::User => wanted.owner = Some(caller.id),
        }
    }
    let limit = wanted.limit;
    let rows = state
        .store
        .read(move |database| rows::list(database, &wanted))
        .await?;
    let items: Vec<Item<'_>> = rows.iter().map(|row| item(row, &state, &caller)).collect();
    let is_full = limit.is_some_and(|limit| i64::try_from(rows.len()) == Ok(limit));
    match rows.last().filter(|_| is_full) {
        Some(last) => {
            let link = format!("<{}>; rel=\"next\"", asked.next(last.number));
            Ok(([(header::LINK, link)], Json(items)).into_response())
        }
        None => Ok(Json(items).into_response()),
    }
}

impl Asked {
    fn wanted(&self) -> Result<Wanted, Refusal> {
        if self
            .limit
            .is_some_and(|limit| !(1..=LONGEST_PAGE).contains(&limit))
        {
            return Err(Refusal::Parameters(format!(
                "`limit` must be a number from 1 to {LONGEST_PAGE}"
            )));
        }
        let words = self.search.as_deref().unwrap_or_default().split_whitespace();
        Ok(Wanted {
            after: self.after,
            limit: self.limit,
            words: words.map(str::to_owned).collect(),
            name: self.name.clone(),
            deleted: self.deleted.is_yes(),
            ..Wanted::default()
        })
    }

    /// The address of the page after a place.
    fn next(&self, last: i64) -> String {
        let mut address = format!("/template/session?after={last}");
        let mut add = |key: &str, value: &str| {
            let value = utf8_percent_encode(value, NON_ALPHANUMERIC);
            // Writing to a string cannot fail.
            let _ = write!(address, "&{key}={value}");
        };
        if let Some(limit) = self.limit {
            add("limit", &limit.to_string());
        }
        if let Some(search) = &self.search {
            add("search", search);
        }
        if let Some(name) = &self.name {
            add("name", name);
        }
        if self.deleted.is_yes() {
            add("deleted", "true");
        }
        address
    }
}

/// A time as the release writes it: `2026-11-21T17:32:10.431861Z` today, before 26.9
/// `2026-11-21 17:32:10.431861+00:00`.
fn moment(moment: Timestamp, state: &Shared) -> String {
    let text = moment.to_string();
    if state.as_release.is_none_or(is_today) {
        text.replace("+00:00", "Z")
    } else {
        text.replace('T', " ")
    }
}

fn item<'r>(row: &'r TemplateRow, state: &'r Shared, caller: &Caller) -> Item<'r> {
    Item {
        name: &row.name,
        id: row.id.simple().to_string(),
        created_at: moment(row.created, state),
        is_owner: row.owner == caller.id,
        user: row.owner,
        group: row.project,
        user_email: Some(&row.owner_email),
        group_name: &row.project_name,
        domain_name: &row.domain,
        kind: "task",
        template: &row.template,
    }
}
