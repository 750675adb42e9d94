//! Why there is no plan.

/// Why managers would refuse the session.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// The template is for a cluster.
    #[error("a template for a cluster cannot be launched; launch the session templates of its nodes")]
    Cluster,
    /// The session's name is not one that managers take.
    #[error(
        "`{0}` cannot be a session's name; use 4 to 64 of the letters a to z, digits, `_`, `-` and `.`, and begin \
         and end with a letter, a digit or `_`"
    )]
    Name(String),
    /// The template has no image.
    #[error("the template has no image; write one at `spec.kernel.image`")]
    NoImage,
    /// The template is for a batch session and has no command for it.
    #[error("a batch session needs a command to run; write one at `spec.kernel.run.startup`")]
    NoStartupCommand,
    /// The session is to start at a time and is no batch session.
    #[error("only a batch session can be told when to start; leave the time out, or make it a batch session")]
    StartsAt,
    /// The repository's address cannot be joined with the credential.
    #[error(
        "`{0}` cannot be cloned with a user name and password; write the repository's address as \
         `https://host/path`"
    )]
    RepositoryWithCredential(String),
    /// The repository's address gives no name for the folder to clone into.
    #[error("`{0}` gives no name for the folder to clone into; write `destination_dir` beside `repository`")]
    NoCloneFolder(String),
    /// The bootstrap script has this many characters.
    #[error(
        "the script that prepares the session has {0} characters, and managers take 16,384; put it into a folder \
         that is mounted, and call it from `spec.kernel.run.bootstrap`"
    )]
    LongScript(usize),
}
