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
                    if let ::core::option::Option::Some((error, retry_first)) = found {
                        return ::core::option::Option::Some((Self::$variant(error), retry_first));
                    }
                }
            )*
            ::core::option::Option::None
        }
    };
}

/// What a failure's trait says of stanzas. Called by `__failed!` alone.
#[doc(hidden)]
#[macro_export]
macro_rules! __sent {
    ($error:path, { $($variant:ident => $sent:expr,)* }) => {
        fn sent(error: $error) -> &'static [$crate::__private::Sent] {
            #[allow(unreachable_patterns)]
            match error {
                $(<$error>::$variant => const { &$sent },)*
                _ => &[],
            }
        }
    };
    (members $error:path, { $($(#[$condition:meta])* $variant:ident($kind:ty))* }) => {
        fn sent(error: $error) -> &'static [$crate::__private::Sent] {
            // Patterns take no path in angle brackets.
            type __Error = $error;
            match error {
                $(
                    $(#[$condition])*
                    __Error::$variant(error) => <$kind as $crate::Failure>::sent(error),
                )*
            }
        }
    };
}
