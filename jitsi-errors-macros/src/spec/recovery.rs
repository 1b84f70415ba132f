//! What a program should do about an error: cases, of which the first that holds counts.

use super::fields::{Field, Fields};
use super::mistake::{Expected, Mistake, What};
use super::model::{
    Action, Awaited, Case, Condition, Holds, Input, Presence, Span, Text, Then, Verb,
};
use super::near::nearest;
use super::parameter::Parameters;

/// Reads the cases of the error `above`; there are none where one can't be read, or a parameter may
/// be other than it seems.
pub fn cases(
    field: &Field<'_>,
    above: &mut Fields<'_>,
    parameters: &Parameters,
    mistakes: &mut Vec<Mistake>,
) -> Vec<Case> {
    let mut reader = Reader {
        parameters,
        mistakes,
    };
    let fields = match field.elements(&What::Case) {
        Some(elements) => elements,
        None if field.is_table() => vec![field.clone()],
        None => {
            field.mistyped(Expected::Recovery, reader.mistakes);
            return Vec::new();
        }
    };
    if fields.is_empty() {
        let (what, span) = (field.what.clone(), field.span());
        reader.mistakes.push(Mistake::Empty { what, span });
    }
    let cases: Vec<_> = fields
        .iter()
        .map(|field| reader.case(field, above))
        .collect();
    let cases: Option<Vec<Case>> = cases.into_iter().collect();
    cases.filter(|_| !parameters.is_unclear).unwrap_or_default()
}

struct Reader<'r> {
    parameters: &'r Parameters,
    mistakes: &'r mut Vec<Mistake>,
}

