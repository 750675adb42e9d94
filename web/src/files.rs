//! Files that come in and go out.

use gloo_net::http::Request;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, ClipboardEvent, Event, File, HtmlAnchorElement, RequestCredentials, Url,
};

use crate::messages::t;
use crate::page;

/// Larger files, in bytes, are no templates.
const MAX_LENGTH: u32 = 1_000_000;

/// Reads a file as text, with `\n` at the end of each line, and hands it on; if that is not possible, says why.
pub(crate) fn read(file: &File, then: impl FnOnce(Result<String, String>) + 'static) {
    let name = file.name();
    if file.size() > f64::from(MAX_LENGTH) {
        then(Err(t!("{} has more than a megabyte: that is no template.", name)));
        return;
    }
    let text = file.text();
    spawn_local(async move {
        let text = JsFuture::from(text).await.ok().and_then(|text| text.as_string());
        then(match text {
            Some(text) => Ok(lines(&text)),
            None => Err(t!("{} could not be read.", name)),
        });
    });
}

/// A text with `\n` at the end of each line.
pub(crate) fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The text that a person pastes; empty if there is none.
pub(crate) fn pasted(event: &Event) -> String {
    let clipboard = event
        .dyn_ref::<ClipboardEvent>()
        .and_then(ClipboardEvent::clipboard_data);
    clipboard
        .and_then(|clipboard| clipboard.get_data("text").ok())
        .unwrap_or_default()
}

/// Reads a text from the web, without cookies, and hands it on; if that is not possible, says why.
pub(crate) fn fetch(address: String, then: impl FnOnce(Result<String, String>) + 'static) {
    spawn_local(async move {
        let answer = Request::get(&address)
            .credentials(RequestCredentials::Omit)
            .send()
            .await;
        then(match answer {
            Ok(answer) if answer.ok() => match answer.text().await {
                Ok(text) if u32::try_from(text.len()).is_ok_and(|length| length <= MAX_LENGTH) => {
                    Ok(lines(&text))
                }
                Ok(_) => Err(t!("there is more than a megabyte: that is no template").to_owned()),
                Err(_) => Err(t!("the text broke off; try again").to_owned()),
            },
            Ok(answer) => Err(t!(
                "the server answers with {}; is the address right?",
                answer.status()
            )),
            Err(_) => Err(t!(
                "the server does not answer, or does not let pages of other sites read the text; \
                           download it and import the file"
            )
            .to_owned()),
        });
    });
}

/// Hands the person a text as a file.
pub(crate) fn save(name: &str, text: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("application/yaml");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    if let Some(document) = page::document() {
        let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    // The browser has the text by now.
    Url::revoke_object_url(&url)
}

/// A template's name as the name of a file.
pub(crate) fn file_name(name: Option<&str>) -> String {
    let is_fit = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    let name = name.unwrap_or_default();
    let fitted: String = name.chars().map(|c| if is_fit(c) { c } else { '-' }).collect();
    let fitted = fitted.trim_matches(['.', '-']);
    format!("{}.yaml", if fitted.is_empty() { "template" } else { fitted })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_template_name_makes_a_file_name() {
        assert_eq!(file_name(Some("train")), "train.yaml");
        assert_eq!(file_name(Some("../훈련 / x")), "훈련---x.yaml");
        assert_eq!(file_name(Some("..")), "template.yaml");
        assert_eq!(file_name(None), "template.yaml");
    }
}
