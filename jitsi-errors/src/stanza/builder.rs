//! A stanza from a client's own element tree.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;

use super::tree::Tree;
use super::{Kind, Stanza};

/// Builds a [`Stanza`] without text in between, from [`Stanza::builder`].
///
/// ```
/// use jitsi_errors::{ErrorReport, JitsiFailure, Sender, Stanza};
///
/// let stanza = Stanza::builder("presence", "jabber:client")
///     .attribute("type", "error")
///     .open("error", "jabber:client")
///     .attribute("type", "auth")
///     .open("not-authorized", "urn:ietf:params:xml:ns:xmpp-stanzas")
///     .close()
///     .close()
///     .build();
/// let report = ErrorReport::<JitsiFailure>::from_stanza(&stanza, Sender::Room).unwrap();
/// assert_eq!(report.value, "conference.passwordRequired");
/// ```
#[derive(Clone)]
pub struct StanzaBuilder {
    tree: Tree,
    /// The elements that are open; the stanza itself always is.
    open: Vec<usize>,
}

impl Stanza {
    /// Starts a stanza with the name and the namespace of its element.
    ///
    /// For clients that hold an element tree: it takes a tenth of the time that writing and parsing
    /// text takes.
    #[must_use]
    pub fn builder(name: impl Into<String>, xmlns: impl Into<String>) -> StanzaBuilder {
        let mut tree = Tree::default();
        let open = vec![tree.open(name.into(), Arc::new(xmlns.into()), Vec::new())];
        StanzaBuilder { tree, open }
    }
}

impl StanzaBuilder {
    /// Adds an attribute without a namespace to the element that is open.
    #[must_use]
    pub fn attribute(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let node = self.current();
        self.tree.set(node, name.into(), value.into());
        self
    }

    /// Adds text to the element that is open.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.tree.push_text(text.into());
        self
    }

    /// Opens an element in the one that is open.
    #[must_use]
    pub fn open(mut self, name: impl Into<String>, xmlns: impl Into<String>) -> Self {
        let node = self
            .tree
            .open(name.into(), Arc::new(xmlns.into()), Vec::new());
        self.open.push(node);
        self
    }

    /// Closes the element that was opened last. The stanza itself is closed by
    /// [`build`](Self::build) alone.
    #[must_use]
    pub fn close(mut self) -> Self {
        if self.open.len() > 1 {
            let node = self.current();
            self.tree.close(node);
            self.open.pop();
        }
        self
    }

    /// Closes all elements that are open and returns the stanza.
    #[must_use]
    pub fn build(mut self) -> Stanza {
        while let Some(node) = self.open.pop() {
            self.tree.close(node);
        }
        let kind = Kind::of(&self.tree);
        let (tree, context) = (self.tree, 0);
        Stanza {
            tree,
            kind,
            context,
        }
    }

    fn current(&self) -> usize {
        self.open.last().copied().unwrap_or_default()
    }
}
