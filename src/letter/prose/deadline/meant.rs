//! What the actions that a place names mean: a form stands for what it is for, papers are contributions, and contributions may be
//! translated ones.

use super::due::Around;
use super::*;
use crate::letter::text::CueHit;

type Refinement = fn(&mut Vec<Action>, &Around<'_>, &Span);

/// What changes the actions that a place names, in this order.
const REFINEMENTS: [Refinement; 12] = [
    registration_for_an_outing,
    translated_contributions,
    candidates_for_fellowship,
    papers_of_fellowship,
    proposals_of_speakers,
    summaries_behind_label,
    form_for_a_room,
    form_of_registration,
    papers_below_label,
    papers_dealt_with_as_contributions,
    papers_that_are_not_translated,
    papers_beside_translated_ones,
];

/// The actions that a place around a date names.
pub(super) fn named_in(around: &Around<'_>, place: &Span) -> Vec<Action> {
    let mut found = actions::named_in(around.reading.text, place);
    if !found.is_empty() {
        REFINEMENTS.iter().for_each(|refine| refine(&mut found, around, place));
    }
    found
}

/// "Contributions received by 10 April will be translated", "papers to be translated shall arrive by 8 April": papers are sent in to be
/// translated, whatever they are called.
pub(super) fn is_sent_to_be_translated(around: &Around<'_>) -> bool {
    let (reading, date) = (around.reading, around.date);
    let (text, end) = (reading.text, date.span.end);
    let papers =
        |a: &Action| matches!(a, Action::Contributions | Action::InputDocuments | Action::ContributionsTranslation);
    // Up to the words that are about others.
    let next = around.next.max(end);
    let behind = end..text.folded(&(end..next)).find([';', '.', '。', '；']).map_or(next, |i| end + i);
    let will = reading.has(&behind, &[Cue::WillTranslate]) && {
        let sent = actions::all_in(text, &(date.sentence.start..behind.end));
        // "Proposals are received until 15 April for translation": what nothing else names is a paper, too.
        let beside = || text.cues_in(&text.ahead(end, BESIDE, behind.end)).iter().any(|c| c.cue == Cue::WillTranslate);
        sent.iter().all(papers) && (!sent.is_empty() || beside())
    };
    will || too_late_to_be_translated(around) || are_those_before(around) || {
        let own = since_date(around);
        actions::translates(text, &own) && actions::named_in(text, &own).iter().all(|a| *a == Action::InputDocuments)
    }
}

/// "A member may have a contribution translated. Such contributions are due on 15 April": they are those of the sentence before.
fn are_those_before(around: &Around<'_>) -> bool {
    let (reading, date) = (around.reading, around.date);
    let before = previous_sentence(reading, date.sentence, date.unit);
    reading.has(&since_date(around), &[Cue::SuchPapers])
        && before.is_some_and(|s| {
            let translated = actions::all_in(reading.text, &s).contains(&Action::ContributionsTranslation);
            let dated = reading.text.mentions_in(&s).any(|m| reading.text.mentions[m].is_date());
            (translated || actions::translates(reading.text, &s))
                && !dated
                && !reading.has(&s, &[Cue::NotTranslated, Cue::Not, Cue::Refused])
        })
}

/// "Contributions received after 5 May will not be translated": what comes too late is only not translated.
fn too_late_to_be_translated(around: &Around<'_>) -> bool {
    let (reading, text, date) = (around.reading, around.reading.text, around.date);
    let behind = date.span.end..around.next.max(date.span.end);
    let papers = [Action::Contributions, Action::InputDocuments, Action::ContributionsTranslation];
    let sent = actions::named_in(text, date.sentence);
    // Arabic begins with the verb.
    // "Contributions will not be translated, and contributions after 5 May will not be accepted": the verb behind the date is its own.
    let told = [date.before(), behind.clone()].into_iter().find(|s| reading.has(s, &[Cue::NotTranslated]));
    // "Will be neither accepted nor translated."
    let refused = |s: &Span| {
        let cues = text.cues_in(s);
        let of = |c: &CueHit| cues.iter().any(|n| n.cue == Cue::NotTranslated && n.start <= c.end && c.start <= n.end);
        cues.iter().any(|c| c.cue == Cue::Refused && !of(c))
    };
    matches!(sent.as_slice(), [only] if papers.contains(only))
        && super::last_day::comes_after(reading, date)
        && told.is_some_and(|s| !refused(&s) && !refused(&behind))
}

/// Characters behind a date in which the words for a translation begin: ", ".
const BESIDE: usize = 4;

/// "Those to be translated shall arrive two months before, that is by 8 April": the words since the date before; a rule does not divide.
fn since_date(around: &Around<'_>) -> Span {
    let (text, date) = (around.reading.text, around.date);
    let dates = text.mentions_in(&date.before()).filter(|m| text.mentions[*m].is_date());
    let since = dates.map(|m| text.mentions[m].span.end).max();
    since.unwrap_or(date.sentence.start).min(date.span.start)..date.span.start
}

/// "Technical visit: 18 May. Please register by 10 April": what people register for is a visit or a dinner, and not the meeting.
fn registration_for_an_outing(found: &mut Vec<Action>, around: &Around<'_>, place: &Span) {
    let (reading, date) = (around.reading, around.date);
    if *found != [Action::Registration] {
        return;
    }
    let meets = [Cue::Meeting, Cue::SideMeeting, Cue::StudyGroup, Cue::Plenary];
    let outing = |s: &Span| reading.has(s, &[Cue::SessionNoun]) && !reading.has(s, &meets);
    let before = || previous_sentence(reading, date.sentence, date.unit);
    let earlier = || before().and_then(|s| previous_sentence(reading, &s, date.unit));
    let own = place.start.min(date.sentence.start)..date.span.start;
    let told = reading.has(&own, &meets) || reading.has(date.sentence, &meets);
    if !told
        && (outing(&own)
            || before().as_ref().is_some_and(outing)
            || before().is_some_and(|s| !reading.has(&s, &meets)) && earlier().as_ref().is_some_and(outing))
    {
        *found = vec![Action::Other];
    }
}

/// The label says contributions, the sentence or the next one that they are translated.
fn translated_contributions(found: &mut Vec<Action>, around: &Around<'_>, _: &Span) {
    let (reading, date) = (around.reading, around.date);
    if found.contains(&Action::Contributions)
        && (actions::translates(reading.text, &since_date(around))
            || translated_then(reading, date.sentence, date.unit))
    {
        let name = |a| if a == Action::Contributions { Action::ContributionsTranslation } else { a };
        *found = found.iter().copied().map(name).collect();
    }
}

/// Whether the next sentence says that what is sent in is translated: "They will be translated, printed and mailed".
fn translated_then(reading: &Reading<'_, '_>, sentence: &Span, unit: &Span) -> bool {
    let text = reading.text;
    let Some(next) = (sentence.end + 1 < unit.end).then(|| text.sentence_at(sentence.end + 1)) else { return false };
    let clause = text.clause_at(&(next.start..next.start));
    (actions::translates(text, &clause) || actions::any_in(text, &clause))
        && actions::all_in(text, &clause).iter().all(|a| *a == Action::ContributionsTranslation)
        && text.mentions_in(&next).next().is_none()
        && !reading.has(&clause, &[Cue::Not, Cue::Refused, Cue::IfNeeded, Cue::Unconfirmed])
}

/// "Candidates for a fellowship" are no nominations.
fn candidates_for_fellowship(found: &mut Vec<Action>, _: &Around<'_>, _: &Span) {
    if found.contains(&Action::Fellowship) {
        found.retain(|a| *a != Action::Nomination);
    }
}

/// "Fellowships: candidates should return the form by 4 May": candidates and forms are those of what the paragraph is about.
fn papers_of_fellowship(found: &mut Vec<Action>, around: &Around<'_>, place: &Span) {
    let (reading, text, date) = (around.reading, around.reading.text, around.date);
    let [only @ (Action::Nomination | Action::InputDocuments | Action::Reply)] = found.as_slice() else { return };
    let of_fellowship = |s: &Span| {
        if s == place {
            let named = actions::all_in(text, s);
            named == [Action::Fellowship] || named == [*only, Action::Fellowship]
        } else {
            actions::named_in(text, s) == [Action::Fellowship]
        }
    };
    // "Documents for the meeting" go with no request.
    if *only == Action::InputDocuments && reading.has(place, &[Cue::Meeting]) {
        return;
    }
    let before = || previous_sentence(reading, date.sentence, date.unit);
    if around.label.as_ref().is_some_and(&of_fellowship)
        || before().as_ref().is_some_and(&of_fellowship)
        || of_fellowship(place)
    {
        *found = vec![Action::Fellowship];
    }
}

/// "We call for speakers. Contributions should reach us by 4 May": proposals are talks where the paragraph calls for speakers.
fn proposals_of_speakers(found: &mut Vec<Action>, around: &Around<'_>, _: &Span) {
    let (reading, date) = (around.reading, around.date);
    let speaks = |s: &Span| actions::named_in(reading.text, s) == [Action::Abstract];
    let before = || previous_sentence(reading, date.sentence, date.unit);
    if *found == [Action::Contributions]
        && (around.label.as_ref().is_some_and(speaks) || before().as_ref().is_some_and(speaks))
    {
        *found = vec![Action::Abstract];
    }
}

/// "Call for contributions: those who wish to speak send a summary": what stands behind the label is due.
fn summaries_behind_label(found: &mut Vec<Action>, around: &Around<'_>, place: &Span) {
    if *found != [Action::Contributions] {
        return;
    }
    let start = around.label.as_ref().map_or(place.start, |l| l.end.max(place.start));
    let spoken = actions::all_in(around.reading.text, &(start..place.end.max(place.start)));
    if !spoken.is_empty() && spoken.iter().all(|a| *a == Action::Abstract) {
        *found = vec![Action::Abstract];
    }
}

/// "The form for a room" goes to the hotel.
fn form_for_a_room(found: &mut Vec<Action>, _: &Around<'_>, _: &Span) {
    if found.contains(&Action::Accommodation) {
        found.retain(|a| *a != Action::Reply);
    }
}

/// "Please return the registration form by 4 May": a form that is sent back is that of registration, where nothing else is asked for.
/// "Reply to the questionnaire" names what is answered.
fn form_of_registration(found: &mut Vec<Action>, around: &Around<'_>, _: &Span) {
    let (text, date) = (around.reading.text, around.date);
    if *found == [Action::Reply]
        && actions::all_in(text, date.sentence).iter().all(|a| matches!(a, Action::Reply | Action::Registration))
    {
        let before = date.before();
        let replies = text.cues_in(&before).iter().filter(|c| c.cue == Cue::Act(Action::Reply)).count();
        if let Some(form) = actions::form_in(text, &before).filter(|_| replies <= 1) {
            *found = vec![form];
        }
    }
}

/// "Contributions: documents must arrive by 4 May": papers are contributions where the paragraph is about these.
fn papers_below_label(found: &mut Vec<Action>, around: &Around<'_>, _: &Span) {
    let about = |l: &Span| actions::named_in(around.reading.text, l) == [Action::Contributions];
    if *found == [Action::InputDocuments] && around.label.as_ref().is_some_and(about) {
        *found = vec![Action::Contributions];
    }
}

/// "Papers that come in by 10 October are dealt with as delayed contributions."
fn papers_dealt_with_as_contributions(found: &mut Vec<Action>, around: &Around<'_>, _: &Span) {
    let told = around.date.span.end..around.date.sentence.end;
    if *found == [Action::InputDocuments]
        && actions::all_in(around.reading.text, &told).contains(&Action::Contributions)
        && !around.reading.has(&told, &[Cue::Not])
    {
        *found = vec![Action::Contributions];
    }
}

/// "Papers to be translated must arrive by 29 August. All other papers are accepted until 17 October."
fn papers_that_are_not_translated(found: &mut Vec<Action>, around: &Around<'_>, _: &Span) {
    let (reading, text, date) = (around.reading, around.reading.text, around.date);
    let translated =
        |s: &Span| actions::all_in(text, s).contains(&Action::ContributionsTranslation) || actions::translates(text, s);
    // "Contributions for translation must …. All the others have to be sent by 1 November."
    let others = *found == [Action::ContributionsTranslation] && !translated(date.sentence);
    if (*found == [Action::InputDocuments] || others)
        && reading.has(date.sentence, &[Cue::OtherPapers])
        && previous_sentence(reading, date.sentence, date.unit).as_ref().is_some_and(translated)
    {
        *found = vec![Action::Contributions];
    }
}

/// "Contributions and other papers to be translated" are one thing.
fn papers_beside_translated_ones(found: &mut Vec<Action>, _: &Around<'_>, _: &Span) {
    if found.contains(&Action::ContributionsTranslation) {
        found.retain(|a| *a != Action::InputDocuments);
    }
}
