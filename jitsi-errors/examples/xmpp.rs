//! Explains the errors in XMPP stanzas: `xmpp < stanzas.xml`.

use std::io::{self, Read};

use jitsi_errors::{Open, catalog};

/// Why an XMPP stanza was answered with an error.
#[catalog("xmpp.toml")]
pub enum StanzaError {}

const NAMESPACE: &str = "urn:ietf:params:xml:ns:xmpp-stanzas";

fn main() -> io::Result<()> {
    let mut stanzas = String::new();
    io::stdin().read_to_string(&mut stanzas)?;
    for condition in conditions(&stanzas) {
        match condition {
            Open::Known(error) => println!("{error}\n    {}", error.recommendation()),
            unknown @ Open::Unknown(_) => println!("{unknown}"),
        }
    }
    Ok(())
}

/// The elements in the namespace of the conditions, except for the optional text.
fn conditions(stanzas: &str) -> impl Iterator<Item = Open<StanzaError, &str>> {
    stanzas
        .split('<')
        .filter_map(|element| element.split_once('>'))
        .filter(|(tag, _)| tag.contains(NAMESPACE))
        .filter_map(|(tag, _)| tag.split([' ', '/']).next())
        .filter(|name| *name != "text")
        .map(Open::new)
}
