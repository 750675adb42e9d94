//! Templates by id or name.

use sesstpl_manager_api::calls::{ListTemplates, TemplateItem};

use super::super::client::Client;
use super::super::failure::Failure;

/// The template that is meant.
pub(crate) struct Found {
    /// Its id, 32 hexadecimal digits.
    pub(crate) id: String,
    /// As the list has it; templates of others may be missing there.
    pub(crate) item: Option<TemplateItem>,
}

/// Finds a template by its id, with or without hyphens, or by a name that only one has.
pub(crate) fn find(client: &Client, reference: &str) -> Result<Found, Failure> {
    let items = client
        .call(&ListTemplates)
        .map_err(|error| Failure::api("the templates cannot be listed", &error))?;
    if let Some(id) = as_id(reference) {
        let item = items
            .into_iter()
            .find(|item| as_id(&item.id).as_deref() == Some(&id));
        return Ok(Found { id, item });
    }
    let mut named: Vec<TemplateItem> = items.into_iter().filter(|item| item.name == reference).collect();
    let others = named.len().saturating_sub(1);
    match named.pop() {
        Some(item) if others == 0 => Ok(Found {
            id: as_id(&item.id).unwrap_or_else(|| item.id.clone()),
            item: Some(item),
        }),
        Some(_) => Err(Failure::argument(
            format!("{} templates have the name `{reference}`", others + 1),
            "give the id of the one you mean; `sesstpl list` shows them",
        )),
        None => Err(Failure::because(
            format!("there is no template `{reference}`"),
            "no template that you may see has this id or name",
            "look at `sesstpl list`",
        )),
    }
}

/// An id without hyphens, in lower case.
pub(crate) fn as_id(text: &str) -> Option<String> {
    let digits = text.replace('-', "").to_ascii_lowercase();
    let is_id = digits.len() == 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_id.then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_told_from_names() {
        let id = "0123456789abcdef0123456789abcdef";
        assert_eq!(as_id("01234567-89AB-cdef-0123-456789abcdef").as_deref(), Some(id));
        assert_eq!(as_id(id).as_deref(), Some(id));
        assert_eq!(as_id("my-template"), None);
        assert_eq!(as_id("0123456789abcdef0123456789abcde"), None);
    }
}
