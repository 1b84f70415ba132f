//! Sets of errors: the real ones, and larger ones made like them.

use jitsi_errors::JitsiError;

/// A constant's name and its wire value.
pub type Error = (String, String);

/// The sizes of the generated sets whose lookups are compared.
pub const SIZES: [usize; 3] = [270, 2_700, 27_000];

const WORDS: [&str; 48] = [
    "access",
    "answer",
    "audio",
    "authentication",
    "bridge",
    "channel",
    "chat",
    "codec",
    "conference",
    "connection",
    "denied",
    "destroyed",
    "display",
    "dropped",
    "error",
    "failed",
    "focus",
    "gateway",
    "graceful",
    "guest",
    "ice",
    "invalid",
    "jingle",
    "jwt",
    "left",
    "limit",
    "lobby",
    "max",
    "members",
    "moderator",
    "name",
    "network",
    "offer",
    "participant",
    "password",
    "promotion",
    "recording",
    "required",
    "reservation",
    "room",
    "screen",
    "server",
    "session",
    "shard",
    "shutdown",
    "stream",
    "token",
    "video",
];

/// As many errors, made of the words above.
pub fn made(size: usize) -> Vec<Error> {
    let mut random = Random(size as u64);
    let mut errors: Vec<Error> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    while errors.len() < size {
        let catalog = ["conference", "connection"][random.below(2)];
        let words: Vec<&str> = (0..2 + random.below(2))
            .map(|_| WORDS[random.below(WORDS.len())])
            .collect();
        let name = words.join("_").to_uppercase();
        if seen.insert(name.clone()) {
            errors.push((name, format!("{catalog}.{}", camel(&words))));
        }
    }
    errors
}

/// The errors of `JitsiError`; some of their names are equal.
pub fn all() -> Vec<Error> {
    let values = JitsiError::ALL.iter().map(|error| error.value());
    let errors = values.zip(0..);
    errors
        .map(|(value, index)| (format!("ERROR_{index}"), value.to_owned()))
        .collect()
}

/// The same errors, to be found by their names.
pub fn by_name(errors: &[Error]) -> Vec<Error> {
    let names = errors.iter().map(|(name, _)| (name.clone(), name.clone()));
    names.collect()
}

fn camel(words: &[&str]) -> String {
    let mut text = words[0].to_owned();
    for word in &words[1..] {
        text.push_str(&word[..1].to_uppercase());
        text.push_str(&word[1..]);
    }
    text
}

/// The specs of the real errors as one, with each name once.
pub fn real_spec() -> String {
    let conference = include_str!("../../spec/conference.toml");
    let connection = include_str!("../../spec/connection.toml");
    let again = connection.replace("PASSWORD_REQUIRED]", "PASSWORD_REQUIRED_AGAIN]");
    let (head, conference) = split(conference);
    let (_, again) = split(&again);
    let errors = conference.iter().chain(&again);
    let kept = errors.filter(|error| !error.contains("\nremoved = "));
    let errors = kept.copied().collect::<Vec<_>>().join("\n[error.");
    format!("{head}\n[error.{errors}")
}

/// The catalog of one of their parameters, as a file next to their spec.
pub const AUTH: (&str, &str) = ("auth.toml", include_str!("../../spec/auth.toml"));

/// The head of a spec, and its errors.
fn split(spec: &str) -> (&str, Vec<&str>) {
    let mut parts = spec.split("\n[error.");
    (parts.next().unwrap_or_default(), parts.collect())
}

/// The errors of `conference.toml` and `connection.toml` that upstream has not removed.
pub fn real() -> Vec<Error> {
    let spec = real_spec();
    let text = |error: &str, start: &str, end| {
        let rest = error.split_once(start).expect("it has this").1;
        rest.split(end).next().expect("it ends").to_owned()
    };
    let (_, errors) = split(&spec);
    let errors = errors.iter();
    errors
        .map(|error| (text(error, "", ']'), text(error, "\nvalue = \"", '"')))
        .collect()
}

/// Numbers that look random and are the same in every run (SplitMix64).
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut number = self.0;
        number = (number ^ number >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ number >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((u128::from(number ^ number >> 31) * end as u128) >> 64) as usize
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            items.swap(end, self.below(end + 1));
        }
    }
}
