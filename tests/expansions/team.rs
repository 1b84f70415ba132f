/// What goes wrong in a booking.
/**# All errors

| Error and wire value | Cause | `http_status` | `severity` | `teams` | `share` | `shown` |
| --- | --- | --- | --- | --- | --- | --- |
| [`RoomFull`](Self::RoomFull)<br>`room.full` | No seat is left. | 409 | `Warning` | rooms, suppliers | 0.5 | true |
| [`CardRefused`](Self::CardRefused)<br>`card.refused` | The bank refused the card. | 402 | `Loud` |  | -1.5 | false |
*/
#[::core::prelude::v1::derive(
    ::core::clone::Clone,
    ::core::marker::Copy,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub(crate) enum Booking {
    /**No seat is left.

- Wire value: `room.full`
- Constant: `Bookings.ROOM_FULL`
- `http_status`: 409
- `severity`: `Warning`
- `teams`: rooms, suppliers
- `share`: 0.5
- `shown`: true

**When it occurs**

- All seats of the room are taken

**What to do**

Offer the user another room.*/
    #[doc(alias = "ROOM_FULL", alias = "room.full")]
    RoomFull,
    /**The bank refused the card.

- Wire value: `card.refused`
- Constant: `Bookings.CARD_REFUSED`
- `http_status`: 402
- `severity`: `Loud`
- `manual`: <https://example.org/cards>
- `teams`:
- `share`: -1.5
- `shown`: false

**When it occurs**

- The card has expired

**What to do**

Ask for another card.

**In JavaScript**

```js
askFor(anotherCard);
```*/
    #[doc(alias = "CARD_REFUSED", alias = "card.refused")]
    CardRefused,
}
::jitsi_errors::__catalog! {
    Booking,
    "Booking",
    Some("Bookings"),
    all : [Booking::RoomFull, Booking::CardRefused],
    values : ["room.full", "card.refused"],
    names : ["ROOM_FULL", "CARD_REFUSED"],
    tables : { event : options { [] }, since : dates { [] }, lifecycle : lifecycles { []
        [] }, automatic_retries : options { [] }, recovery : options { [] }, parameters :
        lists { [] b"" }, facts : lists { [Fact::new("http_status", FactValue::Integer(409)),
        Fact::new("severity", FactValue::Variant("Warning")), Fact::new("teams",
        FactValue::Strs(& ["rooms", "suppliers"])), Fact::new("share",
        FactValue::Float(0.5)), Fact::new("shown", FactValue::Bool(true)),
        Fact::new("http_status", FactValue::Integer(402)), Fact::new("severity",
        FactValue::Variant("Loud")), Fact::new("manual",
        FactValue::Str("https://example.org/cards")), Fact::new("teams", FactValue::Strs(&
        [])), Fact::new("share", FactValue::Float(- 1.5)), Fact::new("shown",
        FactValue::Bool(false))] b"\x05\0\0\0\x0B\0\0\0" }, cause : texts {
        ["no seat is left", "the bank refused the card"] }, occurrences : lists {
        ["All seats of the room are taken", "The card has expired"] b"\x01\0\0\0\x02\0\0\0"
        }, not_when : lists { [] b"" }, recommendation : texts {
        ["Offer the user another room.", "Ask for another card."] }, operator : options { []
        }, example : options { [None, Some("askFor(anotherCard);")] }, },
    own : [#[doc = "The status of the response."] http_status : ::core::primitive::u16 =
        [409, 402]; #[doc = "How loud to be."] severity : super::Severity =
        [super::Severity::Warning, super::Severity::Loud]; #[doc = "The page to read."]
        manual : ::core::option::Option < & 'static ::core::primitive::str > =
        [::core::option::Option::None,
        ::core::option::Option::Some("https://example.org/cards")]; #[doc = "Who is asked."]
        teams : & 'static [& 'static ::core::primitive::str] = [& ["rooms", "suppliers"], &
        []]; #[doc = "How many of the users see it."] share : ::core::primitive::f64 = [0.5,
        - 1.5]; #[doc = "Whether a user sees it."] shown : ::core::primitive::bool = [true,
        false];],
    by_value : { rows : [16; 2] = [* b"room.full\0\0\0\0\0\0\t", *
        b"card.refused\0\0\0\x0C"], lookup : Hashed { lengths : (9, 12), probes : & [0], seed
        : 11400714819323198485 }, displacements : b"", slots : variants[Booking; 4] =
        [Booking::RoomFull, Booking::RoomFull, Booking::CardRefused, Booking::RoomFull], },
    by_name : { rows : [16; 2] = [* b"ROOM_FULL\0\0\0\0\0\0\t", *
        b"CARD_REFUSED\0\0\0\x0C"], lookup : Hashed { lengths : (9, 12), probes : & [0], seed
        : 11400714819323198485 }, displacements : b"", slots : variants[Booking; 4] =
        [Booking::RoomFull, Booking::CardRefused, Booking::RoomFull, Booking::RoomFull], },
    stanza : [],
}
const _: &[::core::primitive::u8] = ::core::include_bytes!("team.toml");
