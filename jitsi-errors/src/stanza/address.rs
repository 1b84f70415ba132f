//! Addresses of XMPP.

/// The address without the resource.
pub fn bare(address: &str) -> &str {
    address.split_once('/').map_or(address, |(bare, _)| bare)
}

/// The resource, which is the nickname in a room; empty if there is none.
pub fn resource(address: &str) -> &str {
    address.split_once('/').map_or("", |(_, resource)| resource)
}

/// Whether two addresses without their resources are the same. Their case does not count, and a server
/// writes them in lower case (RFC 7622, 3.2 and 3.3).
pub fn same_bare(one: &str, other: &str) -> bool {
    let lower = |address| bare(address).chars().flat_map(char::to_lowercase);
    lower(one).eq(lower(other))
}
