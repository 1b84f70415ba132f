//! What a program should do about an error.

use core::fmt;
use core::time::Duration;

/// What a program should do: the recommendation as data.
///
/// It follows what Jitsi Meet itself does, except where a stanza of XMPP says more than lib-jitsi-meet
/// passes on. A time is the shortest to wait; add a random part to it,
/// so that not all participants come back at once. Where no time is given, upstream names none: that
/// is no reason to try again at once.
///
/// It can be sorted and grouped: [`action`](Self::action) leaves out what else it says. With the
/// feature `serde` it is written as a spec has it: `{ "action": "wait", "for": "host" }`.
///
/// ```
/// use jitsi_errors::{ConferenceError, UserInput, Recovery};
///
/// let recovery = ConferenceError::PasswordRequired.recovery();
/// assert_eq!(recovery, Some(Recovery::Ask(UserInput::Password)));
/// assert_eq!(Recovery::Ask(UserInput::Password).to_string(), "ask for the password, then try again");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Recovery {
    /// Try the same again.
    Retry {
        /// How long to wait before the first time.
        after: Option<Duration>,
        /// Whether to wait longer each time.
        backoff: bool,
    },
    /// Ask the user, then try again.
    Ask(UserInput),
    /// Wait, then try again.
    Wait {
        /// What to wait for.
        until: WaitFor,
        /// How often to try while waiting; without it, an event or a message ends the wait.
        poll_every: Option<Duration>,
    },
    /// Leave, disconnect and start over.
    Restart {
        /// How long to wait before.
        after: Option<Duration>,
        /// Whether to wait longer each time.
        backoff: bool,
    },
    /// Join once more, as a visitor.
    JoinAsVisitor,
    /// Tell the user and leave: it is final.
    GiveUp,
    /// Tell the user and carry on: what failed is missing, and the rest goes on.
    Continue,
    /// Carry on: there is nothing to tell the user.
    Ignore,
    /// It depends on the parameters of these names: ask the failure, which has them.
    DependsOn(&'static [&'static str]),
}

impl Recovery {
    /// The action alone, in the word of a spec, such as `join-as-visitor`; `depends` where it
    /// depends on parameters.
    ///
    /// ```
    /// use std::collections::BTreeMap;
    ///
    /// use jitsi_errors::{ConnectionError, Recovery};
    ///
    /// let mut groups: BTreeMap<_, Vec<_>> = BTreeMap::new();
    /// for error in ConnectionError::ALL {
    ///     groups.entry(error.recovery().map(Recovery::action)).or_default().push(error);
    /// }
    /// assert!(groups[&Some("ask")].contains(&&ConnectionError::PasswordRequired));
    /// ```
    #[must_use]
    pub const fn action(self) -> &'static str {
        match self {
            Self::Retry { .. } => "retry",
            Self::Ask(_) => "ask",
            Self::Wait { .. } => "wait",
            Self::Restart { .. } => "restart",
            Self::JoinAsVisitor => "join-as-visitor",
            Self::GiveUp => "give-up",
            Self::Continue => "continue",
            Self::Ignore => "ignore",
            Self::DependsOn(_) => "depends",
        }
    }
}

/// What a user is asked for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum UserInput {
    /// The password of the room.
    Password,
    /// A name for the other participants to see.
    DisplayName,
    /// Another nickname in the room, as the one that was sent is taken. Nobody has to be asked: a
    /// program can choose one.
    Nickname,
    /// A login: user name and password, or a token. A token that was refused needs to be replaced,
    /// not sent again.
    Login,
}

impl UserInput {
    /// The word in a spec, such as `display-name`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::DisplayName => "display-name",
            Self::Nickname => "nickname",
            Self::Login => "login",
        }
    }
}

/// What a program waits for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum WaitFor {
    /// The host opens the room.
    Host,
    /// A moderator lets the user in from the lobby, at which the program has to knock first.
    Lobby,
    /// The queue for visitors says that it is time.
    Queue,
    /// A moderator approves.
    Approval,
}

impl WaitFor {
    /// The word in a spec, such as `host`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Lobby => "lobby",
            Self::Queue => "queue",
            Self::Approval => "approval",
        }
    }
}

impl fmt::Display for Recovery {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (words, time, backoff) = match *self {
            Self::Retry { after, backoff } => ("try again", after, backoff),
            Self::Restart { after, backoff } => ("start over", after, backoff),
            Self::Ask(input) => return write!(formatter, "ask for {input}, then try again"),
            Self::Wait { until, poll_every } => {
                write!(formatter, "{until}")?;
                return match poll_every {
                    Some(poll_every) => {
                        write!(formatter, ", try again every {} s", poll_every.as_secs())
                    }
                    None => Ok(()),
                };
            }
            Self::JoinAsVisitor => ("join once more, as a visitor", None, false),
            Self::GiveUp => ("tell the user and leave", None, false),
            Self::Continue => ("tell the user and carry on", None, false),
            Self::Ignore => ("carry on, there is nothing to tell", None, false),
            Self::DependsOn(parameters) => {
                formatter.write_str("depends on ")?;
                for (index, parameter) in parameters.iter().enumerate() {
                    formatter.write_str(match index {
                        0 => "",
                        _ if index + 1 == parameters.len() => " and ",
                        _ => ", ",
                    })?;
                    formatter.write_str(parameter)?;
                }
                return Ok(());
            }
        };
        formatter.write_str(words)?;
        if let Some(time) = time {
            write!(formatter, " after {} s", time.as_secs())?;
        }
        formatter.write_str(if backoff { ", longer each time" } else { "" })
    }
}

impl fmt::Display for UserInput {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Password => "the password",
            Self::DisplayName => "a display name",
            Self::Nickname => "another nickname",
            Self::Login => "a login",
        })
    }
}

impl fmt::Display for WaitFor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Host => "wait for the host",
            Self::Lobby => "knock, and wait for a moderator",
            Self::Queue => "wait for the queue",
            Self::Approval => "wait for approval",
        })
    }
}
