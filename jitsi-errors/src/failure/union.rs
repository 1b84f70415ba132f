//! The failures of a union, around the members that `#[failure]` reads from an enum.

/// Declares a failure over several, and implements all that it has. Called by `#[failure]` alone.
#[doc(hidden)]
#[macro_export]
macro_rules! __failures {
    (
        $(#[$attribute:meta])*
        $visibility:vis enum $name:ident,
        of: $error:path,
        variants: { $(
            [$(#[$condition:meta])*]
            $(#[$about:meta])*
            $variant:ident($kind:ty),
        )* },
        $(find: $find:path,)?
    ) => {
        $(#[$attribute])*
        #[::core::prelude::v1::derive(
            ::core::clone::Clone,
            ::core::cmp::PartialEq,
            ::core::fmt::Debug
        )]
        #[allow(clippy::derive_partial_eq_without_eq)]
        $visibility enum $name {
            $($(#[$condition])* $(#[$about])* $variant($kind),)*
        }

        #[allow(dead_code)]
        impl $name {
            /// The error without its arguments.
            #[must_use]
            pub fn error(&self) -> $error {
                match self {
                    $($(#[$condition])* Self::$variant(failure) => {
                        <$error>::$variant($crate::Failure::error(failure))
                    })*
                }
            }

            /// What a program should do, also where that depends on the arguments: it is never
            /// `DependsOn`.
            #[must_use]
            pub fn recovery(&self) -> ::core::option::Option<$crate::Recovery> {
                match self {
                    $($(#[$condition])* Self::$variant(failure) => {
                        $crate::Failure::recovery(failure)
                    })*
                }
            }

            /// The fields that have a value, by their names, without secrets.
            #[must_use]
            pub fn fields(
                &self,
            ) -> $crate::__private::Vec<(&'static ::core::primitive::str, $crate::FieldValue<'_>)> {
                match self {
                    $($(#[$condition])* Self::$variant(failure) => {
                        $crate::Failure::fields(failure)
                    })*
                }
            }
        }

        $crate::__failed! { $name, $error, error, arguments {
            // Patterns take no path in angle brackets.
            type __Error = $error;
            match error {
                $($(#[$condition])* __Error::$variant(error) => {
                    $crate::Failure::read(error, arguments).map(Self::$variant)
                })*
            }
        } $($find)?, sent { members $error, { $($(#[$condition])* $variant($kind))* } } }

        #[automatically_derived]
        impl ::core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    $($(#[$condition])* Self::$variant(failure) => {
                        ::core::fmt::Display::fmt(failure, formatter)
                    })*
                }
            }
        }

        $(
            $(#[$condition])*
            #[automatically_derived]
            impl ::core::convert::From<$kind> for $name {
                fn from(failure: $kind) -> Self {
                    Self::$variant(failure)
                }
            }
        )*

        /// Gives the error back where a parameter is required.
        #[automatically_derived]
        impl ::core::convert::TryFrom<$error> for $name {
            type Error = $error;

            fn try_from(error: $error) -> ::core::result::Result<Self, $error> {
                type __Error = $error;
                match error {
                    $($(#[$condition])* __Error::$variant(inner) => {
                        match <$kind as ::core::convert::TryFrom<_>>::try_from(inner) {
                            ::core::result::Result::Ok(failure) => {
                                ::core::result::Result::Ok(Self::$variant(failure))
                            }
                            ::core::result::Result::Err(_) => ::core::result::Result::Err(error),
                        }
                    })*
                }
            }
        }

        $crate::__write! { $name }
    };
}
