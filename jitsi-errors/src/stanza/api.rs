//! What `#[catalog]`, `#[catalogs]` and `#[failure]` make of the key `stanza`.

/// What a catalog's trait says of stanzas. Called by `__traits!` alone.
#[doc(hidden)]
#[macro_export]
macro_rules! __in_stanza {
    (rules []) => {};
    (rules [$rules:expr]) => {
        const RULES: $crate::__private::Rules = $rules;
    };
    (members $($(#[$condition:meta])* $variant:ident($kind:ty))*) => {
        fn in_stanza(
            received: &$crate::__private::Received<'_>,
            turn: $crate::__private::Turn,
        ) -> ::core::option::Option<(Self, ::core::primitive::bool)> {
            $(
                $(#[$condition])*
                {
                    let found = <$kind as $crate::Catalog>::in_stanza(received, turn);
                    if let ::core::option::Option::Some((error, retried)) = found {
                        return ::core::option::Option::Some((Self::$variant(error), retried));
                    }
                }
            )*
            ::core::option::Option::None
        }
    };
}

/// What a failure's trait says of stanzas. Called by `__failure!` alone.
#[doc(hidden)]
#[macro_export]
macro_rules! __parameters {
    ($error:path, { $($variant:ident => $parameters:expr,)* }) => {
        fn parameters(error: $error) -> &'static [$crate::__private::Parameter] {
            #[allow(unreachable_patterns)]
            match error {
                $(<$error>::$variant => const { &$parameters },)*
                _ => &[],
            }
        }
    };
    (members $error:path, { $($(#[$condition:meta])* $variant:ident($kind:ty))* }) => {
        fn parameters(error: $error) -> &'static [$crate::__private::Parameter] {
            match error {
                $(
                    $(#[$condition])*
                    <$error>::$variant(error) => <$kind as $crate::Failure>::parameters(error),
                )*
            }
        }
    };
}
