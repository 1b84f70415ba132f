//! The API of a union of catalogs, around the members that `#[catalogs]` reads from an enum.

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

                $crate::__accessors! {
                    [$crate::__by_member] [$($(#[$condition])* $variant)*]
                }

                /// Everything that is known about it, as one value.
                #[must_use]
                pub fn info(self) -> $crate::ErrorInfo {
                    $crate::__of_member!(self, info, [$($(#[$condition])* $variant)*])
                }

                /// The error with this wire value, if there is one. The comparison is byte for byte.
                #[inline]
                #[must_use]
                pub const fn from_value(
                    value: &::core::primitive::str,
                ) -> ::core::option::Option<Self> {
                    $crate::__among!(
                        value, $name, $by_value, [$($(#[$condition])* $variant($kind))*]
                    )
                }

                /// The error whose constant has this name, if exactly one of the catalogs has it.
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

/// All errors of a union: a literal list from the macro, or the concatenation of the members' lists.
#[doc(hidden)]
#[macro_export]
macro_rules! __all {
    ($name:ident, [literal $($all:tt)*], $members:tt) => {
        [$($all)*]
    };
    ($name:ident, [concat], [$($(#[$condition:meta])* $variant:ident($kind:ty))*]) => {{
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
                    "two catalogs of a union have the same wire value"
                );
                index += 1;
            }
            joined
        };
        ALL
    }};
}

/// Looks up a wire value in several catalogs: in one table for all of them, or in one catalog after the
/// other if the macro does not know the members.
#[doc(hidden)]
#[macro_export]
macro_rules! __among {
    ($value:ident, $name:ident, [table $values:tt $plan:tt], $members:tt) => {{
        $crate::__rows!(VALUES, VALUE_ROWS, $values, $plan);
        $crate::__find!($value, $name::ALL, VALUES, VALUE_ROWS, $plan)
    }};
    (
        $value:ident, $name:ident, [by_member],
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
