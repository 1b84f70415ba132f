//! What errors look like in XMPP: the key `stanza` of a catalog, of an error and of a parameter.

use super::fields::{Field, Fields, flag};
use super::mistake::{Expected, Mistake, Origin as WrongOrigin, Stanza as Wrong, What};
use super::model::{
    Content, Context, Element, ErrorType, Origin, ParameterKind, Plain, Rule, Sender, Source,
    Stanza, StanzaKind, Text,
};

/// Reads what the rules of a catalog have in common; `above` is the table of the catalog.
pub fn common(field: &Field<'_>, above: &mut Fields<'_>, mistakes: &mut Vec<Mistake>) -> Stanza {
    let mut stanza = Stanza::default();
    let Some(mut fields) = field.expect_table(Expected::Stanza, mistakes) else {
        return stanza;
    };
    let order = fields.optional("order");
    let conditions = fields.optional("conditions");
    fields.finish_within(above, mistakes);
    let order = order.and_then(|field| field.texts(mistakes));
    stanza.order = order.unwrap_or_default();
    if let Some(field) = conditions {
        stanza.conditions = kinds(&field, mistakes);
    }
    stanza
}

/// Kinds of stanzas that hold a condition.
fn kinds(field: &Field<'_>, mistakes: &mut Vec<Mistake>) -> Vec<StanzaKind> {
    let element = What::Element(field.key.text.clone());
    let elements = field.expect_elements(&element, Expected::Texts, mistakes);
    if field.is_empty() {
        field.empty(mistakes);
    }
    let elements = elements.unwrap_or_default();
    let kinds = elements.iter().filter_map(|field| {
        let kind = field.word(StanzaKind::WORDS, mistakes)?;
        let kind = StanzaKind::from_word(kind)?;
        if kind.conditions().is_none() {
            let (place, key) = (field.span(), field.key.clone());
            tell(Wrong::NoError { key, place, kind }, mistakes);
        }
        Some(kind)
    });
    kinds.collect()
}

/// Reads the rules of the error `above`.
pub fn rules(field: &Field<'_>, above: &mut Fields<'_>, mistakes: &mut Vec<Mistake>) -> Vec<Rule> {
    let elements = field.expect_elements(&What::Rule, Expected::Rules, mistakes);
    let elements = elements.unwrap_or_default();
    if elements.is_empty() && field.is_empty() {
        field.empty(mistakes);
    }
    let rules = elements.iter().filter_map(|field| {
        let fields = field.expect_table(Expected::Rule, mistakes)?;
        rule(field, fields, above, mistakes)
    });
    rules.collect()
}

/// Reads a rule; none where something is wrong with it.
fn rule(
    field: &Field<'_>,
    mut fields: Fields<'_>,
    above: &mut Fields<'_>,
    mistakes: &mut Vec<Mistake>,
) -> Option<Rule> {
    let before = mistakes.len();
    let kind = fields.optional("kind");
    let from = fields.optional("from");
    let asked = [
        fields.optional("type"),
        fields.optional("condition"),
        fields.optional("requires"),
        fields.optional("excludes"),
        fields.optional("context"),
    ];
    let fallback = fields.optional("fallback");
    let retry_first = fields.optional("retry_first");
    fields.finish_within(above, mistakes);

    let is_fallback = flag(fallback.as_ref(), mistakes);
    let kind = word(kind.as_ref(), StanzaKind::WORDS, mistakes).and_then(StanzaKind::from_word);
    let first = asked.iter().flatten().map(|field| field.key.clone()).next();
    match (fallback, first) {
        (Some(fallback), Some(asked)) if is_fallback => {
            let fallback = fallback.key.span;
            tell(Wrong::FallbackAsks { fallback, asked }, mistakes);
        }
        (_, None) if !is_fallback && mistakes.len() == before => {
            let span = field.span();
            tell(Wrong::AsksNothing { span }, mistakes);
        }
        _ => {}
    }
    let [error_type, condition, requires, excludes, context] = asked;
    let mut requires = elements(requires.as_ref(), mistakes);
    let has_type = |kind: &StanzaKind| {
        let conditions = kind.conditions();
        conditions.is_some_and(|conditions| !conditions.path.is_empty())
    };
    let kind_without = kind.filter(|kind| !has_type(kind));
    if let (Some(field), Some(kind)) = (&error_type, kind_without) {
        let (place, key) = (field.key.span, field.key.clone());
        tell(Wrong::NoError { key, place, kind }, mistakes);
    }
    let error_type = word(error_type.as_ref(), ErrorType::WORDS, mistakes);
    if let Some(field) = condition {
        requires.extend(self::condition(&field, kind, mistakes));
    }
    let rule = Rule {
        kind,
        from: word(from.as_ref(), Sender::WORDS, mistakes).and_then(Sender::from_word),
        error_type: error_type.and_then(ErrorType::from_word),
        requires,
        excludes: elements(excludes.as_ref(), mistakes),
        context: word(context.as_ref(), Context::WORDS, mistakes).and_then(Context::from_word),
        fallback: is_fallback,
        retry_first: flag(retry_first.as_ref(), mistakes),
        span: field.span(),
    };
    (mistakes.len() == before).then_some(rule)
}

