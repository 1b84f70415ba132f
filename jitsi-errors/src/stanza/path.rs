//! What a client looks up in a stanza itself.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::Stanza;
use super::tree::Tree;

/// A path has the names from the stanza's child to an element, as in a spec: `error/text`, with `*` for
/// any name, in any namespace.
impl Stanza {
    /// Returns the text in the first element at this path, or none if there is no such element.
    ///
    /// ```
    /// use jitsi_errors::Stanza;
    ///
    /// let stanza: Stanza = "<message><body>1 &lt; <b>2</b></body><subject/></message>".parse()?;
    /// assert_eq!(stanza.text("body").as_deref(), Some("1 < 2"));
    /// assert_eq!(stanza.text("*/b").as_deref(), Some("2"));
    /// assert_eq!(stanza.text("subject").as_deref(), Some(""));
    /// assert_eq!(stanza.text("thread"), None);
    /// # Ok::<_, jitsi_errors::ParseStanzaError>(())
    /// ```
    #[must_use]
    pub fn text(&self, path: &str) -> Option<String> {
        let found = self.tree.at(path);
        Some(self.tree.text(*found.first()?))
    }

    /// Returns the value of an attribute of the first element at this path that has it.
    ///
    /// ```
    /// use jitsi_errors::Stanza;
    ///
    /// let answer: Stanza = "<iq type='result'>\
    ///        <conference xmlns='http://jitsi.org/protocol/focus' ready='true' vnode='v1'/>\
    ///      </iq>"
    ///     .parse()?;
    /// assert_eq!(answer.attribute_at("conference", "ready"), Some("true"));
    /// assert_eq!(answer.attribute_at("conference", "vnode"), Some("v1"));
    /// assert_eq!(answer.attribute_at("conference", "focusjid"), None);
    /// # Ok::<_, jitsi_errors::ParseStanzaError>(())
    /// ```
    #[must_use]
    pub fn attribute_at(&self, path: &str, name: &str) -> Option<&str> {
        self.attributes_at(path, name).next()
    }

    /// Returns the values of an attribute of all elements at this path.
    ///
    /// ```
    /// use jitsi_errors::Stanza;
    ///
    /// let entered: Stanza = "<presence from='room@conference.example.com/me'>\
    ///        <x xmlns='http://jabber.org/protocol/muc#user'><status code='100'/><status code='110'/></x>\
    ///      </presence>"
    ///     .parse()?;
    /// assert!(entered.attributes_at("x/status", "code").any(|code| code == "110"));
    /// # Ok::<_, jitsi_errors::ParseStanzaError>(())
    /// ```
    pub fn attributes_at<'s>(&'s self, path: &str, name: &str) -> impl Iterator<Item = &'s str> {
        let found = self.tree.at(path).into_iter();
        found.filter_map(move |node| self.tree.attribute(node, name))
    }

    /// Returns whether there is an element at this path.
    ///
    /// ```
    /// use jitsi_errors::Stanza;
    ///
    /// let stanza: Stanza = "<message><body/></message>".parse()?;
    /// assert!(stanza.has("body"));
    /// assert!(!stanza.has("body/body"));
    /// # Ok::<_, jitsi_errors::ParseStanzaError>(())
    /// ```
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        !self.tree.at(path).is_empty()
    }
}

impl Tree {
    /// The elements at a path, in document order.
    pub(super) fn at(&self, path: &str) -> Vec<usize> {
        path.split('/').fold(vec![0], |found, name| {
            let children = found.iter().flat_map(|node| self.children(*node));
            let children = children.filter(|child| name == "*" || name == self.name(*child));
            children.collect()
        })
    }
}
