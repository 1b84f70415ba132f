::jitsi_errors::__failure! {
    #[doc = r" Why it failed, with its arguments."] #[non_exhaustive] pub enum Failed,
    of : super::catalog::Failure,
    variants : { #[doc = "No room. See [`super::catalog::Failure::Full`]."]
        #[non_exhaustive] Full { #[doc = "How many there are."] seats : optional integer = {
        parameter : "seats", argument : 0, property : "", optional : false, }, #[doc =
        "The way in."] pin : optional secret = { parameter : "pin", argument : 1, property :
        "", optional : true, }, }, #[doc =
        "The queue is too long. See [`super::catalog::Failure::Queue`]."] #[non_exhaustive]
        Queue { #[doc = "Whether someone asked."] asked : optional boolean = { parameter :
        "asked", argument : 0, property : "", optional : false, }, #[doc = "How long it is."]
        minutes : optional number = { parameter : "minutes", argument : 1, property : "",
        optional : false, }, #[doc = "What the board says."] text : optional string = {
        parameter : "text", argument : 2, property : "", optional : false, }, #[doc =
        "Its name."] name : optional string = { parameter : "name", argument : 3, property :
        "", optional : false, }, }, #[doc =
        "Too late. See [`super::catalog::Failure::Late`]."] Late, },
    from : every,
    constructors : { #[doc = "[`Full`](Self::Full): No room."] full : Full {} { seats pin
        }, #[doc = "[`Queue`](Self::Queue): The queue is too long."] queue : Queue {} { asked
        minutes text name }, #[doc = "[`Late`](Self::Late): Too late."] late : Late {} {}, },
    setters : { #[doc =
        "How many there are. Other errors than [`Full`](Self::Full) stay as they are."]
        with_seats : seats integer[Full], #[doc =
        "The way in. Other errors than [`Full`](Self::Full) stay as they are."] with_pin :
        pin secret[Full], #[doc =
        "Whether someone asked. Other errors than [`Queue`](Self::Queue) stay as they are."]
        with_asked : asked boolean[Queue], #[doc =
        "How long it is. Other errors than [`Queue`](Self::Queue) stay as they are."]
        with_minutes : minutes number[Queue], #[doc =
        "What the board says. Other errors than [`Queue`](Self::Queue) stay as they are."]
        with_text : text string[Queue], #[doc =
        "Its name. Other errors than [`Queue`](Self::Queue) stay as they are."] with_name :
        name string[Queue], },
    messages : {},
    recoveries : {},
    stanza : { Full => [::jitsi_errors::__private::Sent { argument : 0usize, property :
        "", origins : &
        [::jitsi_errors::__private::Origin::Element(::jitsi_errors::__private::Element { path
        : & ["full"], xmlns : ::core::option::Option::None, attributes : & [], text :
        ::jitsi_errors::__private::Text::Any, },
        ::jitsi_errors::__private::Take::Attribute("seats"))], }], Queue =>
        [::jitsi_errors::__private::Sent { argument : 0usize, property : "", origins : &
        [::jitsi_errors::__private::Origin::Element(::jitsi_errors::__private::Element { path
        : & ["queue"], xmlns : ::core::option::Option::None, attributes : & [("asked",
        ::core::option::Option::None)], text : ::jitsi_errors::__private::Text::Any, },
        ::jitsi_errors::__private::Take::Presence),
        ::jitsi_errors::__private::Origin::Element(::jitsi_errors::__private::Element { path
        : & ["queue", "asked"], xmlns : ::core::option::Option::None, attributes : & [], text
        : ::jitsi_errors::__private::Text::Any, },
        ::jitsi_errors::__private::Take::Presence)], }, ::jitsi_errors::__private::Sent {
        argument : 1usize, property : "", origins : &
        [::jitsi_errors::__private::Origin::Element(::jitsi_errors::__private::Element { path
        : & ["queue"], xmlns : ::core::option::Option::None, attributes : & [], text :
        ::jitsi_errors::__private::Text::Any, },
        ::jitsi_errors::__private::Take::NumberOf("minutes")),
        ::jitsi_errors::__private::Origin::Element(::jitsi_errors::__private::Element { path
        : & ["queue", "minutes"], xmlns : ::core::option::Option::None, attributes : & [],
        text : ::jitsi_errors::__private::Text::Any, },
        ::jitsi_errors::__private::Take::Number)], }, ::jitsi_errors::__private::Sent {
        argument : 2usize, property : "", origins : &
        [::jitsi_errors::__private::Origin::Element(::jitsi_errors::__private::Element { path
        : & ["queue", "text"], xmlns : ::core::option::Option::None, attributes : & [], text
        : ::jitsi_errors::__private::Text::Any, }, ::jitsi_errors::__private::Take::Text),
        ::jitsi_errors::__private::Origin::Default("")], }, ::jitsi_errors::__private::Sent {
        argument : 3usize, property : "", origins : &
        [::jitsi_errors::__private::Origin::Element(::jitsi_errors::__private::Element { path
        : & ["queue", "name"], xmlns : ::core::option::Option::None, attributes : & [], text
        : ::jitsi_errors::__private::Text::Any, }, ::jitsi_errors::__private::Take::Text),
        ::jitsi_errors::__private::Origin::Default("main")], }], },
}
const _: &[::core::primitive::u8] = ::core::include_bytes!("catalog.toml");
