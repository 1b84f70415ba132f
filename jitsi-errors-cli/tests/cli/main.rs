//! The command as a user runs it.

mod diff;
mod explain;
mod export;
#[cfg(unix)]
mod guide;
mod input;
mod list;
mod scan;
mod team;
mod types;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::{fs, thread};

/// The command `jitsi-errors`.
fn command(arguments: &[&str]) -> Command {
    plain(Path::new(env!("CARGO_BIN_EXE_jitsi-errors")), arguments)
}

/// A program, without what the environment says of colours.
fn plain(program: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(name);
    }
    command
}

/// Runs the command with this on its standard input.
fn run(arguments: &[&str], input: impl Into<Vec<u8>>) -> Output {
    feed(command(arguments), input)
}

fn feed(mut command: Command, input: impl Into<Vec<u8>>) -> Output {
    let mut child = piped(&mut command);
    let mut stdin = child.stdin.take().expect("the input is a pipe");
    let input = input.into();
    // The program may end before it has read everything, which is for the caller to see.
    let writer = thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the input is written");
    output
}

/// What a person sees who runs the command in a terminal, without its colours: standard output and
/// standard error.
#[cfg(target_os = "linux")]
fn on_a_terminal(arguments: &[&str]) -> (String, Option<i32>) {
    let program = command(&[]).get_program().to_owned();
    let mut script = Command::new("script");
    script
        .args(["--quiet", "--return", "--command"])
        .arg(r#"stty columns 100 rows 50; NO_COLOR=1 "$PROGRAM" $ARGUMENTS"#)
        .arg("/dev/null")
        .env("PROGRAM", program)
        .env("ARGUMENTS", arguments.join(" "))
        .env_remove("COLUMNS");
    let output = feed(script, "");
    let shown = text(&output.stdout).replace("\r\n", "\n");
    (shown, output.status.code())
}

fn piped(command: &mut Command) -> Child {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("the output is UTF-8")
}

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_slice(&output.stdout).expect("the output is JSON")
}

/// A folder for files, until it goes out of scope.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("the folder is made");
        Self(folder)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::write(&path, bytes).expect("the file is written");
        path
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left behind is in the folder for temporary files anyway.
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn help_is_what_was_asked_for() {
    for arguments in [
        &["--help"][..],
        &["-h"],
        &["help"],
        &["scan", "--help"],
        &["--version"],
    ] {
        let output = run(arguments, "");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(
            text(&output.stdout).contains("jitsi-errors"),
            "{arguments:?}"
        );
        assert!(output.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn wrong_arguments_are_reported() {
    for (arguments, said) in [
        (&[][..], "Usage: jitsi-errors <COMMAND>"),
        (&["explain"], "<WHAT>"),
        (&["scan"], "<FILES>"),
        (&["scann"], "'scan'"),
        (&["list", "ConferenceErrors"], "'ConferenceError'"),
        (&["list", "--format", "xml", "ConferenceError"], "json"),
        (&["export", "--format", "sql"], "ndjson"),
        (
            &["export", "--schema", "--format", "csv"],
            "cannot be used with",
        ),
    ] {
        let output = run(arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        let error = text(&output.stderr);
        assert!(error.contains(said), "{error}");
    }
}

#[test]
fn colours_are_for_those_who_see_them() {
    let coloured = |variables: &[(&str, &str)]| {
        let mut command = command(&["explain", "conference.iceFailed"]);
        command.envs(variables.iter().copied());
        text(&feed(command, "").stdout).contains('\u{1b}')
    };
    assert!(!coloured(&[]));
    assert!(coloured(&[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[("NO_COLOR", "1")]));
    assert!(!coloured(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
}

#[test]
fn an_output_that_is_closed_ends_it_quietly() {
    for arguments in [
        &["export"][..],
        &["export", "--format", "csv"],
        &["export", "--format", "ndjson"],
        &["export", "--schema"],
        &["list"],
        &["list", "--format", "json"],
        &["explain", "conference.iceFailed"],
        &["completions", "bash"],
        &["man"],
        &["--help"],
    ] {
        let mut child = piped(&mut command(arguments));
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(text(&output.stderr), "", "{arguments:?}");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_is_full_is_reported() {
    let full = || fs::OpenOptions::new().write(true).open("/dev/full");
    let mut command = command(&["list"]);
    let output = command.stdout(full().expect("it is there")).output();
    let output = output.expect("the program ends");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("can't write: No space left"));
}

#[test]
fn completions_and_manual_pages_know_the_arguments() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = run(&["completions", shell], "");
        assert!(output.status.success());
        let script = text(&output.stdout);
        for argument in ["explain", "catalog", "unknown", "schema"] {
            assert!(script.contains(argument), "{argument} is not in\n{script}");
        }
    }
    for (arguments, said) in [
        (&["man"][..], "jitsi\\-errors\\-scan(1)"),
        (&["man", "scan"], "\\-\\-catalog"),
        (&["man", "export"], "ndjson"),
    ] {
        let page = run(arguments, "");
        let page = text(&page.stdout);
        assert!(page.contains(".TH jitsi-errors"), "{page}");
        assert!(page.contains(said), "{page}");
    }
}

#[cfg(unix)]
#[test]
fn bash_completes_the_arguments_of_each_command() {
    let script = run(&["completions", "bash"], "");
    let script = text(&script.stdout).to_owned()
        + r#"
        [[ $(complete -p jitsi-errors) =~ -F\ ([^ ]+) ]]
        COMP_WORDS=("$@")
        COMP_CWORD=$(($# - 1))
        "${BASH_REMATCH[1]}" "$1" "${@: -1}" "${@: -2:1}"
        echo "${COMPREPLY[@]}"
    "#;
    for (words, completed) in [
        (&["ex"][..], "explain export\n"),
        (&["scan", "--u"], "--unknown\n"),
        (&["scan", "--catalog", "Rec"], "RecordingError\n"),
        (&["explain", "conference.iceF"], "conference.iceFailed\n"),
        (&["explain", "ICE_F"], "ICE_FAILED\n"),
        (
            &["export", "--format", ""],
            "json ndjson csv markdown typescript json-schema pattern\n",
        ),
    ] {
        let mut bash = Command::new("bash");
        bash.args(["--norc", "-c", &script, "bash", "jitsi-errors"])
            .args(words);
        let output = bash.output().expect("bash runs");
        assert_eq!(text(&output.stdout), completed, "{words:?}, {output:?}");
    }
}
