//! Explains each stanza of a saved stream: `stanzas ROOM [LOBBY] < stream.xml`.
//!
//! ROOM and LOBBY are addresses of the client, such as `room@conference.example.com/nick`. The requests are not
//! in the stream, so each response is taken for that to the request that its sender would respond to.

use std::env;
use std::io::{self, Read};
use std::process::ExitCode;

use jitsi_errors::{
    AnyFailure, ErrorReport, Outcome, ParseStanzaError, ParseStanzaErrorKind, Request, Session,
    Stanza,
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
    let mut session = Session::new();
    session.enter_room(&rooms[0]);
    if let Some(lobby) = rooms.get(1) {
        session.enter_lobby(lobby);
    }
    let mut rest = &*stream;
    loop {
        match next(rest) {
            Ok(Some((stanza, after))) => {
                explain(&mut session, stanza, &rooms[0]);
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

/// The first stanza of a stream, and what follows it; none at the end. An error is returned with the
/// text in which it is.
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

fn explain(session: &mut Session, stanza: Stanza, room: &str) {
    if let (Some(id), Some(from)) = (stanza.attribute("id"), stanza.attribute("from")) {
        let is_room = from.split('/').next() == room.split('/').next();
        let request = match is_room {
            true => Request::SessionAccept,
            false if from.starts_with("focus") => Request::Conference,
            false => Request::Bind,
        };
        session.sent(request, id);
    }
    for outcome in session.receive::<AnyFailure>(stanza) {
        let lines = match outcome {
            Outcome::Failed(report) => failed(&report),
            Outcome::Left(departure) => departure.to_string(),
            Outcome::Other(stanza) => format!("{stanza:?}: no error"),
        };
        println!("{}", lines.replace('\n', "\n    "));
    }
}

fn failed(report: &ErrorReport<AnyFailure>) -> String {
    let mut lines = vec![report.to_string()];
    if let Some(failure) = &report.failure {
        let error = failure.error();
        lines.push(format!("{failure:?}"));
        if let (true, Some(retries)) = (report.retry_first, error.automatic_retries()) {
            lines.push(format!("the library retries first: {retries}"));
        }
        lines.push(error.recommendation().to_owned());
    }
    lines.join("\n")
}
