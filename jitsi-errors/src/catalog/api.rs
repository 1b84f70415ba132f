//! The API of every catalog, around the tables that `#[catalog]` reads from a spec.

/// Implements a catalog's API on an enum, from its tables. Called by `#[catalog]` alone.
#[doc(hidden)]
#[macro_export]
macro_rules! __catalog {
    (
        $name:ident, $title:literal, $source:expr,
        all: $all:tt,
        values: $values:tt,
        names: $names:tt,
        causes: $causes:tt,
        occurrences: $occurrences:tt,
        ends: $ends:tt,
        recommendations: $recommendations:tt,
        examples: $examples:tt,
        since: $since:tt,
        silent: $silent:tt,
        removed: $removed:tt,
        events: $events:tt,
        retried: $retried:tt,
        recoveries: $recoveries:tt,
        by_value: $by_value:tt,
        by_name: $by_name:tt,
        stanza: $rules:tt,
    ) => {
        const _: () = {
            $crate::__rows!(VALUES, VALUE_ROWS, $values, $by_value);
            $crate::__keys!(VALUES, VALUE_ROWS, $by_value);
            $crate::__rows!(NAMES, NAME_ROWS, $names, $by_name);
            $crate::__keys!(NAMES, NAME_ROWS, $by_name);

            #[allow(dead_code)]
            impl $name {
                /// Every error, in the order of the spec.
                pub const ALL: &'static [Self] = &$all;

                /// The wire value: the string that stands for this error in events, messages and
                /// logs.
                #[inline]
                #[must_use]
                pub const fn value(self) -> &'static ::core::primitive::str {
                    VALUES[self as ::core::primitive::usize]
                }

                /// The constant's name, as upstream spells it.
                #[inline]
                #[must_use]
                pub const fn name(self) -> &'static ::core::primitive::str {
                    NAMES[self as ::core::primitive::usize]
                }

                /// What went wrong, in one sentence without a capital letter and a stop.
                #[inline]
                #[must_use]
                pub const fn cause(self) -> &'static ::core::primitive::str {
                    static CAUSES: &[&::core::primitive::str] = &$causes;
                    CAUSES[self as ::core::primitive::usize]
                }

                /// When it occurs: at least one situation.
                #[inline]
                #[must_use]
                pub const fn occurrences(self) -> &'static [&'static ::core::primitive::str] {
                    static OCCURRENCES: &[&::core::primitive::str] = &$occurrences;
                    static ENDS: &[::core::primitive::u32] = &$ends;
                    $crate::__private::part(OCCURRENCES, ENDS, self as ::core::primitive::usize)
                }

                /// What to do about it, for a person, in Markdown.
                #[inline]
                #[must_use]
                pub const fn recommendation(self) -> &'static ::core::primitive::str {
                    static RECOMMENDATIONS: &[&::core::primitive::str] = &$recommendations;
                    RECOMMENDATIONS[self as ::core::primitive::usize]
                }

                /// Code that handles it, in JavaScript for lib-jitsi-meet.
                #[inline]
                #[must_use]
                pub const fn example(
                    self,
                ) -> ::core::option::Option<&'static ::core::primitive::str> {
                    static EXAMPLES: &[::core::option::Option<&::core::primitive::str>] =
                        $crate::__options!($examples);
                    $crate::__private::at(EXAMPLES, self as ::core::primitive::usize)
                }

                /// When upstream introduced it, if that is known.
                #[must_use]
                pub const fn since(self) -> ::core::option::Option<$crate::Date> {
                    static SINCE: &[::core::primitive::u32] = &$since;
                    $crate::__private::date(SINCE, self as ::core::primitive::usize)
                }

                /// Whether current versions still report it.
                #[must_use]
                pub const fn life(self) -> $crate::Life {
                    static SILENT: &[::core::primitive::u32] = &$silent;
                    static REMOVED: &[::core::primitive::u32] = &$removed;
                    $crate::__private::life(SILENT, REMOVED, self as ::core::primitive::usize)
                }

                /// What delivers it, if that is known.
                #[must_use]
                pub const fn event(self) -> ::core::option::Option<$crate::Event> {
                    static EVENTS: &[::core::option::Option<$crate::Event>] =
                        $crate::__options!($events);
                    $crate::__private::at(EVENTS, self as ::core::primitive::usize)
                }

                /// What the library has tried by itself before it reported this.
                #[must_use]
                pub const fn retried(
                    self,
                ) -> ::core::option::Option<&'static ::core::primitive::str> {
                    static RETRIED: &[::core::option::Option<&::core::primitive::str>] =
                        $crate::__options!($retried);
                    $crate::__private::at(RETRIED, self as ::core::primitive::usize)
                }

                /// What a program should do: the recommendation as data, if there is one.
                #[must_use]
                pub const fn recovery(self) -> ::core::option::Option<$crate::Recovery> {
                    static RECOVERIES: &[::core::option::Option<$crate::Recovery>] =
                        $crate::__options!($recoveries);
                    $crate::__private::at(RECOVERIES, self as ::core::primitive::usize)
                }

                /// The error with this wire value, compared byte for byte.
                #[inline]
                #[must_use]
                pub const fn from_value(
                    value: &::core::primitive::str,
                ) -> ::core::option::Option<Self> {
                    $crate::__find!(value, $name::ALL, VALUES, VALUE_ROWS, $by_value)
                }

                /// The error whose constant has this name, compared byte for byte.
                #[inline]
                #[must_use]
                pub const fn from_name(
                    name: &::core::primitive::str,
                ) -> ::core::option::Option<Self> {
                    $crate::__find!(name, $name::ALL, NAMES, NAME_ROWS, $by_name)
                }
            }

            #[automatically_derived]
            impl ::core::fmt::Debug for $name {
                fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    $crate::__private::debug(Self::name(*self), formatter)
                }
            }

    $crate::__traits!($name, $title, $source, [rules $rules]);
        };
    };
}

