//! Questions.

use std::io::{IsTerminal, stdin};

use zeroize::Zeroizing;

use super::failure::Failure;

/// Whether somebody is there to answer.
pub(super) fn can_ask() -> bool {
    stdin().is_terminal()
}

/// Asks on standard error and reads a line of standard input, from a terminal or not.
pub(super) fn line(question: &str) -> Result<String, Failure> {
    anstream::eprint!("{question} ");
    let mut answer = String::new();
    stdin().read_line(&mut answer)?;
    Ok(answer.trim().to_owned())
}

/// Asks for something that must not be seen while it is typed; without a terminal, it is a line of standard input.
pub(super) fn secret(question: &str) -> Result<Zeroizing<String>, Failure> {
    if can_ask() {
        return Ok(Zeroizing::new(rpassword::prompt_password(format!(
            "{question} "
        ))?));
    }
    let mut answer = Zeroizing::new(String::new());
    stdin().read_line(&mut answer)?;
    let length = answer.trim_end_matches(['\n', '\r']).len();
    answer.truncate(length);
    Ok(answer)
}
