//! A way to a cluster.

use std::cell::{OnceCell, RefCell};

use sesstpl::Release;
use sesstpl_manager_api::auth::{DateHeader, sign};
use sesstpl_manager_api::calls::ReadVersion;
use sesstpl_manager_api::{ApiError, Call, Response, SESSION_ID_HEADER, SessionId};

use super::arguments::{ConnectionArguments, EndpointType};
use super::failure::{Failure, warn};
use super::settings::Settings;
use super::transport::{Transport, now};
use super::{login, memory, prompt};

/// A way to a cluster, for one person.
pub(super) struct Client {
    settings: Settings,
    transport: Transport,
    login: RefCell<Option<SessionId>>,
    release: OnceCell<Release>,
}

impl Client {
    /// The way that options, environment and files name. Nothing is sent yet.
    pub(super) fn new(arguments: &ConnectionArguments) -> Result<Self, Failure> {
        let settings = Settings::read(arguments)?;
        if settings.endpoint_type == EndpointType::Api && settings.keypair.is_none() {
            return Err(Failure::settings(
                "no keypair is set",
                "set BACKEND_ACCESS_KEY and BACKEND_SECRET_KEY, or write them into ~/.backend.ai/credentials.toml",
            ));
        }
        let login = match settings.endpoint_type {
            EndpointType::Api => None,
            EndpointType::Session => memory::read(&settings.endpoint)?,
        };
        Ok(Self {
            transport: Transport::new(&settings),
            login: RefCell::new(login),
            release: OnceCell::new(),
            settings,
        })
    }

    /// How the cluster is reached.
    pub(super) fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Makes a call. If the login has ended and somebody is there, they are asked to log in, and the call is made again:
    /// the web server has not passed it on.
    pub(super) fn call<C: Call>(&self, call: &C) -> Result<C::Output, ApiError> {
        let result = self.call_once(call);
        let has_ended = matches!(result, Err(ApiError::LoginEnded));
        if has_ended && prompt::can_ask() && self.log_in_again() {
            return self.call_once(call);
        }
        result
    }

    fn call_once<C: Call>(&self, call: &C) -> Result<C::Output, ApiError> {
        let result = self.exchange(call).and_then(|response| call.parse(&response));
        match self.settings.endpoint_type {
            EndpointType::Api => result,
            EndpointType::Session => result.map_err(ApiError::of_web_server),
        }
    }

    fn log_in_again(&self) -> bool {
        warn("your login has ended; log in again to go on");
        match login::ask(self) {
            Ok(login) => {
                self.login.replace(login);
                true
            }
            Err(failure) => {
                failure.tell();
                false
            }
        }
    }

    /// Makes a call of the web server itself.
    pub(super) fn call_web_server<C: Call>(&self, call: &C) -> Result<C::Output, ApiError> {
        let request = call.request();
        let url = self.settings.endpoint.url(&request.path_and_query);
        let response = self.transport.send(&url, &request, &self.login_header())?;
        call.parse(&response)
    }

    fn exchange<C: Call>(&self, call: &C) -> Result<Response, ApiError> {
        let endpoint = &self.settings.endpoint;
        let mut request = call.request();
        let headers = match (&self.settings.endpoint_type, &self.settings.keypair) {
            (EndpointType::Session, _) => {
                request = request.through_web_server();
                self.login_header()
            }
            (EndpointType::Api, Some(keypair)) if !C::ANONYMOUS => {
                sign(&request, keypair, endpoint, now(), DateHeader::Native)
            }
            (EndpointType::Api, _) => Vec::new(),
        };
        self.transport
            .send(&endpoint.url(&request.path_and_query), &request, &headers)
    }

    fn login_header(&self) -> Vec<(&'static str, String)> {
        let login = self.login.borrow();
        let header = login
            .as_ref()
            .map(|login| (SESSION_ID_HEADER, login.reveal().to_owned()));
        header.into_iter().collect()
    }

    /// The manager's release; asked for once.
    pub(super) fn release(&self) -> Result<Release, Failure> {
        if let Some(release) = self.release.get() {
            return Ok(*release);
        }
        let what = format!("the release of {} is not known", self.settings.endpoint);
        let version = self
            .call(&ReadVersion)
            .map_err(|error| Failure::api(&what, &error))?;
        let release = version.manager.parse().map_err(|error| {
            Failure::because(
                &what,
                error,
                "check that the endpoint is a manager of release 20.3 or newer",
            )
        })?;
        Ok(*self.release.get_or_init(|| release))
    }
}
