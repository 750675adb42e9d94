//! Drafts: every tab of the browser keeps its own, and takes up that of a tab that was closed.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use sesstpl::Release;
use sesstpl_manager_api::Timestamp;

use crate::database::{self, DRAFTS};
use crate::page;
use crate::state::{Document, Origin, ReleaseChoice};
use crate::storage::{self, Area};

/// Where drafts are kept, by their tabs.
const DRAFT: &str = "sesstpl.draft.2.";

/// Marks of tabs that were closed or left.
const LEFT: &str = "sesstpl.left.";

/// Where a tab keeps who it is.
const TAB: &str = "sesstpl.tab";

/// More drafts are not kept.
const MAX_DRAFTS: usize = 20;

/// A text with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Draft {
    /// The text.
    pub(crate) text: Rc<str>,
    /// The saved template that it is of.
    pub(crate) origin: Option<Rc<Origin>>,
    /// The text when it was last saved or begun with.
    pub(crate) baseline: Rc<str>,
    /// The chosen release; none for the manager's own.
    pub(crate) release: Option<String>,
    /// When it was kept, in milliseconds since 1970.
    pub(crate) at: i64,
    /// Whether it is so long that only this note of it is here, and the whole of it in the browser's database.
    #[serde(default)]
    pub(crate) is_elsewhere: bool,
}

/// A text of another tab that is saved nowhere.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OtherDraft {
    /// The tab.
    pub(crate) tab: String,
    /// The text.
    pub(crate) draft: Rc<Draft>,
}

impl Draft {
    /// A document as it is now.
    fn of(document: &Document, release: ReleaseChoice) -> Self {
        Self {
            text: Rc::clone(&document.text),
            origin: document.origin.clone(),
            baseline: Rc::clone(&document.baseline),
            release: match release {
                ReleaseChoice::Manager => None,
                ReleaseChoice::Fixed(release) => Some(release.to_string()),
            },
            at: page::now().unix_millis(),
            is_elsewhere: false,
        }
    }

    /// The note of a draft that is kept elsewhere.
    fn note(&self) -> Self {
        Self {
            text: "".into(),
            baseline: "".into(),
            origin: None,
            release: None,
            at: self.at,
            is_elsewhere: true,
        }
    }

    /// When it was kept.
    pub(crate) fn kept_at(&self) -> Timestamp {
        Timestamp::from_unix_millis(self.at)
    }

    /// The document, with the release that was chosen for it.
    pub(crate) fn restored(self) -> (Document, ReleaseChoice) {
        let chosen: Option<Release> = self.release.and_then(|release| release.parse().ok());
        let document = Document::restored(self.text, self.origin, self.baseline, chosen.unwrap_or_default());
        (
            document,
            chosen.map_or(ReleaseChoice::Manager, ReleaseChoice::Fixed),
        )
    }

    fn is_changed(&self) -> bool {
        self.text != self.baseline
    }
}

/// The draft that this tab begins with, and those of other tabs that are saved nowhere.
///
/// A tab that was reloaded goes on with its own. A new one takes up the newest of those that were left. A tab that is
/// a copy of another, or was restored after a crash, goes on with a copy: the other may still be there.
pub(crate) fn begin() -> (Option<Draft>, Vec<OtherDraft>) {
    let mut drafts = all();
    let known = storage::read_text(Area::Tab, TAB);
    let own = match &known {
        Some(tab) => drafts.iter().position(|draft| draft.tab == *tab),
        None => drafts.iter().position(|draft| was_left(&draft.tab)),
    };
    let own = own.map(|index| drafts.remove(index));
    let tab = match &own {
        Some(draft) if was_left(&draft.tab) => draft.tab.clone(),
        _ => page::random_name(),
    };
    // Where the browser refuses, the draft's keeping says so.
    let _ = storage::write_text(Area::Tab, TAB, &tab);
    storage::forget(Area::Browser, &format!("{LEFT}{tab}"));
    let own = own.map(|own| Rc::unwrap_or_clone(own.draft));
    forget_needless(&mut drafts, own.as_ref());
    (own, drafts)
}

