//! What the manager's cluster has.

use std::cell::Cell;
use std::rc::Rc;

use futures_util::future::{join, join4};
use gloo_timers::future::TimeoutFuture;
use sesstpl_cluster::{Answers, catalogue};
use sesstpl_manager_api::calls::{CheckPresets, ListFolders, ListImages, ListScalingGroups, ReadSlots};
use wasm_bindgen_futures::spawn_local;

use super::look;
use crate::page;
use crate::shared::Shared;
use crate::state::{Action, Cluster, Dispatch, Manager, State};

/// Seconds for which an answer is good.
const FRESH: i64 = 30;

/// Milliseconds between two readings.
const PAUSE: u32 = 180_000;

/// Asks again, unless it was asked a moment ago.
pub(crate) fn refresh(state: &State, dispatch: &Dispatch) {
    let is_fresh = page::now().seconds_since(state.cluster.at) < FRESH;
    if let (Some(manager), false) = (state.connection.manager(), is_fresh) {
        spawn_local(read(manager.clone(), dispatch.clone()));
    }
}

/// Asks now, and again every few minutes until the returned function is called.
pub(crate) fn keep_reading(manager: Shared<Manager>, dispatch: Dispatch) -> impl FnOnce() {
    let going_on = Rc::new(Cell::new(true));
    let stop = Rc::clone(&going_on);
    spawn_local(async move {
        while going_on.get() {
            read(manager.clone(), dispatch.clone()).await;
            TimeoutFuture::new(PAUSE).await;
        }
    });
    move || stop.set(false)
}

/// Asks for everything at once. What the person may not read, or this manager does not tell, stays unknown.
async fn read(manager: Shared<Manager>, dispatch: Dispatch) {
    let group = manager.project().to_owned();
    let (groups, presets) = (ListScalingGroups { group: group.clone() }, CheckPresets { group });
    let (images, folders, slots, (scaling_groups, free)) = join4(
        look(&dispatch, &manager, &ListImages),
        look(&dispatch, &manager, &ListFolders),
        look(&dispatch, &manager, &ReadSlots),
        join(
            look(&dispatch, &manager, &groups),
            look(&dispatch, &manager, &presets),
        ),
    )
    .await;
    let mut folders = folders.ok();
    if manager.dry_run {
        // Where nothing is really mounted, any folder will do.
        folders = folders.filter(|folders| !folders.is_empty());
    }
    let catalogue = catalogue(Answers {
        images: images.ok(),
        folders,
        slots: slots.ok(),
        scaling_groups: scaling_groups.ok(),
    });
    let cluster = Cluster {
        catalogue: Shared::new(catalogue),
        free: free.unwrap_or_default(),
        at: page::now(),
    };
    dispatch.dispatch(Action::Cluster(manager, cluster));
}
