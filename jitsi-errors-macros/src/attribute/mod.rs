//! What the user wrote: the attribute's arguments and the item below it.

pub mod args;
pub mod item;
