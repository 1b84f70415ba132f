// The path may come through a macro; the report is still at the path.
macro_rules! declare {
    ($visibility:vis $name:ident $path:literal) => {
        #[jitsi_errors::catalog($path)]
        $visibility enum $name {}
    };
}

declare!(pub(crate) Mistaken "empty.toml");

macro_rules! fail {
    ($name:ident $path:literal) => {
        #[jitsi_errors::failure($path, of = Mistaken)]
        struct $name;
    };
}

fail!(Failed "empty.toml");

fn main() {
    let _ = Mistaken::ALL;
}
