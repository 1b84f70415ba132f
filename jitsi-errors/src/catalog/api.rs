//! The API of a catalog, around the tables that `#[catalog]` reads from a spec.

/// Implements a catalog's API on an enum, from its tables. Called by `#[catalog]` alone.
///
/// For a spec with one error it receives
///
/// ```text
/// BookingError, "BookingError", None,
/// all: [BookingError::RoomFull],
/// values: ["booking.full"],
/// names: ["ROOM_FULL"],
/// tables: { event: options { [] }, since: dates { [] }, … },   // see `__inherent!`
/// own: [/// The status of the response.
///     http_status: ::core::primitive::u16 = [409];],           // see `__facts!`
/// by_value: { … }, by_name: { … },                             // plans of lookups, see `__find!`
/// stanza: [],                                                  // rules, see `__in_stanza!`
/// ```
///
/// and `spec_is_valid: false`, if an error in the spec made the macro omit something.
#[doc(hidden)]
#[macro_export]
macro_rules! __catalog {
    (
        $name:ident, $title:literal, $upstream:expr,
        all: $all:tt,
        values: $values:tt,
        names: $names:tt,
        tables: { $($tables:tt)* },
        own: $own:tt,
        by_value: $by_value:tt,
        by_name: $by_name:tt,
        stanza: $rules:tt,
        $(spec_is_valid: $is_valid:literal,)?
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

                $crate::__accessors! {
                    [$crate::__inherent]
                    { name: keys { NAMES }, value: keys { VALUES }, $($tables)* }
                }

                /// Everything that is known about it, as one value.
                #[must_use]
                pub fn info(self) -> $crate::ErrorInfo {
                    $crate::ErrorInfo::new(self)
                }

                /// The error with this wire value, if there is one. The comparison is byte for byte.
                #[inline]
                #[must_use]
                pub const fn from_value(
                    value: &::core::primitive::str,
                ) -> ::core::option::Option<Self> {
                    $crate::__find!(value, $name::ALL, VALUES, VALUE_ROWS, $by_value)
                }

                /// The error whose constant has this name, if there is one. The comparison is byte for byte.
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

            $crate::__traits!($name, $title, $upstream, [rules $rules] $($is_valid)?);
        };
    };
}

/// The accessors of the facts that a catalog declares. Called by `__catalog!` alone.
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

/// A fact from its table. Panics if an error in the spec left the table incomplete (`!`); such a
/// spec does not compile anyway.
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
