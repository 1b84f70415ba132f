//! The commands of `README.md` and what they write.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use crate::input::gzip;
use crate::{Folder, command, text};

const BRIDGE: &str = "\
2026-11-26T09:12:44.107Z [ERROR] CONFERENCE FAILED: conference.iceFailed
2026-11-26T09:50:02.001Z [ERROR] CONFERENCE FAILED: conference.iceFailed
";

const WEB: &str = "\
2026-11-26 09:31:00,000 conference.connectionError.membersOnly
2026-11-26 10:40:00,000 conference.iceFailed
";

/// What the guide uses, and a command that fails without it.
const TOOLS: [(&str, &str); 3] = [
    ("jq", "command -v jq"),
    ("duckdb", "command -v duckdb"),
    ("datafusion", "python3 -c 'import datafusion'"),
];

/// Where one of the tools is missing, the commands that need it are left out, unless `GUIDE` is set, as
/// `.ci/run guide` does.
#[test]
fn the_commands_write_what_the_guide_says() {
    let guide = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let guide = fs::read_to_string(guide).expect("it is there");
    let folder = Folder::new("guide");
    fs::create_dir(folder.path("logs")).expect("a folder");
    folder.write("logs/bridge.log", BRIDGE);
    folder.write("logs/web.log.gz", gzip(WEB.as_bytes()));
    let program = command(&[]).get_program().to_owned();
    let own = Path::new(&program).parent().expect("a folder").to_owned();
    let others = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths([own].into_iter().chain(env::split_paths(&others)));
    let path = path.expect("a path");
    let bash = |script: &str| {
        let mut bash = Command::new("bash");
        bash.args(["-euc", script])
            .current_dir(folder.path(""))
            .env("PATH", &path)
            .env("LC_ALL", "C")
            .env("TZ", "UTC")
            .env_remove("COLUMNS");
        bash.output().expect("bash starts")
    };
    let missing = TOOLS.into_iter().filter(|(tool, command)| {
        let found = bash(command).status.success();
        assert!(found || env::var_os("GUIDE").is_none(), "{tool} is missing");
        !found
    });
    let missing: Vec<&str> = missing.map(|(tool, _)| tool).collect();

    let mut blocks = guide.split("\n```");
    let mut run = 0;
    while let Some(block) = blocks.next() {
        let Some(script) = block.strip_prefix("sh\n") else {
            continue;
        };
        if missing.iter().any(|tool| script.contains(tool)) {
            eprintln!("left out, without {missing:?}: {script}");
            continue;
        }
        let written = blocks.nth(1).and_then(|block| block.strip_prefix("text\n"));
        let written = written.expect("each is followed by what it writes");
        let output = bash(script);
        assert_eq!(
            text(&output.stdout).trim_end(),
            written,
            "{script}\n{output:?}"
        );
        run += 1;
    }
    assert!(run > 2);
}
