//! The export: all errors as data.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use jitsi_errors::{
    AnyError, Catalog, ErrorInfo, JitsiError, RecordingError, TrackError, each_catalog,
};
use jitsi_errors_tests::package::facade;
use rusqlite::Connection;
use serde::Serialize;

/// The number of telemetry rows.
const REPORTS: usize = 1_000_000;

const QUERY: &str = include_str!("../jitsi-errors/docs/recovery.sql");

fn entries() -> Vec<ErrorInfo> {
    each_catalog!(E => E::ALL.iter().map(|error| error.info()).collect::<Vec<_>>()).concat()
}

#[test]
fn each_catalog_covers_all_specs() {
    let code = fs::read_to_string(facade().join("src/jitsi.rs")).expect("the file is there");
    let declared = code.match_indices("\n#[catalog(").map(|(start, _)| {
        let (_, rest) = code[start..]
            .split_once("pub enum ")
            .expect("it is an enum");
        rest.split_once(' ').expect("its name ends").0
    });
    let declared: Vec<&str> = declared.collect();
    assert!(declared.contains(&RecordingError::NAME));
    assert_eq!(each_catalog!(E => E::NAME).as_slice(), declared);
    let any: Vec<ErrorInfo> = AnyError::ALL.iter().map(|error| error.info()).collect();
    assert_eq!(any, entries());
}

#[test]
fn an_info_names_the_catalog_that_declares_the_error() {
    let error = JitsiError::Track(TrackError::Timeout);
    assert_eq!(error.info(), TrackError::Timeout.info());
    assert_eq!(error.info().catalog, TrackError::NAME);
}

#[test]
fn an_info_has_all_values_of_its_error() {
    each_catalog!(E => for error in E::ALL {
        let entry = error.info();
        assert_eq!((entry.catalog, entry.upstream), (E::NAME, E::UPSTREAM));
        assert_eq!((entry.name, entry.value), (error.name(), error.value()));
        assert_eq!((entry.event, entry.since), (error.event(), error.since()));
        assert_eq!((entry.lifecycle, entry.automatic_retries), (error.lifecycle(), error.automatic_retries()));
        assert_eq!((entry.recovery, entry.cause), (error.recovery(), error.cause()));
        assert_eq!(entry.occurrences, error.occurrences());
        assert_eq!(entry.not_when, error.not_when());
        assert_eq!((entry.recommendation, entry.operator), (error.recommendation(), error.operator()));
        assert_eq!(entry.example, error.example());
    });
}

/// Checked with `MessagePack`, which writes the number of fields first; JSON does not.
#[test]
fn the_number_of_fields_is_right() {
    fn check(written: &impl Serialize) {
        let fields = serde_json::to_value(written).expect("it is written");
        let bytes = rmp_serde::to_vec_named(written).expect("it is written");
        let read: serde_json::Value = rmp_serde::from_slice(&bytes).expect("it is read");
        assert_eq!(read, fields);
        // The header of a list: up to 15 fields in the byte itself, more in the next two bytes.
        let list = rmp_serde::to_vec(written).expect("it is written");
        let len = match list[..] {
            [0xdc, high, low, ..] => u16::from_be_bytes([high, low]).into(),
            [byte, ..] => usize::from(byte & 0x0f),
            [] => 0,
        };
        assert_eq!(len, fields.as_object().expect("it is an object").len());
    }
    for info in entries() {
        check(&info);
        check(&info.csv_row());
    }
}

/// The export has the same words as the spec.
#[test]
fn a_recovery_is_serialized_as_in_its_spec() {
    let mut seen = BTreeSet::new();
    for (file, title) in [
        ("conference.toml", "ConferenceError"),
        ("track.toml", "TrackError"),
    ] {
        let spec = fs::read_to_string(facade().join("spec").join(file)).expect("a spec");
        let spec: toml::Table = spec.parse().expect("it is TOML");
        let errors = spec["error"].as_table().expect("a table");
        for entry in entries().iter().filter(|entry| entry.catalog == title) {
            let written = serde_json::to_value(entry).expect("it is written");
            let Some(said) = errors[entry.name]
                .get("recovery")
                .and_then(toml::Value::as_table)
            else {
                continue;
            };
            for (key, value) in said {
                let value = serde_json::to_value(value).expect("it is written");
                assert_eq!(written["recovery"][key], value, "{}", entry.name);
                seen.insert(key.clone());
            }
        }
    }
    assert!(seen.len() > 2, "{seen:?}");
}

