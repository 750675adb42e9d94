//! Reaching a manager.

mod profile;
mod transport;

pub(crate) use profile::{RememberedProfile, own_endpoint, take_login_token};
pub(crate) use transport::{Auth, Client};
