//! Data in a `PostgreSQL` database, which several servers may share.

use std::collections::HashMap;
use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use postgres::types::private::BytesMut;
use postgres::types::{FromSql, IsNull, ToSql, Type, accepts, to_sql_checked};
use postgres::{Client, Config, NoTls, Statement, Transaction};
use tokio::sync::Semaphore;

use super::database::{Database, Part};
use super::migrations::{Dialect, MIGRATIONS, newest};
use super::{Row, StorageError, Value};

/// How many connections a server has at most.
const CONNECTIONS: usize = 16;

/// How long to wait for the database server.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// What our locks have in common, so that they are not those of other programs on the same database.
const LOCKS: i32 = 0x5e55;

/// Data in a `PostgreSQL` database. Clones share it.
#[derive(Debug, Clone)]
pub(super) struct PostgresStore {
    pool: Arc<Pool>,
}

#[derive(Debug)]
struct Pool {
    config: Config,
    idle: Mutex<Vec<Connected>>,
    free: Semaphore,
}

/// A connection with its prepared statements.
struct Connected {
    client: Client,
    statements: HashMap<String, Statement>,
}

impl std::fmt::Debug for Connected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Connected").finish_non_exhaustive()
    }
}

impl PostgresStore {
    /// Connects, and brings the tables to today's form. Blocks; not for a task's own thread.
    pub(super) fn open(url: &str) -> Result<Self, StorageError> {
        let mut config: Config = url
            .parse()
            .map_err(|error: postgres::Error| StorageError::Address {
                detail: error.to_string(),
            })?;
        config
            .connect_timeout(CONNECT_TIMEOUT)
            .application_name("sesstpl");
        let pool = Pool {
            config,
            idle: Mutex::default(),
            free: Semaphore::new(CONNECTIONS),
        };
        pool.write(bring_forward)?;
        Ok(Self { pool: Arc::new(pool) })
    }

    pub(super) async fn write<T, E, W>(&self, work: W) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Send + 'static,
        W: FnOnce(&mut dyn Database) -> Result<T, E> + Send + 'static,
    {
        let pool = Arc::clone(&self.pool);
        let _turn = self
            .pool
            .free
            .acquire()
            .await
            .map_err(|_| StorageError::Interrupted)?;
        tokio::task::spawn_blocking(move || pool.write(work))
            .await
            .map_err(|_| StorageError::Interrupted)?
    }
}

impl Pool {
    /// Does work in one transaction.
    fn write<T, E: From<StorageError>>(
        &self,
        work: impl FnOnce(&mut dyn Database) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut connected = self.connected()?;
        let result = connected.write(work)?;
        self.idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(connected);
        Ok(result)
    }

    /// A connection that answers: one that is idle, or a new one.
    fn connected(&self) -> Result<Connected, StorageError> {
        loop {
            let kept = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let Some(mut kept) = kept else {
                break;
            };
            // The database server may have been restarted meanwhile.
            if !kept.client.is_closed() && kept.client.simple_query("").is_ok() {
                return Ok(kept);
            }
        }
        Ok(Connected {
            client: self.config.connect(NoTls)?,
            statements: HashMap::new(),
        })
    }
}

impl Drop for Pool {
    /// Saying goodbye to the database server blocks, which a task's own thread may not do.
    fn drop(&mut self) {
        let idle = std::mem::take(self.idle.get_mut().unwrap_or_else(PoisonError::into_inner));
        std::thread::spawn(move || drop(idle));
    }
}

impl Connected {
    fn write<T, E: From<StorageError>>(
        &mut self,
        work: impl FnOnce(&mut dyn Database) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut open = Open {
            transaction: self.client.transaction().map_err(StorageError::from)?,
            statements: &mut self.statements,
        };
        // A transaction that is not committed is rolled back when it is dropped.
        let result = work(&mut open)?;
        open.transaction.commit().map_err(StorageError::from)?;
        Ok(result)
    }
}

/// An open transaction.
struct Open<'c> {
    transaction: Transaction<'c>,
    statements: &'c mut HashMap<String, Statement>,
}

impl Open<'_> {
    fn prepare(&mut self, sql: &str) -> Result<Statement, StorageError> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.transaction.prepare(sql)?;
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

impl Database for Open<'_> {
    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, StorageError> {
        let statement = self.prepare(sql)?;
        Ok(self.transaction.execute(&statement, &parameters(values))?)
    }

    fn query(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, StorageError> {
        let statement = self.prepare(sql)?;
        let rows = self.transaction.query(&statement, &parameters(values))?;
        rows.iter()
            .map(|row| {
                let values = (0..row.len()).map(|column| Ok(row.try_get::<_, Value>(column)?));
                values.collect::<Result<_, StorageError>>().map(Row::new)
            })
            .collect()
    }

    fn lock(&mut self, part: Part) -> Result<(), StorageError> {
        self.transaction
            .execute("SELECT pg_advisory_xact_lock($1, $2)", &[&LOCKS, &(part as i32)])?;
        Ok(())
    }
}

fn parameters(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

/// Brings the tables to today's form; only one server does at a time.
fn bring_forward(database: &mut dyn Database) -> Result<(), StorageError> {
    database.lock(Part::Schema)?;
    database.execute("CREATE TABLE IF NOT EXISTS form (number BIGINT NOT NULL)", &[])?;
    let found = if let Some(mut row) = database.query_one("SELECT number FROM form", &[])? {
        row.integer()?
    } else {
        database.execute("INSERT INTO form VALUES (0)", &[])?;
        0
    };
    let known = newest();
    if found > known {
        return Err(StorageError::Newer { found, known });
    }
    for (form, migration) in (1..).zip(MIGRATIONS) {
        if form > found {
            let migration = without_comments(&Dialect::Postgres.write(migration));
            for statement in migration
                .split(';')
                .filter(|statement| !statement.trim().is_empty())
            {
                database.execute(statement, &[])?;
            }
        }
    }
    database.execute("UPDATE form SET number = $1", &[known.into()])?;
    Ok(())
}

/// A migration without its comments, in which a semicolon ends no statement.
fn without_comments(migration: &str) -> String {
    let code = migration
        .lines()
        .filter(|line| !line.trim_start().starts_with("--"));
    code.collect::<Vec<_>>().join("\n")
}

impl ToSql for Value {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Integer(number) => number.to_sql(kind, out),
            Self::Text(text) => text.to_sql(kind, out),
            Self::Bytes(bytes) => bytes.to_sql(kind, out),
        }
    }

    accepts!(INT8, TEXT, BYTEA);
    to_sql_checked!();
}

impl<'a> FromSql<'a> for Value {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(match *kind {
            Type::INT8 => Self::Integer(i64::from_sql(kind, raw)?),
            Type::TEXT => Self::Text(String::from_sql(kind, raw)?),
            _ => Self::Bytes(Vec::from_sql(kind, raw)?),
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Self::Null)
    }

    accepts!(INT8, TEXT, BYTEA);
}
