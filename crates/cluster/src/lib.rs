//! What a cluster has, from a manager's answers to the core's [`Catalogue`], and whose templates are.
//!
//! The protocol crate knows nothing of templates and the core nothing of managers; programs that know both meet here.

mod owner;

use std::collections::BTreeMap;

use sesstpl::Catalogue;
use sesstpl::catalogue::{Image, ScalingGroup, Slot};
use sesstpl::launch::Unit;
use sesstpl_manager_api::calls::ImageInfo;

pub use owner::for_owner;

/// What a manager answered; none where it refused, or where the caller may not read it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// Of [`ListImages`](sesstpl_manager_api::calls::ListImages).
    pub images: Option<Vec<ImageInfo>>,
    /// Of [`ListFolders`](sesstpl_manager_api::calls::ListFolders).
    pub folders: Option<Vec<String>>,
    /// Of [`ReadSlots`](sesstpl_manager_api::calls::ReadSlots).
    pub slots: Option<BTreeMap<String, String>>,
    /// Of [`ListScalingGroups`](sesstpl_manager_api::calls::ListScalingGroups).
    pub scaling_groups: Option<Vec<String>>,
}

/// What the answers tell.
///
/// No image and no resource group at all is no news of the cluster: manager 26.9.6 gives ordinary users an empty list of
/// images. Machines stay unknown; few may read them.
///
/// ```
/// use sesstpl_cluster::{Answers, catalogue};
///
/// let answers = Answers { images: Some(Vec::new()), folders: Some(Vec::new()), ..Answers::default() };
/// let catalogue = catalogue(answers);
/// assert_eq!(catalogue.images, None);
/// assert_eq!(catalogue.folders, Some(Vec::new()));
/// ```
pub fn catalogue(answers: Answers) -> Catalogue {
    let images = answers.images.filter(|images| !images.is_empty());
    let groups = answers.scaling_groups.filter(|groups| !groups.is_empty());
    Catalogue {
        images: images.map(|images| images.into_iter().map(image).collect()),
        folders: answers.folders,
        slots: answers
            .slots
            .map(|slots| slots.into_iter().filter_map(slot).collect()),
        scaling_groups: groups.map(|names| names.into_iter().map(group).collect()),
        agents: None,
    }
}

fn image(image: ImageInfo) -> Image {
    Image {
        name: image.name,
        architecture: image.architecture,
        aliases: image.aliases,
        minimum: image.minimum,
        shared_memory: image.shared_memory,
    }
}

fn slot((name, unit): (String, String)) -> Option<Slot> {
    let unit = match unit.as_str() {
        "bytes" => Unit::Bytes,
        "count" => Unit::Count,
        "unique" | "unique-count" => Unit::Unique,
        _ => return None,
    };
    Some(Slot { name, unit })
}

/// Managers list only groups that the project may use.
fn group(name: String) -> ScalingGroup {
    ScalingGroup {
        name,
        is_allowed: true,
    }
}
