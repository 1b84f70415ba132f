//! What a key holds, as the type that is expected there, or a diagnostic.

use std::num::ParseIntError;

use toml::de::DeValue;

use super::super::diagnostic::{Diagnostic, Expected, What};
use super::super::model::{Date, Text};
use super::super::suggest::nearest;
use super::Field;

impl Field<'_> {
    pub fn string(&self) -> Option<Text> {
        let DeValue::String(text) = self.value.get_ref() else {
            return None;
        };
        Some(Text {
            text: text.to_string(),
            span: self.span(),
        })
    }

    /// A string that is not blank.
    pub fn text(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<Text> {
        let text = self.string();
        match &text {
            None => self.mistyped(Expected::Text, diagnostics),
            Some(text) if text.trim().is_empty() => {
                let (what, span) = (self.what.clone(), self.span());
                diagnostics.push(Diagnostic::Blank { what, span });
                return None;
            }
            Some(_) => {}
        }
        text
    }

    /// Strings that are not blank.
    pub fn texts(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<Vec<Text>> {
        if self.is_tables() {
            self.mistyped(Expected::Texts, diagnostics);
            return None;
        }
        let element = What::Element(self.key.text.clone());
        let elements = self.expect_elements(&element, Expected::Texts, diagnostics)?;
        let texts = elements
            .iter()
            .filter_map(|element| element.text(diagnostics));
        Some(texts.collect())
    }

    pub fn boolean(&self) -> Option<bool> {
        self.value.get_ref().as_bool()
    }

    pub fn expect_boolean(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<bool> {
        let boolean = self.boolean();
        if boolean.is_none() {
            self.mistyped(Expected::Boolean, diagnostics);
        }
        boolean
    }

    /// A whole number, if it is not too large.
    pub fn integer(&self) -> Option<Result<i128, ParseIntError>> {
        let integer = self.value.get_ref().as_integer()?;
        Some(i128::from_str_radix(integer.as_str(), integer.radix()))
    }

    /// A whole number from 0 to `most`.
    pub fn expect_integer(
        &self,
        most: u32,
        expected: Expected,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<u32> {
        let Some(integer) = self.integer() else {
            self.mistyped(expected, diagnostics);
            return None;
        };
        let integer = integer.ok().and_then(|integer| u32::try_from(integer).ok());
        let integer = integer.filter(|integer| *integer <= most);
        if integer.is_none() {
            self.out_of_range(expected, diagnostics);
        }
        integer
    }

    /// A number, whole or not.
    pub fn number(&self) -> Option<f64> {
        match self.value.get_ref() {
            DeValue::Float(float) => float.as_str().parse().ok(),
            _ => self.integer()?.ok()?.to_string().parse().ok(),
        }
    }

    pub fn date(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<Date> {
        let Some(day) = self.value.get_ref().as_datetime() else {
            self.mistyped(Expected::Date, diagnostics);
            return None;
        };
        let span = self.span();
        let (Some(date), None) = (day.date, day.time) else {
            let what = self.what.clone();
            diagnostics.push(Diagnostic::NotADay { what, span });
            return None;
        };
        let (month, day) = (u32::from(date.month), u32::from(date.day));
        let number = u32::from(date.year) * 10_000 + month * 100 + day;
        Some(Date { number, span })
    }

    /// One of the words that it may be.
    pub fn word(
        &self,
        known: &'static [&'static str],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<&'static str> {
        let word = self.text(diagnostics)?;
        let found = known.iter().copied().find(|known| *known == &*word);
        if found.is_none() {
            diagnostics.push(Diagnostic::NoWord {
                what: self.what.clone(),
                meant: nearest(&word, known),
                word,
                known,
            });
        }
        found
    }

    /// Reports that it is empty.
    pub fn empty(&self, diagnostics: &mut Vec<Diagnostic>) {
        let (what, span) = (self.what.clone(), self.span());
        diagnostics.push(Diagnostic::Empty { what, span });
    }

    /// Reports that something else was expected.
    pub fn mistyped(&self, expected: Expected, diagnostics: &mut Vec<Diagnostic>) {
        let char_spans = match self.value.get_ref() {
            DeValue::String(text) => Some(text.to_string()),
            DeValue::Integer(integer) => Some(integer.to_string()),
            _ => None,
        };
        diagnostics.push(Diagnostic::WrongType {
            what: self.what.clone(),
            write: char_spans.and_then(|char_spans| expected.write(&char_spans)),
            expected,
            found: self.found(),
            span: self.span(),
        });
    }

    pub fn out_of_range(&self, expected: Expected, diagnostics: &mut Vec<Diagnostic>) {
        diagnostics.push(Diagnostic::OutOfRange {
            what: self.what.clone(),
            expected,
            span: self.span(),
        });
    }
}
