//! Joins a room, and stays until it is out: `client SERVER JID PASSWORD ROOM/NICK FOCUS`.

use std::{env, error::Error, str::FromStr as _, time::Duration};

use futures::StreamExt as _;
use jitsi_errors::{AnyFailure, ErrorReport, Failure, Outcome, Recovery, Request, Session};
use tokio_xmpp::{Client, Event, PrintRawXml, connect::DnsConfig, jid::Jid};
use tokio_xmpp::{minidom::Element, xmlstream::Timeouts};

// On several threads, tokio-xmpp 6.0 now and then stops reading.
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [server, jid, password, occupant, focus] = &arguments[..] else {
        return Err("usage: client SERVER JID PASSWORD ROOM/NICK FOCUS".into());
    };
    // With TLS, and the server's address from DNS: `Client::new(jid, password)`.
    let (server, jid) = (DnsConfig::addr(server), jid.parse::<Jid>()?);
    let mut client = Client::new_plaintext(jid, password, server, Timeouts::default());
    let login = tokio::time::timeout(Duration::from_secs(10), client.next()).await;
    let Ok(Some(Event::Online { .. })) = login else {
        return Err("no login: tokio-xmpp does not say why, and tries for ever".into());
    };
    join(&mut client, occupant, focus).await
}

/// Returns only when the client could not join, or is out.
async fn join(client: &mut Client, occupant: &str, focus: &str) -> Result<(), Box<dyn Error>> {
    let mut session = Session::new();
    session.set_focus(focus);
    session.enter_room(occupant);
    session.sent(Request::Conference, "1");
    let room = occupant.split('/').next().unwrap_or_default();
    let iq = format!("<conference xmlns='http://jitsi.org/protocol/focus' room='{room}'/>");
    let iq = format!("<iq xmlns='jabber:client' type='set' id='1' to='{focus}'>{iq}</iq>");
    client
        .send_stanza(Element::from_str(&iq)?.try_into()?)
        .await?;
    let x = "<x xmlns='http://jabber.org/protocol/muc'/>";
    let presence = format!("<presence xmlns='jabber:client' to='{occupant}'>{x}</presence>");
    let presence = Element::from_str(&presence)?;
    while let Some(Event::Stanza(stanza)) = client.next().await {
        for outcome in session.receive::<AnyFailure>(PrintRawXml(&stanza).to_string().parse()?) {
            match outcome {
                Outcome::Left(departure) => return Err(departure.into()),
                Outcome::Failed(report) if ends(&report) => return Err(report.into()),
                Outcome::Other(it) if it.attribute_at("conference", "ready") == Some("true") => {
                    client.send_stanza(presence.clone().try_into()?).await?;
                }
                _ => {}
            }
        }
    }
    Err("the stream has ended".into())
}

fn ends(report: &ErrorReport<AnyFailure>) -> bool {
    let recovery = report.failure.as_ref().and_then(Failure::recovery);
    !matches!(recovery, Some(Recovery::Continue | Recovery::Ignore))
}