/// The query in the docs: a million reports, joined with the export.
#[test]
fn the_export_joins_with_telemetry() -> rusqlite::Result<()> {
    let mut database = Connection::open_in_memory()?;
    let entries = entries();
    import(&mut database, &entries)?;

    let known: Vec<&str> = JitsiError::ALL.iter().map(|error| error.value()).collect();
    let values = known.iter().enumerate();
    let values = values.map(|(index, value)| format!("({index}, '{value}')"));
    database.execute_batch(&format!(
        "CREATE TABLE report (person INTEGER, value TEXT);
        CREATE TABLE known (number INTEGER PRIMARY KEY, value TEXT);
        INSERT INTO known VALUES {};
        WITH RECURSIVE report_of (number) AS (
            SELECT 0 UNION ALL SELECT number + 1 FROM report_of WHERE number + 1 < {REPORTS}
        )
        INSERT INTO report SELECT report_of.number / 7, CASE report_of.number % 10
            WHEN 0 THEN 'conference.ofTomorrow' ELSE known.value
        END FROM report_of JOIN known ON known.number = report_of.number % {};",
        values.collect::<Vec<_>>().join(", "),
        known.len(),
    ))?;

    let mut expected: BTreeMap<String, (i64, i64)> = BTreeMap::new();
    let mut last = BTreeMap::new();
    let recoveries: Vec<String> = JitsiError::ALL
        .iter()
        .map(|error| recovery(error.info()))
        .collect();
    for report in 0..REPORTS {
        let recovery = match report % 10 {
            0 => "not known",
            _ => &recoveries[report % known.len()],
        };
        let (reports, people) = expected.entry(recovery.to_owned()).or_default();
        *reports += 1;
        let person = report / 7;
        if last.insert(recovery, person) != Some(person) {
            *people += 1;
        }
    }
    let mut query = database.prepare(QUERY)?;
    let rows = query.query_map((), |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    let rows: Vec<(String, (i64, i64))> = rows.collect::<Result<_, _>>()?;
    assert!(rows.is_sorted_by_key(|(_, (reports, _))| -reports));
    assert_eq!(rows.into_iter().collect::<BTreeMap<_, _>>(), expected);
    Ok(())
}

/// Creates a table from the export, like `.import --csv`: all columns are text.
fn import(database: &mut Connection, entries: &[ErrorInfo]) -> rusqlite::Result<()> {
    let mut table = csv::Writer::from_writer(Vec::new());
    for entry in entries {
        table.serialize(entry.csv_row()).expect("memory is written");
    }
    let table = table.into_inner().expect("memory is written");
    let mut table = csv::Reader::from_reader(&*table);
    let header = table.headers().expect("a header");
    let columns: Vec<String> = header
        .iter()
        .map(|column| format!("{column} TEXT"))
        .collect();
    database.execute_batch(&format!("CREATE TABLE error ({})", columns.join(", ")))?;
    let marks = vec!["?"; columns.len()].join(", ");
    let mut insert = database.prepare(&format!("INSERT INTO error VALUES ({marks})"))?;
    for row in table.records() {
        let row = row.expect("a row");
        insert.execute(rusqlite::params_from_iter(&row))?;
    }
    Ok(())
}

/// The name of the recovery, or of the lifecycle if a spec has no recovery.
fn recovery(entry: ErrorInfo) -> String {
    let entry = serde_json::to_value(entry).expect("it is written");
    let action = entry["recovery"]["action"].as_str();
    let word = action.or(entry["lifecycle"].as_str());
    word.expect("it has a life").to_owned()
}
