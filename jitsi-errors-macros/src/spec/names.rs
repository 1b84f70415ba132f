//! Which names Rust and JavaScript take.

/// Why this is not a name in `SCREAMING_SNAKE_CASE`, if it is not.
pub fn misnamed(name: &str) -> Option<Misnamed> {
    let odd = |byte: u8| !matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'_');
    Some(if name.is_empty() {
        Misnamed::Empty
    } else if !name.is_ascii() {
        Misnamed::NotAscii
    } else if name.bytes().any(odd) {
        if name.bytes().any(|byte| byte.is_ascii_lowercase()) {
            Misnamed::Small
        } else {
            Misnamed::Odd
        }
    } else if name.starts_with(|char: char| char.is_ascii_digit()) {
        Misnamed::Digit
    } else if name.split('_').any(str::is_empty) {
        Misnamed::Underscore
    } else {
        return None;
    })
}

/// What keeps a word from being a constant's name.
#[derive(Clone, Copy)]
pub enum Misnamed {
    Empty,
    NotAscii,
    Small,
    Odd,
    Digit,
    Underscore,
}

/// Whether this is a name in `SCREAMING_SNAKE_CASE`.
pub fn is_constant(name: &str) -> bool {
    misnamed(name).is_none()
}

/// The name in `SCREAMING_SNAKE_CASE`, if it can be told.
pub fn constant(name: &str) -> Option<String> {
    let name = snake(name).to_ascii_uppercase();
    Some(name).filter(|name| is_constant(name) && name != "SELF")
}

/// The words of a name, joined by underscores.
pub fn snake(name: &str) -> String {
    let mut spaced = String::new();
    let mut last = '_';
    for char in name.chars() {
        if char.is_ascii_uppercase() && last.is_ascii_lowercase() {
            spaced.push('_');
        }
        spaced.push(char.to_ascii_lowercase());
        last = char;
    }
    let words = spaced.split(|char: char| !char.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("_")
}

/// Whether a field or a function can bear this name.
pub fn is_field(name: &str) -> bool {
    const KEYWORDS: &str = " as async await abstract become box break const continue crate do dyn \
        else enum extern false final fn for gen if impl in let loop macro match mod move mut \
        override priv pub ref return self static struct super trait true try type typeof unsafe \
        unsized use virtual where while yield ";

    let word = |char: char| matches!(char, 'a'..='z' | '0'..='9' | '_');
    name.starts_with(|char: char| char.is_ascii_lowercase())
        && name.chars().all(word)
        && !KEYWORDS.contains(&format!(" {name} "))
}

/// A name that a field or a function can bear instead of this, if there is one.
pub fn field(name: &str) -> Option<String> {
    Some(snake(name)).filter(|meant| meant != name && is_field(meant))
}

/// Whether an enum can bear this name.
pub fn is_type(name: &str) -> bool {
    let word = |char: char| char.is_ascii_alphanumeric() || char == '_';
    name.starts_with(|char: char| char.is_ascii_uppercase())
        && name.chars().all(word)
        && name != "Self"
}

/// Whether this is the path of an enum.
pub fn is_path(path: &str) -> bool {
    let mut names = path.strip_prefix("::").unwrap_or(path).rsplit("::");
    let is_module =
        |name: &str| is_field(name) || matches!(name, "crate" | "self" | "super") || is_type(name);
    names.next().is_some_and(is_type) && names.all(is_module)
}

/// Whether these are words of small letters, or of capitals, with `-` or `_` between them.
pub fn is_words(text: &str) -> bool {
    let is_word =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let small = !text.bytes().any(|byte| byte.is_ascii_uppercase());
    let large = !text.bytes().any(|byte| byte.is_ascii_lowercase());
    text.starts_with(|char: char| char.is_ascii_alphabetic())
        && text.split(['-', '_']).all(is_word)
        && (small || large)
}

/// Whether this is a name in JavaScript.
pub fn is_property(name: &str) -> bool {
    let letter = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '$');
    !name.is_empty() && name.chars().all(letter)
}
