//! The rules of catalogs that are not Jitsi's.

use jitsi_errors::{Context, ErrorReport, Sender, catalog, catalogs, failure};

use super::stanza;

/// Why there is no seat.
#[catalog("seats.toml")]
pub enum SeatError {}

/// Why there is no seat, with the parameters.
#[failure("seats.toml", of = SeatError)]
pub enum SeatFailure {}

/// Something else.
#[catalog("others.toml")]
pub enum OtherError {}

/// Both.
#[catalogs]
pub enum AnyError {
    /// No seat.
    #[catalog("seats.toml")]
    Seat(SeatError),
    /// Something else.
    #[catalog("others.toml")]
    Other(OtherError),
}

/// Something else, with the parameters.
#[failure("others.toml", of = OtherError)]
pub enum OtherFailure {}

/// Both, with the parameters.
#[failure(of = AnyError)]
pub enum AnyFailure {
    /// No seat.
    Seat(SeatFailure),
    /// Something else.
    Other(OtherFailure),
}

fn seat(text: &str) -> Option<ErrorReport<SeatFailure>> {
    ErrorReport::from_stanza(&stanza(text), Sender::Room)
}

#[test]
fn elements_are_found_by_all_that_is_asked_of_them() {
    let in_error = |inner: &str| {
        let text = format!("<presence type='error'><error type='wait'>{inner}</error></presence>");
        seat(&text).map(|reported| reported.value)
    };
    let sold_out = Some("sold-out".to_owned());
    let seat = "<seat xmlns='urn:seats' left='0' row=''>1</seat>";
    assert_eq!(in_error(seat), sold_out);
    // The first of them need not be the one.
    let other = "<seat xmlns='urn:seats' left='1' row='1'>1</seat><x/>text";
    assert_eq!(in_error(&format!("{other}{seat}")), sold_out);
    assert_eq!(in_error(other), None);
    assert_eq!(in_error(&seat.replace("urn:seats", "urn:seat")), None);
    assert_eq!(
        in_error(&seat.replace("row", "xmlns:p='urn:p' p:row")),
        None
    );
    assert_eq!(in_error(&seat.replace('1', "")), None);
    assert_eq!(in_error(&format!("{seat}<queue/>")), None);
    assert_eq!(in_error(&format!("<deeper>{seat}</deeper>")), None);

    let text = "<presence type='error'><error type='wait'><resource-constraint \
                xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>";
    let find = |given: bool, sender| {
        let stanza = stanza(text);
        let stanza = if given {
            stanza
                .with_context(Context::Guest)
                .with_context(Context::Connecting)
        } else {
            stanza
        };
        ErrorReport::<SeatFailure>::from_stanza(&stanza, sender).map(|reported| reported.value)
    };
    assert_eq!(find(true, Sender::Lobby), sold_out);
    assert_eq!(find(false, Sender::Lobby), None);
    assert_eq!(find(true, Sender::Room), None);
}

#[test]
fn a_type_is_asked_of_the_error_of_the_stanza() {
    let find = |inner: &str, sender| {
        let stanza = stanza(&format!("<presence type='error'>{inner}</presence>"));
        ErrorReport::<SeatFailure>::from_stanza(&stanza, sender).map(|reported| reported.value)
    };
    let anything = Some("anything".to_owned());
    let inner = "<x><error type='other'/></x>";
    let outer = "<error type='modify'/>";
    assert_eq!(find(&format!("{inner}{outer}"), Sender::Server), anything);
    assert_eq!(find(inner, Sender::Server), None);
    assert_eq!(find("<x><error type='modify'/></x>", Sender::Server), None);
    assert_eq!(find("<error type='continue'/>", Sender::Focus), anything);
    assert_eq!(find("<error type='wait'/>", Sender::Focus), None);
    assert_eq!(find("", Sender::Focus), None);
}

#[test]
fn parameters_come_from_where_the_spec_says() {
    let text = "<presence type='error'><error type='cancel'><text/>\
                <late/><retry after=' 2.5 '/><row>7</row><pin>1234</pin><busy/></error></presence>";
    let reported = seat(text).unwrap();
    assert!(
        reported.retry_first
            && reported.invalid_parameters.is_empty()
            && reported.extra_arguments.is_empty()
    );
    let shown = format!("{:?}", reported.failure.unwrap());
    let expected = "Gone { first: Some(\"late\"), retry: Some(2.5), row: Some(7), \
                    pin: Some((secret)), last: Some(false), why: Some(Known(Busy)) }";
    assert_eq!(shown, expected);

    let text = "<presence type='error'><error type='cancel'><row last=''>seven</row>\
                <pin>12</pin><retry/></error><retry>soon</retry></presence>";
    let reported = seat(text).unwrap();
    let invalid_parameters: Vec<&str> = reported
        .invalid_parameters
        .iter()
        .map(|invalid| invalid.parameter)
        .collect();
    assert_eq!(invalid_parameters, ["retry", "row"]);
    assert!(
        !format!("{reported:?}").contains("seven"),
        "a secret may be in it"
    );
    let shown = format!("{:?}", reported.failure.unwrap());
    let expected = "Gone { first: Some(\"row\"), retry: None, row: None, pin: Some((secret)), \
                    last: Some(true), why: Some(Known(Odd)) }";
    assert_eq!(shown, expected);
    let text = "<presence type='error'><error type='cancel'><why>new</why></error></presence>";
    let shown = format!("{:?}", seat(text).unwrap().failure.unwrap());
    assert!(shown.contains(r#"why: Some(Unknown("new"))"#), "{shown}");
}

#[test]
fn the_condition_may_be_the_wire_value() {
    let value = |condition: &str| {
        let text = format!("<message type='error'><error><{condition}/></error></message>");
        seat(&text).map(|reported| (reported.value, reported.failure.is_some()))
    };
    assert_eq!(value("sold-out"), Some(("sold-out".to_owned(), true)));
    assert_eq!(value("closed"), Some(("closed".to_owned(), false)));
    assert_eq!(value("text"), None);
}

#[test]
fn what_is_otherwise_comes_after_the_rules_of_all_catalogs() {
    let find = |condition: &str| {
        let text = format!(
            "<iq type='error'><error type='wait'>\
             <{condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>"
        );
        let found = ErrorReport::<AnyFailure>::from_stanza(&stanza(&text), Sender::Server)?;
        Some(found.value)
    };
    assert_eq!(find("resource-constraint").as_deref(), Some("busy"));
    assert_eq!(find("conflict").as_deref(), Some("anything"));
    assert_eq!(
        ErrorReport::<SeatFailure>::from_stanza(&stanza("<a/>"), Sender::Room),
        None
    );
}
