//! The time at which a line was written.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Serialize, Serializer};

/// A timestamp begins within so many bytes of a line: what is behind belongs to the message.
const HEAD: usize = 64;

const MONTHS: [&[u8]; 12] = [
    b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec",
];

/// A time as a line has it, in the line's own zone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Time {
    /// Year, month, day, hour, minute, second.
    fields: [u16; 6],
    /// The digits of the fraction, as many as there are.
    fraction: [u8; 9],
    digits: usize,
    /// Minutes east of Greenwich, if the line says so.
    zone: Option<i16>,
}

/// Reads the timestamps of a log.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// Seconds since 1970, before which the log was written.
    until: i64,
}

impl Clock {
    /// For a log that was last modified at this time. Where its timestamps lack the year, it is the
    /// latest one that is possible.
    pub fn new(modified: SystemTime) -> Self {
        /// A log's zone may be ahead of ours.
        const DAY: i64 = 86_400;
        let seconds = modified.duration_since(UNIX_EPOCH).unwrap_or_default();
        let seconds = i64::try_from(seconds.as_secs()).unwrap_or(i64::MAX - DAY);
        Self {
            until: seconds + DAY,
        }
    }

    /// The first timestamp in the head of a line: ISO 8601, also with a space or with slashes
    /// (nginx), syslog's (`Nov 26 09:12:44`), klog's (`E1126 09:12:44.107`), logcat's (`11-26
    /// 09:12:44.107`), Apache's (`Thu Nov 26 09:12:44 2026`) and that of access logs
    /// (`26/Nov/2026:09:12:44 +0000`).
    pub fn time_of(self, line: &[u8]) -> Option<Time> {
        /// More than the longest timestamp has.
        const LONGEST: usize = 48;
        let line = &line[..line.len().min(HEAD + LONGEST)];
        let line = line.split(|byte| *byte == b'\n').next()?;
        let (mut is_inside, mut yearless) = (false, None);
        for (start, byte) in line.iter().take(HEAD).enumerate() {
            let is_word = byte.is_ascii_alphanumeric();
            let is_start = is_word && !is_inside;
            is_inside = is_word;
            match is_start.then(|| Time::at(&line[start..])).flatten() {
                // A program's own timestamp often follows that of syslog, which lacks the year.
                Some(time) if time.fields[0] > 0 => return Some(time),
                time => yearless = yearless.or(time),
            }
        }
        self.with_year(yearless?)
    }

    /// The time in the latest year that is possible.
    fn with_year(self, mut time: Time) -> Option<Time> {
        let latest = u16::try_from(1970 + self.until / 31_556_952).ok()?;
        (0..=latest).rev().find_map(|year| {
            time.fields[0] = year;
            (time.instant().0 <= self.until).then_some(time)
        })
    }
}

impl Time {
    /// The time with which a text begins; without a year, of the year 0.
    fn at(text: &[u8]) -> Option<Self> {
        let mut text = Text(text);
        let [mut year, month, day] = text.date()?;
        let hour = text.number(2)?;
        text.skip(b":")?;
        let minute = text.number(2)?;
        text.skip(b":")?;
        let second = text.number(2)?;
        let (fraction, digits) = text.fraction();
        if year == 0 {
            year = text.year_after().unwrap_or(0);
        }
        let zone = text.zone();
        let is_date = (1..=12).contains(&month) && (1..=31).contains(&day);
        let is_time = hour < 24 && minute < 60 && second <= 60;
        (is_date && is_time).then_some(Self {
            fields: [year, month, day, hour, minute, second],
            fraction,
            digits,
            zone,
        })
    }

    /// Seconds since 1970, in Greenwich if the zone is known, and the fraction.
    pub fn instant(&self) -> (i64, [u8; 9]) {
        let [year, month, day, hour, minute, second] = self.fields.map(i64::from);
        // http://howardhinnant.github.io/date_algorithms.html#days_from_civil
        let year = if month <= 2 { year - 1 } else { year };
        let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        let days = era * 146_097 + day_of_era - 719_468;
        let minutes = (days * 24 + hour) * 60 + minute - i64::from(self.zone.unwrap_or(0));
        (minutes * 60 + second, self.fraction)
    }

    /// The date and the minute, for people.
    pub fn to_the_minute(self) -> impl fmt::Display {
        let [year, month, day, hour, minute, _] = self.fields;
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")
    }
}

