::jitsi_errors::__failure! {
    #[doc = r" Why the way was lost, with its arguments."] pub (crate) enum Lost,
    of : super::other::Loss,
    variants : { #[doc = "The way is of another type. See [`super::other::Loss::Type`]."]
        Type { #[doc = "How many were asked."] asked : optional integer = { parameter :
        "asked", argument : 0, property : "", optional : false, }, #[doc = "How long."] hours
        : optional number = { parameter : "hours", argument : 1, property : "", optional :
        false, }, }, #[doc = "The way ends. See [`super::other::Loss::DeadEnd`]."] DeadEnd {
        #[doc = "How long."] hours : optional number = { parameter : "hours", argument : 0,
        property : "", optional : false, }, }, #[doc =
        "The sign says `home|away` \\| nothing. See [`super::other::Loss::Sign`]."] Sign,
        #[doc = "Nobody knows the way. See [`super::other::Loss::Lost`]."] Lost { #[doc =
        "Where to."] place : required string = { parameter : "place", argument : 0, property
        : "", optional : false, }, #[doc = "Who was asked."] asked : optional string = {
        parameter : "asked", argument : 1, property : "", optional : true, }, }, },
    from : some,
    constructors : { #[doc = "[`Type`](Self::Type): The way is of another type."] type_ :
        Type {} { asked hours }, #[doc = "[`DeadEnd`](Self::DeadEnd): The way ends."]
        dead_end : DeadEnd {} { hours }, #[doc =
        "[`Sign`](Self::Sign): The sign says `home|away` \\| nothing."] sign : Sign {} {},
        #[doc = "[`Lost`](Self::Lost): Nobody knows the way."] lost : Lost { place : string,
        } { asked }, },
    setters : { #[doc =
        "How many were asked. Other errors than [`Type`](Self::Type) stay as they are."]
        with_asked : asked integer[Type], #[doc =
        "How long. Other errors than [`Type`](Self::Type), [`DeadEnd`](Self::DeadEnd) stay as they are."]
        with_hours : hours number[Type DeadEnd], #[doc =
        "Who was asked. Other errors than [`Lost`](Self::Lost) stay as they are."]
        with_lost_asked : asked string[Lost], },
    messages : { Self::Lost { place, asked : ::core::option::Option::Some(asked), .. } =>
        "nobody knows the way to {}, not even {}"[place asked], },
    recoveries : { Self::Lost { asked, place, .. } => [{ missing(asked) && is(place,
        "home") => Recovery::Ask(UserInput::Login) } { => Recovery::GiveUp }], },
}
const _: &[::core::primitive::u8] = ::core::include_bytes!("other.toml");
