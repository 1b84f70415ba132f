//! The object that an error came in, while it is read.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::raw::Raw;
use crate::Argument;

/// The properties of an object. What is taken out leaves a gap, so that nothing has to be moved
/// until the end.
#[derive(Clone, Default)]
pub(super) struct Object<'r>(Vec<(Cow<'r, str>, Raw<'r>)>);

impl<'r> Object<'r> {
    pub const fn new(properties: Vec<(Cow<'r, str>, Raw<'r>)>) -> Self {
        Self(properties)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn add(&mut self, name: &'r str, value: Raw<'r>) {
        self.0.push((name.into(), value));
    }

    /// Of two properties of a name, those of `other` stand behind.
    pub fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    /// What is left.
    pub fn left(self) -> Vec<(String, Argument)> {
        let there = |(_, value): &(_, Raw<'_>)| !matches!(value, Raw::Undefined);
        if !self.0.iter().any(there) {
            return Vec::new();
        }
        let left = self.0.into_iter().filter(there);
        left.map(|(name, value)| (name.into_owned(), value.into()))
            .collect()
    }

    /// Where the property of one of these names stands, if it is as it should be.
    pub fn place(&self, names: &[&str], is: impl Fn(&Raw<'r>) -> bool) -> Option<usize> {
        let mut properties = self.0.iter();
        properties.position(|(name, value)| names.contains(&&**name) && is(value))
    }

    /// Takes out the first property of this name with such a value.
    pub fn take_if(&mut self, name: &str, mut is: impl FnMut(&Raw<'r>) -> bool) -> Option<Raw<'r>> {
        let mut properties = self.0.iter_mut();
        let found = properties.find(|(known, value)| known == name && is(value));
        found.map(|(_, value)| value.take())
    }

    /// Takes out the value at `path`, with dots between the names.
    pub fn take_at(&mut self, path: &str) -> Option<Raw<'r>> {
        let Some((name, path)) = path.split_once('.') else {
            return self.take_if(path, |value| !value.is_nullish());
        };
        let index = self.place(&[name], |_| true)?;
        self.take_from(index, |value| value.take_at(path))
    }

    /// Takes something out of a property, and the property with it if nothing is left in it.
    pub fn take_from<T>(
        &mut self,
        index: usize,
        take: impl FnOnce(&mut Raw<'r>) -> Option<T>,
    ) -> Option<T> {
        let value = &mut self.0[index].1;
        let taken = take(value)?;
        if value.is_empty() {
            *value = Raw::Undefined;
        }
        Some(taken)
    }
}