/// Implements a catalog's API on an enum over several catalogs. Called by `#[catalogs]` alone.
#[doc(hidden)]
#[macro_export]
macro_rules! __catalogs {
    (
        $name:ident, $title:literal,
        all: $all:tt,
        by_value: $by_value:tt,
        $($(#[$condition:meta])* $variant:ident($kind:ty)),* $(,)?
    ) => {
        const _: () = {
            #[allow(dead_code)]
            impl $name {
                /// Every error of every catalog, in the order of the specs.
                pub const ALL: &'static [Self] = &$all;

                $crate::__ask! {
                    [$($(#[$condition])* $variant)*]

                    /// The wire value: the string that stands for this error in events, messages and
                    /// logs.
                    value -> &'static ::core::primitive::str;

                    /// The constant's name, as upstream spells it. It may stand in several catalogs.
                    name -> &'static ::core::primitive::str;

                    /// What went wrong, in one sentence without a capital letter and a stop.
                    cause -> &'static ::core::primitive::str;

                    /// When it occurs: at least one situation.
                    occurrences -> &'static [&'static ::core::primitive::str];

                    /// What to do about it, for a person, in Markdown.
                    recommendation -> &'static ::core::primitive::str;

                    /// Code that handles it, in JavaScript for lib-jitsi-meet.
                    example -> ::core::option::Option<&'static ::core::primitive::str>;

                    /// When upstream introduced it, if that is known.
                    since -> ::core::option::Option<$crate::Date>;

                    /// Whether current versions still report it.
                    life -> $crate::Life;

                    /// What delivers it, if that is known.
                    event -> ::core::option::Option<$crate::Event>;

                    /// What the library has tried by itself before it reported this.
                    retried -> ::core::option::Option<&'static ::core::primitive::str>;

                    /// What a program should do: the recommendation as data, if there is one.
                    recovery -> ::core::option::Option<$crate::Recovery>;
                }

                /// The error with this wire value, compared byte for byte.
                #[inline]
                #[must_use]
                pub const fn from_value(
                    value: &::core::primitive::str,
                ) -> ::core::option::Option<Self> {
                    $crate::__among!(
                        value, $name, $by_value, [$($(#[$condition])* $variant($kind))*]
                    )
                }

                /// The error whose constant has this name, if just one of the catalogs has such a
                /// constant.
                #[must_use]
                pub const fn from_name(
                    name: &::core::primitive::str,
                ) -> ::core::option::Option<Self> {
                    let mut found = ::core::option::Option::None;
                    $(
                        $(#[$condition])*
                        {
                            if let ::core::option::Option::Some(error) = <$kind>::from_name(name) {
                                if found.is_some() {
                                    return ::core::option::Option::None;
                                }
                                found = ::core::option::Option::Some(Self::$variant(error));
                            }
                        }
                    )*
                    found
                }
            }

            $(
                $(#[$condition])*
                #[automatically_derived]
                impl ::core::convert::From<$kind> for $name {
                    fn from(error: $kind) -> Self {
                        Self::$variant(error)
                    }
                }
            )*

            $crate::__traits!($name, $title, None, [members $($(#[$condition])* $variant($kind))*]);
        };
    };
}

/// Functions that ask the catalog in a variant. Called by `__catalogs!` alone.
#[doc(hidden)]
#[macro_export]
macro_rules! __ask {
    ($variants:tt $($(#[$about:meta])* $function:ident -> $type:ty;)*) => {
        $(
            $(#[$about])*
            #[must_use]
            pub const fn $function(self) -> $type {
                $crate::__ask!(self, $function, $variants)
            }
        )*
    };
    ($error:expr, $function:ident, [$($(#[$condition:meta])* $variant:ident)*]) => {
        match $error {
            $($(#[$condition])* Self::$variant(error) => error.$function(),)*
        }
    };
}

/// Looks a wire value up among those of several catalogs: with a plan for all of them, or where
/// nobody knows which of them there are, one after the other.
#[doc(hidden)]
#[macro_export]
macro_rules! __among {
    ($value:ident, $name:ident, [planned $values:tt $plan:tt], $members:tt) => {{
        $crate::__rows!(VALUES, VALUE_ROWS, $values, $plan);
        $crate::__find!($value, $name::ALL, VALUES, VALUE_ROWS, $plan)
    }};
    (
        $value:ident, $name:ident, [asked],
        [$($(#[$condition:meta])* $variant:ident($kind:ty))*]
    ) => {{
        $(
            $(#[$condition])*
            {
                if let ::core::option::Option::Some(error) = <$kind>::from_value($value) {
                    return ::core::option::Option::Some($name::$variant(error));
                }
            }
        )*
        ::core::option::Option::None
    }};
}

/// A constant in which the names stand for themselves that the macro writes.
#[doc(hidden)]
#[macro_export]
macro_rules! __options {
    ($table:tt) => {{
        #[allow(unused_imports)]
        use ::core::{
            option::Option::{None, Some},
            time::Duration,
        };
        #[allow(unused_imports)]
        use $crate::{Awaited, Event, Input, Recovery};
        &$table
    }};
}

/// Implements the traits of every catalog on a type that has a catalog's API.
#[doc(hidden)]
#[macro_export]
macro_rules! __traits {
    ($name:ident, $title:literal, $source:expr, [$($stanza:tt)*]) => {
        #[automatically_derived]
        impl $crate::Catalog for $name {
            const TITLE: &'static ::core::primitive::str = $title;
            const SOURCE: ::core::option::Option<&'static ::core::primitive::str> =
                *$crate::__options!($source);
            const ALL: &'static [Self] = Self::ALL;
            $crate::__in_stanza! { $($stanza)* }

            #[inline]
            fn value(self) -> &'static ::core::primitive::str {
                self.value()
            }

            #[inline]
            fn name(self) -> &'static ::core::primitive::str {
                self.name()
            }

            #[inline]
            fn cause(self) -> &'static ::core::primitive::str {
                self.cause()
            }

            #[inline]
            fn occurrences(self) -> &'static [&'static ::core::primitive::str] {
                self.occurrences()
            }

            #[inline]
            fn recommendation(self) -> &'static ::core::primitive::str {
                self.recommendation()
            }

            #[inline]
            fn example(self) -> ::core::option::Option<&'static ::core::primitive::str> {
                self.example()
            }

            #[inline]
            fn since(self) -> ::core::option::Option<$crate::Date> {
                self.since()
            }

            #[inline]
            fn life(self) -> $crate::Life {
                self.life()
            }

            #[inline]
            fn event(self) -> ::core::option::Option<$crate::Event> {
                self.event()
            }

            #[inline]
            fn retried(self) -> ::core::option::Option<&'static ::core::primitive::str> {
                self.retried()
            }

            #[inline]
            fn recovery(self) -> ::core::option::Option<$crate::Recovery> {
                self.recovery()
            }

            #[inline]
            fn from_value(value: &::core::primitive::str) -> ::core::option::Option<Self> {
                Self::from_value(value)
            }

            #[inline]
            fn from_name(name: &::core::primitive::str) -> ::core::option::Option<Self> {
                Self::from_name(name)
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__private::display(Self::cause(*self), Self::value(*self), formatter)
            }
        }

        #[automatically_derived]
        impl ::core::error::Error for $name {}

        #[automatically_derived]
        impl ::core::str::FromStr for $name {
            type Err = $crate::UnknownValue;

            fn from_str(
                value: &::core::primitive::str,
            ) -> ::core::result::Result<Self, $crate::UnknownValue> {
                $crate::UnknownValue::or(value, Self::from_value(value))
            }
        }

        #[automatically_derived]
        impl ::core::convert::TryFrom<&::core::primitive::str> for $name {
            type Error = $crate::UnknownValue;

            fn try_from(
                value: &::core::primitive::str,
            ) -> ::core::result::Result<Self, $crate::UnknownValue> {
                $crate::UnknownValue::or(value, Self::from_value(value))
            }
        }

        #[automatically_derived]
        impl ::core::convert::AsRef<::core::primitive::str> for $name {
            fn as_ref(&self) -> &::core::primitive::str {
                Self::value(*self)
            }
        }

        #[automatically_derived]
        impl ::core::convert::From<$name> for &'static ::core::primitive::str {
            fn from(error: $name) -> Self {
                error.value()
            }
        }

        #[automatically_derived]
        impl ::core::cmp::PartialEq<::core::primitive::str> for $name {
            fn eq(&self, value: &::core::primitive::str) -> ::core::primitive::bool {
                Self::value(*self) == value
            }
        }

        #[automatically_derived]
        impl ::core::cmp::PartialEq<&::core::primitive::str> for $name {
            fn eq(&self, value: &&::core::primitive::str) -> ::core::primitive::bool {
                Self::value(*self) == *value
            }
        }

        $crate::__serde!($name);
    };
}
