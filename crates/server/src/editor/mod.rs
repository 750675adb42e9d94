//! The editor's pages: static files with the headers that keep them safe and fresh.

mod caching;
mod missing;
mod policy;

use std::io::{self, ErrorKind};
use std::path::PathBuf;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use tower_http::services::ServeDir;

use crate::StartError;
use crate::problem::Refusal;

/// The folder of the built editor, if there is one.
#[derive(Debug, Clone)]
pub(crate) struct Editor {
    folder: Option<PathBuf>,
}

/// What every page and file is sent with.
const SECURITY_HEADERS: [(HeaderName, HeaderValue); 5] = [
    (
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    ),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
];

impl Editor {
    /// The editor in a folder, or none.
    pub(crate) fn new(folder: Option<PathBuf>) -> Result<Self, StartError> {
        match folder {
            Some(path) if !path.join("index.html").is_file() => Err(StartError::Editor { path }),
            folder => Ok(Self { folder }),
        }
    }

    /// The page itself.
    pub(crate) async fn page(&self) -> Response {
        let html = match &self.folder {
            Some(folder) => match tokio::fs::read_to_string(folder.join("index.html")).await {
                Ok(html) => html,
                Err(error) => return Refusal::internal(&error).into_response(),
            },
            None => missing::PAGE.to_owned(),
        };
        // The policy is made from the page as it is now, so it fits after the editor was built anew.
        let policy = policy::of(&html);
        let mut response = secured(Html(html).into_response());
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        headers.insert(header::CACHE_CONTROL, caching::CHECK_ALWAYS);
        // The same address gives a program the manager's version.
        headers.insert(header::VARY, HeaderValue::from_static("Accept"));
        response
    }

    /// A file of the editor; for an address without one, the page, when a person opens it.
    pub(crate) async fn file(&self, request: Request) -> Response {
        let path = request.uri().path().to_owned();
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return Refusal::NoSuchPath(path).into_response();
        }
        let is_page_view = wants_page(&request);
        if path == "/index.html" {
            return self.page().await;
        }
        if let Some(folder) = &self.folder {
            let served = ServeDir::new(folder)
                .append_index_html_on_directories(false)
                .precompressed_br()
                .precompressed_gzip()
                .try_call(request)
                .await;
            match served {
                Ok(response) if response.status() != StatusCode::NOT_FOUND => {
                    let mut response = secured(response.map(Body::new));
                    response
                        .headers_mut()
                        .insert(header::CACHE_CONTROL, caching::of(&path));
                    return response;
                }
                Ok(_) => {}
                Err(error) if means_no_such_file(&error) => {}
                Err(error) => return Refusal::internal(&error).into_response(),
            }
        }
        if is_page_view {
            self.page().await
        } else {
            Refusal::NoSuchPath(path).into_response()
        }
    }
}

/// Whether a file could not be opened because no file has such a name.
fn means_no_such_file(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidFilename | ErrorKind::InvalidInput
    )
}

/// Whether a person opens an address, rather than a program or a page asking for data.
pub(crate) fn wants_page(request: &Request) -> bool {
    request
        .headers()
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"))
}

fn secured(mut response: Response) -> Response {
    for (name, value) in SECURITY_HEADERS {
        response.headers_mut().insert(name, value);
    }
    response
}
