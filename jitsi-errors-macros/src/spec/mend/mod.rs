//! Text that is not TOML, made TOML: what is wrong is told and blanked, what is open is closed, and
//! a section whose header stood before is taken out and read by itself.

mod conflict;
mod keys;
mod lines;
mod look;
mod mended;
mod patch;
mod repeated;
mod strings;
mod tokens;
mod values;

pub use self::conflict::conflicts;
pub use self::mended::Mended;

use self::patch::Patch;
use self::repeated::Mender;
use super::diagnostic::syntax::NotToml;

/// Makes TOML of `text`, and tells what is not.
pub fn mend(file: usize, text: &str, mistakes: &mut Vec<NotToml>) -> Mended {
    let mut patch = Patch::new(text);
    let mut told = Vec::new();
    for conflict in conflicts(text) {
        conflict.mend(&mut patch, &mut told);
        mistakes.extend(conflict.tell(file));
    }
    let text = patch.text();
    let mender = Mender::new(file, &text);
    let commented = mender.headers_commented();
    if commented.is_empty() {
        return mender.finish(told, mistakes);
    }
    for (comment, mistake) in commented {
        patch.blank(comment.line.start..comment.header.start);
        patch.blank(comment.header.end..comment.line.end);
        mistakes.push(mistake);
    }
    Mender::new(file, &patch.text()).finish(told, mistakes)
}