/// A condition, as the element that it is in a stanza of this kind.
fn condition(
    field: &Field<'_>,
    kind: Option<StanzaKind>,
    mistakes: &mut Vec<Mistake>,
) -> Option<Element> {
    let Some(conditions) = kind.unwrap_or(StanzaKind::PresenceError).conditions() else {
        let (place, key, kind) = (field.key.span, field.key.clone(), kind?);
        tell(Wrong::NoError { key, place, kind }, mistakes);
        return None;
    };
    let name = field.word(conditions.names, mistakes)?;
    let path = conditions.path.iter().copied().chain([name]);
    Some(Element {
        path: path.map(str::to_owned).collect(),
        xmlns: Some(conditions.xmlns.to_owned()),
        ..Element::default()
    })
}

fn elements(field: Option<&Field<'_>>, mistakes: &mut Vec<Mistake>) -> Vec<Element> {
    let Some(field) = field else {
        return Vec::new();
    };
    let elements = field.expect_elements(&What::StanzaElement, Expected::Elements, mistakes);
    let elements = elements.unwrap_or_default();
    if field.is_empty() {
        field.empty(mistakes);
    }
    let elements = elements.iter().filter_map(|field| {
        if let Some(path) = field.string() {
            let path = self::path(&path, mistakes)?;
            return Some(Element {
                path,
                ..Element::default()
            });
        }
        let mut fields = field.expect_table(Expected::Element, mistakes)?;
        let path = fields.required("path");
        let like = Like::ask(&mut fields);
        let text = fields.optional("text");
        fields.finish(mistakes);
        let mut element = like.read(&path?, mistakes)?;
        element.text = match text.as_ref().map(|field| some_or(field, mistakes)) {
            None => Content::Any,
            Some(None) => Content::Some,
            Some(Some(text)) => Content::Is(text),
        };
        Some(element)
    });
    elements.collect()
}

/// What else an element must be like than its path says.
struct Like<'t> {
    xmlns: Option<Field<'t>>,
    attributes: Option<Field<'t>>,
}

impl<'t> Like<'t> {
    fn ask(fields: &mut Fields<'t>) -> Self {
        let xmlns = fields.optional("xmlns");
        let attributes = fields.optional("attributes");
        Self { xmlns, attributes }
    }

    fn read(self, path: &Field<'t>, mistakes: &mut Vec<Mistake>) -> Option<Element> {
        let xmlns = self.xmlns.and_then(|field| field.text(mistakes));
        let attributes = self.attributes.and_then(|field| {
            let table = field.expect_table(Expected::Attributes, mistakes)?;
            let others = table.others();
            if others.is_empty() {
                field.empty(mistakes);
            }
            let attributes = others.iter().map(|field| {
                if !is_name(&field.key) {
                    let name = field.key.clone();
                    tell(Wrong::NoName { name }, mistakes);
                }
                (field.key.text.clone(), some_or(field, mistakes))
            });
            Some(attributes.collect())
        });
        let path = path.text(mistakes)?;
        Some(Element {
            path: self::path(&path, mistakes)?,
            xmlns: xmlns.map(|xmlns| xmlns.text),
            attributes: attributes.unwrap_or_default(),
            text: Content::Any,
        })
    }
}

/// A text, or none where it is `true`: any will do.
fn some_or(field: &Field<'_>, mistakes: &mut Vec<Mistake>) -> Option<String> {
    match (field.string(), field.boolean()) {
        (Some(text), _) => Some(text.text),
        (None, Some(true)) => None,
        (None, _) => {
            field.mistyped(Expected::TextOrTrue, mistakes);
            None
        }
    }
}

/// The names from the stanza's child to an element.
fn path(path: &Text, mistakes: &mut Vec<Mistake>) -> Option<Vec<String>> {
    let is_step = |name: &str| name == "*" || is_name(name);
    if !path.split('/').all(is_step) {
        let path = path.clone();
        tell(Wrong::NoPath { path }, mistakes);
        return None;
    }
    Some(path.split('/').map(str::to_owned).collect())
}