/// In ISO 8601, with the fraction and the zone that the line has.
impl fmt::Display for Time {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [year, month, day, hour, minute, second] = self.fields;
        // Without the machinery of `write!`, which is slow where there are many hits.
        let mut text = String::with_capacity(40);
        digits(&mut text, year / 100);
        for (number, before) in [
            (year % 100, ""),
            (month, "-"),
            (day, "-"),
            (hour, "T"),
            (minute, ":"),
            (second, ":"),
        ] {
            text.push_str(before);
            digits(&mut text, number);
        }
        if self.digits > 0 {
            text.push('.');
            let fraction = &self.fraction[..self.digits];
            text.extend(fraction.iter().map(|digit| char::from(b'0' + digit)));
        }
        match self.zone {
            None => {}
            Some(0) => text.push('Z'),
            Some(zone) => {
                text.push(if zone < 0 { '-' } else { '+' });
                digits(&mut text, zone.unsigned_abs() / 60);
                text.push(':');
                digits(&mut text, zone.unsigned_abs() % 60);
            }
        }
        formatter.write_str(&text)
    }
}

/// Writes a number below 100 as two digits.
fn digits(text: &mut String, number: u16) {
    for digit in [number / 10, number % 10] {
        text.extend(char::from_digit(digit.into(), 10));
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What is left of a line to read.
struct Text<'t>(&'t [u8]);

impl Text<'_> {
    /// Takes one of these bytes.
    fn skip(&mut self, any: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        any.contains(first).then(|| {
            self.0 = rest;
            *first
        })
    }

    /// Takes a number of this many digits.
    fn number(&mut self, digits: usize) -> Option<u16> {
        let (number, rest) = self.0.split_at_checked(digits)?;
        self.0 = rest;
        number.iter().try_fold(0, |number: u16, digit| {
            let digit = digit.is_ascii_digit().then(|| u16::from(digit - b'0'))?;
            Some(number * 10 + digit)
        })
    }

    /// Takes year, month and day, and what parts them from the time. The year is 0 if it is missing.
    fn date(&mut self) -> Option<[u16; 3]> {
        match self.0 {
            // Access logs.
            [b'0'..=b'9', _, b'/', ..] => {
                let day = self.number(2)?;
                self.skip(b"/")?;
                let month = self.month()?;
                self.skip(b"/")?;
                let year = self.number(4)?;
                self.skip(b":")?;
                Some([year, month, day])
            }
            // Android's logcat.
            [b'0'..=b'9', _, b'-', ..] => {
                let month = self.number(2)?;
                self.skip(b"-")?;
                let day = self.number(2)?;
                self.skip(b" ")?;
                Some([0, month, day])
            }
            // ISO 8601, nginx.
            [b'0'..=b'9', ..] => {
                let year = self.number(4)?;
                let separator = self.skip(b"-/")?;
                let month = self.number(2)?;
                self.skip(&[separator])?;
                let day = self.number(2)?;
                self.skip(b"T ")?;
                Some([year, month, day])
            }
            // klog.
            [b'D' | b'I' | b'W' | b'E' | b'F', b'0'..=b'9', ..] => {
                self.0 = &self.0[1..];
                let (month, day) = (self.number(2)?, self.number(2)?);
                self.skip(b" ")?;
                Some([0, month, day])
            }
            // syslog, Apache.
            _ => {
                let month = self.month()?;
                self.skip(b" ")?;
                let width = if self.skip(b" ").is_some() { 1 } else { 2 };
                let day = self.number(width)?;
                self.skip(b" ")?;
                Some([0, month, day])
            }
        }
    }

    /// The year, where it follows the time as in `Thu Nov 26 09:12:44 2026`.
    fn year_after(&self) -> Option<u16> {
        let mut rest = Self(self.0);
        rest.skip(b" ")?;
        let year = rest.number(4)?;
        let is_word = rest.0.first().is_some_and(u8::is_ascii_alphanumeric);
        ((1970..2200).contains(&year) && !is_word).then_some(year)
    }

    fn month(&mut self) -> Option<u16> {
        let name = self.0.get(..3)?;
        let index = MONTHS.iter().position(|month| *month == name)?;
        self.0 = &self.0[3..];
        u16::try_from(index + 1).ok()
    }

    /// Takes a fraction, if there is one: its digits, and how many of them are kept.
    fn fraction(&mut self) -> ([u8; 9], usize) {
        let mut fraction = [0; 9];
        let [b'.' | b',', rest @ ..] = self.0 else {
            return (fraction, 0);
        };
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits > 0 {
            self.0 = &rest[digits..];
        }
        for (kept, digit) in fraction.iter_mut().zip(&rest[..digits]) {
            *kept = digit - b'0';
        }
        (fraction, digits.min(9))
    }

    fn zone(&mut self) -> Option<i16> {
        self.skip(b" ");
        if self.0.starts_with(b"Z") || self.0.starts_with(b"UTC") {
            return Some(0);
        }
        let sign = self.skip(b"+-")?;
        let hours = self.number(2)?;
        self.skip(b":");
        let minutes = self.number(2)?;
        let zone = i16::try_from(hours * 60 + minutes).ok()?;
        (hours < 24 && minutes < 60).then_some(if sign == b'-' { -zone } else { zone })
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::{Clock, Time};

    /// 2026-12-01T12:00:00Z.
    fn read(line: &str) -> Option<Time> {
        let clock = Clock::new(UNIX_EPOCH + Duration::from_secs(1_796_126_400));
        clock.time_of(line.as_bytes())
    }

    #[test]
    fn usual_timestamps_are_read() {
        for (line, time) in [
            (
                "2026-11-26T09:12:44.107Z [WARN] x",
                "2026-11-26T09:12:44.107Z",
            ),
            ("2026-11-26 09:12:44,107 INFO", "2026-11-26T09:12:44.107"),
            ("[2026-11-26T09:12:44+02:00] x", "2026-11-26T09:12:44+02:00"),
            ("2026-11-26T09:12:44-0530 x", "2026-11-26T09:12:44-05:30"),
            ("2026-11-26 09:12:44 UTC x", "2026-11-26T09:12:44Z"),
            (
                "2026-11-26T09:12:44.107000000Z stdout F",
                "2026-11-26T09:12:44.107000000Z",
            ),
            (
                "Jicofo 2020-11-20 23:02:15.372 WARNING: [18]",
                "2020-11-20T23:02:15.372",
            ),
            (
                "xmpp.js:292 2024-05-27T10:46:43.123Z [x]",
                "2024-05-27T10:46:43.123Z",
            ),
            ("<34>1 2026-11-26T09:12:44Z host", "2026-11-26T09:12:44Z"),
            ("{\"time\":\"2026-11-26T09:12:44Z\"", "2026-11-26T09:12:44Z"),
            ("2026/11/26 09:12:44 [error] 7#7", "2026-11-26T09:12:44"),
            (
                "::1 - - [26/Nov/2026:09:12:44 +0100] \"GET",
                "2026-11-26T09:12:44+01:00",
            ),
            ("Nov 26 09:12:44 host prosody[1]: x", "2026-11-26T09:12:44"),
            (
                "Nov 26 09:12:44 host jicofo[3]: Jicofo 2020-11-20 23:02:15.372",
                "2020-11-20T23:02:15.372",
            ),
            (
                "[Thu Nov 26 09:12:44.107 2020] [error]",
                "2020-11-26T09:12:44.107",
            ),
            ("Nov 26 09:12:44 2020x y", "2026-11-26T09:12:44"),
            (
                "11-26 09:12:44.107  1234  5678 E Jitsi",
                "2026-11-26T09:12:44.107",
            ),
            ("Dec  2 09:12:44 host x", "2026-12-02T09:12:44"),
            ("Dec 26 09:12:44 host x", "2025-12-26T09:12:44"),
            (
                "E1126 09:12:44.107123    1 x.go:1] y",
                "2026-11-26T09:12:44.107123",
            ),
        ] {
            let read = read(line).map(|time| time.to_string());
            assert_eq!(read.as_deref(), Some(time), "{line}");
        }
    }

    #[test]
    fn other_numbers_are_no_time() {
        for line in [
            "",
            ":",
            "09:12:44 x",
            "2026-13-26T09:12:44Z",
            "2026-11-26T29:12:44Z",
            "2026-11-26",
            "2026-11-26T09:1",
            "12026-11-26T09:12:44Z",
            "Nov 26 09:12",
            "26-11 09:12:44",
            "2026-11 09:12:44",
            "Mov 26 09:12:44",
            "é2026 11 26 09:12:44",
            "192.168.0.1:443 [::1]:5222",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
        let far = "x".repeat(65) + " 2026-11-26T09:12:44Z";
        assert_eq!(read(&far), None, "it belongs to the message");
    }

    #[test]
    fn zones_are_compared() {
        let instant = |line: &str| read(line).expect("a time").instant();
        let hour = "2026-11-26T10:00:00";
        assert_eq!(
            instant(&format!("{hour}+01:00")),
            instant("2026-11-26T09:00:00Z")
        );
        assert!(instant("2026-11-26T09:00:00.2Z") > instant("2026-11-26T09:00:00.12Z"));
        assert_eq!(instant("1970-01-01T00:00:01Z").0, 1);
        assert_eq!(instant("2000-02-29T00:00:00Z").0, 951_782_400);
    }
}
