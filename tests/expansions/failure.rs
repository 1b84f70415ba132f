::jitsi_errors::__failure! {
    #[doc = r" Why it failed, with what came along."] pub enum Failed,
    super::catalog::Failure,
    { #[doc = "No room. See [`super::catalog::Failure::Full`]."] #[non_exhaustive] Full {
        #[doc = "How many there are."] seats : integer = { parameter : "seats", argument : 0,
        property : "", optional : false }, #[doc = "The way in."] pin : secret = { parameter
        : "pin", argument : 1, property : "", optional : true }, }, #[doc =
        "Too late. See [`super::catalog::Failure::Late`]."] Late },
}
const _: &[::core::primitive::u8] = ::core::include_bytes!("catalog.toml");
