//! The Backend.AI manager's HTTP protocol as pure data.
//!
//! No I/O happens here: a [`Call`] makes a [`Request`], [`sign`](auth::sign) gives the headers that prove who
//! sends it, the caller moves both over the network with whatever it has (a browser's `fetch`, a native client),
//! and the call reads the [`Response`]. The same types serve browser, command line and embedded manager.
//!
//! ```
//! use sesstpl_manager_api::auth::{DateHeader, sign};
//! use sesstpl_manager_api::calls::GetTemplate;
//! use sesstpl_manager_api::{Call, Endpoint, Keypair, Response, Timestamp};
//!
//! let endpoint: Endpoint = "https://manager.example/prefix".parse()?;
//! let keypair = Keypair::new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
//! let call = GetTemplate { id: "0123456789abcdef0123456789abcdef".to_owned() };
//!
//! let request = call.request();
//! let headers = sign(&request, &keypair, &endpoint, Timestamp::from_unix_millis(1_795_282_330_000), DateHeader::Browser);
//! assert_eq!(
//!     endpoint.url(&request.path_and_query),
//!     "https://manager.example/prefix/template/session/0123456789abcdef0123456789abcdef"
//! );
//! assert!(headers.iter().any(|(name, _)| *name == "Authorization"));
//!
//! let answer = Response { status: 404, ..Response::default() };
//! assert!(call.parse(&answer).unwrap_err().is_not_found());
//! # Ok::<(), sesstpl_manager_api::ParseEndpointError>(())
//! ```

pub mod auth;
pub mod calls;
mod diagnostic;
mod endpoint;
mod error;
mod keypair;
mod message;
mod problem;
mod session_id;
mod status;
mod timestamp;

pub use diagnostic::{Place, RemoteDiagnostic, RemoteSeverity, RemoteSpan};
pub use endpoint::{Endpoint, ParseEndpointError};
pub use error::ApiError;
pub use keypair::Keypair;
pub use message::{Call, JSON, Method, PROBLEM_JSON, Request, Response};
pub use problem::Problem;
pub use session_id::{SESSION_ID_HEADER, SessionId};
pub use status::SessionStatus;
pub use timestamp::{ParseTimestampError, Timestamp};
