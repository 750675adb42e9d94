//! Images, by GraphQL.

use serde::Deserialize;
use serde_json::Value;

use super::graphql;
use crate::{ApiError, Call, Request, Response};

/// Lists the images that the caller may use. Manager 26.9.6 gives ordinary users an empty list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListImages;

/// An image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageInfo {
    /// The full name: registry, path and tag.
    pub name: String,
    /// The processor that it is made for.
    pub architecture: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// The least amount of each slot: with a unit where its label has one, else in pieces or bytes.
    pub minimum: Vec<(String, String)>,
    /// The shared memory that it is given, where its label says so.
    pub shared_memory: Option<String>,
}

#[derive(Deserialize)]
struct Data {
    images: Vec<Image>,
}

#[derive(Deserialize)]
struct Image {
    registry: String,
    name: String,
    tag: String,
    architecture: String,
    #[serde(default)]
    aliases: Option<Vec<String>>,
    #[serde(default)]
    labels: Option<Vec<Label>>,
    #[serde(default)]
    resource_limits: Option<Vec<Limit>>,
}

#[derive(Deserialize)]
struct Label {
    key: String,
    value: String,
}

#[derive(Deserialize)]
struct Limit {
    key: String,
    min: Option<String>,
}

const QUERY: &str = "query { images { registry name tag architecture aliases labels { key value } \
                     resource_limits { key min } } }";

impl Call for ListImages {
    type Output = Vec<ImageInfo>;

    fn request(&self) -> Request {
        graphql::request(QUERY, &Value::Null)
    }

    fn parse(&self, response: &Response) -> Result<Vec<ImageInfo>, ApiError> {
        let data: Data = graphql::data(response)?;
        Ok(data.images.into_iter().map(ImageInfo::from).collect())
    }
}

impl From<Image> for ImageInfo {
    fn from(image: Image) -> Self {
        let labels = image.labels.unwrap_or_default();
        let label = |name: &str| {
            let label = labels.iter().find(|label| label.key == name);
            label.map(|label| label.value.clone())
        };
        let limits = image.resource_limits.unwrap_or_default().into_iter();
        Self {
            name: format!("{}/{}:{}", image.registry, image.name, image.tag),
            architecture: image.architecture,
            aliases: image.aliases.unwrap_or_default(),
            minimum: limits
                .filter_map(|limit| {
                    let written = label(&format!("ai.backend.resource.min.{}", limit.key));
                    Some((limit.key, written.or(limit.min)?))
                })
                .collect(),
            shared_memory: label("ai.backend.resource.preferred.shmem"),
        }
    }
}
