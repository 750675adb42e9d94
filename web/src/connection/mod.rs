//! Reaching a manager.

pub(crate) mod kept;
mod login;
mod profile;
mod transport;

pub(crate) use login::Login;
pub(crate) use profile::{Profile, Way, own_endpoint, own_servers, remember, remembered, take_login_token};
pub(crate) use transport::{Auth, Client};
