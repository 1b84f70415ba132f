//! A minimal client: a socket, and stanzas as text.

use std::io::{Error, ErrorKind, Read, Result, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jitsi_errors::{ParseStanzaError, ParseStanzaErrorKind, Stanza};

pub struct Client {
    socket: TcpStream,
    domain: &'static str,
    /// Received bytes that are not a complete character yet.
    unread: Vec<u8>,
    buffer: String,
    /// The full address, once a resource is bound.
    pub jid: String,
}

impl Client {
    /// Opens a stream.
    pub fn connect(address: SocketAddr, domain: &'static str) -> Result<Self> {
        let socket = TcpStream::connect(address)?;
        socket.set_read_timeout(Some(Duration::from_secs(10)))?;
        let mut client = Self {
            socket,
            domain,
            unread: Vec::new(),
            buffer: String::new(),
            jid: String::new(),
        };
        client.open()?;
        Ok(client)
    }

    /// Connects as a guest.
    pub fn guest(address: SocketAddr, domain: &'static str) -> Result<Self> {
        let mut client = Self::connect(address, domain)?;
        client.authenticate("ANONYMOUS", "=")?;
        client.bind("")?;
        Ok(client)
    }

    /// Connects as a user with this resource.
    pub fn user(address: SocketAddr, domain: &'static str, resource: &str) -> Result<Self> {
        let mut client = Self::connect(address, domain)?;
        let plain = plain(crate::server::USER, crate::server::PASSWORD);
        client.authenticate("PLAIN", &plain)?;
        client.bind(&format!("<resource>{resource}</resource>"))?;
        Ok(client)
    }

    /// Sends the start of a login, and returns the response.
    pub fn log_in(&mut self, mechanism: &str, initial: &str) -> Result<String> {
        self.send(&format!(
            "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='{mechanism}'>{initial}</auth>"
        ))?;
        self.receive("<")
    }

    fn authenticate(&mut self, mechanism: &str, initial: &str) -> Result<()> {
        let answer = self.log_in(mechanism, initial)?;
        if !answer.starts_with("<success") {
            return Err(Error::other(answer));
        }
        self.open()
    }

    fn bind(&mut self, resource: &str) -> Result<()> {
        self.send(&format!(
            "<iq id='bind' type='set'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>{resource}</bind></iq>"
        ))?;
        let answer = self.receive("<iq")?;
        let jid = answer
            .split_once("<jid>")
            .and_then(|(_, rest)| rest.split_once("</jid>"));
        let (jid, _) = jid.ok_or_else(|| Error::other(answer.clone()))?;
        jid.clone_into(&mut self.jid);
        Ok(())
    }

    fn open(&mut self) -> Result<()> {
        self.buffer.clear();
        self.send(&header(self.domain))?;
        self.receive("<stream:features").map(drop)
    }

    pub fn send(&mut self, text: &str) -> Result<()> {
        self.socket.write_all(text.as_bytes())
    }

    /// Returns the next stanza with this name and attribute, such as `<presence type='error'`, and drops
    /// those before it.
    pub fn receive(&mut self, start: &str) -> Result<String> {
        let (name, attribute) = start.split_once(' ').unwrap_or((start, ""));
        loop {
            let stanza = self.next().map_err(|error| {
                Error::new(error.kind(), format!("waiting for `{start}`: {error}"))
            })?;
            if stanza.starts_with(name) && stanza.contains(attribute) {
                return Ok(stanza);
            }
        }
    }

    /// The next stanza.
    pub fn next(&mut self) -> Result<String> {
        loop {
            if let Some(stanza) = self.next_in_buffer()? {
                return Ok(stanza);
            }
            let mut bytes = [0; 4096];
            let count = self.socket.read(&mut bytes).map_err(|error| {
                Error::new(error.kind(), format!("{error}, with {:?}", self.buffer))
            })?;
            if count == 0 {
                return Err(Error::new(ErrorKind::UnexpectedEof, "the stream ended"));
            }
            self.unread.extend(&bytes[..count]);
            self.decode()?;
        }
    }

    /// Moves received bytes to the buffer, except for an incomplete character at the end.
    fn decode(&mut self) -> Result<()> {
        let end = match str::from_utf8(&self.unread) {
            Ok(text) => text.len(),
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Err(error) => return Err(Error::other(error)),
        };
        let bytes = self.unread.drain(..end).collect();
        self.buffer += &String::from_utf8(bytes).map_err(Error::other)?;
        Ok(())
    }

    /// Removes a stanza from the buffer, if it is complete.
    fn next_in_buffer(&mut self) -> Result<Option<String>> {
        loop {
            let end = match self.buffer.parse::<Stanza>() {
                Ok(_) => self.buffer.len(),
                Err(ParseStanzaError { kind, offset, .. }) => match (kind, self.buffer.find('>')) {
                    (ParseStanzaErrorKind::TrailingData, _) => offset,
                    (
                        ParseStanzaErrorKind::Incomplete
                        | ParseStanzaErrorKind::Empty
                        | ParseStanzaErrorKind::StreamEnd,
                        _,
                    )
                    | (ParseStanzaErrorKind::ProcessingInstruction, None) => {
                        return Ok(None);
                    }
                    // The header of the stream, and the XML declaration before it.
                    (
                        ParseStanzaErrorKind::StreamHeader
                        | ParseStanzaErrorKind::ProcessingInstruction,
                        Some(end),
                    ) => {
                        self.buffer.drain(..=end);
                        continue;
                    }
                    _ => {
                        return Err(Error::other(format!(
                            "{kind:?} at {offset}: {}",
                            self.buffer
                        )));
                    }
                },
            };
            let stanza: String = self.buffer.drain(..end).collect();
            return Ok(Some(stanza.trim().to_owned()));
        }
    }
}

fn header(domain: &str) -> String {
    format!(
        "<stream:stream to='{domain}' version='1.0' xmlns='jabber:client' \
         xmlns:stream='http://etherx.jabber.org/streams'>"
    )
}

/// The error with which the server refuses a stream to this domain.
pub fn refusal(address: SocketAddr, domain: &str) -> Result<String> {
    let mut socket = TcpStream::connect(address)?;
    socket.set_read_timeout(Some(Duration::from_secs(10)))?;
    socket.write_all(header(domain).as_bytes())?;
    let mut answer = String::new();
    socket.read_to_string(&mut answer)?;
    let error = answer
        .find("<stream:error")
        .zip(answer.rfind("</stream:stream>"));
    error
        .map(|(start, end)| answer[start..end].to_owned())
        .ok_or_else(|| Error::other(answer))
}

/// Sends a body of BOSH, and gives the answer.
pub fn post(address: SocketAddr, body: &str) -> Result<String> {
    let mut socket = TcpStream::connect(address)?;
    socket.set_read_timeout(Some(Duration::from_secs(10)))?;
    write!(
        socket,
        "POST /http-bind HTTP/1.1\r\nHost: meet.test\r\nConnection: close\r\n\
         Content-Type: text/xml\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = String::new();
    socket.read_to_string(&mut answer)?;
    let body = answer.split_once("\r\n\r\n");
    body.map(|(_, body)| body.to_owned())
        .ok_or_else(|| Error::other(answer))
}

/// A user name and a password in the format of the mechanism PLAIN.
pub fn plain(user: &str, password: &str) -> String {
    STANDARD.encode(format!("\0{user}\0{password}"))
}
