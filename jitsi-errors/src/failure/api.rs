//! What `#[failure]` makes of a catalog's parameters.

/// Implements a failure's traits on an enum. Called by `#[failure]` alone.
#[doc(hidden)]
#[macro_export]
macro_rules! __failure {
    // Of a spec that can't be read: it is told already, and what uses the failure compiles.
    ($(#[$attribute:meta])* $visibility:vis enum $name:ident, $error:path, {} $(,)?) => {
        $(#[$attribute])*
        #[::core::prelude::v1::derive(
            ::core::clone::Clone,
            ::core::cmp::PartialEq,
            ::core::fmt::Debug
        )]
        #[non_exhaustive]
        $visibility enum $name {
            /// What the spec would say.
            Broken,
        }

        #[automatically_derived]
        impl $crate::Failure for $name {
            type Error = $error;

            fn error(&self) -> $error {
                <$error>::ALL[0]
            }

            fn read(_: $error, _: &mut $crate::__private::Arguments) -> Self {
                Self::Broken
            }
        }

        $crate::__failed!($name);
    };
    (
        $(#[$attribute:meta])*
        $visibility:vis enum $name:ident, $error:path,
        { $(
            $(#[$about_variant:meta])*
            $variant:ident $({ $(
                #[$about_field:meta]
                $field:ident: $kind:ident $(($of:ident))? = $place:tt,
            )* })?
        ),* }
        $(stanza: { $($sent:ident => $parameters:tt,)* })?
        $(,)?
    ) => {
        $(#[$attribute])*
        #[::core::prelude::v1::derive(
            ::core::clone::Clone,
            ::core::cmp::PartialEq,
            ::core::fmt::Debug
        )]
        #[non_exhaustive]
        $visibility enum $name {
            $(
                $(#[$about_variant])*
                $variant $({ $(
                    #[$about_field]
                    $field: ::core::option::Option<$crate::__field!($kind $($of)?)>,
                )* })?,
            )*
        }

        #[automatically_derived]
        impl $crate::Failure for $name {
            type Error = $error;

            fn error(&self) -> $error {
                match self {
                    $(Self::$variant { .. } => <$error>::$variant,)*
                }
            }

            #[allow(unused_variables)]
            fn read(error: $error, arguments: &mut $crate::__private::Arguments) -> Self {
                match error {
                    $(<$error>::$variant => Self::$variant $({ $(
                        $field: arguments.$kind($crate::__private::Place $place),
                    )* })?,)*
                }
            }

            $($crate::__parameters! { $error, { $($sent => $parameters,)* } })?
        }

        $crate::__failed!($name);
    };
}

/// Implements the traits of every failure.
#[doc(hidden)]
#[macro_export]
macro_rules! __failed {
    ($name:ident) => {
        #[automatically_derived]
        impl ::core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&$crate::Failure::error(self), formatter)
            }
        }

        #[automatically_derived]
        impl ::core::error::Error for $name {}
    };
}

/// The type of a failure's field: what the function of this name reads.
#[doc(hidden)]
#[macro_export]
macro_rules! __field {
    (string) => { $crate::__private::String };
    (boolean) => { ::core::primitive::bool };
    (flag) => { ::core::primitive::bool };
    (number) => { ::core::primitive::f64 };
    (integer) => { ::core::primitive::i64 };
    (list) => { $crate::__private::Vec<$crate::Argument> };
    (any) => { $crate::Argument };
    (secret) => { $crate::Secret };
    (known $catalog:ident) => { $crate::Open<$catalog, $crate::__private::String> };
}
