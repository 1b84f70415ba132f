//! The traits of catalogs and unions.

/// Implements the traits of every catalog on a type that has the inherent functions of a catalog.
#[doc(hidden)]
#[macro_export]
macro_rules! __traits {
    ($name:ident, $title:literal, $upstream:expr, [$($stanza:tt)*] $($is_valid:literal)?) => {
        #[automatically_derived]
        impl $crate::Catalog for $name {
            const NAME: &'static ::core::primitive::str = $title;
            const UPSTREAM: ::core::option::Option<&'static ::core::primitive::str> =
                *$crate::__named!($upstream);
            $(const SPEC_IS_VALID: ::core::primitive::bool = $is_valid;)?
            const ALL: &'static [Self] = Self::ALL;
            $crate::__in_stanza! { $($stanza)* }

            $crate::__accessors! { [$crate::__delegated] {} }

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
