::jitsi_errors::__failure! {
    #[doc = r" Why it failed, with what came along."] pub enum Failed,
    super::catalog::Failure,
    { #[doc = "No room. See [`super::catalog::Failure::Full`]."] #[non_exhaustive] Full {
        #[doc = "How many there are."] seats : integer = { parameter : "seats", argument : 0,
        property : "", optional : false }, #[doc = "The way in."] pin : secret = { parameter
        : "pin", argument : 1, property : "", optional : true }, }, #[doc =
        "Too late. See [`super::catalog::Failure::Late`]."] Late } stanza : { Full =>
        [::jitsi_errors::__private::Parameter { argument : 0usize, property : "", origins : &
        [::jitsi_errors::__private::Origin::Element(::jitsi_errors::__private::Element { path
        : & ["full"], xmlns : ::core::option::Option::None, attributes : & [], text :
        ::jitsi_errors::__private::Text::Any, },
        ::jitsi_errors::__private::Take::Attribute("seats"))], }], },
}
const _: &[::core::primitive::u8] = ::core::include_bytes!("catalog.toml");
