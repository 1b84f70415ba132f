//! Explains each stanza of a saved stream: `stanzas ROOM [LOBBY] < stream.xml`.
//!
//! ROOM and LOBBY are addresses, such as `room@conference.example.com`. What comes from neither of them
//! is taken as from the focus if its address says so, and else as from the server.

use std::env;
use std::io::{self, Read};
use std::process::ExitCode;

use jitsi_errors::{
    ErrorReport, JitsiFailure, ParseStanzaError, ParseStanzaErrorKind, Sender, Stanza,
};

fn main() -> ExitCode {
    let rooms: Vec<String> = env::args().skip(1).collect();
    if rooms.is_empty() || rooms.len() > 2 {
        eprintln!("usage: stanzas ROOM [LOBBY] < stream.xml");
        return ExitCode::from(2);
    }
    let mut stream = String::new();
    if let Err(error) = io::stdin().read_to_string(&mut stream) {
        eprintln!("stanzas: {error}");
        return ExitCode::FAILURE;
    }
    let mut rest = &*stream;
    loop {
        match next(rest) {
            Ok(Some((stanza, after))) => {
                println!("{}", explain(&stanza, &rooms));
                rest = after;
            }
            Ok(None) => return ExitCode::SUCCESS,
            Err((invalid, rest)) => {
                let at = stream.len() - rest.len() + invalid.offset;
                eprintln!("stanzas: {invalid}\n    byte {at} of the stream");
                return ExitCode::FAILURE;
            }
        }
    }
}

/// The first stanza of a stream, and what follows it; none at the end. A mistake comes with the text
/// in which it is.
fn next(mut stream: &str) -> Result<Option<(Stanza, &str)>, (ParseStanzaError, &str)> {
    loop {
        let invalid = match stream.parse() {
            Ok(stanza) => return Ok(Some((stanza, ""))),
            Err(invalid) => invalid,
        };
        let (before, after) = stream.split_at(invalid.offset);
        stream = match (invalid.kind, after.split_once('>')) {
            (ParseStanzaErrorKind::TrailingData, _) => {
                let stanza = before.parse().map_err(|invalid| (invalid, before))?;
                return Ok(Some((stanza, after)));
            }
            (ParseStanzaErrorKind::Empty | ParseStanzaErrorKind::StreamEnd, _) => return Ok(None),
            // The header, and the XML declaration before it.
            (
                ParseStanzaErrorKind::StreamHeader | ParseStanzaErrorKind::ProcessingInstruction,
                Some((_, after)),
            ) if before.trim().is_empty() => after,
            _ => return Err((invalid, stream)),
        };
    }
}

fn explain(stanza: &Stanza, rooms: &[String]) -> String {
    let reported = ErrorReport::<JitsiFailure>::from_stanza(stanza, sender(stanza, rooms));
    let Some(reported) = reported else {
        return format!("{stanza:?}: no error");
    };
    let mut lines = vec![reported.to_string()];
    if let Some(failure) = reported.failure {
        let error = failure.error();
        lines.push(format!("{failure:?}"));
        if let (true, Some(retried)) = (reported.retry_first, error.automatic_retries()) {
            lines.push(format!("the library first tries again: {retried}"));
        }
        lines.push(error.recommendation().to_owned());
    }
    lines.join("\n").replace('\n', "\n    ")
}

fn sender(stanza: &Stanza, rooms: &[String]) -> Sender {
    let from = stanza.attribute("from").unwrap_or_default();
    let (bare, resource) = from.split_once('/').unwrap_or((&from, ""));
    let is = |index: usize| rooms.get(index).is_some_and(|room| room == bare);
    // As an occupant, the focus tells its state; with an error it answers `session-accept`.
    let occupant = resource == "focus" && stanza.attribute("type").as_deref() != Some("error");
    if is(1) {
        Sender::Lobby
    } else if from.starts_with("focus") || is(0) && occupant {
        Sender::Focus
    } else if is(0) {
        Sender::Room
    } else {
        Sender::Server
    }
}
