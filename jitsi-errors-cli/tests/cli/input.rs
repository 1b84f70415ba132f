//! What `scan` reads: packed logs, other encodings, folders.

use std::fs;
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::scan::{LOG, counts};
use crate::{Folder, command, feed, json, run, text};

type Pack = fn(&[u8]) -> Vec<u8>;

const PACKINGS: [(&str, Pack); 4] = [("gz", gzip), ("zst", zstd), ("xz", xz), ("bz2", bzip2)];

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory is written");
    encoder.finish().expect("memory is written")
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};
    compress_to_vec(bytes, CompressionLevel::Fastest)
}

fn xz(bytes: &[u8]) -> Vec<u8> {
    use lzma_rust2::{XzOptions, XzWriter};
    let mut options = XzOptions::with_preset(1);
    options.lzma_options.dict_size = 8 << 20;
    let mut encoder = XzWriter::new(Vec::new(), options).expect("the options are right");
    encoder.write_all(bytes).expect("memory is written");
    encoder.finish().expect("memory is written")
}

fn bzip2(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::best());
    encoder.write_all(bytes).expect("memory is written");
    encoder.finish().expect("memory is written")
}

/// Runs the command with little memory.
fn run_in_little_memory(arguments: &[&str]) -> std::process::Output {
    let mut limited = std::process::Command::new("sh");
    limited
        .args(["-c", "ulimit -v 40000; exec \"$0\" \"$@\""])
        .arg(command(&[]).get_program())
        .args(arguments);
    feed(limited, "")
}

#[test]
fn packed_logs_are_read_as_they_are() {
    let folder = Folder::new("packed");
    for (extension, pack) in PACKINGS {
        let twice = [pack(LOG.as_bytes()), pack(LOG.as_bytes())].concat();
        let log = folder.write(&format!("a.log.{extension}"), &twice);
        for (argument, input) in [(&*log, Vec::new()), ("-", twice)] {
            let output = run(&["scan", "--format", "json", argument], input);
            assert_eq!(text(&output.stderr), "", "{extension}");
            assert!(output.status.success());
            let lines = [
                ("conference.iceFailed", 4, 3, 8),
                ("connection.droppedError", 2, 1, 5),
            ];
            assert_eq!(counts(&json(&output)), lines, "{extension}");
        }
        let empty = folder.write("empty", pack(b""));
        let output = run(&["scan", &empty], "");
        assert_eq!(output.status.code(), Some(1), "{extension}");
        assert_eq!(text(&output.stderr), "", "{extension}");
    }
}

#[test]
fn a_skipped_frame_of_zstd_is_skipped() {
    let skipped = [&[0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0][..], b"skip"].concat();
    let log = [
        &skipped[..],
        &zstd(b"conference.iceFailed"),
        &skipped,
        &zstd(b" connection.otherError"),
        &skipped,
    ]
    .concat();
    let output = run(&["scan", "--format", "json", "-"], log);
    let lines = [
        ("conference.iceFailed", 1, 1, 1),
        ("connection.otherError", 1, 1, 1),
    ];
    assert_eq!(counts(&json(&output)), lines);
}

