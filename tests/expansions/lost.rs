::jitsi_errors::__failure! {
    #[doc = r" Why the way was lost, with what came along."] pub (crate) enum Lost,
    of : super::other::Loss,
    variants : { #[doc = "Nobody knows the way. See [`super::other::Loss::Lost`]."] Lost
        { #[doc = "Where to."] place : required string = { parameter : "place", argument : 0,
        property : "", optional : false, }, #[doc = "Who was asked."] asked : optional string
        = { parameter : "asked", argument : 1, property : "", optional : true, }, }, },
    from : some,
    constructors : { #[doc = "[`Lost`](Self::Lost): Nobody knows the way."] lost : Lost {
        place : string, } { asked }, },
    setters : { #[doc =
        "Who was asked. Other errors than [`Lost`](Self::Lost) stay as they are."] with_asked
        : asked string[Lost], },
    messages : { Self::Lost { place, asked : ::core::option::Option::Some(asked), .. } =>
        "nobody knows the way to {}, not even {}"[place asked], },
    recoveries : { Self::Lost { asked, place, .. } => [{ missing(asked) && is(place,
        "home") => Recovery::Ask(Input::Login) } { => Recovery::Leave }], },
}
const _: &[::core::primitive::u8] = ::core::include_bytes!("other.toml");
