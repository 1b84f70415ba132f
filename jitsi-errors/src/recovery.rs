//! What a program should do about an error.

use core::fmt;
use core::time::Duration;

/// What a program should do: the recommendation as data.
///
/// It follows what Jitsi Meet itself does. Where a time is given, it is the shortest to wait.
///
/// ```
/// use jitsi_errors::{ConferenceError, Input, Recovery};
///
/// let recovery = ConferenceError::PasswordRequired.recovery();
/// assert_eq!(recovery, Some(Recovery::Ask(Input::Password)));
/// assert_eq!(Recovery::Ask(Input::Password).to_string(), "ask for the password, then try again");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
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
    Ask(Input),
    /// Wait, then try again.
    Wait {
        /// What to wait for.
        until: Awaited,
        /// How often to try while waiting; without it, an event or a message ends the wait.
        after: Option<Duration>,
    },
    /// Leave, disconnect and start over.
    Reload {
        /// How long to wait before.
        after: Option<Duration>,
    },
    /// Tell the user and leave: it is final.
    Leave,
    /// Tell the user and carry on: nothing is lost.
    Continue,
    /// It depends on the parameter of this name.
    Depends(&'static str),
}

/// What a user is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Input {
    /// The password of the room.
    Password,
    /// A name for the other participants to see.
    DisplayName,
    /// A login: user name and password, or a token.
    Login,
}

/// What a program waits for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Awaited {
    /// The host opens the room.
    Host,
    /// A moderator lets the user in from the lobby.
    Lobby,
    /// The queue for visitors says that it is time.
    Queue,
    /// A moderator approves.
    Approval,
}

impl fmt::Display for Recovery {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let after = |formatter: &mut fmt::Formatter<'_>, word, after: Option<Duration>| match after
        {
            Some(after) => write!(formatter, "{word} {} s", after.as_secs()),
            None => Ok(()),
        };
        match *self {
            Self::Retry {
                after: time,
                backoff,
            } => {
                formatter.write_str("try again")?;
                after(formatter, " after", time)?;
                formatter.write_str(if backoff { ", longer each time" } else { "" })
            }
            Self::Ask(input) => write!(formatter, "ask for {input}, then try again"),
            Self::Wait { until, after: time } => {
                write!(formatter, "wait for {until}")?;
                after(formatter, ", try again every", time)
            }
            Self::Reload { after: time } => {
                formatter.write_str("start over")?;
                after(formatter, " after", time)
            }
            Self::Leave => formatter.write_str("tell the user and leave"),
            Self::Continue => formatter.write_str("tell the user and carry on"),
            Self::Depends(parameter) => write!(formatter, "depends on {parameter}"),
        }
    }
}

impl fmt::Display for Input {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Password => "the password",
            Self::DisplayName => "a display name",
            Self::Login => "a login",
        })
    }
}

impl fmt::Display for Awaited {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Host => "the host",
            Self::Lobby => "a moderator",
            Self::Queue => "the queue",
            Self::Approval => "approval",
        })
    }
}
