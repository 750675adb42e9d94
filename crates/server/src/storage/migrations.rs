//! The tables, and how older ones come to be today's.

/// Each brings the tables one form further. Never change one that was released: add another.
///
/// Times are milliseconds since 1970; ids are 16 bytes. `INTEGER`, `BLOB`, `STRICT`, `{serial}` and `{row}` are written
/// as the engine has them; see [`Dialect`].
pub(super) const MIGRATIONS: [&str; 3] = [
    r#"
    CREATE TABLE instance (
        -- One row: this installation and its one user.
        "only" INTEGER PRIMARY KEY CHECK ("only" = 1),
        id BLOB NOT NULL,
        "user" BLOB NOT NULL
    ) STRICT;
    CREATE TABLE projects (
        id BLOB PRIMARY KEY,
        name TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE templates (
        id BLOB PRIMARY KEY,
        name TEXT NOT NULL,
        owner BLOB NOT NULL,
        project BLOB NOT NULL REFERENCES projects (id),
        created INTEGER NOT NULL,
        -- A template that is removed from all lists stays here.
        deleted INTEGER,
        -- JSON, exactly as normalized.
        template TEXT NOT NULL
    ) STRICT;
    CREATE INDEX templates_in_order ON templates (created) WHERE deleted IS NULL;
    CREATE TABLE sessions (
        id BLOB PRIMARY KEY,
        -- The order in which sessions were asked for.
        number INTEGER NOT NULL UNIQUE,
        name TEXT NOT NULL,
        owner BLOB NOT NULL,
        project BLOB NOT NULL REFERENCES projects (id),
        request TEXT NOT NULL,
        slots TEXT NOT NULL,
        status TEXT NOT NULL,
        reason TEXT NOT NULL,
        created INTEGER NOT NULL,
        due INTEGER,
        ended INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX one_live_session_per_name ON sessions (owner, name) WHERE ended IS NULL;
    CREATE TABLE session_steps (
        session BLOB NOT NULL REFERENCES sessions (id),
        status TEXT NOT NULL,
        reason TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX steps_of_session ON session_steps (session);
    CREATE TABLE logins (
        -- SHA-256 of the cookie.
        digest BLOB PRIMARY KEY,
        expires INTEGER NOT NULL
    ) STRICT;
"#,
    "
    DROP INDEX templates_in_order;
    ALTER TABLE templates RENAME TO first_templates;
    CREATE TABLE templates (
        -- The order of lists, in which pages go on.
        number {serial} PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        -- Counts the changes, from 1.
        version INTEGER NOT NULL,
        name TEXT NOT NULL,
        -- What a search looks through, in small letters.
        words TEXT NOT NULL,
        owner BLOB NOT NULL,
        project BLOB NOT NULL REFERENCES projects (id),
        created INTEGER NOT NULL,
        modified INTEGER NOT NULL,
        -- A template that is removed from all lists stays here.
        deleted INTEGER,
        -- JSON, exactly as normalized.
        template TEXT NOT NULL
    ) STRICT;
    INSERT INTO templates (id, version, name, words, owner, project, created, modified, deleted, template)
    SELECT id, 1, name, lower(name), owner, project, created, coalesce(deleted, created), deleted, template
    FROM first_templates ORDER BY created, {row};
    DROP TABLE first_templates;
    CREATE INDEX templates_in_order ON templates (number) WHERE deleted IS NULL;
    CREATE INDEX templates_of_owner ON templates (owner, number) WHERE deleted IS NULL;
    CREATE TABLE template_versions (
        template BLOB NOT NULL REFERENCES templates (id),
        version INTEGER NOT NULL,
        name TEXT NOT NULL,
        project BLOB NOT NULL REFERENCES projects (id),
        -- Who made this version, and when.
        author BLOB NOT NULL,
        at INTEGER NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (template, version)
    ) STRICT;
    INSERT INTO template_versions (template, version, name, project, author, at, content)
    SELECT id, version, name, project, owner, created, template FROM templates;
    ALTER TABLE session_steps RENAME TO first_session_steps;
    CREATE TABLE session_steps (
        number {serial} PRIMARY KEY,
        session BLOB NOT NULL REFERENCES sessions (id),
        status TEXT NOT NULL,
        reason TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT;
    INSERT INTO session_steps (session, status, reason, at)
    SELECT session, status, reason, at FROM first_session_steps ORDER BY {row};
    DROP TABLE first_session_steps;
    CREATE INDEX steps_of_session ON session_steps (session, number);
",
    r#"
    CREATE TABLE users (
        id BLOB PRIMARY KEY,
        email TEXT NOT NULL UNIQUE,
        domain TEXT NOT NULL,
        role TEXT NOT NULL,
        -- 0 for one who may not come in any more.
        active INTEGER NOT NULL,
        created INTEGER NOT NULL
    ) STRICT;
    -- The server gives its own user its true name when it starts.
    INSERT INTO users (id, email, domain, role, active, created)
    SELECT "user", 'user@localhost', 'default', 'superadmin', 1, 0 FROM instance;
    CREATE TABLE keypairs (
        access_key TEXT PRIMARY KEY,
        owner BLOB NOT NULL REFERENCES users (id),
        -- The secret key, encrypted.
        secret BLOB NOT NULL,
        active INTEGER NOT NULL,
        created INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE members (
        member BLOB NOT NULL REFERENCES users (id),
        project BLOB NOT NULL REFERENCES projects (id),
        PRIMARY KEY (member, project)
    ) STRICT;
    -- The signatures of requests that changed something, as long as they would be taken again.
    CREATE TABLE signatures (
        digest BLOB PRIMARY KEY,
        seen INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX signatures_in_order ON signatures (seen);
"#,
];

/// The number of today's form.
pub(super) fn newest() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// How an engine calls what the tables are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    Sqlite,
    Postgres,
}

impl Dialect {
    /// A migration in an engine's words.
    pub(super) fn write(self, migration: &str) -> String {
        let words: &[(&str, &str)] = match self {
            Self::Sqlite => &[("{serial}", "INTEGER"), ("{row}", "rowid")],
            Self::Postgres => &[
                ("INTEGER", "BIGINT"),
                ("BLOB", "BYTEA"),
                (") STRICT", ")"),
                ("{serial}", "BIGINT GENERATED ALWAYS AS IDENTITY"),
                ("{row}", "ctid"),
            ],
        };
        words.iter().fold(migration.to_owned(), |text, (ours, theirs)| {
            text.replace(ours, theirs)
        })
    }
}
