//! The failures of a catalog, around the parameters that `#[failure]` reads from a spec.

/// Declares a failure and implements all that it has. Called by `#[failure]` alone.
#[doc(hidden)]
#[macro_export]
macro_rules! __failure {
    // Of a spec that can't be read: it is reported already, and what uses the failure compiles.
    ($(#[$attribute:meta])* $visibility:vis enum $name:ident, of: $error:path,) => {
        $(#[$attribute])*
        #[::core::prelude::v1::derive(
            ::core::clone::Clone,
            ::core::cmp::PartialEq,
            ::core::fmt::Debug
        )]
        #[allow(clippy::derive_partial_eq_without_eq)]
        $visibility enum $name {
            /// What the spec would say.
            Broken,
        }

        #[allow(dead_code)]
        impl $name {
            /// The error without its arguments.
            #[must_use]
            pub const fn error(&self) -> $error {
                <$error>::ALL[0]
            }

            /// What a program should do.
            #[must_use]
            pub const fn recovery(&self) -> ::core::option::Option<$crate::Recovery> {
                ::core::option::Option::None
            }

            /// The fields that have a value.
            #[must_use]
            pub const fn fields(
                &self,
            ) -> $crate::__private::Vec<(&'static ::core::primitive::str, $crate::FieldValue<'_>)> {
                $crate::__private::Vec::new()
            }
        }

        $crate::__failed! { $name, $error, _error, _arguments {
            ::core::option::Option::Some(Self::Broken)
        } }

        #[automatically_derived]
        impl ::core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.error(), formatter)
            }
        }
    };
    (
        $(#[$attribute:meta])*
        $visibility:vis enum $name:ident,
        of: $error:path,
        variants: { $(
            $(#[$about_variant:meta])*
            $variant:ident $({ $(
                #[$about_field:meta]
                $field:ident: $presence:ident $kind:ident $(($of:path))? = $place:tt,
            )* })?,
        )* },
        from: $from:ident,
        constructors: { $(
            #[$about_constructor:meta]
            $constructor:ident: $made:ident {
                $($given:ident: $given_kind:ident $(($given_of:path))?,)*
            } { $($left:ident)* },
        )* },
        setters: { $(
            #[$about_setter:meta]
            $setter:ident: $set:ident $set_kind:ident $(($set_of:path))? [$($holder:ident)+],
        )* },
        messages: { $($said:pat => $message:literal [$($value:ident)*],)* },
        recoveries: { $($depends:pat => $cases:tt,)* },
        $(stanza: { $($from_stanza:ident => $sent:tt,)* },)?
    ) => {
        $(#[$attribute])*
        #[::core::prelude::v1::derive(
            ::core::clone::Clone,
            ::core::cmp::PartialEq,
            ::core::fmt::Debug
        )]
        #[allow(clippy::derive_partial_eq_without_eq)]
        $visibility enum $name {
            $(
                $(#[$about_variant])*
                $variant $({ $(
                    #[$about_field]
                    $field: $crate::__field!($presence $kind $($of)?),
                )* })?,
            )*
        }

        // An error may be called like anything.
        #[allow(
            dead_code,
            clippy::self_named_constructors,
            clippy::should_implement_trait,
            clippy::too_many_arguments
        )]
        impl $name {
            $(
                #[$about_constructor]
                #[must_use]
                pub fn $constructor($(
                    $given: impl ::core::convert::Into<
                        $crate::__field!(required $given_kind $($given_of)?)
                    >,
                )*) -> Self {
                    Self::$made {
                        $($given: ::core::convert::Into::into($given),)*
                        $($left: ::core::option::Option::None,)*
                    }
                }
            )*

            $(
                #[$about_setter]
                #[must_use]
                pub fn $setter(
                    mut self,
                    $set: impl ::core::convert::Into<
                        $crate::__field!(required $set_kind $($set_of)?)
                    >,
                ) -> Self {
                    #[allow(unreachable_patterns)]
                    match &mut self {
                        $(Self::$holder { $set: field, .. })|+ => {
                            *field = ::core::option::Option::Some(
                                ::core::convert::Into::into($set),
                            );
                        }
                        _ => {}
                    }
                    self
                }
            )*

            /// The error without its arguments.
            #[must_use]
            pub const fn error(&self) -> $error {
                match self {
                    $(Self::$variant { .. } => <$error>::$variant,)*
                }
            }

            /// What a program should do, also where that depends on the arguments: it is never
            /// `DependsOn`.
            #[must_use]
            pub fn recovery(&self) -> ::core::option::Option<$crate::Recovery> {
                #[allow(unreachable_patterns, unused_variables)]
                match self {
                    $($depends => $crate::__cases!($cases),)*
                    _ => self.error().recovery(),
                }
            }

            /// The fields that have a value, by their names, without secrets.
            #[must_use]
            pub fn fields(
                &self,
            ) -> $crate::__private::Vec<(&'static ::core::primitive::str, $crate::FieldValue<'_>)> {
                match self {
                    $(Self::$variant { $($($field),*)? } => $crate::__private::fields([$($((
                        ::core::stringify!($field),
                        $crate::__private::Field::value($field),
                    )),*)?]),)*
                }
            }
        }

        $crate::__failed! { $name, $error, error, arguments {
            match error {
                $(<$error>::$variant => {
                    arguments.keep(&[$($($crate::__required!($presence)),*)?]);
                    $($(let $field = arguments.$kind($crate::__private::Position $place);)*)?
                    ::core::option::Option::Some(Self::$variant {
                        $($($field: $crate::__taken!($presence $field),)*)?
                    })
                })*
            }
        } $(, sent { $error, { $($from_stanza => $sent,)* } })? }

        #[automatically_derived]
        impl ::core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #[allow(unreachable_patterns)]
                match self {
                    $($said => ::core::write!(
                        formatter,
                        $message,
                        $($crate::__private::shown($value)),*
                    ),)*
                    _ => ::core::fmt::Display::fmt(&self.error(), formatter),
                }
            }
        }

        $crate::__without! { $from $name, $error { $($variant { $($($presence $field)*)? })* } }

        $crate::__write! { $name }
    };
}

