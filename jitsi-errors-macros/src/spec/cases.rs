//! The cases of a recovery in every situation that they tell apart: which of them ever counts, and
//! what they leave open.

use super::mistake::Mistake;
use super::model::{Case, Error, Holds, Parameter, ParameterKind, Plain, Presence, Then};

/// How many situations are looked at. Where there are more, nobody could tell, so the last case must
/// hold in all of them.
const MOST: usize = 10_000;

/// What a parameter may be: one of what cases ask for, or anything else.
type State = Option<Holds>;

const MISSING: State = Some(Holds::Presence(Presence::Missing));

/// A parameter that cases ask for, and what it may be: each time also whether the error in it says
/// what to do.
struct Asked {
    parameter: usize,
    states: Vec<(State, bool)>,
}

/// What is found of a case.
struct Reach {
    index: usize,
    /// Whether it is the first in any situation.
    counts: bool,
    /// Those before it that hold in each of its situations.
    always: Vec<usize>,
    /// Those that are the first in one of its situations.
    firsts: Vec<usize>,
}

impl Reach {
    fn new(index: usize) -> Self {
        Self {
            index,
            counts: false,
            always: (0..index).collect(),
            firsts: Vec::new(),
        }
    }

    /// Adds a situation, by the cases that tell something in it, of which this is the first.
    fn add(&mut self, first: usize, tells: &[bool]) {
        if !tells[self.index] {
            return;
        }
        self.counts |= first == self.index;
        self.always.retain(|index| tells[*index]);
        if !self.firsts.contains(&first) {
            self.firsts.push(first);
        }
    }

    /// What counts wherever this one would: a single one if there is such.
    fn instead(&self) -> &[usize] {
        match (self.firsts.as_slice(), self.always.as_slice()) {
            ([_, ..], [always, ..]) => std::slice::from_ref(always),
            (firsts, _) => firsts,
        }
    }
}

/// Tells of each case that never counts, and of what none of them is for.
pub fn check(error: &Error, mistakes: &mut Vec<Mistake>) {
    let cases = &error.recovery;
    let Some(last) = cases.last() else {
        return;
    };
    let asked: Vec<Asked> = error
        .depends_on()
        .into_iter()
        .map(|index| asked(index, &error.parameters[index], cases))
        .collect();
    let Some(situations) = situations(&asked) else {
        if !last.when.is_empty() {
            mistakes.push(Mistake::LeftOpen {
                place: last.span,
                open: Vec::new(),
            });
        }
        return;
    };
    let mut found: Vec<Reach> = (0..cases.len()).map(Reach::new).collect();
    let mut open = None;
    for situation in &situations {
        let of = |parameter: usize| {
            let index = asked.iter().position(|asked| asked.parameter == parameter);
            index.map_or(&(None, false), |index| situation[index])
        };
        let holds = |case: &Case| {
            let mut when = case.when.iter();
            when.all(|condition| is_met(&condition.holds, &of(condition.parameter).0))
        };
        let says = |case: &Case| match case.then {
            Then::Do(_) => true,
            Then::As { parameter, .. } => of(parameter).1,
        };
        let tells: Vec<bool> = cases.iter().map(|case| holds(case) && says(case)).collect();
        match tells.iter().position(|tells| *tells) {
            Some(first) => {
                for reach in &mut found {
                    reach.add(first, &tells);
                }
            }
            None if holds(last) => {}
            None => open = open.or(Some(situation)),
        }
    }
    for (case, reach) in cases.iter().zip(found).filter(|(_, reach)| !reach.counts) {
        let instead = reach.instead().iter().map(|index| cases[*index].span);
        mistakes.push(Mistake::Unreached {
            place: case.span,
            instead: instead.collect(),
        });
    }
    if let Some(open) = open {
        let states = asked.iter().zip(open).map(|(asked, (state, _))| {
            let name = error.parameters[asked.parameter].name.text.clone();
            (name, state.clone())
        });
        mistakes.push(Mistake::LeftOpen {
            place: last.span,
            open: states.collect(),
        });
    }
}

/// What a parameter may be, as far as the cases tell it apart.
fn asked(index: usize, parameter: &Parameter, cases: &[Case]) -> Asked {
    let mut states: Vec<State> = match parameter.kind {
        ParameterKind::Plain(Plain::Boolean | Plain::Flag) => {
            [true, false].map(|is| Some(Holds::Boolean(is))).to_vec()
        }
        _ => vec![None],
    };
    for condition in cases.iter().flat_map(|case| &case.when) {
        let value = Some(condition.holds.clone());
        let is_value = matches!(condition.holds, Holds::Integer(_) | Holds::Text(_));
        if condition.parameter == index && is_value && !states.contains(&value) {
            states.push(value);
        }
    }
    if states == [None] {
        states = vec![Some(Holds::Presence(Presence::Present))];
    }
    let is_said = cases.iter().any(|case| match case.then {
        Then::As { parameter, .. } => parameter == index,
        Then::Do(_) => false,
    });
    let mut states: Vec<_> = states.into_iter().map(|state| (state, false)).collect();
    if is_said {
        let saying: Vec<_> = states
            .iter()
            .map(|(state, _)| (state.clone(), true))
            .collect();
        states.extend(saying);
    }
    if !parameter.required {
        states.push((MISSING, false));
    }
    Asked {
        parameter: index,
        states,
    }
}

/// Every situation, if there are not too many.
fn situations(asked: &[Asked]) -> Option<Vec<Vec<&(State, bool)>>> {
    let count = asked.iter().try_fold(1_usize, |count, asked| {
        count
            .checked_mul(asked.states.len())
            .filter(|count| *count <= MOST)
    });
    count?;
    let mut situations = vec![Vec::new()];
    for asked in asked {
        let with = |situation: &Vec<_>| {
            let situation = situation.clone();
            asked.states.iter().map(move |state| {
                let mut situation = situation.clone();
                situation.push(state);
                situation
            })
        };
        situations = situations.iter().flat_map(with).collect();
    }
    Some(situations)
}

fn is_met(holds: &Holds, state: &State) -> bool {
    match holds {
        Holds::Presence(Presence::Present) => *state != MISSING,
        holds => state.as_ref() == Some(holds),
    }
}
