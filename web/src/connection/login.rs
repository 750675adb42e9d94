//! A login at a cluster's web server.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use futures_channel::oneshot;
use sesstpl_manager_api::SessionId;

/// A login, shared by all that use it: when it ends and is renewed, it is renewed for all of them.
///
/// Two are equal only if they are the same.
#[derive(Clone)]
pub(crate) struct Login(Rc<Inner>);

struct Inner {
    user: String,
    /// None where a cookie, which pages cannot read, proves the login.
    id: RefCell<Option<SessionId>>,
    waiting: RefCell<Vec<oneshot::Sender<()>>>,
}

impl Login {
    /// A login that has just come about.
    pub(crate) fn new(user: &str, id: Option<SessionId>) -> Self {
        Self(Rc::new(Inner {
            user: user.to_owned(),
            id: RefCell::new(id),
            waiting: RefCell::default(),
        }))
    }

    /// Who logged in, as they named themselves; empty where the page found the login.
    pub(crate) fn user(&self) -> &str {
        &self.0.user
    }

    /// What proves the login, where the page knows it.
    pub(crate) fn id(&self) -> Option<SessionId> {
        self.0.id.borrow().clone()
    }

    /// Takes that the person has logged in again; whoever waits for it goes on.
    pub(crate) fn renew(&self, id: Option<SessionId>) {
        self.0.id.replace(id);
        for waiting in self.0.waiting.take() {
            // Who waited may have gone.
            let _ = waiting.send(());
        }
    }

    /// Takes that the person does not log in now; whoever waits for it gives up.
    pub(crate) fn give_up(&self) {
        self.0.waiting.take();
    }

    /// Waits until the person has logged in again; whether they have.
    pub(crate) async fn renewed(&self) -> bool {
        let (sender, receiver) = oneshot::channel();
        self.0.waiting.borrow_mut().push(sender);
        receiver.await.is_ok()
    }
}

impl PartialEq for Login {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Login").finish_non_exhaustive()
    }
}
