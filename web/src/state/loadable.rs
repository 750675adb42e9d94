//! Things that a manager is asked for.

use super::Failure;

/// Something that comes from a manager.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) enum Loadable<T> {
    /// Nobody has asked.
    #[default]
    Idle,
    /// It is on its way; what was there before may still be shown.
    Loading(Option<T>),
    /// It did not come.
    Failed(Failure),
    /// It is here.
    Ready(T),
}

impl<T: Clone> Loadable<T> {
    /// What is here, be it of now or of before.
    pub(crate) fn value(&self) -> Option<&T> {
        match self {
            Self::Ready(value) | Self::Loading(Some(value)) => Some(value),
            Self::Idle | Self::Loading(None) | Self::Failed(_) => None,
        }
    }

    /// The same, asked for anew.
    pub(crate) fn reloading(&self) -> Self {
        Self::Loading(self.value().cloned())
    }
}

impl<T> From<Result<T, Failure>> for Loadable<T> {
    fn from(result: Result<T, Failure>) -> Self {
        match result {
            Ok(value) => Self::Ready(value),
            Err(failure) => Self::Failed(failure),
        }
    }
}
