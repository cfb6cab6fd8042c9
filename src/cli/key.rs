//! An answer by one key, where standard input is a terminal; else a line.

use std::io::{self, BufRead, IsTerminal, stdin, stdout};

/// The next answer, without spaces around; `None` at the end of the input.
pub fn answer() -> io::Result<Option<String>> {
    if stdin().is_terminal()
        && stdout().is_terminal()
        && let Some(key) = pressed()?
    {
        return Ok(Some(key.to_string()));
    }
    let mut line = String::new();
    let read = stdin().lock().read_line(&mut line)?;
    Ok((read > 0).then(|| line.trim().to_owned()))
}

/// The key that is pressed; `None` where keys cannot be read one by one.
#[cfg(unix)]
fn pressed() -> io::Result<Option<char>> {
    use std::io::Read;

    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};

    let Ok(before) = tcgetattr(stdin()) else { return Ok(None) };
    let mut now = before.clone();
    // Keys come at once and are not shown; Ctrl-C still ends the program.
    now.local_modes -= LocalModes::ICANON | LocalModes::ECHO;
    tcsetattr(stdin(), OptionalActions::Now, &now)?;
    let mut byte = [b'\n'];
    let mut read = Ok(());
    // Who answers with a letter and Enter gives one answer, not two.
    while read.is_ok() && byte[0].is_ascii_whitespace() {
        read = stdin().lock().read_exact(&mut byte);
    }
    tcsetattr(stdin(), OptionalActions::Now, &before)?;
    read?;
    // What is no letter, such as the arrow keys, is no answer.
    Ok(Some(if byte[0].is_ascii() { char::from(byte[0]) } else { '?' }))
}

/// The key that is pressed; `None` where keys cannot be read one by one.
#[cfg(not(unix))]
fn pressed() -> io::Result<Option<char>> {
    Ok(None)
}
