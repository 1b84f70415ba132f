//! A stanza's elements.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

/// The elements and texts of a stanza in document order; the first is the stanza itself.
#[derive(Clone, PartialEq, Default)]
pub struct Tree {
    nodes: Vec<Node>,
}

#[derive(Clone, PartialEq)]
struct Node {
    content: Content,
    /// The index after the last node in it.
    end: usize,
}

#[derive(Clone, PartialEq)]
enum Content {
    Element {
        name: String,
        /// Shared by the elements in it, as rxml has it.
        xmlns: Arc<String>,
        /// Those without a namespace.
        attributes: Vec<(String, String)>,
    },
    Text(String),
}

impl Tree {
    /// Adds an element, which ends where [`close`](Self::close) says; returns its index.
    pub fn open(
        &mut self,
        name: String,
        xmlns: Arc<String>,
        attributes: Vec<(String, String)>,
    ) -> usize {
        let content = Content::Element {
            name,
            xmlns,
            attributes,
        };
        self.push(content)
    }

    /// Adds text to the element that is open.
    pub fn push_text(&mut self, text: String) {
        self.push(Content::Text(text));
    }

    /// Adds an attribute to an element.
    pub fn set(&mut self, node: usize, name: String, value: String) {
        if let Content::Element { attributes, .. } = &mut self.nodes[node].content {
            attributes.push((name, value));
        }
    }

    /// Ends an element.
    pub fn close(&mut self, node: usize) {
        self.nodes[node].end = self.nodes.len();
    }

    fn push(&mut self, content: Content) -> usize {
        let node = self.nodes.len();
        let end = node + 1;
        self.nodes.push(Node { content, end });
        node
    }

    /// The child elements of an element.
    pub fn children(&self, parent: usize) -> impl Iterator<Item = usize> {
        let end = self.nodes[parent].end;
        let mut next = parent + 1;
        core::iter::from_fn(move || {
            while next < end {
                let node = next;
                next = self.nodes[node].end;
                if matches!(self.nodes[node].content, Content::Element { .. }) {
                    return Some(node);
                }
            }
            None
        })
    }

    /// An element's local name.
    pub fn name(&self, node: usize) -> &str {
        match &self.nodes[node].content {
            Content::Element { name, .. } => name,
            Content::Text(_) => "",
        }
    }

    /// The namespace of an element.
    pub fn xmlns(&self, node: usize) -> &str {
        match &self.nodes[node].content {
            Content::Element { xmlns, .. } => xmlns,
            Content::Text(_) => "",
        }
    }

    /// The value of an attribute without a namespace.
    pub fn attribute(&self, node: usize, name: &str) -> Option<&str> {
        let Content::Element { attributes, .. } = &self.nodes[node].content else {
            return None;
        };
        let (_, value) = attributes.iter().find(|(known, _)| known == name)?;
        Some(value)
    }

    /// Whether it is an element of this name in this namespace.
    pub fn is(&self, node: usize, name: &str, xmlns: &str) -> bool {
        self.name(node) == name && self.xmlns(node) == xmlns
    }

    /// Whether there is an element of this name, at any depth.
    pub fn has_any(&self, name: &str) -> bool {
        (0..self.nodes.len()).any(|node| self.name(node) == name)
    }

    /// An element with all that is in it.
    pub fn subtree(&self, node: usize) -> Self {
        let nodes = self.nodes[node..self.nodes[node].end].iter().cloned();
        let nodes = nodes.map(|inner| Node {
            end: inner.end - node,
            ..inner
        });
        let nodes = nodes.collect();
        Self { nodes }
    }

    /// All text in an element, at any depth.
    pub fn text(&self, node: usize) -> String {
        let nodes = &self.nodes[node..self.nodes[node].end];
        let texts = nodes.iter().map(|node| match &node.content {
            Content::Text(text) => text.as_str(),
            Content::Element { .. } => "",
        });
        texts.collect()
    }
}
