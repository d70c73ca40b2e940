//! What must be done: the actions that a phrase names.

use super::text::{LetterText, letters};
use crate::document::Span;
use crate::event::Action;
use crate::lang::Cue;

/// A cue that takes part in naming an action.
#[derive(Debug, Clone, Copy)]
struct Part {
    start: usize,
    end: usize,
    /// `None` for the word that turns contributions into translated ones.
    action: Option<Action>,
    /// A form through which something else may be asked for, or a paper that goes with something else: it counts where nothing
    /// else does.
    form: bool,
}

/// The actions that a span names, in order, without repetition. Words in brackets, and those behind a "whether or not", count only
/// where nothing else names one.
pub(super) fn named_in(text: &LetterText<'_>, span: &Span) -> Vec<Action> {
    let parts = parts(text, span);
    if parts.is_empty() {
        return Vec::new();
    }
    // "Contributions (translation requested)": the bracket says which.
    let says_which = |p: &Part| {
        let about = p.action.is_none_or(|a| a == Action::ContributionsTranslation);
        let touches = |q: &Part| {
            let gap = text.view.text.get(q.end..p.start).unwrap_or_default();
            q.action == Some(Action::Contributions) && gap.trim_start().starts_with('(') && !gap.contains(')')
        };
        about && parts.iter().any(touches)
    };
    let outside: Vec<Part> =
        parts.iter().copied().filter(|p| !is_aside(text, span, p.start) || says_which(p)).collect();
    let acts = |parts: &[Part]| parts.iter().any(|p| p.action.is_some());
    // What a form outside is for is not told by a bracket.
    let formal = outside.iter().any(|p| p.form);
    let outside: Vec<Part> = outside.into_iter().filter(|p| !p.form).collect();
    let chosen = if acts(&outside) || formal { outside } else { parts.into_iter().filter(|p| !p.form).collect() };
    coordinate(text, &chosen)
}

/// The actions that a span names, else what the form is for that it names; of what has a last day only papers are translated, so that
/// "translation" alone names them.
pub(super) fn named_or_form_in(text: &LetterText<'_>, span: &Span) -> Vec<Action> {
    let found = named_in(text, span);
    if !found.is_empty() {
        return found;
    }
    let alone = || {
        let named = parts(text, span);
        let [only] = named.as_slice() else { return false };
        let rest = letters(text.folded(span)).saturating_sub(letters(text.folded(&(only.start..only.end))));
        only.action.is_none() && rest <= ALONE
    };
    let form = form_in(text, span);
    form.or_else(|| alone().then_some(Action::ContributionsTranslation)).into_iter().collect()
}

/// Letters beside the word for a translation that stands for the papers: "with", "requests for".
const ALONE: usize = 14;

/// What the first form is for that a span names.
pub(super) fn form_in(text: &LetterText<'_>, span: &Span) -> Option<Action> {
    parts(text, span).iter().find(|p| p.form).and_then(|p| p.action)
}

/// Whether a span names any action.
pub(super) fn any_in(text: &LetterText<'_>, span: &Span) -> bool {
    parts(text, span).iter().any(|p| p.action.is_some() && !p.form)
}

/// Every action of a span, joined or not.
pub(super) fn all_in(text: &LetterText<'_>, span: &Span) -> Vec<Action> {
    let parts = parts(text, span);
    let translated = parts.iter().any(|p| p.action.is_none_or(|a| a == Action::ContributionsTranslation));
    let name = |a| if translated && a == Action::Contributions { Action::ContributionsTranslation } else { a };
    parts.iter().filter(|p| !p.form).filter_map(|p| p.action.map(name)).collect()
}

/// Whether a span speaks of a translation.
pub(super) fn translates(text: &LetterText<'_>, span: &Span) -> bool {
    parts(text, span).iter().any(|p| p.action.is_none())
}

/// Where a span names actions.
pub(super) fn places_in(text: &LetterText<'_>, span: &Span) -> Vec<Span> {
    parts(text, span).iter().filter(|p| p.action.is_some() && !p.form).map(|p| p.start..p.end).collect()
}

/// Cues of actions; a longer one hides those inside it.
fn parts(text: &LetterText<'_>, span: &Span) -> Vec<Part> {
    let mut found: Vec<Part> = Vec::new();
    for cue in text.cues_in(span).iter().filter(|c| c.end <= span.end) {
        let action = match cue.cue {
            Cue::Act(action) => Some(action),
            Cue::RegistrationForm => Some(Action::Registration),
            Cue::CurriculumVitae => Some(Action::Nomination),
            // Candidates are supported too.
            Cue::LetterOfSupport if found.iter().any(|p| p.action == Some(Action::Nomination)) => continue,
            Cue::LetterOfSupport => Some(Action::VisaSupport),
            Cue::Translation => None,
            _ => continue,
        };
        let form = matches!(cue.cue, Cue::RegistrationForm | Cue::CurriculumVitae);
        found.push(Part { start: cue.start, end: cue.end, action, form });
    }
    if found.len() < 2 {
        return found;
    }
    let hidden =
        |p: &Part| found.iter().any(|q| q.start <= p.start && p.end <= q.end && q.end - q.start > p.end - p.start);
    found.iter().filter(|p| !hidden(p)).copied().collect()
}

