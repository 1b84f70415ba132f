//! What people paste, and which errors it means.

use jitsi_errors::ErrorInfo;

use crate::registry::Registry;

/// The errors that a text means.
pub struct Meaning {
    pub errors: Vec<ErrorInfo>,
    /// What else is said of a word in it.
    pub mentions: Vec<Mention>,
}

/// A word that is not an error itself and belongs to some.
pub struct Mention {
    pub word: String,
    pub role: Role,
    pub errors: Vec<ErrorInfo>,
}

/// What a word is to an error.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The value of this parameter.
    ValueOf(&'static str),
    /// A reason for which it occurs.
    Occurrence,
}

impl Meaning {
    /// The errors with this wire value or constant, or else all whose value or constant is in the
    /// text.
    pub fn of(text: &str, registry: &Registry) -> Self {
        let text = text.trim();
        let all = registry.errors();
        let exact = |info: &&ErrorInfo| info.value == text || info.name == text;
        let mut errors: Vec<ErrorInfo> = all.iter().filter(exact).copied().collect();
        if errors.is_empty() {
            errors = registry.find_in(text);
            for word in words(text) {
                errors.extend(all.iter().filter(|info| is_constant(word, text, info)));
            }
        }
        let names = |info: &ErrorInfo| {
            info.parameters
                .iter()
                .any(|parameter| parameter.name == text)
        };
        let is_term = |word: &str| word == text && !all.iter().any(names);
        let mentions = words(text)
            .filter(|word| is_term(word) || errors.is_empty() && is_identifier(word))
            .flat_map(|word| Mention::all(word, all, &errors))
            .collect();
        Self { errors, mentions }
    }
}

impl Mention {
    /// What is said of a word by errors other than these.
    fn all(word: &str, all: &[ErrorInfo], others: &[ErrorInfo]) -> Vec<Self> {
        let mut mentions: Vec<Self> = Vec::new();
        for info in all.iter().filter(|info| !others.contains(info)) {
            let Some(role) = mentioned(word, info) else {
                continue;
            };
            match mentions.iter_mut().find(|one| one.role == role) {
                Some(mention) => mention.errors.push(*info),
                None => mentions.push(Self {
                    word: word.to_owned(),
                    role,
                    errors: vec![*info],
                }),
            }
        }
        mentions
    }
}

/// What a word is to an error whose spec mentions it as code.
fn mentioned(word: &str, info: &ErrorInfo) -> Option<Role> {
    let code = format!("`{word}`");
    let occurs = |text: &str| info.occurrences.iter().any(|one| one.contains(text));
    let parameter = info.parameters.iter().find(|parameter| {
        parameter.description.contains(&code) || occurs(&format!("`{}` is {code}", parameter.name))
    });
    match parameter {
        Some(parameter) => Some(Role::ValueOf(parameter.name)),
        None => occurs(&code).then_some(Role::Occurrence),
    }
}

/// The words of a text, with the dots and colons of paths.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_outside = |character: char| {
        !character.is_ascii_alphanumeric() && !matches!(character, '_' | '-' | '.' | ':')
    };
    let words = text.split(is_outside);
    words
        .map(|word| word.trim_matches(['.', ':', '-']))
        .filter(|word| !word.is_empty())
}

/// Whether a word is one of code, such as `NotAllowedError` or `item-not-found`.
fn is_identifier(word: &str) -> bool {
    let inner = word.get(1..).unwrap_or_default();
    let is_camel = inner.contains(|character: char| character.is_ascii_uppercase())
        && inner.contains(|character: char| character.is_ascii_lowercase());
    is_camel || word.contains('-')
}

/// Whether a word of a text is the constant of the error: with its object
/// (`JitsiConferenceErrors.ICE_FAILED`, `JitsiMeetJS.errors.conference.ICE_FAILED`), as in Rust
/// (`ConferenceError::IceFailed`), or alone, where its underscores or a colon set it apart.
fn is_constant(word: &str, text: &str, info: &ErrorInfo) -> bool {
    if let Some((path, variant)) = word.rsplit_once("::") {
        let catalog = path.rsplit("::").next();
        let [variant, name] = [variant, info.name].map(|name| name.replace('_', ""));
        return catalog == Some(info.catalog) && variant.eq_ignore_ascii_case(&name);
    }
    let Some((object, name)) = word.rsplit_once('.') else {
        let rest = text.strip_prefix(word);
        let is_apart = word.contains('_') || rest.is_some_and(|rest| rest.starts_with(':'));
        return is_apart && word == info.name;
    };
    let upstream = info.upstream.unwrap_or(info.catalog);
    let (parent, last) = object.rsplit_once('.').unwrap_or(("", object));
    let is_object = object == upstream
        || last == upstream
        || last == info.catalog
        || parent.rsplit('.').next() == Some("errors")
            && info
                .catalog
                .strip_suffix("Error")
                .is_some_and(|short| short.eq_ignore_ascii_case(last));
    is_object && name == info.name
}
