// Each mistake is reported once, at the path, and nothing else: the enum stays in use.
use jitsi_errors::{Catalog, catalog};

#[catalog("mistakes.toml")]
enum Mistaken {}

enum Severity {
    Low,
}

fn main() {
    for error in [Mistaken::IceFailed, Mistaken::FocusLeft, Mistaken::Kicked] {
        let _ = (error.value(), error.cause(), error.occurrences(), error.example());
        println!("{error} {error:?}");
    }
    assert_eq!(Mistaken::from_value("kicked"), Some(Mistaken::Kicked));
    assert_eq!("kicked".parse(), Ok(Mistaken::Kicked));
    let _: u16 = Mistaken::Kicked.status();
    match Mistaken::Kicked.severity() {
        Severity::Low => {}
    }
    let _: &[Mistaken] = <Mistaken as Catalog>::ALL;
}
