//! Catalogs wherever an enum may be declared, with each visibility.

/// Two catalogs in one module, below another.
pub mod nested {
    /// The module.
    pub mod deeper {
        use jitsi_errors::catalog;

        /// Why it failed.
        #[catalog("../../errors.toml")]
        pub(in crate::nested) enum Failure {}

        /// Why the way was lost.
        #[catalog("../../more.toml")]
        pub enum Loss {}

        /// Why it failed, with its arguments.
        #[jitsi_errors::failure("../../errors.toml", of = Failure)]
        pub(in crate::nested) enum Failed {}
    }

    /// Whether the seats were counted.
    #[must_use]
    pub fn is_counted(text: &str) -> bool {
        let reported = jitsi_errors::ErrorReport::new("full", vec![text.into()]);
        let Some(deeper::Failed::Full { seats, .. }) = reported.failure else {
            return false;
        };
        seats.is_some()
    }

    /// The first cause.
    #[must_use]
    pub const fn cause() -> &'static str {
        deeper::Failure::Full.cause()
    }
}

#[jitsi_errors::catalog("../../errors.toml")]
enum Private {}

macro_rules! declare {
    ($(#[$attribute:meta])* $visibility:vis $name:ident from $path:literal) => {
        $(#[$attribute])*
        #[jitsi_errors::catalog($path)]
        $visibility enum $name {}
    };
}

declare!(
    /// Why it failed.
    pub Declared from "../../errors.toml"
);

/// A file is there under a condition.
#[cfg_attr(test, jitsi_errors::catalog("../../errors.toml", "../../extra.toml"))]
#[cfg_attr(not(test), jitsi_errors::catalog("../../errors.toml"))]
pub enum Conditional {}

/// A cause from a catalog inside a function.
#[must_use]
pub fn cause(value: &str) -> Option<&'static str> {
    #[jitsi_errors::catalog("../../errors.toml")]
    enum Inner {}

    Inner::from_value(value).map(Inner::cause)
}

#[test]
fn each_is_a_catalog() {
    assert_eq!(Private::from_value("full"), Some(Private::Full));
    assert_eq!(Declared::from_name("LATE"), Some(Declared::Late));
    assert_eq!(nested::deeper::Loss::Lost.value(), "lost");
    assert_eq!(Conditional::from_value("extra"), Some(Conditional::Extra));
    assert_eq!(Conditional::from_value("late"), Some(Conditional::Late));
    assert_eq!(nested::cause(), "no room");
    assert!(nested::is_counted("7"));
    assert_eq!(cause("late"), Some("too late"));
}
