/// Why the way was lost.
#[must_use]
/**# All errors

| Error and wire value | Cause | What to do |
| --- | --- | --- |
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
    /**Nobody knows the way.

- Wire value: `lost`
- Constant: `LOST`
- Recovery: depends on `asked` and `place`
  - if `asked` did not come along and `place` is `home`: ask for a login, then try again
  - tell the user and leave
- Message: `nobody knows the way to {place}, not even {asked}`

**When it occurs**

- The map is gone

**What comes along**

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
    all : [Loss::Lost],
    values : ["lost"],
    names : ["LOST"],
    causes : ["nobody knows the way"],
    occurrences : ["The map is gone"] [1],
    recommendations : ["Ask."],
    examples : [],
    since : [],
    silent : [],
    removed : [],
    events : [],
    retried : [],
    recoveries : [Some(Recovery::Depends(& ["asked", "place"]))],
    parameters : [Parameter::new("place", ParameterKind::String, "where to", false,
        false), Parameter::new("asked", ParameterKind::String, "who was asked", true, false)]
        [2],
    facts : [] [],
    own : [],
    by_value : { rows : [0; 1], lookup : Hashed { lengths : (4, 4), probes : & [], seed :
        11400714819323198485 }, displacements : b"", slots : variants[Loss; 2] = [Loss::Lost,
        Loss::Lost], },
    by_name : { rows : [0; 1], lookup : Hashed { lengths : (4, 4), probes : & [], seed :
        11400714819323198485 }, displacements : b"", slots : variants[Loss; 2] = [Loss::Lost,
        Loss::Lost], },
    stanza : [],
}
const _: &[::core::primitive::u8] = ::core::include_bytes!("other.toml");
