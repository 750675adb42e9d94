//! One struct for each thing that a manager can be asked.

mod answer;
mod create_session;
mod create_templates;
mod delete_template;
mod destroy_session;
mod embedded_login;
mod embedded_logout;
mod embedded_session;
mod get_session;
mod get_template;
mod list_templates;
mod match_sessions;
mod read_version;
mod session_logs;
mod update_template;

pub use create_session::{CreateSession, SessionCreated};
pub use create_templates::{CreateTemplates, TemplateCreated};
pub use delete_template::DeleteTemplate;
pub use destroy_session::DestroySession;
pub use embedded_login::EmbeddedLogin;
pub use embedded_logout::EmbeddedLogout;
pub use embedded_session::{EmbeddedIdentity, EmbeddedSession};
pub use get_session::{GetSession, SessionInfo};
pub use get_template::{GetTemplate, TemplateDetail};
pub use list_templates::{ListTemplates, TemplateItem};
pub use match_sessions::{MatchSessions, SessionMatch};
pub use read_version::{ManagerVersion, ReadVersion};
pub use session_logs::SessionLogs;
pub use update_template::UpdateTemplate;