/// What was found before counts, and so do the other files.
#[test]
fn damaged_logs_are_reported() {
    let folder = Folder::new("damaged");
    let right = folder.write("right.log", LOG);
    // So long, and with numbers that don't repeat, that it has several blocks in each packing: of a
    // block whose end is missing, some hand out nothing.
    let lines = (1..60_000_u64).map(|index| {
        let number = index.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let number = (number ^ (number >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        format!("{number:016x} conference.iceFailed\n")
    });
    let whole = lines.collect::<String>() + LOG;
    for (extension, pack) in PACKINGS {
        let packed = pack(whole.as_bytes());
        let mut spoilt = packed.clone();
        let middle = spoilt.len() * 3 / 4;
        spoilt[middle] ^= 0x55;
        let half = packed[..packed.len() / 2].to_vec();
        let behind = [&pack(LOG.as_bytes())[..], b"what is no log"].concat();
        let head = packed[..7].to_vec();
        for (what, bytes, least) in [
            ("half", half, 100),
            ("spoilt", spoilt, 100),
            ("behind", behind, 0),
            ("head", head, 0),
        ] {
            let log = folder.write(&format!("{what}.{extension}"), bytes);
            let output = run(&["scan", "--format", "json", &log, &right], "");
            let error = text(&output.stderr);
            assert!(
                error.starts_with(&format!("jitsi-errors: {log}: ")) && error.lines().count() == 1,
                "{what}.{extension}: {error}"
            );
            assert_eq!(output.status.code(), Some(2), "{what}.{extension}");
            let found = json(&output);
            let (value, count, ..) = counts(&found)[0];
            assert_eq!(value, "conference.iceFailed");
            assert!(count >= 2 + least, "{what}.{extension}: {count}");
        }
    }
}

#[test]
fn what_is_not_unpacked_is_refused_by_name() {
    let folder = Folder::new("refused");
    let right = folder.write("right.log", LOG);
    for (bytes, said) in [
        (
            &b"PK\x03\x04\x14\0\0\0"[..],
            "a zip archive, which is not read; pipe it through `unzip -p`",
        ),
        (b"PK\x05\x06\0\0\0\0", "a zip archive"),
        (b"7z\xbc\xaf\x27\x1c\0\x04", "a 7z archive"),
        (b"Rar!\x1a\x07\0\0", "a rar archive"),
        (b"\x04\x22\x4d\x18\x64\x40\xa7", "packed with lz4"),
        (b"LZIP\x01\x0c\0", "packed with lzip"),
        (b"\x1f\x9d\x90ab\0\0", "packed with compress"),
        (b"\xff\xfe\0\0a\0\0\0", "UTF-32"),
        (&gzip(&gzip(b"conference.iceFailed")), "packed twice"),
        (
            &zstd(&xz(b"conference.iceFailed")),
            "packed twice; unpack it once before",
        ),
        (&gzip(b"PK\x03\x04\x14\0\0\0"), "a zip archive"),
    ] {
        let log = folder.write("log", bytes);
        let output = run(&["scan", "--format", "json", &log, &right], "");
        let error = text(&output.stderr);
        assert!(error.contains(said), "{said}: {error}");
        assert!(error.starts_with(&format!("jitsi-errors: {log}: it is ")));
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(counts(&json(&output))[0].1, 2, "the other log counts");
        let piped = run(&["scan", "-"], bytes);
        assert!(text(&piped.stderr).contains(said), "{said}");
    }
    for text_of_a_log in ["PKG", "7z", "BZ conference.iceFailed", "Rar!"] {
        let output = run(&["scan", "-"], text_of_a_log);
        assert_eq!(text(&output.stderr), "", "{text_of_a_log}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn bombs_take_little_memory() {
    let folder = Folder::new("bombs");
    let mut bomb = vec![0; 24 << 20];
    bomb.extend(b"\nconference.iceFailed\n");
    for (extension, pack) in PACKINGS {
        let log = folder.write(&format!("bomb.{extension}"), pack(&bomb));
        let output = run_in_little_memory(&["scan", "--format", "json", &log]);
        assert_eq!(text(&output.stderr), "", "{extension}");
        let lines = [("conference.iceFailed", 1, 2, 2)];
        assert_eq!(counts(&json(&output)), lines, "{extension}");
    }
}

/// A log says how much memory it needs, and a few bytes can ask for gigabytes.
#[cfg(target_os = "linux")]
#[test]
fn a_log_that_asks_for_much_memory_is_refused() {
    let folder = Folder::new("memory");
    // A frame with a window of 128 MiB, as `zstd --long` makes it, and one of 2 TiB.
    for window in [0x88, 0xf8] {
        let mut frame = vec![0x28, 0xb5, 0x2f, 0xfd, 0, window];
        frame.extend([1, 0, 0]);
        let log = folder.write("window.zst", frame);
        let output = run_in_little_memory(&["scan", &log]);
        let error = text(&output.stderr);
        assert!(error.contains("MiB of memory to unpack"), "{error}");
        assert_eq!(output.status.code(), Some(2));
    }
    let mut options = lzma_rust2::XzOptions::with_preset(0);
    options.lzma_options.dict_size = 1 << 28;
    let mut encoder = lzma_rust2::XzWriter::new(Vec::new(), options).expect("right options");
    encoder.write_all(LOG.as_bytes()).expect("memory");
    let log = folder.write("dictionary.xz", encoder.finish().expect("memory"));
    let output = run_in_little_memory(&["scan", &log]);
    let error = text(&output.stderr);
    assert!(error.contains("needed memory too big"), "{error}");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn utf_16_is_read() {
    let folder = Folder::new("utf-16");
    let log = format!("\u{1f600} Ошибка\n{LOG}");
    let lines = [
        ("conference.iceFailed", 2, 4, 5),
        ("connection.droppedError", 1, 2, 2),
    ];
    for mark in ["\u{feff}", ""] {
        let marked = format!("{mark}{log}");
        let little: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [little.clone(), big.clone(), gzip(&little), xz(&big)] {
            let path = folder.write("wide.log", &bytes);
            for arguments in [[&*path], [&folder.path(".")]] {
                let output = run(
                    &[&["scan", "--format", "json"], &arguments[..]].concat(),
                    "",
                );
                assert_eq!(text(&output.stderr), "");
                assert_eq!(counts(&json(&output)), lines, "{:?}", &bytes[..16]);
            }
        }
    }
    // Half a character at the end, and zeros that are no UTF-16.
    let mut half: Vec<u8> = LOG.encode_utf16().flat_map(u16::to_le_bytes).collect();
    half.extend([0x3d, 0xd8, 1]);
    let output = run(&["scan", "--format", "json", "-"], half);
    assert_eq!(counts(&json(&output))[0].1, 2);
    let mut zeros = vec![0; 5000];
    zeros.extend(LOG.as_bytes());
    let output = run(&["scan", "--format", "json", "-"], zeros);
    assert_eq!(counts(&json(&output))[0].1, 2);
}

#[test]
fn folders_are_searched_as_ripgrep_does() {
    let folder = Folder::new("folder");
    for inner in ["b/c", ".hidden", "ignored", ".git"] {
        fs::create_dir_all(folder.path(inner)).expect("a folder");
    }
    for (name, text_of_it) in [
        ("b/c/a.log", "conference.iceFailed"),
        ("b/z.log", "conference.iceFailed"),
        ("a.log", "conference.iceFailed"),
        ("git.log", "conference.iceFailed"),
        (".hidden.log", "conference.chatError"),
        (".hidden/a.log", "conference.chatError"),
        ("ignored/a.log", "conference.chatError"),
        ("core", "conference.chatError\0"),
        (".ignore", "ignored"),
        (".gitignore", "*.log"),
    ] {
        folder.write(name, text_of_it);
    }
    folder.write("b/packed.gz", gzip(b"\0conference.iceFailed"));
    let output = run(&["scan", "--format", "json", &folder.path("")], "");
    let found = json(&output);
    assert_eq!(counts(&found), [("conference.iceFailed", 5, 1, 1)]);
    assert_eq!(found[0]["first"]["file"], folder.path("a.log"));
    assert_eq!(found[0]["last"]["file"], folder.path("git.log"));
    assert!(output.status.success() && output.stderr.is_empty());

    // Who names a file means it.
    for name in ["core", ".hidden.log", "ignored/a.log"] {
        let output = run(&["scan", "--format", "json", &folder.path(name)], "");
        assert_eq!(counts(&json(&output))[0].0, "conference.chatError");
    }
}

#[test]
fn what_a_folder_can_not_give_is_reported() {
    let folder = Folder::new("unreadable");
    folder.write("a.log", LOG);
    let zip = folder.write("b.zip", "PK\x03\x04\x14\0\0\0");
    let half = folder.write("c.gz", &gzip(LOG.as_bytes())[..40]);
    folder.write("d.log", LOG);
    let missing = folder.path("missing");
    let output = run(
        &["scan", "--format", "json", &missing, &folder.path("")],
        "",
    );
    let error = text(&output.stderr);
    let lines: Vec<&str> = error.lines().collect();
    assert_eq!(lines.len(), 3, "{error}");
    for (line, path) in lines.iter().zip([missing, zip, half]) {
        assert!(
            line.starts_with(&format!("jitsi-errors: {path}: ")),
            "{line}"
        );
    }
    assert_eq!(counts(&json(&output))[0].1, 4);
    assert_eq!(output.status.code(), Some(2));
}
