//! Everything that is known about an error, as one value.

use crate::Catalog;

macro_rules! error_info {
    ({} $($(#[$docs:meta])* $name:ident: $type:ty,)*) => {
        /// Everything that is known about an error, for lists, tables and exports.
        ///
        /// [`Catalog::info`] returns it. For an error of a union, [`catalog`](Self::catalog) is the catalog
        /// that declares the error. With the feature `serde` it is serialized with all its fields, always in
        /// the same order; unknown values are null:
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
        /// To export a catalog, serialize the info of each error, or for CSV
        #[cfg_attr(feature = "serde", doc = "its [row](ErrorInfo::csv_row).")]
        #[cfg_attr(not(feature = "serde"), doc = "its row.")]
        /// The command `jitsi-errors export` does this for all of Jitsi's catalogs. Joined with telemetry, the
        /// export counts the reports by what the affected people should do:
        ///
        /// ```sql
        #[doc = include_str!("../../docs/recovery.sql")]
        /// ```
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
