//! The image.

use super::{Effect, Obstacle, Question};
use crate::catalogue::Image;
use crate::fields::FieldId;

/// In characters.
const MAX_NAME: usize = 512;

pub(super) fn found(question: &mut Question<'_>) {
    let session = question.session;
    let release = question.release;
    if let Some((what, help)) = fault(session.image) {
        // Older releases take the name apart and fail on it; but not on its length.
        let is_found_missing = release.since(24, 3) || is_longer(session.image, MAX_NAME);
        return question.add(Obstacle {
            code: "launch/image-reference",
            field: FieldId::Image,
            key: None,
            effect: Effect::Refused(if is_found_missing { 404 } else { 500 }),
            message: format!(
                "{what}; manager {release} stores the template and cannot start a session from it"
            ),
            help: help.to_owned(),
        });
    }
    if let Some(images) = &question.catalogue.images {
        known(question, images);
    }
}

/// Looks for the image among those that a cluster has.
// Never inlined: most checks know of no cluster, and need not load this.
#[inline(never)]
fn known(question: &mut Question<'_>, images: &[Image]) {
    let session = question.session;
    let release = question.release;
    if let Some(image) = question
        .catalogue
        .image(session.image, session.architecture, release)
    {
        // An alias stands for its image, whatever the template says of the processor.
        let is_named = image.name == session.image;
        if is_named && image.architecture != session.architecture {
            question.add(Obstacle {
                code: "launch/architecture",
                field: FieldId::Architecture,
                key: None,
                effect: Effect::Differs,
                message: format!(
                    "the image is made for `{}`; manager {release} runs it as that",
                    image.architecture
                ),
                help: format!("write `{}`", image.architecture),
            });
        }
        return;
    }
    let others: Vec<&str> = images
        .iter()
        .filter(|image| image.name == session.image)
        .map(|image| image.architecture.as_str())
        .collect();
    let (code, field, message, help) = if others.is_empty() {
        let known = images.iter().map(|image| image.name.as_str());
        let help = match crate::nearest::nearest(session.image, known) {
            Some(near) => format!("write `{near}`, or another image that the cluster has"),
            None => "write the full name of an image that the cluster has, or an alias".to_owned(),
        };
        (
            "launch/unknown-image",
            FieldId::Image,
            format!("the cluster has no image `{}`", session.image),
            help,
        )
    } else {
        (
            "launch/architecture",
            FieldId::Architecture,
            format!("the image is not made for `{}`", session.architecture),
            format!("write `{}`", others.join("` or `")),
        )
    };
    question.add(Obstacle {
        code,
        field,
        key: None,
        effect: Effect::Refused(404),
        message: format!("{message}; manager {release} stores the template and answers HTTP 404 to a launch"),
        help,
    });
}

/// What is wrong with a name that no cluster can have.
fn fault(image: &str) -> Option<(&'static str, &'static str)> {
    // Nearly every image's name is short and plain.
    let is_plain = image.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'@');
    if image.as_bytes().windows(3).any(|part| matches!(part, b"://")) {
        Some((
            "an image is no web address",
            "take out what stands before the registry's name, up to `://`",
        ))
    } else if !is_plain && image.contains('@') {
        Some((
            "an image's architecture is not written behind an `@`",
            "take it out, and write it as `architecture:` beside `image:`",
        ))
    } else if !is_plain && image.contains(char::is_whitespace) {
        Some(("an image's name holds no white space", "take out the white space"))
    } else if is_longer(image, MAX_NAME) {
        Some((
            "an image's name may have 512 characters at most",
            "write the image's own name or an alias",
        ))
    } else if image.rsplit_once(':').is_some_and(|(_, tag)| !is_tag(tag)) {
        Some((
            "an image's tag begins and ends with a letter or a digit, and holds `.`, `-` and `_` beside them",
            "write the image's tag as its registry has it",
        ))
    } else {
        None
    }
}

/// Whether a text has more characters than `most`; it never has more than bytes.
fn is_longer(text: &str, most: usize) -> bool {
    text.len() > most && text.chars().nth(most).is_some()
}

/// Whether something behind the last colon is a tag, or the port of a registry.
fn is_tag(tag: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric();
    let inner = |byte: u8| plain(byte) || b"-._".contains(&byte);
    tag.contains('/')
        || (tag.bytes().next().is_some_and(plain)
            && tag.bytes().next_back().is_some_and(plain)
            && tag.bytes().all(inner))
}
