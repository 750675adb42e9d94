//! What this browser keeps in `IndexedDB`: what may become too much for [`storage`](crate::storage).

use idb::builder::ObjectStoreBuilder;
use idb::{Database, Error, TransactionMode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

use crate::storage::Refused;

/// The database's name.
const NAME: &str = "sesstpl";

/// The versions of saved templates, by [`history`](crate::history).
pub(crate) const VERSIONS: &str = "versions";

/// Drafts that are too long for [`storage`](crate::storage), by [`drafts`](crate::drafts).
pub(crate) const DRAFTS: &str = "drafts";

/// What is kept under a key; nothing when it is missing, not readable, or the browser refuses.
pub(crate) async fn read<T: DeserializeOwned>(store: &str, key: &str) -> Option<T> {
    let value = get(store, key).await.ok()??;
    serde_json::from_str(&value.as_string()?).ok()
}

/// Keeps a value under a key.
pub(crate) async fn write(store: &str, key: &str, value: &impl Serialize) -> Result<(), Refused> {
    let text = serde_json::to_string(value).map_err(|_| Refused)?;
    put(store, key, &text).await.map_err(|_| Refused)
}

async fn open() -> Result<Database, Error> {
    Database::builder(NAME)
        .version(2)
        .add_object_store(ObjectStoreBuilder::new(VERSIONS))
        .add_object_store(ObjectStoreBuilder::new(DRAFTS))
        .build()
        .await
}

async fn get(store: &str, key: &str) -> Result<Option<JsValue>, Error> {
    let database = open().await?;
    let transaction = database.transaction(&[store], TransactionMode::ReadOnly)?;
    let value = transaction
        .object_store(store)?
        .get(JsValue::from_str(key))?
        .await?;
    database.close();
    Ok(value)
}

async fn put(store: &str, key: &str, text: &str) -> Result<(), Error> {
    let database = open().await?;
    let transaction = database.transaction(&[store], TransactionMode::ReadWrite)?;
    transaction
        .object_store(store)?
        .put(&JsValue::from_str(text), Some(&JsValue::from_str(key)))?
        .await?;
    transaction.commit()?.await?;
    database.close();
    Ok(())
}
