//! What a program should do about an error: cases, of which the first that holds counts.

use super::diagnostic::{Diagnostic, Expected, What};
use super::fields::{Field, Fields};
use super::model::{
    Action, Case, Condition, Holds, ParameterKind, Plain, Presence, Then, UserInput, Verb, WaitFor,
};
use super::parameter::Parameters;
use super::suggest::nearest;

/// Reads the cases of the error `above`; there are none where one can't be read, or a parameter may
/// be other than it seems.
pub fn cases(
    field: &Field<'_>,
    above: &mut Fields<'_>,
    parameters: &Parameters,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Case> {
    let mut reader = Reader {
        parameters,
        diagnostics,
    };
    let elements = field.elements(&What::Case);
    let fields = elements.unwrap_or_else(|| vec![field.clone()]);
    if fields.is_empty() {
        field.empty(reader.diagnostics);
    }
    let cases: Vec<_> = fields
        .iter()
        .map(|field| reader.case(field, above))
        .collect();
    let cases: Option<Vec<Case>> = cases.into_iter().collect();
    cases.filter(|_| !parameters.is_invalid).unwrap_or_default()
}

/// What a case says that should be done.
#[derive(Clone, Copy)]
enum Asked {
    Action(Verb),
    /// What the error in a parameter says.
    Parameter,
    /// That can't be told.
    Invalid,
}

struct Reader<'r> {
    parameters: &'r Parameters,
    diagnostics: &'r mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn case(&mut self, field: &Field<'_>, above: &mut Fields<'_>) -> Option<Case> {
        let mut fields = field.expect_table(Expected::Recovery, self.diagnostics)?;
        let span = field.span();
        let when = fields.optional("when");
        let action = fields.optional("action");
        let after = fields.optional("after");
        let poll_every = fields.optional("poll_every");
        let backoff = fields.optional("backoff");
        let what = fields.optional("for");
        let kind = fields.optional("as");
        let asked = match (&action, &kind) {
            (Some(field), _) => self.verb(field).map_or(Asked::Invalid, Asked::Action),
            (None, Some(_)) => Asked::Parameter,
            (None, None) => {
                fields.miss("action");
                Asked::Invalid
            }
        };
        for field in [&after, &poll_every, &backoff, &what, &kind]
            .into_iter()
            .flatten()
        {
            self.fits(field, asked);
        }
        if matches!(asked, Asked::Action(Verb::Ask | Verb::Wait)) && what.is_none() {
            fields.miss("for");
        }
        // With another key the case may be another.
        let is_clear = fields.others().is_empty();
        for parameter in &self.parameters.all {
            fields.belongs(&parameter.name, "when", self.diagnostics);
        }
        fields.finish_within(above, self.diagnostics);

        let [after, poll_every] = [after, poll_every].map(|field| {
            field.and_then(|field| field.expect_integer(3600, Expected::Seconds, self.diagnostics))
        });
        let backoff = backoff.and_then(|field| field.expect_boolean(self.diagnostics));
        let backoff = backoff.unwrap_or_default();
        let when = match when {
            Some(field) => self.when(&field),
            None => Some(Vec::new()),
        };
        let then = match asked {
            Asked::Invalid => None,
            Asked::Parameter => self.of(&kind?),
            Asked::Action(_) if kind.is_some() => None,
            Asked::Action(verb) => Some(Then::Do(match verb {
                Verb::Retry => Action::Retry { after, backoff },
                Verb::Ask => Action::Ask(UserInput::from_word(
                    what?.word(UserInput::WORDS, self.diagnostics)?,
                )?),
                Verb::Wait => {
                    let until = WaitFor::from_word(what?.word(WaitFor::WORDS, self.diagnostics)?)?;
                    Action::Wait { until, poll_every }
                }
                Verb::Restart => Action::Restart { after, backoff },
                Verb::JoinAsVisitor => Action::JoinAsVisitor,
                Verb::GiveUp => Action::GiveUp,
                Verb::Continue => Action::Continue,
                Verb::Ignore => Action::Ignore,
            })),
        };
        let (when, then) = (when?, then?);
        is_clear.then_some(Case { when, then, span })
    }

    /// Reports a key that the action does not take.
    fn fits(&mut self, field: &Field<'_>, asked: Asked) {
        let (action, taken): (_, &[&str]) = match asked {
            Asked::Invalid => return,
            Asked::Parameter if field.key.text == "as" => return,
            Asked::Parameter => (None, &[]),
            Asked::Action(verb) => match verb {
                Verb::Retry | Verb::Restart => (Some(verb.word()), &["after", "backoff"]),
                Verb::Ask => (Some(verb.word()), &["for"]),
                Verb::Wait => (Some(verb.word()), &["for", "poll_every"]),
                _ => (Some(verb.word()), &[]),
            },
        };
        if !taken.contains(&&*field.key) {
            let key = field.key.clone();
            self.diagnostics
                .push(Diagnostic::Senseless { key, action, taken });
        }
    }

    fn verb(&mut self, field: &Field<'_>) -> Option<Verb> {
        let word = field.text(self.diagnostics)?;
        let verb = Verb::from_word(&word);
        if verb.is_none() {
            let meant = nearest(&word, Verb::WORDS);
            self.diagnostics.push(Diagnostic::NoAction { word, meant });
        }
        verb
    }

    /// What the error in the parameter of this name says.
    fn of(&mut self, field: &Field<'_>) -> Option<Then> {
        let name = field.text(self.diagnostics)?;
        let parameter = self.parameters.find(&name, self.diagnostics)?;
        let span = name.span;
        Some(Then::As { parameter, span })
    }

    fn when(&mut self, field: &Field<'_>) -> Option<Vec<Condition>> {
        let fields = field.expect_table(Expected::When, self.diagnostics)?;
        let entries = fields.others();
        if entries.is_empty() {
            field.empty(self.diagnostics);
            return None;
        }
        let conditions: Vec<Option<Condition>> =
            entries.iter().map(|entry| self.condition(entry)).collect();
        conditions.into_iter().collect()
    }

    fn condition(&mut self, field: &Field<'_>) -> Option<Condition> {
        let parameter = self.parameters.find(&field.key, self.diagnostics);
        let kind = parameter.map(|index| &self.parameters.all[index].kind);
        let is_word = !matches!(
            kind,
            Some(ParameterKind::Plain(
                Plain::Boolean | Plain::Flag | Plain::Integer
            ))
        );
        let holds = self.holds(field, is_word);
        Some(Condition {
            parameter: parameter?,
            holds: holds?,
            span: field.span(),
        })
    }

    /// What a condition asks for. A word for a parameter that can't be one is for `check` to report,
    /// which knows what to write instead.
    fn holds(&mut self, field: &Field<'_>, is_word: bool) -> Option<Holds> {
        if let Some(boolean) = field.boolean() {
            return Some(Holds::Boolean(boolean));
        }
        if let Some(integer) = field.integer() {
            let integer = integer.ok().and_then(|integer| i64::try_from(integer).ok());
            if integer.is_none() {
                field.out_of_range(Expected::Integer("i64"), self.diagnostics);
            }
            return integer.map(Holds::Integer);
        }
        if let Some(word) = field.string() {
            let presence = Presence::from_word(&word);
            let known = [Presence::WORDS, &["true", "false"]].concat();
            let meant = nearest(&word, &known);
            if presence.is_none() && meant.is_none() && !is_word {
                return Some(Holds::Text(word.text));
            }
            if presence.is_none() {
                self.diagnostics
                    .push(Diagnostic::NoCondition { word, meant });
            }
            return presence.map(Holds::Presence);
        }
        let mut fields = field.expect_table(Expected::Condition, self.diagnostics)?;
        let text = fields.required("is");
        fields.finish(self.diagnostics);
        let text = text?.text(self.diagnostics)?;
        Some(Holds::Text(text.text))
    }
}
