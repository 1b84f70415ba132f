//! Reading a failure from a stanza, compared with parsing the same bytes with other crates.

use std::hint::black_box;
use std::time::Instant;

use jitsi_errors::{ErrorReport, JitsiFailure, Sender, Stanza};
use minidom::Element;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::table::{self, median};

/// Stanzas read between two looks at the clock.
const STANZAS: u32 = 1 << 10;
const ROUNDS: usize = 101;

/// The most that reading and evaluating a stanza may take, relative to minidom's reading alone.
const TO_MINIDOM: f64 = 1.0;

const LOBBY: &str = include_str!("../../../tests/stanzas/24-jitsi-lobby.xml");
const DESTROYED: &str = include_str!("../../../tests/stanzas/17-muc-destroyed.xml");

pub fn run() {
    let columns = [
        "stanza",
        "ns",
        "vs. minidom",
        "gate",
        "vs. quick-xml's reader",
    ];
    table::head("From a stanza to its failure", &columns);
    for (name, text) in [("membersOnly", LOBBY), ("destroyed", DESTROYED)] {
        let text = text.trim();
        let mut times = [const { Vec::new() }; 3];
        for _ in 0..ROUNDS {
            times[0].push(time(|| ours(black_box(text))));
            times[1].push(time(|| dom(black_box(text))));
            times[2].push(time(|| events(black_box(text))));
        }
        let to = |other: &[f64]| {
            let ratios = times[0].iter().zip(other).map(|(ours, other)| ours / other);
            median(ratios.collect())
        };
        let to_minidom = to(&times[1]);
        table::line([
            format!("{name}, {} bytes", text.len()),
            format!("{:.0}", median(times[0].clone())),
            table::ratio(to_minidom),
            table::gate(to_minidom, TO_MINIDOM),
            table::ratio(to(&times[2])),
        ]);
    }
}

fn time(read: impl Fn()) -> f64 {
    let start = Instant::now();
    for _ in 0..STANZAS {
        read();
    }
    start.elapsed().as_secs_f64() * 1e9 / f64::from(STANZAS)
}

fn ours(text: &str) {
    let stanza: Stanza = text.parse().expect("a stanza");
    black_box(ErrorReport::<JitsiFailure>::from_stanza(
        &stanza,
        Sender::Room,
    ));
}

fn dom(text: &str) {
    let prefixes = "jabber:client".to_owned();
    let element = Element::from_reader_with_prefixes(text.as_bytes(), prefixes);
    black_box(element.expect("a stanza"));
}

fn events(text: &str) {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().expect("XML") {
            Event::Start(tag) | Event::Empty(tag) => {
                for attribute in tag.attributes() {
                    black_box(attribute.expect("an attribute"));
                }
            }
            Event::Eof => return,
            other => {
                black_box(other);
            }
        }
    }
}
