//! Messages over a pair of streams: `Content-Length`, an empty line, JSON. Invalid messages are logged
//! and ignored; only the end of the stream ends the connection.

use std::io::{self, BufRead, Read, Write};

use lsp_server::Message;

/// An incoming message.
#[derive(Debug)]
pub enum Incoming {
    /// A valid message.
    Message(Message),
    /// An invalid message, with the reason.
    Broken(String),
}

/// The size limit for messages, in bytes; longer ones are ignored.
const LONGEST: u64 = 256 << 20;

/// Reads the next message; `None` at the end of the stream.
pub fn read(input: &mut dyn BufRead) -> io::Result<Option<Incoming>> {
    let Some(length) = header(input)? else {
        return Ok(None);
    };
    let Some(length) = length else {
        return Ok(Some(Incoming::Broken("a message without a valid Content-Length".to_owned())));
    };
    if length > LONGEST {
        io::copy(&mut input.take(length), &mut io::sink())?;
        return Ok(Some(Incoming::Broken(format!("a message of {length} bytes, which is too long"))));
    }
    let mut body = Vec::new();
    input.take(length).read_to_end(&mut body)?;
    if (body.len() as u64) < length {
        return Ok(None);
    }
    Ok(Some(match serde_json::from_slice(&body) {
        Ok(message) => Incoming::Message(message),
        Err(error) => Incoming::Broken(format!("an invalid message: {error}")),
    }))
}

/// Reads the header of a message. `None` at the end of the stream; else the length in bytes, if the
/// header has one.
fn header(input: &mut dyn BufRead) -> io::Result<Option<Option<u64>>> {
    let mut length = None;
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.take(LONGEST).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim();
        if text.is_empty() {
            return Ok(Some(length));
        }
        if let Some((name, value)) = text.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().ok();
        }
    }
}

/// Writes a message.
pub fn write(output: &mut dyn Write, message: &Message) -> io::Result<()> {
    let mut bytes = Vec::new();
    message.write(&mut bytes)?;
    output.write_all(&bytes)?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invalid_messages_are_ignored() {
        let text = "Content-Length: 3\r\n\r\n[1]X-Y: z\r\n\r\ncontent-length:31\n\n{\"method\":\"exit\",\"params\":null}";
        let mut input = text.as_bytes();
        assert!(matches!(read(&mut input).unwrap(), Some(Incoming::Broken(_))));
        assert!(matches!(read(&mut input).unwrap(), Some(Incoming::Broken(_))));
        match read(&mut input).unwrap() {
            Some(Incoming::Message(Message::Notification(exit))) => assert_eq!(exit.method, "exit"),
            other => panic!("{other:?}"),
        }
        assert!(read(&mut input).unwrap().is_none());
        assert!(read(&mut "Content-Length: 9\r\n\r\n{".as_bytes()).unwrap().is_none());
    }
}
