//! The fields, each with what stands in the way of a launch because of it.

use sesstpl::Release;
use sesstpl::fields::FieldId;
use sesstpl::launch::{Effect, More, Obstacle};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::{amounts, rows};
use crate::components::prose;
use crate::host::described;
use crate::launching::{Draft, Row};
use crate::messages::{self, t};
use crate::state::Cluster;

/// All that the fields are made of.
pub(super) struct Fields<'f> {
    pub(super) draft: &'f Draft,
    pub(super) obstacles: &'f [Obstacle],
    pub(super) cluster: &'f Cluster,
    pub(super) release: Release,
    pub(super) on_change: Callback<Draft>,
}

/// A field of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Image,
    Architecture,
    ScalingGroup,
    SessionType,
    StartupCommand,
    Tag,
    Resources,
    Environ,
    Mounts,
    SharedMemory,
    StartsAt,
    Priority,
    ClusterSize,
    DependsOn,
    CallbackUrl,
}

impl Field {
    pub(super) const ALL: [Self; 15] = [
        Self::Image,
        Self::Architecture,
        Self::ScalingGroup,
        Self::SessionType,
        Self::StartupCommand,
        Self::Tag,
        Self::Resources,
        Self::Environ,
        Self::Mounts,
        Self::SharedMemory,
        Self::StartsAt,
        Self::Priority,
        Self::ClusterSize,
        Self::DependsOn,
        Self::CallbackUrl,
    ];

    /// The field of the template in whose place it stands.
    pub(super) fn id(self) -> Option<FieldId> {
        Some(match self {
            Self::Image => FieldId::Image,
            Self::Architecture => FieldId::Architecture,
            Self::ScalingGroup => FieldId::ScalingGroup,
            Self::SessionType => FieldId::SessionType,
            Self::StartupCommand => FieldId::Startup,
            Self::Tag => FieldId::Tag,
            Self::Resources => FieldId::Resources,
            Self::Environ => FieldId::Environ,
            Self::Mounts => FieldId::Mounts,
            _ => return None,
        })
    }

    /// The id of its element and its name.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Image => ("launch-image", t!("Image")),
            Self::Architecture => ("launch-architecture", t!("Architecture")),
            Self::ScalingGroup => ("launch-group", t!("Resource group")),
            Self::SessionType => ("launch-type", t!("Session type")),
            Self::StartupCommand => ("launch-startup", t!("Startup command")),
            Self::Tag => ("launch-tag", t!("Tag")),
            Self::Resources => ("launch-resources", t!("Resources")),
            Self::Environ => ("launch-environ", t!("Environment variables")),
            Self::Mounts => ("launch-mounts", t!("Folders")),
            Self::SharedMemory => ("launch-shmem", t!("Shared memory")),
            Self::StartsAt => ("launch-starts-at", t!("Starts at")),
            Self::Priority => ("launch-priority", t!("Priority")),
            Self::ClusterSize => ("launch-size", t!("Parts of the session")),
            Self::DependsOn => ("launch-depends", t!("Waits for these sessions")),
            Self::CallbackUrl => ("launch-callback", t!("Address to notify")),
        }
    }

    fn value(self, draft: &mut Draft) -> Option<&mut String> {
        Some(match self {
            Self::Image => &mut draft.image,
            Self::Architecture => &mut draft.architecture,
            Self::ScalingGroup => &mut draft.scaling_group,
            Self::SessionType => &mut draft.session_type,
            Self::StartupCommand => &mut draft.startup_command,
            Self::Tag => &mut draft.tag,
            Self::SharedMemory => &mut draft.shared_memory,
            Self::StartsAt => &mut draft.starts_at,
            Self::Priority => &mut draft.priority,
            Self::ClusterSize => &mut draft.cluster_size,
            Self::DependsOn => &mut draft.depends_on,
            Self::CallbackUrl => &mut draft.callback_url,
            Self::Resources | Self::Environ | Self::Mounts => return None,
        })
    }

    /// What an empty field means, or an example.
    fn placeholder(self) -> &'static str {
        match self {
            Self::ScalingGroup => t!("the cluster's default"),
            Self::SharedMemory => t!("the image's own, as 1g"),
            Self::StartsAt => t!("2026-12-24T18:00:00+09:00, batch only"),
            Self::Priority => t!("10, of 0 to 100"),
            Self::ClusterSize => "1",
            Self::DependsOn => t!("names, parted by commas"),
            Self::CallbackUrl => "https://",
            _ => "",
        }
    }
}

