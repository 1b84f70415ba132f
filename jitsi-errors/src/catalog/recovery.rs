//! What a program should do about an error.

use core::fmt;
use core::time::Duration;

/// What a program should do about an error: the recommendation as data.
///
/// It follows what Jitsi Meet does, except where an XMPP stanza says more than lib-jitsi-meet passes on. A
/// delay is a minimum: add a random part to it, so that not all participants return at once. Where no
/// delay is given, upstream defines none; that is no reason to retry at once.
///
/// [`action`](Self::action) is the name of the variant in a spec. With the feature `serde` a recovery is
/// serialized as in a spec: `{ "action": "wait", "for": "host" }`.
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
    /// Repeat the same action.
    Retry {
        /// The delay before the first attempt.
        after: Option<Duration>,
        /// Whether to increase the delay after each attempt.
        backoff: bool,
    },
    /// Ask the user for this, then retry.
    Ask(UserInput),
    /// Wait for something, then retry.
    Wait {
        /// What to wait for.
        until: WaitFor,
        /// The interval between attempts while waiting. [`None`] if an event or a message ends the wait.
        poll_every: Option<Duration>,
    },
    /// Leave, disconnect and start over.
    Restart {
        /// The delay before the first attempt.
        after: Option<Duration>,
        /// Whether to increase the delay after each attempt.
        backoff: bool,
    },
    /// Join again, as a visitor.
    JoinAsVisitor,
    /// Inform the user and leave: the error is final.
    GiveUp,
    /// Inform the user and continue without the feature that failed.
    Continue,
    /// Continue without informing the user.
    Ignore,
    /// The recovery depends on the parameters with these names. Only a failure has their values:
    /// call its `recovery`.
    ///
    /// ```
    /// # #[cfg(feature = "alloc")] {
    /// use jitsi_errors::{ConferenceError, ConferenceFailure, Recovery};
    ///
    /// let error = ConferenceError::ConferenceMaxUsers;
    /// assert_eq!(error.recovery(), Some(Recovery::DependsOn(&["visitors_supported"])));
    ///
    /// let failure = ConferenceFailure::conference_max_users().with_visitors_supported(true);
    /// assert_eq!(failure.recovery(), Some(Recovery::JoinAsVisitor));
    /// # }
    /// ```
    DependsOn(&'static [&'static str]),
}

impl Recovery {
    /// The name of the action in a spec, such as `join-as-visitor`, for example to group errors.
    /// [`DependsOn`](Self::DependsOn) is `depends`.
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

/// What to ask the user for.
///
/// ```
/// use jitsi_errors::{ConferenceError, Recovery, UserInput};
///
/// let recovery = ConferenceError::DisplayNameRequired.recovery();
/// assert_eq!(recovery, Some(Recovery::Ask(UserInput::DisplayName)));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum UserInput {
    /// The password of the room.
    Password,
    /// The name that other participants see.
    DisplayName,
    /// Another nickname, because the one that was sent is taken. A program can choose one without
    /// asking anybody.
    Nickname,
    /// A user name with a password, or a token. Replace a refused token; do not send it again.
    Login,
}

impl UserInput {
    /// The name in a spec, such as `display-name`.
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

/// What to wait for.
///
/// ```
/// use std::time::Duration;
///
/// use jitsi_errors::{ConferenceError, Recovery, WaitFor};
///
/// let poll_every = Some(Duration::from_secs(5));
/// let recovery = ConferenceError::AuthenticationRequired.recovery();
/// assert_eq!(recovery, Some(Recovery::Wait { until: WaitFor::Host, poll_every }));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum WaitFor {
    /// The host opens the room.
    Host,
    /// A moderator admits the user from the lobby. The program has to join the lobby first.
    Lobby,
    /// The queue of visitors advances to the user.
    Queue,
    /// A moderator approves the request.
    Approval,
}

impl WaitFor {
    /// The name in a spec, such as `host`.
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
