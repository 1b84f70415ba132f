//! Failures from JavaScript values.

use alloc::string::String;
use alloc::vec::Vec;

use js_sys::wasm_bindgen::{JsCast, JsValue};
use js_sys::{Array, BigInt, Function, JSON, Reflect};

use crate::{Argument, ErrorReport, Failure};

/// How deep lists and objects are looked into.
const DEPTH: usize = 32;

/// How many values are read at most.
const MOST: usize = 10_000;

/// What an `Error`, and what a browser throws, may have from its class alone.
const INHERITED: [&str; 3] = ["name", "message", "constraint"];

/// What an event may have from its class alone: a `MessageEvent`, and a `CustomEvent`.
const OF_EVENTS: [&str; 2] = ["data", "detail"];

/// What a session of a recording is asked for, and what an app's events call that.
const SESSION: [(&str, &str); 4] = [
    ("getError", "error"),
    ("getID", "id"),
    ("getMode", "mode"),
    ("getStatus", "status"),
];

impl<F: Failure> ErrorReport<F> {
    /// Reads a JavaScript value: the event of a listener of the `IFrame` API, or the `MessageEvent` that
    /// it is sent in, what was thrown or a promise was rejected with, an array of all arguments of a
    /// handler of lib-jitsi-meet, or the session that `RECORDER_STATE_CHANGED` delivers.
    ///
    /// ```no_run
    /// use jitsi_errors::{JitsiFailure, ErrorReport};
    /// use js_sys::wasm_bindgen::JsValue;
    ///
    /// fn on_error(event: &JsValue) {
    ///     let reported: ErrorReport<JitsiFailure> = ErrorReport::from_js(event);
    ///     let recovery = reported.failure.as_ref().and_then(JitsiFailure::recovery);
    ///     # let _ = recovery;
    /// }
    /// ```
    #[must_use]
    pub fn from_js(value: &JsValue) -> Self {
        Argument::from_js(value).into()
    }
}

impl Argument {
    /// Reads a JavaScript value.
    ///
    /// An `Error` has its `name` and its `message`, though they are not among its enumerable
    /// properties, and not its `stack`; an event has its `data` or `detail`, and `data` that is JSON is
    /// parsed. What is a function or a symbol, contains itself, or can't be read because a getter throws,
    /// is omitted from an object, and undefined in an array. So is what is more than 32 levels deep, and
    /// what follows after 10 000 values. No code of the page is called but getters, proxies, and the
    /// functions `getError`, `getID`, `getMode` and `getStatus` of an object that has the first: a
    /// session of a recording, which is read as what they return.
    #[must_use]
    pub fn from_js(value: &JsValue) -> Self {
        let mut reader = Reader {
            around: Vec::new(),
            left: MOST,
        };
        reader.value(value).unwrap_or(Self::Undefined)
    }
}

struct Reader {
    /// The objects around the value.
    around: Vec<JsValue>,
    /// How many values may still be read.
    left: usize,
}

impl Reader {
    /// The value, unless it is left out.
    fn value(&mut self, value: &JsValue) -> Option<Argument> {
        self.left = self.left.checked_sub(1)?;
        if value.is_undefined() {
            Some(Argument::Undefined)
        } else if value.is_null() {
            Some(Argument::Null)
        } else if let Some(boolean) = value.as_bool() {
            Some(boolean.into())
        } else if let Some(number) = value.as_f64() {
            Some(number.into())
        } else if let Some(text) = value.as_string() {
            Some(text.into())
        } else if let Some(number) = value.dyn_ref::<BigInt>() {
            let digits = String::from(number.to_string(10).ok()?);
            Some(digits.parse::<i128>().map_or(digits.into(), Argument::from))
        } else if value.is_object() {
            self.inside(value)
        } else {
            None
        }
    }

    /// An array or an object, unless it is in itself or too deep.
    fn inside(&mut self, value: &JsValue) -> Option<Argument> {
        if self.around.len() == DEPTH || self.around.contains(value) {
            return None;
        }
        // It throws where nothing can be read: for a proxy that was revoked.
        Reflect::get_prototype_of(value).ok()?;
        self.around.push(value.clone());
        let read = if Array::is_array(value) {
            self.list(value)
        } else if function(value, "getError").is_some() {
            Some(self.session(value))
        } else {
            self.object(value)
        };
        self.around.pop();
        read
    }

    fn list(&mut self, array: &JsValue) -> Option<Argument> {
        let length = Reflect::get(array, &"length".into()).ok()?.as_f64()?;
        let mut values = Vec::new();
        for index in (0..).take_while(|&index| f64::from(index) < length) {
            if self.left == 0 {
                break;
            }
            let value = Reflect::get_u32(array, index).ok();
            let value = value.and_then(|value| self.value(&value));
            values.push(value.unwrap_or(Argument::Undefined));
        }
        Some(Argument::List(values))
    }

    fn object(&mut self, object: &JsValue) -> Option<Argument> {
        let mut properties: Vec<(String, Argument)> = Vec::new();
        for name in Reflect::own_keys(object).ok()? {
            let Some(text) = name.as_string().filter(|text| text != "stack") else {
                continue;
            };
            if self.left == 0 {
                break;
            }
            let value = self.property(object, &text);
            properties.extend(value.map(|value| (text, value)));
        }
        for name in INHERITED {
            if properties.iter().all(|(known, _)| known != name) {
                let value = Reflect::get(object, &name.into());
                let text = value.ok().and_then(|value| value.as_string());
                properties.extend(text.map(|text| (name.into(), text.into())));
            }
        }
        for name in OF_EVENTS {
            if properties.iter().all(|(known, _)| known != name) {
                let value = self
                    .property(object, name)
                    .filter(|value| !value.is_nullish());
                properties.extend(value.map(|value| (name.into(), value)));
            }
        }
        Some(Argument::Object(properties))
    }

    fn property(&mut self, object: &JsValue, name: &str) -> Option<Argument> {
        let value = Reflect::get(object, &name.into()).ok()?;
        // The `IFrame` API posts its messages as JSON.
        let message = value
            .as_string()
            .filter(|text| name == "data" && text.starts_with('{'));
        let message = message.and_then(|text| JSON::parse(&text).ok());
        self.value(&message.unwrap_or(value))
    }

    fn session(&mut self, session: &JsValue) -> Argument {
        let mut properties = Vec::new();
        for (name, property) in SESSION {
            let said = function(session, name).and_then(|ask| ask.call0(session).ok());
            if let Some(value) = said.and_then(|value| self.value(&value)) {
                properties.push((property.into(), value));
            }
        }
        Argument::Object(properties)
    }
}

fn function(object: &JsValue, name: &str) -> Option<Function> {
    let value = Reflect::get(object, &name.into()).ok()?;
    value.dyn_into().ok()
}