/// Whether a position stands in a bracket or in a clause that makes no condition: "all, whether or not they ask for a fellowship,".
fn is_aside(text: &LetterText<'_>, span: &Span, at: usize) -> bool {
    text.in_brackets(span.start, at) || {
        let clause = text.clause_at(&(at..at));
        text.has(&(clause.start.max(span.start)..at), &[Cue::Whether])
    }
}

/// Several actions stand beside each other only where a conjunction or comma joins them; else the first is meant.
fn coordinate(text: &LetterText<'_>, parts: &[Part]) -> Vec<Action> {
    let translated = parts.iter().any(|p| p.action == Some(Action::ContributionsTranslation))
        || parts.iter().any(|p| p.action.is_none())
            && parts.iter().any(|p| matches!(p.action, Some(Action::Contributions)));
    let mut out: Vec<Action> = Vec::new();
    let mut last_end = None;
    for part in parts {
        let Some(action) = part.action else {
            last_end = Some(part.end);
            continue;
        };
        let action = match action {
            Action::Contributions if translated => Action::ContributionsTranslation,
            other => other,
        };
        let joined = last_end.is_none_or(|end: usize| {
            end >= part.start
                || joins(text, &(end..part.start))
                || offers(text, &(end..part.start)) && action != Action::Reply && !out.contains(&Action::Reply)
        });
        // "Registration, in person or from afar": how people take part is not asked for beside it.
        let between = last_end.unwrap_or(part.start).min(part.start)..part.start;
        if action == Action::RemoteParticipation && out == [Action::Registration] && text.has(&between, &[Cue::OnSite])
        {
            continue;
        }
        // "Papers which have to be translated" are contributions, whatever they are called.
        let papers = out == [Action::InputDocuments] && action == Action::ContributionsTranslation && !joined;
        if papers {
            out[0] = action;
        }
        if last_end.is_some_and(|end| narrows(text, &out, action, &(end..part.start))) {
            out[0] = action;
        }
        // Fellowship candidates are no candidates for anything else.
        let compound = out.last() == Some(&Action::Fellowship) && action == Action::Nomination;
        let compound = compound && last_end.is_some_and(|end| is_blank(text, end, part.start));
        if !out.contains(&action) && (out.is_empty() || joined) && !compound {
            out.push(action);
        }
        last_end = Some(part.end);
    }
    out
}

/// Whether nothing but a blank stands between two positions.
fn is_blank(text: &LetterText<'_>, end: usize, start: usize) -> bool {
    text.view.text.get(end..start).unwrap_or_default().trim_matches(' ').is_empty()
}

/// Letters between an action and what it is for.
const FOR: usize = 16;

/// Whether an action says what the one before it is for: registration of speakers, candidates for a fellowship, remote participation of
/// speakers where they are named first.
fn narrows(text: &LetterText<'_>, before: &[Action], action: Action, between: &Span) -> bool {
    let pairs = [
        (Action::Registration, Action::Abstract),
        (Action::Nomination, Action::Fellowship),
        (Action::Abstract, Action::RemoteParticipation),
    ];
    // Phrases may lie in one another.
    let Some(gap) = text.view.text.get(between.clone()) else { return false };
    matches!(before, [only] if pairs.contains(&(*only, action)))
        && !gap.contains(['.', ':', '(', ')', '。'])
        && !joins(text, between)
        && !offers(text, between)
        && gap.chars().filter(|c| c.is_alphabetic()).count() <= FOR
}

/// Whether an "or" stands between two actions: "interpretation or captioning". An answer is a way to do the other thing.
fn offers(text: &LetterText<'_>, between: &Span) -> bool {
    text.alternatives.iter().any(|j| between.contains(&j.start))
}

/// Whether the words between two actions join them as equals.
fn joins(text: &LetterText<'_>, between: &Span) -> bool {
    let gap = text.folded(between);
    gap.contains(['/', ',', ';', '、', '\n'])
        || gap.match_indices('-').any(|(i, _)| is_list_mark(text, between.start + i))
        || text.joins.iter().any(|j| between.contains(&j.start))
}

/// Whether a dash parts two items: blanks stand around it, or ideographs and brackets, which no hyphen joins.
fn is_list_mark(text: &LetterText<'_>, at: usize) -> bool {
    let joined = |c: Option<char>| c.is_none_or(|c| c.is_alphanumeric() && !('\u{4e00}'..='\u{9fff}').contains(&c));
    let all = &text.view.text;
    !joined(all[..at].chars().next_back()) && !joined(all[at + 1..].chars().next())
}
