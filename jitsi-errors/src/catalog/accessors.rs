//! The list of accessors: what a catalog says about an error.
//!
//! The inherent functions of catalogs and unions, the trait [`Catalog`](crate::Catalog),
//! [`ErrorInfo`](crate::ErrorInfo) and its serialization expand from the list, and the macro crate's
//! list of reserved names is compared with it. An accessor that is missing anywhere does not compile.

/// Calls `$callback! { $context $(docs name: type,)* }` with every accessor.
///
/// The order is that of [`ErrorInfo`](crate::ErrorInfo)'s fields, and so of the columns of an export.
/// The macro crate emits the tables of `__catalog!` in this order too.
#[doc(hidden)]
#[macro_export]
macro_rules! __accessors {
    ([$($callback:tt)+] $context:tt) => {
        $($callback)+! {
            $context

            /// The name of the constant, such as `ICE_FAILED`. In a union, several catalogs may have it.
            name: &'static ::core::primitive::str,

            /// The wire value: the string that identifies this error in events, messages and logs.
            value: &'static ::core::primitive::str,

            /// What delivers it, if known.
            event: ::core::option::Option<$crate::Event>,

            /// The date on which it was introduced, if known.
            since: ::core::option::Option<$crate::Date>,

            /// Whether current versions still emit it.
            lifecycle: $crate::Lifecycle,

            /// What the library tried by itself before it reported this error.
            automatic_retries: ::core::option::Option<&'static ::core::primitive::str>,

            /// What a program should do, if known: the recommendation as data.
            recovery: ::core::option::Option<$crate::Recovery>,

            /// The parameters of its failures.
            parameters: &'static [$crate::Parameter],

            /// The facts that its catalog declares, in their order, without optional facts that it
            /// lacks.
            facts: &'static [$crate::Fact],

            /// What went wrong: one sentence without a capital letter or a full stop.
            cause: &'static ::core::primitive::str,

            /// When it occurs: at least one reason.
            occurrences: &'static [&'static ::core::primitive::str],

            /// What seems to be a reason and is none.
            not_when: &'static [&'static ::core::primitive::str],

            /// What to do about it, for a person, in Markdown.
            recommendation: &'static ::core::primitive::str,

            /// What the operator of the server must do, in Markdown.
            operator: ::core::option::Option<&'static ::core::primitive::str>,

            /// Code that handles it; for Jitsi's errors, JavaScript for lib-jitsi-meet.
            example: ::core::option::Option<&'static ::core::primitive::str>,
        }
    };
}

/// The inherent accessors of a catalog, each from its table.
///
/// A table has the accessor's name, the shape in which it is stored, and its tokens. Lists and tables
/// are paired by position, so that a table too few or too many does not compile:
///
/// ```text
/// cause: texts { ["no seat is left", "the booking closed"] },
/// parameters: lists { [Parameter::new("minutes", …)] b"\0\0\0\0\x01\0\0\0" },
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __inherent {
    (
        { $($table:ident: $shape:ident { $($tokens:tt)* },)* }
        $($(#[$docs:meta])* $name:ident: $type:ty,)*
    ) => {
        $(
            $(#[$docs])*
            #[inline]
            #[must_use]
            pub const fn $table(self) -> $type {
                $crate::__table!($shape, $type, self as ::core::primitive::usize, $($tokens)*)
            }
        )*
    };
}

/// The value in a table for the error at `$index`.
///
/// | Shape | Tokens |
/// | --- | --- |
/// | `keys` | the name of a static, which the lookup reads as well |
/// | `texts` | a string for each error |
/// | `options` | an option for each error, or nothing if no error has one |
/// | `lists` | the items of all errors, then the end of each error's part as a byte string |
/// | `dates` | a date for each error as a number, 0 for none |
/// | `lifecycles` | the dates on which errors became obsolete, then those of their removal |
#[doc(hidden)]
#[macro_export]
macro_rules! __table {
    (keys, $type:ty, $index:expr, $table:ident) => {
        $table[$index]
    };
    (texts, $type:ty, $index:expr, $table:tt) => {{
        static TABLE: &[$type] = &$table;
        TABLE[$index]
    }};
    (options, $type:ty, $index:expr, $table:tt) => {{
        static TABLE: &[$type] = $crate::__named!($table);
        $crate::__private::at(TABLE, $index)
    }};
    (lists, $type:ty, $index:expr, $table:tt $ends:literal) => {{
        static TABLE: $type = $crate::__named!($table);
        static ENDS: &[::core::primitive::u8] = $ends;
        $crate::__private::part(TABLE, ENDS, $index)
    }};
    (dates, $type:ty, $index:expr, $table:tt) => {{
        static TABLE: &[::core::primitive::u32] = &$table;
        $crate::__private::date(TABLE, $index)
    }};
    (lifecycles, $type:ty, $index:expr, $obsolete:tt $removed:tt) => {{
        static OBSOLETE: &[::core::primitive::u32] = &$obsolete;
        static REMOVED: &[::core::primitive::u32] = &$removed;
        $crate::__private::lifecycle(OBSOLETE, REMOVED, $index)
    }};
}

/// A reference to a table in which the macro crate may write the facade's and core's names bare.
#[doc(hidden)]
#[macro_export]
macro_rules! __named {
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

/// The inherent accessors of a union: each calls the same accessor of the variant's catalog.
#[doc(hidden)]
#[macro_export]
macro_rules! __by_member {
    ($variants:tt $($(#[$docs:meta])* $name:ident: $type:ty,)*) => {
        $(
            $(#[$docs])*
            #[inline]
            #[must_use]
            pub const fn $name(self) -> $type {
                $crate::__of_member!(self, $name, $variants)
            }
        )*
    };
}

/// Calls a function of the catalog in a union's variant.
#[doc(hidden)]
#[macro_export]
macro_rules! __of_member {
    ($error:expr, $function:ident, [$($(#[$condition:meta])* $variant:ident)*]) => {
        match $error {
            $($(#[$condition])* Self::$variant(error) => error.$function(),)*
        }
    };
}

/// The accessors of [`Catalog`](crate::Catalog), which the inherent ones implement.
#[doc(hidden)]
#[macro_export]
macro_rules! __delegated {
    ({} $($(#[$docs:meta])* $name:ident: $type:ty,)*) => {
        $(
            #[inline]
            fn $name(self) -> $type {
                Self::$name(self)
            }
        )*
    };
}

/// The accessors that [`Catalog`](crate::Catalog) requires.
macro_rules! required {
    ({} $($(#[$docs:meta])* $name:ident: $type:ty,)*) => {
        $($(#[$docs])* fn $name(self) -> $type;)*
    };
}

/// Compares the names of a catalog's items with those that the macro crate reserves.
macro_rules! reserved {
    ({ $($other:ident)* } $($(#[$docs:meta])* $name:ident: $type:ty,)*) => {
        jitsi_errors_macros::__reserved!($($other)* $($name)*);
    };
}

pub(super) use required;

crate::__accessors! {
    [reserved] { ALL NAME UPSTREAM info from_value from_name find_in find_in_bytes }
}
