/// Why the way was lost.
#[must_use]
/**# All errors

| Error and wire value | Cause | What to do |
| --- | --- | --- |
| [`Type`](Self::Type)<br>`Type` | The way is of another type. | try again after 1 s, longer each time |
| [`DeadEnd`](Self::DeadEnd)<br>`DEAD_END` | The way ends. |  |
| [`Sign`](Self::Sign)<br>`` `sign's `` | The sign says `home\|away` \| nothing. |  |
| [`Lost`](Self::Lost)<br>`lost` | Nobody knows the way. | depends on `asked` and `place` |
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
pub(crate) enum Loss {
    /**The way is of another type.

- Wire value: `Type`
- Constant: `TYPE`
- Recovery: try again after 1 s, longer each time

**When it occurs**

- 2\) is no list, and 3 is no number of one
- 2 ways lead there

**Parameters**

- `asked`, integer, argument 1: how many were asked
- `hours`, number, argument 2: how long

**What to do**

Look at the map:

1. where you are, and what is near

12. where to go

* Ask who knows.

Or stay

there - 0123456789. is no item*/
    #[doc(alias = "TYPE")]
    Type,
    /**The way ends.

- Wire value: `DEAD_END`
- Constant: `DEAD_END`

**When it occurs**

- A wall is in the way

**Parameters**

- `hours`, number, argument 1: how long

**What to do**

Turn round.*/
    #[doc(alias = "DEAD_END")]
    DeadEnd,
    /**The sign says `home|away` \| nothing.

- Wire value: `` `sign's ``
- Constant: `SIGN`

**When it occurs**

- It reads `<b>`, \`\`a \& \[b\] \\ \~ \<c\>
- It rings �
- It says http:// and <https://e.org/>.

**What to do**

Ask.*/
    #[doc(alias = "SIGN")]
    Sign,
    /**Nobody knows the way.

- Wire value: `lost`
- Constant: `LOST`
- Recovery: depends on `asked` and `place`
  - if `asked` did not come along and `place` is `home`: ask for a login, then try again
  - tell the user and leave
- Message: `nobody knows the way to {place}, not even {asked}`
- As XMPP: a presence of type `error`, with `lost`

**When it occurs**

- The map is gone

**Parameters**

- `place`, string, argument 1, required: where to
- `asked`, string, argument 2, may be missing: who was asked

**What to do**

Ask.*/
    #[doc(alias = "LOST", alias = "lost")]
    Lost,
}
::jitsi_errors::__catalog! {
    Loss,
    "Loss",
    None,
    all : [Loss::Type, Loss::DeadEnd, Loss::Sign, Loss::Lost],
    values : ["Type", "DEAD_END", "`sign's", "lost"],
    names : ["TYPE", "DEAD_END", "SIGN", "LOST"],
    tables : { event : options { [] }, since : dates { [] }, lifecycle : lifecycles { []
        [] }, automatic_retries : options { [] }, recovery : options { [Some(Recovery::Retry
        { after : Some(Duration::from_secs(1)), backoff : true }), None, None,
        Some(Recovery::DependsOn(& ["asked", "place"]))] }, parameters : lists {
        [Parameter::new("asked", ParameterKind::Integer, "how many were asked", false,
        false), Parameter::new("hours", ParameterKind::Number, "how long", false, false),
        Parameter::new("hours", ParameterKind::Number, "how long", false, false),
        Parameter::new("place", ParameterKind::String, "where to", false, false),
        Parameter::new("asked", ParameterKind::String, "who was asked", true, false)]
        b"\x02\0\0\0\x03\0\0\0\x03\0\0\0\x05\0\0\0" }, facts : lists { [] b"" }, cause :
        texts { ["the way is of another type", "the way ends",
        "the sign says `home|away` | nothing", "nobody knows the way"] }, occurrences : lists
        { ["2) is no list, and 3 is no number of one", "2 ways lead there",
        "A wall is in the way", "It reads `<b>`, ``a & [b] \\ ~ <c>", "It rings \u{7}",
        "It says http:// and https://e.org/.", "The map is gone"]
        b"\x02\0\0\0\x03\0\0\0\x06\0\0\0\x07\0\0\0" }, not_when : lists { [] b"" },
        recommendation : texts {
        ["Look at the map:\n\n1. where you are,\n  and what is near\n12. where to go\n\n* Ask\nwho knows.\n\nOr stay\n\nthere -\n0123456789. is no item\n",
        "Turn round.", "Ask.", "Ask."] }, operator : options { [] }, example : options { []
        }, },
    own : [],
    by_value : { rows : [0; 4], lookup : Hashed { lengths : (4, 8), probes : & [0], seed
        : 8709371129873690709 }, displacements : b"", slots : variants[Loss; 8] =
        [Loss::Type, Loss::Sign, Loss::Type, Loss::DeadEnd, Loss::Type, Loss::Lost,
        Loss::Type, Loss::Type], },
    by_name : { rows : [0; 4], lookup : Hashed { lengths : (4, 8), probes : & [0], seed :
        4354685564936845355 }, displacements : b"", slots : variants[Loss; 8] = [Loss::Lost,
        Loss::Type, Loss::Type, Loss::Type, Loss::Type, Loss::Sign, Loss::DeadEnd,
        Loss::Type], },
    stanza : [::jitsi_errors::__private::Rules { rules : &
        [::jitsi_errors::__private::Rule { error : 3usize, kind :
        ::core::option::Option::Some(::jitsi_errors::__private::Kind::PresenceError), from :
        ::core::option::Option::None, error_type : ::core::option::Option::None, requires : &
        [::jitsi_errors::__private::Element { path : & ["lost"], xmlns :
        ::core::option::Option::None, attributes : & [], text :
        ::jitsi_errors::__private::Text::Any, }], excludes : & [], context :
        ::core::option::Option::None, fallback : false, retry_first : false, }], conditions :
        & [::jitsi_errors::__private::Kind::MessageError] }],
}
const _: &[::core::primitive::u8] = ::core::include_bytes!("other.toml");