/// Whether this is a name in XML, without a prefix.
fn is_name(name: &str) -> bool {
    let other = |char: char| char.is_alphanumeric() || matches!(char, '_' | '-' | '.');
    name.starts_with(|char: char| char.is_alphabetic() || char == '_') && name.chars().all(other)
}

/// Reads where the parameter of this type comes from.
pub fn origins(
    field: &Field<'_>,
    kind: &ParameterKind,
    mistakes: &mut Vec<Mistake>,
) -> Vec<Origin> {
    let elements = field.expect_elements(&What::Origin, Expected::Origins, mistakes);
    if field.is_empty() {
        field.empty(mistakes);
    }
    if matches!(kind, ParameterKind::Plain(Plain::List)) {
        let place = field.key.span;
        tell(Wrong::Origin(WrongOrigin::List { place }), mistakes);
    }
    let elements = elements.unwrap_or_default();
    let origins = elements.iter().filter_map(|field| {
        let fields = field.expect_table(Expected::Origin, mistakes)?;
        let source = source(field, fields, kind, mistakes)?;
        let span = field.span();
        Some(Origin { source, span })
    });
    origins.collect()
}

fn source(
    field: &Field<'_>,
    mut fields: Fields<'_>,
    kind: &ParameterKind,
    mistakes: &mut Vec<Mistake>,
) -> Option<Source> {
    let ways = [
        fields.optional("path"),
        fields.optional("condition"),
        fields.optional("context"),
        fields.optional("rules"),
        fields.optional("default"),
    ];
    let like = Like::ask(&mut fields);
    let attribute = fields.optional("attribute");
    if let (None, Some(_)) = (
        &ways[0],
        like.xmlns
            .as_ref()
            .or(like.attributes.as_ref())
            .or(attribute.as_ref()),
    ) {
        fields.miss("path");
    }
    let is_told = ways[0].is_none()
        && (like.xmlns.is_some() || like.attributes.is_some() || attribute.is_some());
    fields.finish(mistakes);

    let mut stated = ways.iter().flatten();
    match (stated.next(), stated.next()) {
        (None, _) if !is_told => {
            let span = field.span();
            tell(Wrong::Origin(WrongOrigin::Nowhere { span }), mistakes);
        }
        (Some(first), Some(second)) => {
            let (first, second) = (first.key.clone(), second.key.clone());
            tell(
                Wrong::Origin(WrongOrigin::Twice { first, second }),
                mistakes,
            );
            return None;
        }
        _ => {}
    }
    let [path, condition, context, rules, default] = ways;
    if let Some(path) = path {
        let attribute = attribute.and_then(|field| {
            let name = field.text(mistakes)?;
            if !is_name(&name) {
                tell(Wrong::NoName { name: name.clone() }, mistakes);
            }
            Some(name.text)
        });
        let element = like.read(&path, mistakes)?;
        return Some(Source::Element { element, attribute });
    }
    if let Some(context) = context {
        let context = context.word(Context::WORDS, mistakes)?;
        return Context::from_word(context).map(Source::Context);
    }
    if let Some(default) = default {
        let is_text = match kind {
            ParameterKind::Plain(plain) => matches!(plain, Plain::String | Plain::Any),
            ParameterKind::Secret | ParameterKind::Catalog { .. } => true,
        };
        if !is_text {
            let place = default.key.span;
            tell(
                Wrong::Origin(WrongOrigin::DefaultNoText { place }),
                mistakes,
            );
        }
        let Some(text) = default.string() else {
            default.mistyped(Expected::Text, mistakes);
            return None;
        };
        return Some(Source::Default(text.text));
    }
    if let Some(rules) = rules {
        if !matches!(kind, ParameterKind::Catalog { .. }) {
            let place = rules.key.span;
            tell(
                Wrong::Origin(WrongOrigin::RulesOfNothing { place }),
                mistakes,
            );
        }
        return only_true(&rules, mistakes).then_some(Source::Rules);
    }
    only_true(&condition?, mistakes).then_some(Source::Condition)
}

/// A key that can only be `true`.
fn only_true(field: &Field<'_>, mistakes: &mut Vec<Mistake>) -> bool {
    let is_true = field.boolean() == Some(true);
    if !is_true {
        field.mistyped(Expected::True, mistakes);
    }
    is_true
}

/// One of the words that a key may be, if it is there.
fn word(
    field: Option<&Field<'_>>,
    known: &'static [&'static str],
    mistakes: &mut Vec<Mistake>,
) -> Option<&'static str> {
    field?.word(known, mistakes)
}

fn tell(mistake: Wrong, mistakes: &mut Vec<Mistake>) {
    mistakes.push(Mistake::Stanza(mistake));
}
