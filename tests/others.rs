//! The examples with catalogs that are not Jitsi's, run like a user would.

use std::io::Write;
use std::process::{Command, Stdio};

fn example(name: &str, input: &str) -> String {
    let mut child = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--package", "jitsi-errors"])
        .args(["--example", name])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("cargo starts");
    let mut stdin = child.stdin.take().expect("the input is a pipe");
    stdin
        .write_all(input.as_bytes())
        .expect("the input is read");
    drop(stdin);
    let output = child.wait_with_output().expect("cargo ends");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("the output is UTF-8")
}

#[test]
fn http_counts_the_errors_of_a_log() {
    let line = |status| {
        let request = r#"[22/Nov/2026:10:00:00 +0000] "GET /a HTTP/1.1""#;
        format!("192.0.2.1 - - {request} {status} 153 \"-\" \"curl\"\n")
    };
    let log = ["404", "200", "503", "404", "499", "-"].map(line).concat() + "\nno log\n";
    let shown = example("http", &log);
    let heads: Vec<&str> = shown
        .lines()
        .filter(|line| !line.starts_with(' '))
        .collect();
    assert_eq!(
        heads,
        [
            "2 × the server has nothing at this address, or does not disclose that it has (404)",
            "1 × the server can't handle the request for the moment (503)",
            "1 × unknown HttpError \"499\"",
        ]
    );
    assert!(shown.contains("Retry-After"), "{shown}");
}

#[test]
fn xmpp_explains_the_conditions_of_stanzas() {
    let condition = |name| format!("<{name} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>");
    let conditions = ["conflict", "text", "of-tomorrow"].map(condition).concat();
    let stanza = format!("<iq type='error'><error type='cancel'>{conditions}</error></iq>");
    assert_eq!(
        example("xmpp", &stanza),
        "something with the same name or address exists already (conflict)\n    \
         Choose another name, or let the user choose one, and send the request again.\n\
         unknown StanzaError \"of-tomorrow\"\n"
    );
}
