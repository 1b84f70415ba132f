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
        recommendations: $recommendations:tt,
        examples: $examples:tt,
        by_value: $by_value:tt,
        by_name: $by_name:tt,
    ) => {
        $crate::__keys!(VALUES, VALUE_ROWS, $values, $by_value);
        $crate::__keys!(NAMES, NAME_ROWS, $names, $by_name);

        #[allow(dead_code)]
        impl $name {
            /// Every error, in the order of the spec.
            pub const ALL: &'static [Self] = &$all;

            /// The wire value: the string that stands for this error in events, messages and logs.
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
                static OCCURRENCES: &[&[&::core::primitive::str]] = &$occurrences;
                OCCURRENCES[self as ::core::primitive::usize]
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
            pub const fn example(self) -> ::core::option::Option<&'static ::core::primitive::str> {
                static EXAMPLES: &[::core::option::Option<&::core::primitive::str>] = &$examples;
                EXAMPLES[self as ::core::primitive::usize]
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
            pub const fn from_name(name: &::core::primitive::str) -> ::core::option::Option<Self> {
                $crate::__find!(name, $name::ALL, NAMES, NAME_ROWS, $by_name)
            }
        }

        impl $crate::Catalog for $name {
            const TITLE: &'static ::core::primitive::str = $title;
            const SOURCE: ::core::option::Option<&'static ::core::primitive::str> = $source;
            const ALL: &'static [Self] = Self::ALL;

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
            fn from_value(value: &::core::primitive::str) -> ::core::option::Option<Self> {
                Self::from_value(value)
            }

            #[inline]
            fn from_name(name: &::core::primitive::str) -> ::core::option::Option<Self> {
                Self::from_name(name)
            }
        }

        impl ::core::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__private::debug(self.name(), formatter)
            }
        }

        $crate::__traits!($name);
    };
}

/// Implements the usual traits on a type that has a catalog's API.
#[doc(hidden)]
#[macro_export]
macro_rules! __traits {
    ($name:ident) => {
        impl ::core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__private::display(self.cause(), self.value(), formatter)
            }
        }

        impl ::core::error::Error for $name {}

        impl ::core::str::FromStr for $name {
            type Err = $crate::UnknownValue;

            fn from_str(value: &::core::primitive::str) -> ::core::result::Result<Self, Self::Err> {
                $crate::UnknownValue::or(value, Self::from_value(value))
            }
        }

        impl ::core::convert::TryFrom<&::core::primitive::str> for $name {
            type Error = $crate::UnknownValue;

            fn try_from(
                value: &::core::primitive::str,
            ) -> ::core::result::Result<Self, Self::Error> {
                $crate::UnknownValue::or(value, Self::from_value(value))
            }
        }

        impl ::core::convert::AsRef<::core::primitive::str> for $name {
            fn as_ref(&self) -> &::core::primitive::str {
                self.value()
            }
        }

        impl ::core::convert::From<$name> for &'static ::core::primitive::str {
            fn from(error: $name) -> Self {
                error.value()
            }
        }

        impl ::core::cmp::PartialEq<::core::primitive::str> for $name {
            fn eq(&self, value: &::core::primitive::str) -> ::core::primitive::bool {
                self.value() == value
            }
        }

        impl ::core::cmp::PartialEq<&::core::primitive::str> for $name {
            fn eq(&self, value: &&::core::primitive::str) -> ::core::primitive::bool {
                self.value() == *value
            }
        }

        $crate::__serde!($name);
    };
}
