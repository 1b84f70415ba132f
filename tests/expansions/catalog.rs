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
| [`Late`](Self::Late)<br>`late` | Too late. *Removed on 2021-12-31.* | ask for a login, then try again |
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

**What comes along**

- `seats`, integer, argument 1: how many there are; as XMPP: `seats` of `full`
- `pin`, secret string, argument 2, may be missing: the way in

**What to do**

Wait.

**In JavaScript**

```js
wait();
```*/
    #[doc(alias = "FULL", alias = "full")]
    Full,
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
    all : [Failure::Full, Failure::Late],
    values : ["full", "late"],
    names : ["FULL", "LATE"],
    causes : ["no room", "too late"],
    occurrences : ["All seats are taken", "The door is locked", "The doors are closed"]
        [2, 3],
    recommendations : ["Wait.", "Come earlier."],
    examples : [Some("wait();"), None],
    since : [20160927, 0],
    silent : [20200101, 0],
    removed : [0, 20211231],
    events : [Some(Event::ConferenceFailed), None],
    retried : [Some("three times"), None],
    recoveries : [Some(Recovery::Wait { until : Awaited::Queue, after :
        Some(Duration::from_secs(5)) }), Some(Recovery::Ask(Input::Login))],
    parameters : [Parameter::new("seats", ParameterKind::Integer, "how many there are",
        false, false), Parameter::new("pin", ParameterKind::String, "the way in", true,
        true)] [2, 2],
    facts : [] [],
    own : [],
    by_value : { rows : [0; 2], lookup : Hashed { lengths : (4, 4), probes : & [0], seed
        : 11400714819323198485 }, displacements : b"", slots : variants[Failure; 4] =
        [Failure::Late, Failure::Full, Failure::Full, Failure::Full], },
    by_name : { rows : [0; 2], lookup : Hashed { lengths : (4, 4), probes : & [0], seed :
        11400714819323198485 }, displacements : b"", slots : variants[Failure; 4] =
        [Failure::Full, Failure::Full, Failure::Late, Failure::Full], },
    stanza : [::jitsi_errors::__private::Rules { rules : &
        [::jitsi_errors::__private::Rule { error : 0usize, kind :
        ::core::option::Option::Some(::jitsi_errors::__private::Kind::PresenceError), from :
        ::core::option::Option::Some(::jitsi_errors::Sender::Room), error_type :
        ::core::option::Option::Some("wait"), with : & [::jitsi_errors::__private::Element {
        path : & ["full"], xmlns : ::core::option::Option::Some("urn:desk"), attributes : &
        [("seats", ::core::option::Option::None)], text :
        ::jitsi_errors::__private::Text::Any, }], without : & [], given :
        ::core::option::Option::None, otherwise : false, retried : false, }], conditions : &
        [] }],
}
const _: &[::core::primitive::u8] = ::core::include_bytes!("catalog.toml");
