//! `GET /folders`.

use serde::Deserialize;

use super::answer;
use crate::{ApiError, Call, Method, Request, Response};

/// Lists the storage folders that the caller may mount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListFolders;

#[derive(Deserialize)]
struct Folder {
    name: String,
}

impl Call for ListFolders {
    type Output = Vec<String>;

    fn request(&self) -> Request {
        Request::bare(Method::Get, "/folders")
    }

    /// The folders' names.
    fn parse(&self, response: &Response) -> Result<Vec<String>, ApiError> {
        let folders: Vec<Folder> = answer::json(response)?;
        Ok(folders.into_iter().map(|folder| folder.name).collect())
    }
}
