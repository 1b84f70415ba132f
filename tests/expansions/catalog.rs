/// Why it failed.
/**What the front desk says.

In JavaScript, with lib-jitsi-meet:

```js
desk.on('failure', failure => console.log(failure));
```

# All errors

| Error and wire value | Cause | What to do, delivered by |
| --- | --- | --- |
| [`Full`](Self::Full)<br>`full` | No room. *Not reported since 2020-01-01.* | wait for the queue, try again every 5 s<br>`CONFERENCE_FAILED` |
| [`Queue`](Self::Queue)<br>`queue` | The queue is too long. |  |
| [`Late`](Self::Late)<br>`late` | Too late. *Removed on 2021-12-31.* | ask for a login, then try again |


A stanza of XMPP is the first of these errors that fits: [`Queue`](Self::Queue), [`Full`](Self::Full); or else the first of the others.*/
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
pub enum Failure {
    /**No room.

- Wire value: `full`
- Constant: `Failures.FULL`
- Delivered by: `JitsiConferenceEvents.CONFERENCE_FAILED`
- Since: 2016-09-27
- Not reported since: 2020-01-01
- The library has tried before: three times
- Recovery: wait for the queue, try again every 5 s
- As XMPP: a presence of type `error` from the room, whose `error` has the type `wait`, with `full` of `urn:desk` with `seats`

**When it occurs**

- All seats are taken
- The door is locked

**Not when**

- Nobody asks

**Parameters**

- `seats`, integer, argument 1: how many there are; as XMPP: `seats` of `full`
- `pin`, secret string, argument 2, may be missing: the way in

**What to do**

Wait.

**For operators**

Add seats.

**In JavaScript**

```js
wait();
```*/
    #[doc(alias = "FULL", alias = "full")]
    Full,
    #[doc = "The queue is too long.\n\n- Wire value: `queue`\n- Constant: `Failures.QUEUE`\n- As XMPP: a presence of type `error`, with `queue`\n- As XMPP: an iq of type `error`, with `error/resource-constraint` and `error/*` of `urn:ietf:params:xml:ns:xmpp-stanzas` and `error/conflict` of `urn:ietf:params:xml:ns:xmpp-stanzas` that says `now` and `error/gone` of `urn:ietf:params:xml:ns:xmpp-stanzas` with `by` and `gone` of `urn:ietf:params:xml:ns:xmpp-stanzas` and the condition `resource-constraint`\n- As XMPP: any other presence of type `error`\n\n**When it occurs**\n\n- Everybody came\n\n**Parameters**\n\n- `asked`, boolean, argument 1: whether someone asked; as XMPP: whether there is `asked` of `queue`, or else whether there is `queue/asked`\n- `minutes`, number, argument 2: how long it is; as XMPP: `minutes` of `queue`, or else the text of `queue/minutes`\n- `text`, string, argument 3: what the board says; as XMPP: the text of `queue/text`, or else the empty string\n- `name`, string, argument 4: its name; as XMPP: the text of `queue/name`, or else `main`\n\n**What to do**\n\nCome later."]
    #[doc(alias = "QUEUE", alias = "queue")]
    Queue,
    /**Too late.

- Wire value: `late`
- Constant: `Failures.LATE`
- Removed on: 2021-12-31
- Recovery: ask for a login, then try again

**When it occurs**

- The doors are closed

**What to do**

Come earlier.*/
    #[doc(alias = "LATE", alias = "late")]
    Late,
}
::jitsi_errors::__catalog! {
    Failure,
    "Failure",
    Some("Failures"),
    all : [Failure::Full, Failure::Queue, Failure::Late],
    values : ["full", "queue", "late"],
    names : ["FULL", "QUEUE", "LATE"],
    tables : { event : options { [Some(Event::ConferenceFailed), None, None] }, since :
        dates { [20160927, 0, 0] }, lifecycle : lifecycles { [20200101, 0, 0] [0, 0,
        20211231] }, automatic_retries : options { [Some("three times"), None, None] },
        recovery : options { [Some(Recovery::Wait { until : WaitFor::Queue, poll_every :
        Some(Duration::from_secs(5)) }), None, Some(Recovery::Ask(UserInput::Login))] },
        parameters : lists { [Parameter::new("seats", ParameterKind::Integer,
        "how many there are", false, false), Parameter::new("pin", ParameterKind::String,
        "the way in", true, true), Parameter::new("asked", ParameterKind::Boolean,
        "whether someone asked", false, false), Parameter::new("minutes",
        ParameterKind::Number, "how long it is", false, false), Parameter::new("text",
        ParameterKind::String, "what the board says", false, false), Parameter::new("name",
        ParameterKind::String, "its name", false, false)] b"\x02\0\0\0\x06\0\0\0\x06\0\0\0"
        }, facts : lists { [] b"" }, cause : texts { ["no room", "the queue is too long",
        "too late"] }, occurrences : lists { ["All seats are taken", "The door is locked",
        "Everybody came", "The doors are closed"] b"\x02\0\0\0\x03\0\0\0\x04\0\0\0" },
        not_when : lists { ["Nobody asks"] b"\x01\0\0\0\x01\0\0\0\x01\0\0\0" },
        recommendation : texts { ["Wait.", "Come later.", "Come earlier."] }, operator :
        options { [Some("Add seats."), None, None] }, example : options { [Some("wait();"),
        None, None] }, },
    own : [],
    by_value : { rows : [0; 3], lookup : Hashed { lengths : (4, 5), probes : & [0], seed
        : 4354685564936845355 }, displacements : b"", slots : variants[Failure; 8] =
        [Failure::Full, Failure::Queue, Failure::Full, Failure::Full, Failure::Late,
        Failure::Full, Failure::Full, Failure::Full], },
    by_name : { rows : [0; 3], lookup : Hashed { lengths : (4, 5), probes : & [0], seed :
        11400714819323198485 }, displacements : b"", slots : variants[Failure; 8] =
        [Failure::Full, Failure::Full, Failure::Full, Failure::Full, Failure::Late,
        Failure::Full, Failure::Full, Failure::Queue], },
    stanza : [::jitsi_errors::__private::Rules { rules : &
        [::jitsi_errors::__private::Rule { error : 1usize, kind :
        ::core::option::Option::Some(::jitsi_errors::__private::Kind::PresenceError), from :
        ::core::option::Option::None, error_type : ::core::option::Option::None, requires : &
        [::jitsi_errors::__private::Element { path : & ["queue"], xmlns :
        ::core::option::Option::None, attributes : & [], text :
        ::jitsi_errors::__private::Text::Any, }], excludes : & [], context :
        ::core::option::Option::None, fallback : false, retry_first : false, },
        ::jitsi_errors::__private::Rule { error : 1usize, kind :
        ::core::option::Option::Some(::jitsi_errors::__private::Kind::IqError), from :
        ::core::option::Option::None, error_type : ::core::option::Option::None, requires : &
        [::jitsi_errors::__private::Element { path : & ["error", "resource-constraint"],
        xmlns : ::core::option::Option::None, attributes : & [], text :
        ::jitsi_errors::__private::Text::Any, }, ::jitsi_errors::__private::Element { path :
        & ["error", "*"], xmlns :
        ::core::option::Option::Some("urn:ietf:params:xml:ns:xmpp-stanzas"), attributes : &
        [], text : ::jitsi_errors::__private::Text::Any, },
        ::jitsi_errors::__private::Element { path : & ["error", "conflict"], xmlns :
        ::core::option::Option::Some("urn:ietf:params:xml:ns:xmpp-stanzas"), attributes : &
        [], text : ::jitsi_errors::__private::Text::Is("now"), },
        ::jitsi_errors::__private::Element { path : & ["error", "gone"], xmlns :
        ::core::option::Option::Some("urn:ietf:params:xml:ns:xmpp-stanzas"), attributes : &
        [("by", ::core::option::Option::None)], text : ::jitsi_errors::__private::Text::Any,
        }, ::jitsi_errors::__private::Element { path : & ["gone"], xmlns :
        ::core::option::Option::Some("urn:ietf:params:xml:ns:xmpp-stanzas"), attributes : &
        [], text : ::jitsi_errors::__private::Text::Any, },
        ::jitsi_errors::__private::Element { path : & ["error", "resource-constraint"], xmlns
        : ::core::option::Option::Some("urn:ietf:params:xml:ns:xmpp-stanzas"), attributes : &
        [], text : ::jitsi_errors::__private::Text::Any, }], excludes : & [], context :
        ::core::option::Option::None, fallback : false, retry_first : false, },
        ::jitsi_errors::__private::Rule { error : 0usize, kind :
        ::core::option::Option::Some(::jitsi_errors::__private::Kind::PresenceError), from :
        ::core::option::Option::Some(::jitsi_errors::Sender::Room), error_type :
        ::core::option::Option::Some("wait"), requires : &
        [::jitsi_errors::__private::Element { path : & ["full"], xmlns :
        ::core::option::Option::Some("urn:desk"), attributes : & [("seats",
        ::core::option::Option::None)], text : ::jitsi_errors::__private::Text::Any, }],
        excludes : & [], context : ::core::option::Option::None, fallback : false,
        retry_first : false, }, ::jitsi_errors::__private::Rule { error : 1usize, kind :
        ::core::option::Option::Some(::jitsi_errors::__private::Kind::PresenceError), from :
        ::core::option::Option::None, error_type : ::core::option::Option::None, requires : &
        [], excludes : & [], context : ::core::option::Option::None, fallback : true,
        retry_first : false, }], conditions : & [] }],
}
const _: &[::core::primitive::u8] = ::core::include_bytes!("catalog.toml");
