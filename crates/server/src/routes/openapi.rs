//! `GET /openapi.json`: all of this in the words of `OpenAPI`.

use axum::routing::get;
use axum::{Json, Router};
use utoipa::openapi::OpenApi as Document;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::{catalogue, embedded, sessions, templates, version};
use crate::state::AppState;

/// Routes of the description.
pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/openapi.json", get(document))
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "The embedded manager of sesstpl",
        description = "What a manager of session templates answers to, as this one does. All but `/`, `/openapi.json` \
                       and `/embedded/login` must be signed, or come from a browser that is let in."
    ),
    paths(
        version::root,
        templates::create,
        templates::listing::list,
        templates::read,
        templates::update,
        templates::remove,
        templates::history::list,
        templates::history::read,
        templates::history::restore,
        sessions::create,
        sessions::from_template::create,
        sessions::find_by_prefix,
        sessions::read,
        sessions::destroy,
        sessions::logs,
        catalogue::slots,
        catalogue::scaling_groups,
        catalogue::folders,
        catalogue::presets,
        catalogue::check_presets,
        catalogue::graphql,
        embedded::login,
        embedded::session,
        embedded::logout,
    ),
    modifiers(&Signed),
    security(("signature" = []))
)]
struct Api;

/// Says how requests are signed.
struct Signed;

impl Modify for Signed {
    fn modify(&self, document: &mut Document) {
        let signature = ApiKeyValue::with_description(
            "Authorization",
            "BackendAI signMethod=HMAC-SHA256, credential=ACCESS_KEY:SIGNATURE, where the signature is made of method, \
             path, date, host, content type and version of the protocol",
        );
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("signature", SecurityScheme::ApiKey(ApiKey::Header(signature)));
    }
}

async fn document() -> Json<Document> {
    Json(Api::openapi())
}
