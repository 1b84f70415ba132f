//! All that is known about an error, as one value.

use crate::Catalog;

macro_rules! error_info {
    ({} $($(#[$docs:meta])* $name:ident: $type:ty,)*) => {
        /// All that is known about an error, whatever its catalog: for lists, tables and exports.
        ///
        /// [`Catalog::info`] gives it; the info of an error of several catalogs is that of its own one.
        /// With the feature `serde` it is written with all its facts, always in the same order, and what is
        /// not known as null:
        ///
        /// ```
        /// # #[cfg(feature = "serde")] {
        /// use jitsi_errors::ConferenceError;
        ///
        /// let info = ConferenceError::PasswordRequired.info();
        /// let json = serde_json::to_value(info).unwrap();
        /// assert_eq!(json["catalog"], "ConferenceError");
        /// assert_eq!(json["value"], "conference.passwordRequired");
        /// assert_eq!(json["recovery"], serde_json::json!({ "action": "ask", "for": "password" }));
        /// # }
        /// ```
        ///
        /// A catalog is exported as the entries of all its errors, as JSON, NDJSON or, by
        #[cfg_attr(feature = "serde", doc = "its [rows](ErrorInfo::csv_row),")]
        #[cfg_attr(not(feature = "serde"), doc = "its rows,")]
        /// as CSV. The command `jitsi-errors export` does this for all of Jitsi's catalogs. As a table beside
        /// telemetry they tell what the people behind the reports need:
        ///
        /// ```sql
        #[doc = include_str!("../../docs/recovery.sql")]
        /// ```
        ///
        /// A million rows are grouped like this in a second on one machine; the same `JOIN` is what a
        /// warehouse does when one is not enough.
        #[derive(Clone, Copy, PartialEq, Debug)]
        #[non_exhaustive]
        pub struct ErrorInfo {
            /// The catalog's name in Rust, such as `ConferenceError`.
            pub catalog: &'static str,
            /// The upstream object that holds the catalog's constants, such as
            /// `JitsiConferenceErrors`.
            pub upstream: Option<&'static str>,
            $($(#[$docs])* pub $name: $type,)*
        }

        impl ErrorInfo {
            #[doc(hidden)]
            #[must_use]
            pub fn new<E: Catalog>(error: E) -> Self {
                Self {
                    catalog: E::NAME,
                    upstream: E::UPSTREAM,
                    $($name: error.$name(),)*
                }
            }
        }
    };
}

crate::__accessors! { [error_info] {} }
