::jitsi_errors::__failure! {
    #[doc = r" Why it failed, with what came along."] #[non_exhaustive] pub enum Failed,
    of : super::catalog::Failure,
    variants : { #[doc = "No room. See [`super::catalog::Failure::Full`]."]
        #[non_exhaustive] Full { #[doc = "How many there are."] seats : optional integer = {
        parameter : "seats", argument : 0, property : "", optional : false, }, #[doc =
        "The way in."] pin : optional secret = { parameter : "pin", argument : 1, property :
        "", optional : true, }, }, #[doc =
        "Too late. See [`super::catalog::Failure::Late`]."] Late, },
    from : every,
    constructors : { #[doc = "[`Full`](Self::Full): No room."] full : Full {} { seats pin
        }, #[doc = "[`Late`](Self::Late): Too late."] late : Late {} {}, },
    setters : { #[doc =
        "How many there are. Other errors than [`Full`](Self::Full) stay as they are."]
        with_seats : seats integer[Full], #[doc =
        "The way in. Other errors than [`Full`](Self::Full) stay as they are."] with_pin :
        pin secret[Full], },
    messages : {},
    recoveries : {},
}
const _: &[::core::primitive::u8] = ::core::include_bytes!("catalog.toml");