/// Keeps this tab's draft; tells whether the browser lets it.
pub(crate) fn keep(document: &Document, release: ReleaseChoice) -> bool {
    let Some(tab) = storage::read_text(Area::Tab, TAB) else {
        return false;
    };
    storage::write(&format!("{DRAFT}{tab}"), &Draft::of(document, release)).is_ok()
}

/// Keeps this tab's draft, which the browser's storage has no room for, in its database; tells whether that lets it.
pub(crate) async fn keep_elsewhere(document: Document, release: ReleaseChoice) -> bool {
    let Some(tab) = storage::read_text(Area::Tab, TAB) else {
        return false;
    };
    let draft = Draft::of(&document, release);
    let note = storage::write(&format!("{DRAFT}{tab}"), &draft.note());
    note.is_ok() && database::write(DRAFTS, &tab, &draft).await.is_ok()
}

/// This tab's draft, where only a note of it was at hand.
pub(crate) async fn fetch() -> Option<Draft> {
    database::read(DRAFTS, &storage::read_text(Area::Tab, TAB)?).await
}

/// Notes that this tab was left: another may take up its draft.
pub(crate) fn leave() {
    if let Some(tab) = storage::read_text(Area::Tab, TAB) {
        // If it is not noted, the draft is offered in place of being taken up.
        let _ = storage::write_text(Area::Browser, &format!("{LEFT}{tab}"), "1");
    }
}

/// Notes that this tab is shown again.
pub(crate) fn come_back() {
    if let Some(tab) = storage::read_text(Area::Tab, TAB) {
        storage::forget(Area::Browser, &format!("{LEFT}{tab}"));
    }
}

/// Forgets a tab's draft.
pub(crate) fn forget(tab: &str) {
    storage::forget(Area::Browser, &format!("{DRAFT}{tab}"));
    storage::forget(Area::Browser, &format!("{LEFT}{tab}"));
}

/// This tab's text as it was kept last.
pub(crate) fn own_text() -> Option<Rc<str>> {
    let tab = storage::read_text(Area::Tab, TAB)?;
    storage::read::<Draft>(&format!("{DRAFT}{tab}")).map(|draft| draft.text)
}

/// Forgets this tab's draft.
pub(crate) fn forget_own() {
    if let Some(tab) = storage::read_text(Area::Tab, TAB) {
        forget(&tab);
    }
}

/// All drafts, the newest first.
fn all() -> Vec<OtherDraft> {
    let keys = storage::keys();
    let mut drafts: Vec<OtherDraft> = keys
        .iter()
        .filter_map(|key| {
            Some(OtherDraft {
                tab: key.strip_prefix(DRAFT)?.to_owned(),
                draft: Rc::new(storage::read(key)?),
            })
        })
        .collect();
    drafts.sort_by_key(|draft| std::cmp::Reverse(draft.draft.at));
    drafts
}

fn was_left(tab: &str) -> bool {
    storage::read_text(Area::Browser, &format!("{LEFT}{tab}")).is_some()
}

/// Forgets what is saved elsewhere or kept twice, and leaves in `drafts` what somebody may miss.
fn forget_needless(drafts: &mut Vec<OtherDraft>, own: Option<&Draft>) {
    let mut kept = 0;
    drafts.retain(|other| {
        let is_own = own.is_some_and(|own| own.text == other.draft.text);
        let is_missed = other.draft.is_changed() && !is_own;
        kept += usize::from(is_missed);
        let is_kept = is_missed && kept <= MAX_DRAFTS;
        // That of a tab which is still there stays where it is.
        if !is_kept && was_left(&other.tab) {
            forget(&other.tab);
        }
        is_kept
    });
}
