//! The API of every catalog, around the tables that `#[catalog]` reads from a spec.

/// Implements a catalog's API on an enum, from its tables. Called by `#[catalog]` alone.
#[doc(hidden)]
#[macro_export]
macro_rules! __catalog {
    (
        $name:ident, $title:literal, $upstream:expr,
        all: $all:tt,
        values: $values:tt,
        names: $names:tt,
        causes: $causes:tt,
        occurrences: $occurrences:tt $ends:literal,
        recommendations: $recommendations:tt,
        examples: $examples:tt,
        since: $since:tt,
        obsolete: $obsolete:tt,
        removed: $removed:tt,
        events: $events:tt,
        automatic_retries: $automatic_retries:tt,
        recoveries: $recoveries:tt,
        parameters: $parameters:tt $parameter_ends:literal,
        facts: $facts:tt $fact_ends:literal,
        own: $own:tt,
        by_value: $by_value:tt,
        by_name: $by_name:tt,
        stanza: $rules:tt,
        $(whole: $whole:literal,)?
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

                /// The constant's name, as the spec has it.
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
                    static ENDS: &[::core::primitive::u8] = $ends;
                    $crate::__private::part(OCCURRENCES, ENDS, self as ::core::primitive::usize)
                }

                /// What to do about it, for a person, in Markdown.
                #[inline]
                #[must_use]
                pub const fn recommendation(self) -> &'static ::core::primitive::str {
                    static RECOMMENDATIONS: &[&::core::primitive::str] = &$recommendations;
                    RECOMMENDATIONS[self as ::core::primitive::usize]
                }

                /// Code that handles it, if there is an example.
                #[inline]
                #[must_use]
                pub const fn example(
                    self,
                ) -> ::core::option::Option<&'static ::core::primitive::str> {
                    static EXAMPLES: &[::core::option::Option<&::core::primitive::str>] =
                        $crate::__options!($examples);
                    $crate::__private::at(EXAMPLES, self as ::core::primitive::usize)
                }

                /// The day from which it exists, if that is known.
                #[must_use]
                pub const fn since(self) -> ::core::option::Option<$crate::Date> {
                    static SINCE: &[::core::primitive::u32] = &$since;
                    $crate::__private::date(SINCE, self as ::core::primitive::usize)
                }

                /// Whether it is still reported.
                #[must_use]
                pub const fn lifecycle(self) -> $crate::Lifecycle {
                    static OBSOLETE: &[::core::primitive::u32] = &$obsolete;
                    static REMOVED: &[::core::primitive::u32] = &$removed;
                    $crate::__private::lifecycle(OBSOLETE, REMOVED, self as ::core::primitive::usize)
                }

                /// What delivers it, if that is known.
                #[must_use]
                pub const fn event(self) -> ::core::option::Option<$crate::Event> {
                    static EVENTS: &[::core::option::Option<$crate::Event>] =
                        $crate::__options!($events);
                    $crate::__private::at(EVENTS, self as ::core::primitive::usize)
                }

                /// What has been tried before it is reported.
                #[must_use]
                pub const fn automatic_retries(
                    self,
                ) -> ::core::option::Option<&'static ::core::primitive::str> {
                    static AUTOMATIC_RETRIES: &[::core::option::Option<&::core::primitive::str>] =
                        $crate::__options!($automatic_retries);
                    $crate::__private::at(AUTOMATIC_RETRIES, self as ::core::primitive::usize)
                }

                /// What a program should do: the recommendation as data, if there is one.
                #[must_use]
                pub const fn recovery(self) -> ::core::option::Option<$crate::Recovery> {
                    static RECOVERIES: &[::core::option::Option<$crate::Recovery>] =
                        $crate::__options!($recoveries);
                    $crate::__private::at(RECOVERIES, self as ::core::primitive::usize)
                }

                /// What comes along with it.
                #[must_use]
                pub const fn parameters(self) -> &'static [$crate::Parameter] {
                    static PARAMETERS: &[$crate::Parameter] = $crate::__options!($parameters);
                    static ENDS: &[::core::primitive::u8] = $parameter_ends;
                    $crate::__private::part(PARAMETERS, ENDS, self as ::core::primitive::usize)
                }

                /// What its spec says of the facts that the catalog declares, in their order; of an
                /// optional one only where it is said.
                #[must_use]
                pub const fn facts(self) -> &'static [$crate::Fact] {
                    static FACTS: &[$crate::Fact] = $crate::__options!($facts);
                    static ENDS: &[::core::primitive::u8] = $fact_ends;
                    $crate::__private::part(FACTS, ENDS, self as ::core::primitive::usize)
                }

                /// All that is known about it, as one value.
                #[must_use]
                pub fn info(self) -> $crate::ErrorInfo {
                    $crate::ErrorInfo::new(self)
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

    $crate::__facts!($name $own);

            #[automatically_derived]
            impl ::core::fmt::Debug for $name {
                fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    $crate::__private::debug(Self::name(*self), formatter)
                }
            }

    $crate::__traits!($name, $title, $upstream, [rules $rules] $($whole)?);
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
                pub const ALL: &'static [Self] =
                    &$crate::__all!($name, $all, [$($(#[$condition])* $variant($kind))*]);

                $crate::__ask! {
                    [$($(#[$condition])* $variant)*]

                    /// The wire value: the string that stands for this error in events, messages and
                    /// logs.
                    value -> &'static ::core::primitive::str;

                    /// The constant's name, as the spec has it. It may stand in several catalogs.
                    name -> &'static ::core::primitive::str;

                    /// What went wrong, in one sentence without a capital letter and a stop.
                    cause -> &'static ::core::primitive::str;

                    /// When it occurs: at least one situation.
                    occurrences -> &'static [&'static ::core::primitive::str];

                    /// What to do about it, for a person, in Markdown.
                    recommendation -> &'static ::core::primitive::str;

                    /// Code that handles it, if there is an example.
                    example -> ::core::option::Option<&'static ::core::primitive::str>;

                    /// The day from which it exists, if that is known.
                    since -> ::core::option::Option<$crate::Date>;

                    /// Whether it is still reported.
                    lifecycle -> $crate::Lifecycle;

                    /// What delivers it, if that is known.
                    event -> ::core::option::Option<$crate::Event>;

                    /// What has been tried before it is reported.
                    automatic_retries -> ::core::option::Option<&'static ::core::primitive::str>;

                    /// What a program should do: the recommendation as data, if there is one.
                    recovery -> ::core::option::Option<$crate::Recovery>;

                    /// What comes along with it.
                    parameters -> &'static [$crate::Parameter];

                    /// What its spec says of the facts that its catalog declares, in their order; of
                    /// an optional one only where it is said.
                    facts -> &'static [$crate::Fact];
                }

                /// All that is known about it, as one value.
                #[must_use]
                pub fn info(self) -> $crate::ErrorInfo {
                    $crate::__ask!(self, info, [$($(#[$condition])* $variant)*])
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

/// The errors of a union: as the macro lists them, or what its members have, joined.
#[doc(hidden)]
#[macro_export]
macro_rules! __all {
    ($name:ident, [listed $($all:tt)*], $members:tt) => {
        [$($all)*]
    };
    ($name:ident, [joined], [$($(#[$condition:meta])* $variant:ident($kind:ty))*]) => {{
        const LENGTH: ::core::primitive::usize = {
            let mut length = 0;
            $($(#[$condition])* {
                length += <$kind>::ALL.len();
            })*
            length
        };
        const ALL: [$name; LENGTH] = {
            let mut all = [::core::option::Option::None; LENGTH];
            let mut end = 0;
            $($(#[$condition])* {
                let mut index = 0;
                while index < <$kind>::ALL.len() {
                    all[end] = ::core::option::Option::Some($name::$variant(<$kind>::ALL[index]));
                    index += 1;
                    end += 1;
                }
            })*
            let ::core::option::Option::Some(first) = all[0] else {
                ::core::panic!("a union has members");
            };
            let mut joined = [first; LENGTH];
            let mut index = 0;
            while index < LENGTH {
                if let ::core::option::Option::Some(error) = all[index] {
                    joined[index] = error;
                }
                let value = joined[index].value();
                let mut found = 0;
                $($(#[$condition])* {
                    if <$kind>::from_value(value).is_some() {
                        found += 1;
                    }
                })*
                ::core::assert!(
                    found == 1,
                    "two catalogs have the same wire value, which does not tell which is meant"
                );
                index += 1;
            }
            joined
        };
        ALL
    }};
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

/// The functions for the facts of a catalog's own. Called by `__catalog!` alone.
#[doc(hidden)]
#[macro_export]
macro_rules! __facts {
    ($name:ident []) => {};
    ($name:ident [$(
        $(#[$about:meta])* $fact:ident $(<$any:ident>)?: $kind:ty = $table:tt;
    )+]) => {
        #[allow(dead_code)]
        impl $name {
            $(
                $(#[$about])*
                #[inline]
                #[must_use]
                pub const fn $fact $(<$any>)? (self) -> $kind {
                    $crate::__fact!(self, $kind, $table)
                }
            )+
        }
    };
}

/// A fact from its table; of a table that a mistake in the spec leaves unfinished there is none.
#[doc(hidden)]
#[macro_export]
macro_rules! __fact {
    ($error:expr, $kind:ty, !) => {
        ::core::panic!("the spec does not say")
    };
    ($error:expr, $kind:ty, $table:tt) => {{
        static FACTS: &[$kind] = &$table;
        FACTS[$error as ::core::primitive::usize]
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
        use $crate::{
            Event, Fact, FactValue, Parameter, ParameterKind, Recovery, UserInput, WaitFor,
        };
        &$table
    }};
}

/// Implements the traits of every catalog on a type that has a catalog's API.
#[doc(hidden)]
#[macro_export]
macro_rules! __traits {
    ($name:ident, $title:literal, $upstream:expr, [$($stanza:tt)*] $($whole:literal)?) => {
        #[automatically_derived]
        impl $crate::Catalog for $name {
            const NAME: &'static ::core::primitive::str = $title;
            const UPSTREAM: ::core::option::Option<&'static ::core::primitive::str> =
                *$crate::__options!($upstream);
            $(const WHOLE: ::core::primitive::bool = $whole;)?
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
            fn lifecycle(self) -> $crate::Lifecycle {
                self.lifecycle()
            }

            #[inline]
            fn event(self) -> ::core::option::Option<$crate::Event> {
                self.event()
            }

            #[inline]
            fn automatic_retries(self) -> ::core::option::Option<&'static ::core::primitive::str> {
                self.automatic_retries()
            }

            #[inline]
            fn recovery(self) -> ::core::option::Option<$crate::Recovery> {
                self.recovery()
            }

            #[inline]
            fn parameters(self) -> &'static [$crate::Parameter] {
                self.parameters()
            }

            #[inline]
            fn facts(self) -> &'static [$crate::Fact] {
                self.facts()
            }

            fn info(self) -> $crate::ErrorInfo {
                self.info()
            }

            #[inline]
            fn from_value(value: &::core::primitive::str) -> ::core::option::Option<Self> {
                Self::from_value(value)
            }

            #[inline]
            fn from_name(name: &::core::primitive::str) -> ::core::option::Option<Self> {
                Self::from_name(name)
            }

            $crate::__find_in!();
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
        $crate::__find_in!($name);
    };
}
