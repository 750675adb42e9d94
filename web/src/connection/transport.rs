//! Sends calls with the browser's `fetch`.

use gloo_net::http::{Method as HttpMethod, RequestBuilder};
use sesstpl_manager_api::auth::{DateHeader, sign};
use sesstpl_manager_api::{
    ApiError, Call, Endpoint, Keypair, Method, Request, Response, SESSION_ID_HEADER, SessionId,
};
use web_sys::{AbortSignal, RequestCache, RequestCredentials, RequestRedirect};

use super::Login;
use crate::page;

/// How long a manager may take to answer.
const PATIENCE_SECONDS: u32 = 30;

/// A way to a manager.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Client {
    endpoint: Endpoint,
    auth: Auth,
}

/// How requests show who sends them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Auth {
    /// By the cookie that the embedded manager gave this browser.
    Cookie,
    /// By a signature.
    Keypair(Keypair),
    /// By a login at a cluster's web server, which passes requests on to the manager.
    Login(Login),
}

impl Client {
    /// A way to the manager at this endpoint.
    pub(crate) fn new(endpoint: Endpoint, auth: Auth) -> Self {
        Self { endpoint, auth }
    }

    /// Where the manager is, or the web server before it.
    pub(crate) fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// How requests show who sends them.
    pub(crate) fn auth(&self) -> &Auth {
        &self.auth
    }

    /// The login, where requests go by one.
    pub(crate) fn login(&self) -> Option<&Login> {
        match &self.auth {
            Auth::Login(login) => Some(login),
            Auth::Cookie | Auth::Keypair(_) => None,
        }
    }

    /// Sends a call and reads its answer.
    pub(crate) async fn send<C: Call>(&self, call: &C) -> Result<C::Output, ApiError> {
        let request = call.request();
        match &self.auth {
            Auth::Login(_) => {
                let response = self.exchange(&request.through_web_server(), false).await;
                call.parse(&response.map_err(unreachable)?)
                    .map_err(ApiError::of_web_server)
            }
            Auth::Cookie | Auth::Keypair(_) => {
                let response = self.exchange(&request, !C::ANONYMOUS).await;
                call.parse(&response.map_err(unreachable)?)
            }
        }
    }

    /// Sends a call to the web server itself and reads its answer.
    pub(crate) async fn send_to_web_server<C: Call>(&self, call: &C) -> Result<C::Output, ApiError> {
        let response = self.exchange(&call.request(), false).await;
        call.parse(&response.map_err(unreachable)?)
    }

    async fn exchange(&self, request: &Request, signed: bool) -> Result<Response, gloo_net::Error> {
        let url = self.endpoint.url(&request.path_and_query);
        let mut builder = RequestBuilder::new(&url)
            .method(method(request.method))
            .cache(RequestCache::NoStore)
            .redirect(RequestRedirect::Error)
            .abort_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE_SECONDS * 1000)));
        builder = builder.credentials(match self.auth {
            // Cookies go to the page's own server only; elsewhere the header proves the login.
            Auth::Cookie | Auth::Login(_) => RequestCredentials::SameOrigin,
            Auth::Keypair(_) => RequestCredentials::Omit,
        });
        if let Some(content_type) = request.content_type {
            builder = builder.header("Content-Type", content_type);
        }
        for (name, value) in self.proof(request, signed) {
            builder = builder.header(name, &value);
        }
        let answer = match &request.body {
            Some(body) => builder.body(body)?.send().await?,
            None => builder.send().await?,
        };
        let headers = answer.headers();
        Ok(Response {
            status: answer.status(),
            content_type: headers.get("Content-Type"),
            clock_ahead: Response::clock_ahead(headers.get("Date").as_deref(), page::now()),
            session_id: headers.get(SESSION_ID_HEADER).map(|id| SessionId::new(&id)),
            body: answer.text().await?,
        })
    }

    /// The headers that show who sends a request.
    fn proof(&self, request: &Request, signed: bool) -> Vec<(&'static str, String)> {
        match &self.auth {
            Auth::Keypair(keypair) if signed => {
                sign(request, keypair, &self.endpoint, page::now(), DateHeader::Browser)
            }
            Auth::Login(login) => {
                let id = login.id();
                let header = id.map(|id| (SESSION_ID_HEADER, id.reveal().to_owned()));
                header.into_iter().collect()
            }
            Auth::Cookie | Auth::Keypair(_) => Vec::new(),
        }
    }
}

fn method(method: Method) -> HttpMethod {
    match method {
        Method::Get => HttpMethod::GET,
        Method::Post => HttpMethod::POST,
        Method::Put => HttpMethod::PUT,
        Method::Delete => HttpMethod::DELETE,
    }
}

fn unreachable(error: gloo_net::Error) -> ApiError {
    let detail = match error {
        gloo_net::Error::JsError(error) if error.name == "TimeoutError" => {
            return ApiError::TimedOut {
                seconds: PATIENCE_SECONDS,
            };
        }
        gloo_net::Error::JsError(error) => error.message,
        gloo_net::Error::GlooError(message) => message,
    };
    ApiError::Unreachable { detail }
}
