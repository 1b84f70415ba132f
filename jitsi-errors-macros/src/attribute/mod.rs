//! What the user wrote: the attribute's arguments and the item that it stands on.

pub mod args;
pub mod item;
