//! The objects that hold upstream's constants.

use crate::tokens::Code;
use crate::tokens::Token::{self, Mark, Text, Word};

/// The location of a catalog's constants upstream.
pub struct Source {
    pub catalog: &'static str,
    pub file: &'static str,
    pub object: &'static str,
}

const fn source(catalog: &'static str, file: &'static str, object: &'static str) -> Source {
    Source {
        catalog,
        file,
        object,
    }
}

pub const SOURCES: [Source; 8] = [
    source(
        "audio_translation",
        "JitsiAudioTranslationErrors.ts",
        "JitsiAudioTranslationErrors",
    ),
    source("auth", "JitsiConferenceErrors.ts", "AUTH_ERROR_TYPES"),
    source(
        "conference",
        "JitsiConferenceErrors.ts",
        "JitsiConferenceErrors",
    ),
    source(
        "connection",
        "JitsiConnectionErrors.ts",
        "JitsiConnectionErrors",
    ),
    source("e2ee", "modules/e2ee/E2EEErrors.ts", "E2EEErrors"),
    source(
        "recording",
        "modules/recording/recordingConstants.ts",
        "error",
    ),
    source("track", "JitsiTrackErrors.ts", "JitsiTrackErrors"),
    source(
        "video_sip_gw",
        "modules/videosipgw/VideoSIPGWConstants.ts",
        "VideoSIPGWErrorConstants",
    ),
];

impl Source {
    /// Whether the file has no other constants. They may then be at its top level.
    fn is_whole(&self) -> bool {
        stem(self.file) == self.object
    }

    pub fn constants<'a>(&self, code: &Code<'a>) -> Vec<(&'a str, &'a str)> {
        constants(code, self.object, self.is_whole())
    }
}

/// The name of a file or of an import, without folders and extension.
pub fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('.').next().unwrap_or(name)
}

/// The constants and their values in the enums and objects of that name. A file with a single catalog may
/// also have them at its top level or in its default export.
pub fn constants<'a>(code: &Code<'a>, object: &str, whole: bool) -> Vec<(&'a str, &'a str)> {
    texts(code)
        .filter_map(|(at, value, block)| {
            let before = code.before(at);
            let name = match block {
                Some(block) if block == object || whole && block == "default" => member(before),
                None if whole => exported(before),
                _ => None,
            };
            name.map(|name| (name, value))
        })
        .collect()
}

/// The objects that hold errors by their names, with the names of the constants in them.
pub fn objects_of_errors<'a>(code: &Code<'a>) -> Vec<(&'a str, Vec<&'a str>)> {
    let mut objects: Vec<(&str, Vec<&str>)> = Vec::new();
    for (at, _, block) in texts(code) {
        let Some(block) = block.filter(|block| block.to_lowercase().contains("error")) else {
            continue;
        };
        let Some(name) = member(code.before(at)).filter(|name| is_constant(name)) else {
            continue;
        };
        match objects.last_mut() {
            Some((last, names)) if *last == block => names.push(name),
            _ => objects.push((block, vec![name])),
        }
    }
    objects
}

fn is_constant(name: &str) -> bool {
    name.starts_with(|char: char| char.is_ascii_uppercase())
        && !name.contains(|char: char| char.is_lowercase())
}

/// Each string with its offset and the name of its block.
fn texts<'a>(code: &Code<'a>) -> impl Iterator<Item = (usize, &'a str, Option<&'a str>)> {
    let tokens = code.tokens.iter().enumerate();
    tokens.filter_map(|(at, token)| {
        let Text(value) = token else { return None };
        let block = code
            .around(at)
            .find(|&bracket| code.tokens[bracket] == Mark('{'));
        let block = block.map(|block| block_name(code.before(block)));
        Some((at, *value, block))
    })
}

/// The name of the block that follows: `error: {`, `const X: Type = {`, `enum X {`.
fn block_name<'a>(before: &[Token<'a>]) -> &'a str {
    match before {
        [.., Word(name), Mark(':'), Word(_), Mark('=')]
        | [.., Word(name), Mark(':' | '=')]
        | [.., Word(name)] => name,
        _ => "",
    }
}

fn member<'a>(before: &[Token<'a>]) -> Option<&'a str> {
    match before {
        [.., Word(name) | Text(name), Mark(':' | '=')] => Some(name),
        _ => None,
    }
}

fn exported<'a>(before: &[Token<'a>]) -> Option<&'a str> {
    match before {
        [.., Word("export"), Word("const"), Word(name), Mark('=')]
        | [
            ..,
            Word("export"),
            Word("const"),
            Word(name),
            Mark(':'),
            Word(_),
            Mark('='),
        ] => Some(name),
        _ => None,
    }
}
