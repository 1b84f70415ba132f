//! What errors look like in XMPP: the key `stanza` of a catalog, of an error and of a parameter.

use super::diagnostic::{Diagnostic, Expected, Origin as WrongOrigin, Stanza as Wrong, What};
use super::fields::{Field, Fields, flag};
use super::model::{
    Content, Context, Element, ErrorType, Origin, ParameterKind, Plain, Rule, Sender, Source,
    Stanza, StanzaKind, Text,
};

/// Reads what the rules of a catalog have in common; `above` is the table of the catalog.
pub fn common(
    field: &Field<'_>,
    above: &mut Fields<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Stanza {
    let mut stanza = Stanza::default();
    let Some(mut fields) = field.expect_table(Expected::Stanza, diagnostics) else {
        return stanza;
    };
    let order = fields.optional("order");
    let conditions = fields.optional("conditions");
    fields.finish_within(above, diagnostics);
    let order = order.and_then(|field| field.texts(diagnostics));
    stanza.order = order.unwrap_or_default();
    if let Some(field) = conditions {
        stanza.conditions = kinds(&field, diagnostics);
    }
    stanza
}

/// Kinds of stanzas that hold a condition.
fn kinds(field: &Field<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<StanzaKind> {
    let element = What::Element(field.key.text.clone());
    let elements = field.expect_elements(&element, Expected::Texts, diagnostics);
    if field.is_empty() {
        field.empty(diagnostics);
    }
    let elements = elements.unwrap_or_default();
    let kinds = elements.iter().filter_map(|field| {
        let kind = field.word(StanzaKind::WORDS, diagnostics)?;
        let kind = StanzaKind::from_word(kind)?;
        if kind.conditions().is_none() {
            let (span, key) = (field.span(), field.key.clone());
            tell(Wrong::NoError { key, span, kind }, diagnostics);
        }
        Some(kind)
    });
    kinds.collect()
}

/// Reads the rules of the error `above`.
pub fn rules(
    field: &Field<'_>,
    above: &mut Fields<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Rule> {
    let elements = field.expect_elements(&What::Rule, Expected::Rules, diagnostics);
    let elements = elements.unwrap_or_default();
    if elements.is_empty() && field.is_empty() {
        field.empty(diagnostics);
    }
    let rules = elements.iter().filter_map(|field| {
        let fields = field.expect_table(Expected::Rule, diagnostics)?;
        rule(field, fields, above, diagnostics)
    });
    rules.collect()
}

/// Reads a rule; none where something is wrong with it.
fn rule(
    field: &Field<'_>,
    mut fields: Fields<'_>,
    above: &mut Fields<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Rule> {
    let before = diagnostics.len();
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
    fields.finish_within(above, diagnostics);

    let is_fallback = flag(fallback.as_ref(), diagnostics);
    let kind = word(kind.as_ref(), StanzaKind::WORDS, diagnostics).and_then(StanzaKind::from_word);
    let first = asked.iter().flatten().map(|field| field.key.clone()).next();
    match (fallback, first) {
        (Some(fallback), Some(asked)) if is_fallback => {
            let fallback = fallback.key.span;
            tell(Wrong::FallbackAsks { fallback, asked }, diagnostics);
        }
        (_, None) if !is_fallback && diagnostics.len() == before => {
            let span = field.span();
            tell(Wrong::AsksNothing { span }, diagnostics);
        }
        _ => {}
    }
    let [error_type, condition, requires, excludes, context] = asked;
    let mut requires = elements(requires.as_ref(), diagnostics);
    let has_type = |kind: &StanzaKind| {
        let conditions = kind.conditions();
        conditions.is_some_and(|conditions| !conditions.path.is_empty())
    };
    let kind_without = kind.filter(|kind| !has_type(kind));
    if let (Some(field), Some(kind)) = (&error_type, kind_without) {
        let (span, key) = (field.key.span, field.key.clone());
        tell(Wrong::NoError { key, span, kind }, diagnostics);
    }
    let error_type = word(error_type.as_ref(), ErrorType::WORDS, diagnostics);
    if let Some(field) = condition {
        requires.extend(self::condition(&field, kind, diagnostics));
    }
    let rule = Rule {
        kind,
        from: word(from.as_ref(), Sender::WORDS, diagnostics).and_then(Sender::from_word),
        error_type: error_type.and_then(ErrorType::from_word),
        requires,
        excludes: elements(excludes.as_ref(), diagnostics),
        context: word(context.as_ref(), Context::WORDS, diagnostics).and_then(Context::from_word),
        fallback: is_fallback,
        retry_first: flag(retry_first.as_ref(), diagnostics),
        span: field.span(),
    };
    (diagnostics.len() == before).then_some(rule)
}

/// A condition, as the element that it is in a stanza of this kind.
fn condition(
    field: &Field<'_>,
    kind: Option<StanzaKind>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Element> {
    let Some(conditions) = kind.unwrap_or(StanzaKind::PresenceError).conditions() else {
        let (span, key, kind) = (field.key.span, field.key.clone(), kind?);
        tell(Wrong::NoError { key, span, kind }, diagnostics);
        return None;
    };
    let name = field.word(conditions.names, diagnostics)?;
    let path = conditions.path.iter().copied().chain([name]);
    Some(Element {
        path: path.map(str::to_owned).collect(),
        xmlns: Some(conditions.xmlns.to_owned()),
        ..Element::default()
    })
}

fn elements(field: Option<&Field<'_>>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Element> {
    let Some(field) = field else {
        return Vec::new();
    };
    let elements = field.expect_elements(&What::StanzaElement, Expected::Elements, diagnostics);
    let elements = elements.unwrap_or_default();
    if field.is_empty() {
        field.empty(diagnostics);
    }
    let elements = elements.iter().filter_map(|field| {
        if let Some(path) = field.string() {
            let path = self::path(&path, diagnostics)?;
            return Some(Element {
                path,
                ..Element::default()
            });
        }
        let mut fields = field.expect_table(Expected::Element, diagnostics)?;
        let path = fields.required("path");
        let like = Like::ask(&mut fields);
        let text = fields.optional("text");
        fields.finish(diagnostics);
        let mut element = like.read(&path?, diagnostics)?;
        element.text = match text.as_ref().map(|field| some_or(field, diagnostics)) {
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

    fn read(self, path: &Field<'t>, diagnostics: &mut Vec<Diagnostic>) -> Option<Element> {
        let xmlns = self.xmlns.and_then(|field| field.text(diagnostics));
        let attributes = self.attributes.and_then(|field| {
            let table = field.expect_table(Expected::Attributes, diagnostics)?;
            let others = table.others();
            if others.is_empty() {
                field.empty(diagnostics);
            }
            let attributes = others.iter().map(|field| {
                if !is_name(&field.key) {
                    let name = field.key.clone();
                    tell(Wrong::NoName { name }, diagnostics);
                }
                (field.key.text.clone(), some_or(field, diagnostics))
            });
            Some(attributes.collect())
        });
        let path = path.text(diagnostics)?;
        Some(Element {
            path: self::path(&path, diagnostics)?,
            xmlns: xmlns.map(|xmlns| xmlns.text),
            attributes: attributes.unwrap_or_default(),
            text: Content::Any,
        })
    }
}

/// A text, or none where it is `true`: any will do.
fn some_or(field: &Field<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    match (field.string(), field.boolean()) {
        (Some(text), _) => Some(text.text),
        (None, Some(true)) => None,
        (None, _) => {
            field.mistyped(Expected::TextOrTrue, diagnostics);
            None
        }
    }
}

/// The names from the stanza's child to an element.
fn path(path: &Text, diagnostics: &mut Vec<Diagnostic>) -> Option<Vec<String>> {
    let is_step = |name: &str| name == "*" || is_name(name);
    if !path.split('/').all(is_step) {
        let path = path.clone();
        tell(Wrong::NoPath { path }, diagnostics);
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
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Origin> {
    let elements = field.expect_elements(&What::Origin, Expected::Origins, diagnostics);
    if field.is_empty() {
        field.empty(diagnostics);
    }
    if matches!(kind, ParameterKind::Plain(Plain::List)) {
        let span = field.key.span;
        tell(Wrong::Origin(WrongOrigin::List { span }), diagnostics);
    }
    let elements = elements.unwrap_or_default();
    let origins = elements.iter().filter_map(|field| {
        let fields = field.expect_table(Expected::Origin, diagnostics)?;
        let source = source(field, fields, kind, diagnostics)?;
        let span = field.span();
        Some(Origin { source, span })
    });
    origins.collect()
}

fn source(
    field: &Field<'_>,
    mut fields: Fields<'_>,
    kind: &ParameterKind,
    diagnostics: &mut Vec<Diagnostic>,
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
    let is_reported = ways[0].is_none()
        && (like.xmlns.is_some() || like.attributes.is_some() || attribute.is_some());
    fields.finish(diagnostics);

    let mut stated = ways.iter().flatten();
    match (stated.next(), stated.next()) {
        (None, _) if !is_reported => {
            let span = field.span();
            tell(Wrong::Origin(WrongOrigin::Nowhere { span }), diagnostics);
        }
        (Some(first), Some(second)) => {
            let (first, second) = (first.key.clone(), second.key.clone());
            tell(
                Wrong::Origin(WrongOrigin::Twice { first, second }),
                diagnostics,
            );
            return None;
        }
        _ => {}
    }
    let [path, condition, context, rules, default] = ways;
    if let Some(path) = path {
        let attribute = attribute.and_then(|field| {
            let name = field.text(diagnostics)?;
            if !is_name(&name) {
                tell(Wrong::NoName { name: name.clone() }, diagnostics);
            }
            Some(name.text)
        });
        let element = like.read(&path, diagnostics)?;
        return Some(Source::Element { element, attribute });
    }
    if let Some(context) = context {
        let context = context.word(Context::WORDS, diagnostics)?;
        return Context::from_word(context).map(Source::Context);
    }
    if let Some(default) = default {
        let is_text = match kind {
            ParameterKind::Plain(plain) => matches!(plain, Plain::String | Plain::Any),
            ParameterKind::Secret | ParameterKind::Catalog { .. } => true,
        };
        if !is_text {
            let span = default.key.span;
            tell(
                Wrong::Origin(WrongOrigin::DefaultNoText { span }),
                diagnostics,
            );
        }
        let Some(text) = default.string() else {
            default.mistyped(Expected::Text, diagnostics);
            return None;
        };
        return Some(Source::Default(text.text));
    }
    if let Some(rules) = rules {
        if !matches!(kind, ParameterKind::Catalog { .. }) {
            let span = rules.key.span;
            tell(
                Wrong::Origin(WrongOrigin::RulesOfNothing { span }),
                diagnostics,
            );
        }
        return only_true(&rules, diagnostics).then_some(Source::Rules);
    }
    only_true(&condition?, diagnostics).then_some(Source::Condition)
}

/// A key that can only be `true`.
fn only_true(field: &Field<'_>, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let is_true = field.boolean() == Some(true);
    if !is_true {
        field.mistyped(Expected::True, diagnostics);
    }
    is_true
}

/// One of the words that a key may be, if it is there.
fn word(
    field: Option<&Field<'_>>,
    known: &'static [&'static str],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<&'static str> {
    field?.word(known, diagnostics)
}

fn tell(diagnostic: Wrong, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.push(Diagnostic::Stanza(diagnostic));
}
