#![allow(missing_docs)]
use jitsi_errors::{Argument, AuthErrorType, Failure, Open, Recovery, Reported, Secret, catalog};

#[catalog("../../anywhere/errors.toml")]
pub enum Err1 {}

jitsi_errors::__failure! {
    /// doc
    #[non_exhaustive]
    pub enum Fail, of: Err1,
    variants: {
        #[doc = "x"] #[non_exhaustive]
        Full {
            #[doc = "seats"] seats: required integer = { parameter: "seats", argument: 0, property: "", optional: false },
            #[doc = "pin"] pin: optional secret = { parameter: "pin", argument: 1, property: "", optional: true },
            #[doc = "loss"] loss: optional known(AuthErrorType) = { parameter: "loss", argument: 2, property: "", optional: true },
            #[doc = "any"] more: optional any = { parameter: "more", argument: 3, property: "", optional: true },
        },
        Late {}, Again {}, Old {}, Never {}, Harmless {},
        Unclear { #[doc = "r"] reason: optional string = { parameter: "reason", argument: 0, property: "", optional: false }, },
    },
    from: some,
    constructors: {
        #[doc = "full"] full: Full { seats: integer, } { pin loss more },
        #[doc = "late"] late: Late { } { },
    },
    setters: {
        #[doc = "d"] with_pin: pin secret [Full],
        #[doc = "d"] with_loss: loss known(AuthErrorType) [Full],
        #[doc = "d"] with_reason: reason string [Unclear],
        #[doc = "d"] with_more: more any [Full],
    },
    messages: {
        Self::Full { seats, .. } => "no room for {} people, {{sorry}}" [seats],
        Self::Unclear { reason: ::core::option::Option::Some(reason), .. } => "because of {}" [reason],
    },
    recoveries: {
        Self::Full { loss, seats, .. } => [{ integer(seats, 3) && missing(loss) => Recovery::Leave } { => as loss } { => Recovery::Wait { until: Awaited::Host, after: Some(Duration::from_secs(5)) } }],
    },
}

#[test]
fn all() {
    let full = Fail::full(3).with_pin("hunter2");
    assert_eq!(full.to_string(), "no room for 3 people, {sorry}");
    assert_eq!(full.recovery(), Some(Recovery::Leave));
    let json = serde_json::to_string(&full).unwrap();
    assert_eq!(json, r#"{"name":"full","params":{"seats":3}}"#);
    let again: Fail = serde_json::from_str(&json).unwrap();
    assert_eq!(again, Fail::full(3));
    let r: Reported<Fail> = Reported::new("full", vec!["x".into(), "pin".into()]);
    println!("{r:?} {r}");
    assert_eq!(r.error, Some(Err1::Full));
    assert_eq!(Fail::try_from(Err1::Full), Err(Err1::Full));
    println!(
        "{:?}",
        serde_json::from_str::<Fail>(r#"{"name":"full","params":{"seats":"x"}}"#)
    );
    println!(
        "{:?}",
        serde_json::from_str::<Fail>(r#"{"name":"full","params":{}}"#)
    );
    println!(
        "{:?}",
        serde_json::from_str::<Fail>(r#"{"name":"nope","params":{}}"#)
    );
    let l = Fail::full(3)
        .with_loss(Open::Known(
            AuthErrorType::RoomUnauthenticatedAccessDisabled,
        ))
        .with_more(Argument::Object(vec![
            ("password".into(), "hunter2".into()),
            ("a".into(), 1.into()),
        ]));
    println!(
        "{:?} {:?} {}",
        l.recovery(),
        l,
        serde_json::to_string(&l).unwrap()
    );
    let u: Reported<Fail> = Reported::new("unclear", vec!["a\nb\u{202e}".into()]);
    println!("{u}");
    let _ = Secret::new("x");
    let _: &dyn Fn(&Fail) -> Option<Recovery> = &|f| Failure::recovery(f);
}