impl Reader<'_> {
    fn case(&mut self, field: &Field<'_>, above: &mut Fields<'_>) -> Option<Case> {
        let mut fields = field.expect_table(Expected::Recovery, self.mistakes)?;
        let span = field.span();
        let [when, action] = ["when", "action"].map(|key| fields.optional(key));
        let [after, backoff] = ["after", "backoff"].map(|key| fields.optional(key));
        let [what, kind] = ["for", "as"].map(|key| fields.optional(key));
        let is_kind = kind.is_some();
        let is_bare = action.is_none() && kind.is_none();
        if is_bare {
            fields.miss("action");
        }
        let verb = action.as_ref().map(|field| self.verb(field));
        let taken: &[&'static str] = match verb {
            Some(Some(Verb::Retry | Verb::Reload)) => &["after", "backoff"],
            Some(Some(Verb::Ask)) => &["for"],
            Some(Some(Verb::Wait)) => &["for", "after"],
            Some(Some(_)) => &[],
            // Whatever the action is to be, these are its.
            Some(None) => &["after", "backoff", "for"],
            None if is_bare => &["after", "backoff", "for"],
            None => &[],
        };
        for field in [&after, &backoff, &what, &kind].into_iter().flatten() {
            let is_own = verb.is_none() && field.key.text == "as";
            if !is_own && !taken.contains(&&*field.key) {
                self.mistakes.push(Mistake::Senseless {
                    key: field.key.clone(),
                    action: verb.flatten().map(Verb::word),
                    taken,
                });
            }
        }
        if matches!(verb, Some(Some(Verb::Ask | Verb::Wait))) && what.is_none() {
            fields.miss("for");
        }
        fields.finish_within(above, self.mistakes);

        let after =
            after.and_then(|field| field.expect_integer(3600, Expected::Seconds, self.mistakes));
        let backoff = backoff.and_then(|field| field.expect_boolean(self.mistakes));
        let backoff = backoff.unwrap_or_default();
        let when = match when {
            Some(field) => self.when(&field),
            None => Some(Vec::new()),
        };
        let then = match verb {
            None => self.kind(&kind?),
            Some(None) => None,
            Some(Some(Verb::Retry)) => Some(Then::Do(Action::Retry { after, backoff })),
            Some(Some(Verb::Ask)) => {
                let word = self.word(&what?, Input::WORDS)?;
                Input::from_word(word).map(|input| Then::Do(Action::Ask(input)))
            }
            Some(Some(Verb::Wait)) => {
                let word = self.word(&what?, Awaited::WORDS)?;
                Awaited::from_word(word).map(|until| Then::Do(Action::Wait { until, after }))
            }
            Some(Some(Verb::Reload)) => Some(Then::Do(Action::Reload { after, backoff })),
            Some(Some(Verb::JoinAsVisitor)) => Some(Then::Do(Action::JoinAsVisitor)),
            Some(Some(Verb::Leave)) => Some(Then::Do(Action::Leave)),
            Some(Some(Verb::Continue)) => Some(Then::Do(Action::Continue)),
            Some(Some(Verb::Ignore)) => Some(Then::Do(Action::Ignore)),
        };
        let is_both = verb.is_some() && is_kind;
        let (when, then) = (when?, then?);
        (!is_both).then_some(Case { when, then, span })
    }

    fn verb(&mut self, field: &Field<'_>) -> Option<Verb> {
        let word = field.text(self.mistakes)?;
        let verb = Verb::from_word(&word);
        if verb.is_none() {
            let meant = nearest(&word, Verb::WORDS.iter().copied());
            self.mistakes.push(Mistake::NoAction { word, meant });
        }
        verb
    }

    /// One of the words that a key may be.
    fn word(&mut self, field: &Field<'_>, known: &'static [&'static str]) -> Option<&'static str> {
        let word = field.text(self.mistakes)?;
        let found = known.iter().copied().find(|known| *known == &*word);
        if found.is_none() {
            self.mistakes.push(Mistake::NoWord {
                what: field.what.clone(),
                meant: nearest(&word, known.iter().copied()),
                word,
                known,
            });
        }
        found
    }

    fn kind(&mut self, field: &Field<'_>) -> Option<Then> {
        let name = field.text(self.mistakes)?;
        let parameter = self.parameters.find(&name, self.mistakes)?;
        let span = name.span;
        Some(Then::As { parameter, span })
    }

    fn when(&mut self, field: &Field<'_>) -> Option<Vec<Condition>> {
        let fields = field.expect_table(Expected::When, self.mistakes)?;
        let entries = fields.others();
        if entries.is_empty() {
            let (what, span) = (field.what.clone(), field.span());
            self.mistakes.push(Mistake::Empty { what, span });
            return None;
        }
        let conditions: Vec<Option<Condition>> =
            entries.iter().map(|entry| self.condition(entry)).collect();
        conditions.into_iter().collect()
    }

    fn condition(&mut self, field: &Field<'_>) -> Option<Condition> {
        let parameter = self.parameters.find(&field.key, self.mistakes);
        let holds = self.holds(field);
        Some(Condition {
            parameter: parameter?,
            holds: holds?,
            span: field.span(),
        })
    }

    fn holds(&mut self, field: &Field<'_>) -> Option<Holds> {
        if let Some(boolean) = field.boolean() {
            return Some(Holds::Boolean(boolean));
        }
        if let Some(integer) = field.integer() {
            let integer = integer.and_then(|integer| i64::try_from(integer).ok());
            if integer.is_none() {
                field.out_of_range(Expected::Integer("i64"), self.mistakes);
            }
            return integer.map(Holds::Integer);
        }
        if let Some(word) = field.string() {
            let presence = Presence::from_word(&word);
            if presence.is_none() {
                self.unclear(word);
            }
            return presence.map(Holds::Presence);
        }
        let mut fields = field.expect_table(Expected::Condition, self.mistakes)?;
        let text = fields.required("is");
        fields.finish(self.mistakes);
        let text = text?.text(self.mistakes)?;
        Some(Holds::Text(text.text))
    }

    fn unclear(&mut self, word: Text) {
        let meant = nearest(&word, Presence::WORDS.iter().copied());
        self.mistakes.push(Mistake::NoCondition { word, meant });
    }
}
