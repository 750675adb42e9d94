//! Light, dark, or what the system says.

use yew::prelude::*;

use crate::components::{Icon, Shape};
use crate::messages::t;
use crate::page;
use crate::storage::{self, Area};

/// The attribute of the root element that `web/styles/tokens.css` and `web/theme.js` know.
const ATTRIBUTE: &str = "data-theme";

/// Which colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Theme {
    System,
    Light,
    Dark,
}

impl Theme {
    fn remembered() -> Self {
        match storage::read_text(Area::Browser, storage::THEME).as_deref() {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::System,
        }
    }

    fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn put_on_page(self) {
        let Some(root) = page::document().and_then(|document| document.document_element()) else {
            return;
        };
        // Neither can fail with these fixed names; a choice that is not remembered still holds for this visit.
        if self == Self::System {
            let _ = root.remove_attribute(ATTRIBUTE);
            storage::forget(Area::Browser, storage::THEME);
        } else {
            let _ = root.set_attribute(ATTRIBUTE, self.name());
            let _ = storage::write_text(Area::Browser, storage::THEME, self.name());
        }
    }
}

/// A button that goes through the themes.
#[component]
pub(super) fn ThemeButton() -> Html {
    let theme = use_state_eq(Theme::remembered);
    let on_click = {
        let theme = theme.clone();
        move |_| {
            let next = theme.next();
            next.put_on_page();
            theme.set(next);
        }
    };
    let says = match *theme {
        Theme::System => t!("Theme: system"),
        Theme::Light => t!("Theme: light"),
        Theme::Dark => t!("Theme: dark"),
    };
    html! {
        <button type="button" class="quiet icon-only" data-testid="theme" aria-label={says} title={says}
            onclick={on_click}>
            <Icon shape={Shape::Theme} />
        </button>
    }
}
