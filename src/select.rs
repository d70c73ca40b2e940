//! Which events a reader wants.

use crate::event::{Action, Event, Kind, named};
use chrono::NaiveDate;

named! {
    /// Which sessions of a time plan are taken.
    Sessions {
        /// Those that the letter assigns to something.
        Assigned = "assigned",
        /// None of them.
        None = "none",
    }
}

/// A choice of events: each list holds alternatives, an empty list takes everything, and all of them must agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// Kinds of events.
    pub kinds: Vec<Kind>,
    /// Actions of deadlines. Without kinds, only deadlines are taken.
    pub actions: Vec<Action>,
    /// Groups; a study group takes in its working parties and questions.
    pub groups: Vec<String>,
    /// The first day: an event that ends before it is left out.
    pub from: Option<NaiveDate>,
    /// The last day: an event that begins after it is left out.
    pub to: Option<NaiveDate>,
    /// Whether sessions are taken.
    pub sessions: Sessions,
}

impl Default for Selection {
    /// Everything.
    fn default() -> Selection {
        let (kinds, actions, groups) = (Vec::new(), Vec::new(), Vec::new());
        Selection { kinds, actions, groups, from: None, to: None, sessions: Sessions::Assigned }
    }
}

impl Selection {
    /// Whether an event is taken.
    pub fn takes(&self, event: &Event) -> bool {
        self.takes_kind(event)
            && (self.groups.is_empty() || self.groups.iter().any(|g| event.concerns(g)))
            && self.from.is_none_or(|from| event.when.last_day() >= from)
            && self.to.is_none_or(|to| event.when.first_day() <= to)
    }

    fn takes_kind(&self, event: &Event) -> bool {
        let kind = self.kinds.is_empty() || self.kinds.contains(&event.kind);
        let action = match event.action {
            _ if self.actions.is_empty() => true,
            Some(action) => self.actions.contains(&action),
            None => !self.kinds.is_empty() && event.kind != Kind::Deadline,
        };
        let session = event.kind != Kind::Session || self.sessions == Sessions::Assigned;
        kind && action && session
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::fixture;

    fn check(selection: Selection, expected: &[Kind]) {
        let taken: Vec<Kind> = fixture::one_of_each().iter().filter(|e| selection.takes(e)).map(|e| e.kind).collect();
        assert_eq!(taken, expected, "{selection:?}");
    }

    #[test]
    fn lists_are_alternatives_and_agree_with_each_other() {
        use Kind::{Deadline, Meeting, Opening, RegistrationDesk, Session};
        let all = Selection::default;
        check(all(), &[Deadline, RegistrationDesk, Meeting, Opening, Session]);
        check(Selection { kinds: vec![Meeting, Deadline], ..all() }, &[Deadline, Meeting]);
        check(Selection { actions: vec![Action::Contributions], ..all() }, &[Deadline]);
        check(Selection { actions: vec![Action::Registration], ..all() }, &[]);
        check(Selection { actions: vec![Action::Registration], kinds: vec![Meeting, Deadline], ..all() }, &[Meeting]);
        check(Selection { sessions: Sessions::None, kinds: vec![Session, Opening], ..all() }, &[Opening]);
    }

    #[test]
    fn groups_take_in_their_parts() {
        let mut event = fixture::meeting();
        let selection = |group: &str| Selection { groups: vec![group.into()], ..Selection::default() };
        assert!(selection("sg9").takes(&event) && !selection("SG11").takes(&event));
        event.groups = vec!["WP3/11".into()];
        assert!(selection("SG11").takes(&event) && !selection("SG9").takes(&event));
    }

    #[test]
    fn days_are_inclusive_at_both_ends() {
        let check = |from: Option<&str>, to: Option<&str>, expected: bool| {
            let selection =
                Selection { from: from.map(fixture::day), to: to.map(fixture::day), ..Selection::default() };
            assert_eq!(selection.takes(&fixture::meeting()), expected, "{from:?} {to:?}");
        };
        check(Some("2023-05-18"), None, true);
        check(Some("2023-05-19"), None, false);
        check(None, Some("2023-05-09"), true);
        check(None, Some("2023-05-08"), false);
    }
}
