//! Returns to JavaScript what is read from its values.

use jitsi_errors::{
    AnyFailure, Argument, ConferenceFailure, ConnectionFailure, E2eeFailure, ErrorReport, Event,
    Failure, RecordingFailure, TrackFailure, VideoSipGwFailure,
};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
#[must_use]
pub fn argument(value: &JsValue) -> String {
    format!("{:?}", Argument::from_js(value))
}

/// Reads a value as a failure of the catalog with this name.
#[wasm_bindgen]
#[must_use]
pub fn reported(catalog: &str, value: &JsValue) -> String {
    match catalog {
        "conference" => show(&ErrorReport::<ConferenceFailure>::from_js(value)),
        "connection" => show(&ErrorReport::<ConnectionFailure>::from_js(value)),
        "track" => show(&ErrorReport::<TrackFailure>::from_js(value)),
        "e2ee" => show(&ErrorReport::<E2eeFailure>::from_js(value)),
        "recording" => show(&ErrorReport::<RecordingFailure>::from_js(value)),
        "sip" => show(&ErrorReport::<VideoSipGwFailure>::from_js(value)),
        _ => show(&ErrorReport::<AnyFailure>::from_js(value)),
    }
}

/// Reads the arguments of an event as a failure.
#[wasm_bindgen]
#[must_use]
pub fn delivered(event: &str, arguments: Vec<JsValue>) -> String {
    let arguments = arguments.iter().map(Argument::from_js).collect();
    let event = Event::from_name(event).expect("the name of an event");
    show(&ErrorReport::<AnyFailure>::from_event(event, arguments))
}

fn show<F: Failure>(reported: &ErrorReport<F>) -> String {
    format!("{reported:?}")
}
