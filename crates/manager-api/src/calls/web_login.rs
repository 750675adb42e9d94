//! `POST /server/login`, of a cluster's web server.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{ApiError, Call, Method, Problem, Request, Response, SessionId};

/// Logs in at a cluster's web server, which then signs this person's requests to the manager.
#[derive(Clone, PartialEq, Eq)]
pub struct WebLogin {
    /// The user's e-mail address or name.
    pub username: String,
    /// The password.
    pub password: Zeroizing<String>,
    /// The one-time password, once the web server has asked for it.
    pub otp: Option<Zeroizing<String>>,
}

/// What came of a login.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WebLoginOutcome {
    /// The person is logged in.
    LoggedIn {
        /// What proves it from now on. None where the server gives it in a cookie only.
        session_id: Option<SessionId>,
        /// The access key of the keypair that signs.
        access_key: Option<String>,
    },
    /// The password is right, and a one-time password must come with it.
    OneTimePasswordNeeded,
    /// The cluster asks for two-factor authentication, which must be set up in its web console first.
    RegistrationNeeded,
}

#[derive(Serialize)]
struct Body<'c> {
    username: &'c str,
    password: &'c str,
    #[serde(skip_serializing_if = "Option::is_none")]
    otp: Option<&'c str>,
}

#[derive(Deserialize)]
struct Answer {
    authenticated: bool,
    #[serde(default)]
    data: Option<Data>,
}

#[derive(Default, Deserialize)]
struct Data {
    #[serde(rename = "type")]
    kind: Option<String>,
    title: Option<String>,
    details: Option<String>,
    access_key: Option<String>,
}

impl Call for WebLogin {
    type Output = WebLoginOutcome;
    const ANONYMOUS: bool = true;

    fn request(&self) -> Request {
        let body = Body {
            username: &self.username,
            password: &self.password,
            otp: self.otp.as_ref().map(|otp| otp.as_str()),
        };
        Request::json(Method::Post, "/server/login", &body)
    }

    /// A wrong password is 401 or, before 24.3, 200 with `authenticated: false`; both are
    /// [`ApiError::LoginRefused`].
    fn parse(&self, response: &Response) -> Result<WebLoginOutcome, ApiError> {
        let Ok(answer) = serde_json::from_str::<Answer>(&response.body) else {
            return Err(match response.status {
                200 => ApiError::unexpected(response),
                _ => ApiError::read(response),
            });
        };
        let data = answer.data.unwrap_or_default();
        if answer.authenticated {
            return Ok(WebLoginOutcome::LoggedIn {
                session_id: response.session_id.clone(),
                access_key: data.access_key,
            });
        }
        let kind = data.kind.as_deref().unwrap_or_default();
        if kind.ends_with("/require-totp-registration") {
            return Ok(WebLoginOutcome::RegistrationNeeded);
        }
        let asks_for_otp = data.details.as_deref() == Some("OTP not provided");
        if kind.ends_with("/require-totp-authentication") || asks_for_otp {
            return Ok(WebLoginOutcome::OneTimePasswordNeeded);
        }
        let problem = Problem {
            kind: kind.to_owned(),
            title: data.title.unwrap_or_default(),
            msg: data.details,
            data: None,
            error_code: None,
        };
        Err(ApiError::LoginRefused {
            said: problem.summary().to_owned(),
        })
    }
}

impl fmt::Debug for WebLogin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebLogin")
            .field("username", &self.username)
            .finish_non_exhaustive()
    }
}