impl Fields<'_> {
    /// A field was typed into.
    pub(super) fn on_input(&self, set: fn(&mut Draft, String)) -> Callback<InputEvent> {
        let change = self.setter(set);
        Callback::from(move |event: InputEvent| {
            change.emit(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    }

    /// Something was chosen.
    pub(super) fn on_choice(&self, set: fn(&mut Draft, String)) -> Callback<Event> {
        let change = self.setter(set);
        Callback::from(move |event: Event| {
            change.emit(event.target_unchecked_into::<HtmlSelectElement>().value());
        })
    }

    fn setter(&self, set: impl Fn(&mut Draft, String) + 'static) -> Callback<String> {
        let (draft, on_change) = (self.draft.clone(), self.on_change.clone());
        Callback::from(move |value: String| {
            let mut draft = draft.clone();
            set(&mut draft, value);
            on_change.emit(draft);
        })
    }

    /// A mapping's rows were changed.
    pub(super) fn on_rows(&self, set: fn(&mut Draft, Vec<Row>)) -> Callback<Vec<Row>> {
        let (draft, on_change) = (self.draft.clone(), self.on_change.clone());
        Callback::from(move |rows: Vec<Row>| {
            let mut draft = draft.clone();
            set(&mut draft, rows);
            on_change.emit(draft);
        })
    }

    /// All fields below name and project.
    pub(super) fn all(&self) -> Html {
        let catalogue = &self.cluster.catalogue;
        let images = catalogue.images.iter().flatten();
        let images = images
            .map(|image| (image.name.clone(), described(image)))
            .collect();
        let groups = catalogue.scaling_groups.iter().flatten();
        let groups = groups.map(|group| (group.name.clone(), String::new())).collect();
        let kinds = ["interactive", "batch", "inference"].map(|kind| (kind.to_owned(), String::new()));
        html! {
            <>
                { self.line(Field::Image, images) }
                { self.line(Field::ScalingGroup, groups) }
                { amounts::amounts(self) }
                { rows::mounts(self) }
                { rows::environ(self) }
                <details class="launch-more">
                    <summary>{ t!("More") }</summary>
                    <div class="launch-grid">
                        { self.line(Field::SessionType, kinds.to_vec()) }
                        { self.line(Field::StartupCommand, Vec::new()) }
                        { self.line(Field::Architecture, architectures()) }
                        { self.line(Field::Tag, Vec::new()) }
                        { self.line(Field::SharedMemory, Vec::new()) }
                        { self.line(Field::Priority, Vec::new()) }
                        { self.line(Field::StartsAt, Vec::new()) }
                        { self.line(Field::ClusterSize, Vec::new()) }
                        { self.line(Field::DependsOn, Vec::new()) }
                        { self.line(Field::CallbackUrl, Vec::new()) }
                    </div>
                </details>
            </>
        }
    }

    /// A field of one line, with what may be meant.
    fn line(&self, field: Field, options: Vec<(String, String)>) -> Html {
        let (id, name) = field.words();
        let value = field.value(&mut self.draft.clone()).map(|value| value.clone());
        let change = self.setter(move |draft, value| {
            if let Some(place) = field.value(draft) {
                *place = value;
            }
        });
        let on_input = move |event: InputEvent| {
            change.emit(event.target_unchecked_into::<HtmlInputElement>().value());
        };
        let found = self.found(field);
        let is_unknown = field == Field::Priority && !takes_priority(self.release);
        let placeholder = if is_unknown {
            t!("this release knows none")
        } else {
            field.placeholder()
        };
        let list = (!options.is_empty()).then(|| format!("{id}-list"));
        html! {
            <div class="launch-field">
                <label for={id}>{ name }</label>
                <input {id} type="text" spellcheck="false" autocapitalize="off" autocomplete="off" {value}
                    list={list.clone()} {placeholder} disabled={is_unknown} oninput={on_input}
                    aria-invalid={is_grave(&found).to_string()} aria-describedby={format!("{id}-found")} />
                if let Some(list) = list {
                    <datalist id={list}>
                        { for options.into_iter().map(|(value, label)| html! { <option {value} {label} /> }) }
                    </datalist>
                }
                <div id={format!("{id}-found")} class="launch-found">{ for found.iter().map(|found| obstacle(found)) }</div>
            </div>
        }
    }

    /// What stands in the way because of a field.
    pub(super) fn found(&self, field: Field) -> Vec<&Obstacle> {
        let about = |obstacle: &&Obstacle| Some(obstacle.field) == field.id();
        self.obstacles.iter().filter(about).collect()
    }

    /// The heading of a mapping.
    pub(super) fn legend(field: Field) -> (&'static str, &'static str) {
        field.words()
    }
}

/// Whether a launch may give a priority.
fn takes_priority(release: Release) -> bool {
    let asks = More {
        priority: Some(10),
        ..More::default()
    };
    asks.unknown_to(release).is_empty()
}

fn architectures() -> Vec<(String, String)> {
    ["x86_64", "aarch64"]
        .map(|name| (name.to_owned(), String::new()))
        .to_vec()
}

/// Whether the session will not run.
pub(super) fn is_grave(found: &[&Obstacle]) -> bool {
    found.iter().any(|obstacle| obstacle.effect != Effect::Differs)
}

/// What stands in the way, in words.
pub(super) fn obstacle(obstacle: &Obstacle) -> Html {
    let tone = if obstacle.effect == Effect::Differs {
        "is-warning"
    } else {
        "is-error"
    };
    html! {
        <p class={classes!("help", tone)} data-testid="launch-obstacle">
            { prose(&messages::error(&obstacle.message)) }{ " " }{ prose(&messages::error(&obstacle.help)) }
        </p>
    }
}
