//! Parts that know nothing about templates.

mod async_view;
mod icon;
mod modal;
mod notice;
mod prose;
mod scroll;
mod tabs;
mod wide;

pub(crate) use async_view::async_view;
pub(crate) use icon::{Icon, Shape};
pub(crate) use modal::Modal;
pub(crate) use notice::{Notice, Tone};
pub(crate) use prose::prose;
pub(crate) use scroll::scroll_into_view;
pub(crate) use tabs::{Tab, TabList};
pub(crate) use wide::use_wide_screen;
