//! The manager's HTTP protocol as pure data.