/// Implements the traits of every failure, with a function that reads it.
#[doc(hidden)]
#[macro_export]
macro_rules! __failed {
    (
        $name:ident, $error:path, $read:ident, $arguments:ident $body:block $($find:path)?
        $(, sent { $($sent:tt)* })?
    ) => {
        #[automatically_derived]
        impl $crate::Failure for $name {
            type Error = $error;

            fn error(&self) -> $error {
                self.error()
            }

            fn recovery(&self) -> ::core::option::Option<$crate::Recovery> {
                self.recovery()
            }

            fn fields(
                &self,
            ) -> $crate::__private::Vec<(&'static ::core::primitive::str, $crate::FieldValue<'_>)> {
                self.fields()
            }

            $(
                fn find(
                    value: &::core::primitive::str,
                    event: ::core::option::Option<$crate::Event>,
                ) -> ::core::option::Option<$error> {
                    $find(value, event)
                }
            )?

            #[allow(unused_variables)]
            fn read(
                $read: $error,
                $arguments: &mut $crate::__private::Arguments<'_>,
            ) -> ::core::option::Option<Self> $body

            $($crate::__sent! { $($sent)* })?
        }

        #[automatically_derived]
        impl ::core::error::Error for $name {}
    };
}

/// The type of a failure's field, and what the function of this name reads.
#[doc(hidden)]
#[macro_export]
macro_rules! __field {
    (optional $($kind:tt)*) => { ::core::option::Option<$crate::__field!(required $($kind)*)> };
    (required string) => { $crate::__private::String };
    (required boolean) => { ::core::primitive::bool };
    (required flag) => { ::core::primitive::bool };
    (required number) => { ::core::primitive::f64 };
    (required integer) => { ::core::primitive::i64 };
    (required list) => { $crate::__private::Vec<$crate::Argument> };
    (required any) => { $crate::Argument };
    (required secret) => { $crate::Secret };
    (required known $catalog:path) => { $crate::Open<$catalog, $crate::__private::String> };
}

/// Whether a field is required.
#[doc(hidden)]
#[macro_export]
macro_rules! __required {
    (required) => {
        true
    };
    (optional) => {
        false
    };
}

/// What was read for a field, or out of the function where it has to be there.
#[doc(hidden)]
#[macro_export]
macro_rules! __taken {
    (required $field:ident) => {
        $field?
    };
    (optional $field:ident) => {
        $field
    };
}

/// The cases of a recovery, in their order: the first that holds, and says something, counts.
#[doc(hidden)]
#[macro_export]
macro_rules! __cases {
    ([$({ $($check:ident($field:ident $(, $asked:literal)?))&&* => $($then:tt)+ })*]) => {{
        #[allow(unused_mut)]
        let mut found = ::core::option::Option::None;
        $(
            if found.is_none()
                $(&& $crate::__holds!($check $field $($asked)?))*
            {
                found = $crate::__then!($($then)+);
            }
        )*
        found
    }};
}

/// What a case of a recovery asks of a field.
#[doc(hidden)]
#[macro_export]
macro_rules! __holds {
    (present $field:ident) => {
        ::core::option::Option::is_some($field)
    };
    (missing $field:ident) => {
        ::core::option::Option::is_none($field)
    };
    (is $field:ident $asked:literal) => {
        $crate::__private::Is::is($field, $asked)
    };
}

/// What a case of a recovery says.
#[doc(hidden)]
#[macro_export]
macro_rules! __then {
    (as $field:ident) => {
        $crate::__private::Field::recovery($field)
    };
    ($recovery:expr) => {{
        #[allow(unused_imports)]
        use ::core::{
            option::Option::{None, Some},
            time::Duration,
        };
        #[allow(unused_imports)]
        use $crate::{Recovery, UserInput, WaitFor};
        Some($recovery)
    }};
}

/// Makes failures of errors alone.
#[doc(hidden)]
#[macro_export]
macro_rules! __without {
    (every $name:ident, $error:path { $($variant:ident { $(optional $field:ident)* })* }) => {
        #[automatically_derived]
        impl ::core::convert::From<$error> for $name {
            fn from(error: $error) -> Self {
                match error {
                    $(<$error>::$variant => Self::$variant {
                        $($field: ::core::option::Option::None,)*
                    },)*
                }
            }
        }
    };
    (some $name:ident, $error:path { $($variant:ident { $($presence:ident $field:ident)* })* }) => {
        /// Gives the error back where a parameter is required.
        #[automatically_derived]
        impl ::core::convert::TryFrom<$error> for $name {
            type Error = $error;

            fn try_from(error: $error) -> ::core::result::Result<Self, $error> {
                let mut none = $crate::__private::Arguments::none();
                match <Self as $crate::Failure>::read(error, &mut none) {
                    ::core::option::Option::Some(failure) => ::core::result::Result::Ok(failure),
                    ::core::option::Option::None => ::core::result::Result::Err(error),
                }
            }
        }
    };
}

/// Without the feature `serde` there is nothing to write.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __write {
    ($($failure:tt)*) => {};
}
