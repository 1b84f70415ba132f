//! Catalogs of few errors and of many.

/// One error.
#[jitsi_errors::catalog("../../more.toml")]
pub enum One {}

/// As many as fit in one byte together with `None`.
#[jitsi_errors::catalog("255.toml")]
pub enum Most {}

/// One more.
#[jitsi_errors::catalog("256.toml")]
pub enum OneMore {}

/// Many.
#[jitsi_errors::catalog("300.toml")]
pub enum Many {}

#[cfg(test)]
mod tests {
    use jitsi_errors::Catalog;

    fn assert_size<E: Catalog>(errors: usize, bytes: usize) {
        assert_eq!(E::ALL.len(), errors);
        assert_eq!(size_of::<E>(), bytes);
        assert_eq!(size_of::<Option<E>>(), size_of::<E>().max(1));
        for error in E::ALL {
            assert_eq!(E::from_value(error.value()), Some(*error));
            assert_eq!(E::from_name(error.name()), Some(*error));
        }
        assert_eq!(E::from_value(""), None);
    }

    #[test]
    fn each_is_as_small_as_it_can_be() {
        assert_size::<super::One>(1, 0);
        assert_size::<super::Most>(255, 1);
        assert_size::<super::OneMore>(256, 2);
        assert_size::<super::Many>(300, 2);
    }
}
