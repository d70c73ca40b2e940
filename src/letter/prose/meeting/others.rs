//! Meetings of others: bodies that the letter does not call, beside it, behind it, or in its brackets.

use super::finding::{Finding, OTHERS};
use super::told::Told;
use crate::document::Span;
use crate::event::group_within;
use crate::lang::{Cue, Script};
use crate::letter::prose::{between_dates, known_meeting, nearest_groups, past};
use crate::letter::text::{CueHit, letters};
use crate::letter::{Role, meetings, place};

/// Characters between the name of a group and a bracket: its edition, "WTSA-24 (".
const EDITION: usize = 8;

/// "A workshop will be held during the meeting of Study Group 17 (29 August to 6 September)": the bracket dates the meeting
/// before it, which is not the letter's.
pub(super) fn before_bracket(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let (reading, text) = (told.reading, told.text);
    if !told.is_in_bracket() {
        return None;
    }
    let words = past::before_bracket(text, &told.span, told.sentence);
    let side = text.cues_in(&words).iter().rfind(|c| c.cue == Cue::SideMeeting).map_or(words.start, |c| c.end);
    let noun = side.min(words.end)..words.end;
    let named = text.groups_in(&noun).last();
    // "The preparations for WTSA-24 (New Delhi, 15-24 October)": the name stands directly before the bracket.
    let open = text.folded(&noun).rfind('(').map_or(noun.end, |i| noun.start + i);
    let beside =
        named.is_some_and(|g| g.span.end <= open && text.folded(&(g.span.end..open)).chars().count() <= EDITION);
    let names = match named {
        Some(group) if beside => group.names.clone(),
        _ => meetings::names(text, &noun),
    };
    let met = (beside || reading.has(&noun, &[Cue::Meeting]))
        && !names.is_empty()
        && meetings::is_foreign(reading, &names)
        && known_meeting(reading, told.first, told.last).is_none();
    met.then_some(OTHERS)
}

/// "The Indicators Symposium (Gaborone, 21-23 November)": the bracket in which the date stands names a place that is not that of the
/// meeting.
pub(super) fn in_another_place(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let (reading, text) = (told.reading, told.text);
    if !told.is_in_bracket() || known_meeting(reading, told.first, told.last).is_some() {
        return None;
    }
    // What the letter itself calls may meet elsewhere: "a workshop (Nairobi, 21-23 November) will be organized".
    if told.says(&[Cue::WillHold]) || !nearest_groups(reading, told.mention, told.sentence).is_empty() {
        return None;
    }
    let at = told.span.start;
    let open = text.folded(&told.before).rfind('(').map_or(at, |i| told.before.start + i);
    let named = place::named_in(text.folded(&(open..at)));
    let there = named.iter().map(|(_, p)| *p).find(|p| !p.country)?;
    let here: Vec<_> = reading.meetings.iter().filter_map(|m| m.place.map(|p| p.name)).collect();
    (!here.is_empty() && !here.contains(&there.name)).then_some(OTHERS)
}

/// "The focus group will hold its last meeting from 10 to 14 September": a body that the letter names by its noun alone and does
/// not invite to, where the subject calls no such body.
pub(super) fn another_body(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let (reading, text) = (told.reading, told.text);
    if !told.groups.is_empty() {
        return None;
    }
    let (previous, next) = between_dates(reading, &told.span, told.sentence);
    let before = told.clause.start.max(previous).min(told.span.start)..told.span.start;
    let called = || reading.head.subject.as_ref().is_some_and(|s| reading.has(s, &[Cue::OtherBody]));
    let meets = reading.has(&before, &[Cue::OtherBody])
        && reading.has(&(previous..next), &[Cue::WillHold])
        && !called()
        && !reading.head.group.as_deref().is_some_and(|g| g.starts_with("FG-"))
        && !told.says(&[Cue::Invite])
        && text.cues_in(told.sentence).iter().all(|c| {
            let body = |b: &CueHit| b.cue == Cue::OtherBody && b.start == c.start;
            c.cue != Cue::SideMeeting || text.cues_in(&(c.start..c.end)).iter().any(body)
        });
    meets.then_some(OTHERS)
}

/// "The results will be presented to the Council at its meeting from 21 to 25 June": the letter tells of a body when it sits, and neither
/// names nor calls it.
pub(super) fn at_its_meeting(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let uncalled = told.reading.head.group.is_some() && told.reading.meetings.is_empty();
    let own_body = uncalled && told.says_before(&[Cue::OwnBody]);
    // "Will be considered by TSAG at its meeting": a body that the letter does not call.
    let called = |g: &String| {
        let own = told.reading.head.group.as_deref();
        own.is_some_and(|own| group_within(g, own)) || told.any_meeting(|m| m.principal && m.groups.contains(g))
    };
    let sits = !told.groups.iter().any(called)
        && told.says_before(&[Cue::ItsMeeting])
        && (told.is_unknown() || !told.groups.is_empty() && told.known().is_none())
        && !own_body
        && !told.says(&[Cue::WillHold, Cue::Invite, Cue::ThisMeeting])
        && !told.is_contained();
    sits.then_some(OTHERS)
}

/// "The outcome will be reported to the meeting of Study Group 17, 17-28 June": days behind the meeting of a group that the letter does not
/// call are its own, whatever else the sentence speaks of.
pub(super) fn of_meeting_before(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let text = told.text;
    let group = text.groups_in(&told.before).last()?;
    let gap = group.span.end..told.span.start;
    let noun =
        text.cues_in(&text.back(group.span.start, NOUN, told.sentence.start)).iter().rfind(|c| c.cue == Cue::Meeting);
    let of = noun.is_some_and(|c| letters(text.folded(&(c.end.min(group.span.start)..group.span.start))) <= OF);
    let directly = letters(text.folded(&(gap.start..gap.end.max(gap.start)))) <= OF;
    let foreign = meetings::is_foreign(told.reading, &group.names);
    let held = [Cue::WillHold, Cue::Invite, Cue::Open];
    (told.is_several_days() && of && directly && foreign && told.known().is_none() && !told.says(&held))
        .then_some(OTHERS)
}

/// Bytes of the noun before the name of a group: "the meeting of ITU-T".
const NOUN: usize = 24;

/// Letters of what joins a noun, a group and its days: "of the ITU-T", "from".
const OF: usize = 9;

/// "Collocated with the meeting of FG-XYZ (18-19 February) and followed by that of another body (14 December)": the bracket dates
/// what the letter meets beside, or a body that it does not call.
pub(super) fn alongside(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let (reading, text) = (told.reading, told.text);
    if known_meeting(reading, told.first, told.last).is_some() || !told.is_in_bracket() {
        return None;
    }
    let start = told.sentence.start;
    let open = text.view.text[told.before.clone()].rfind('(').map_or(told.span.start, |i| start + i);
    // The bracket before this one has dates of its own.
    let from = text.view.text[start..open].rfind(')').map_or(start, |i| start + i);
    let leads = [Cue::Alongside, Cue::FollowedBy];
    let cue = text.cues_in(&(from..open)).iter().rfind(|c| leads.contains(&c.cue))?;
    let own = cue.end.min(open)..open;
    let named = meetings::names(text, &own);
    let ours = |g: &String| {
        reading.head.group.as_ref() == Some(g) || told.any_meeting(|m| m.principal && m.groups.contains(g))
    };
    let others = match cue.cue {
        Cue::Alongside => !named.iter().any(ours),
        _ => {
            named.is_empty()
                && reading.has(&own, &[Cue::Meeting])
                && !reading.has(&own, &[Cue::SideMeeting, Cue::RapporteurGroup])
        }
    };
    others.then_some(OTHERS)
}

/// Letters between an organization and the noun of its meeting, or before it at the beginning of its clause: the number of a committee, an
/// article.
const OWNER: usize = 8;

/// "The IEEE 802 meeting will be held from 6 to 10 May", "ISO/IEC JTC 1/SC 38 will meet on 3-7 June": an organization that the subject does
/// not name begins the clause or owns the noun, and no group is named.
pub(super) fn of_organization(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let (reading, text) = (told.reading, told.text);
    // Who plays host calls no meeting of its own: "UNESCO hosts a Rapporteur Group meeting".
    let sitting = told.is_one_day() && told.is_inside() || told.says_in_clause(&[Cue::RapporteurGroup]);
    if !told.groups.is_empty() || told.side().is_some() || told.known().is_some() || sitting {
        return None;
    }
    let (previous, _) = between_dates(reading, &told.span, told.sentence);
    let clause = told.clause.start.max(previous).min(told.span.start);
    let own = text.cues_in(&(clause..told.span.start)).iter().find(|c| c.cue == Cue::Organization)?;
    let named = |s: &Span| text.cues_in(s).iter().any(|c| c.cue == Cue::Organization);
    let called = reading.head.subject.as_ref().is_some_and(named);
    let leads = letters(text.folded(&(clause..own.start))) <= ARTICLE;
    // "IEEE and ITU will hold a joint meeting".
    let joined = text.joins.iter().find(|j| own.end <= j.start && letters(text.folded(&(own.end..j.start))) == 0);
    let with_us = joined.is_some_and(|j| {
        let next = j.end..text.ahead(j.end, OWNER, told.span.start.max(j.end)).end;
        !reading.has(&next, &[Cue::Organization])
    });
    let behind = text.cues_in(&(own.end..told.span.start)).iter().find(|c| c.cue == Cue::Meeting);
    let behind = behind.is_some_and(|c| letters(text.folded(&(own.end.min(c.start)..c.start))) <= OWNER);
    // "La réunion de l'ISO", "собрание ИСО".
    let before = text.cues_in(&(clause..own.start)).iter().rfind(|c| c.cue == Cue::Meeting);
    let of = if text.pack_at(own.start).script == Script::Latin { ARTICLE } else { 0 };
    // Behind the ending of the noun.
    let gap = |c: &CueHit| text.folded(&(c.end.min(own.start)..own.start)).trim_start_matches(char::is_alphabetic);
    let owns = behind || before.is_some_and(|c| letters(gap(c)) <= of);
    // "A meeting on 3GPP interworking", "the ITU-T/ISO joint meeting": of what the name is part of owns nothing.
    let rest = own.end.min(told.span.start)..told.span.start;
    let verb = text.cues_in(&rest).iter().find(|c| c.cue == Cue::WillHold || c.cue == Cue::Meeting);
    let noun = letters(text.folded(&(rest.start..verb.map_or(rest.end, |c| c.start.max(rest.start)))));
    let part =
        noun > OWNER && text.pack_at(own.start).script == Script::Latin || text.view.text[..own.start].ends_with('/');
    let held =
        !part && told.says(&[Cue::WillHold, Cue::Meeting]) && !told.says_in_clause(&[Cue::Invite, Cue::Alongside]);
    (held && !called && !with_us && (leads || owns)).then_some(OTHERS)
}

/// Letters of an article.
const ARTICLE: usize = 3;

/// Letters between a day and the word for publishing that belongs to it: "will be published on", "on 20 April the secretariat will".
const PUBLISHING: usize = 24;

/// "The programme of the workshop will be published on 20 April": what the writers do on that day is no event of what it is about.
pub(super) fn published(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let (reading, text) = (told.reading, told.text);
    if !told.is_one_day() || told.is_in_bracket() || told.known().is_some() || super::sessions::hours_follow(told) {
        return None;
    }
    let (start, end) = (told.span.start, told.span.end);
    let (previous, next) = between_dates(reading, &told.span, told.sentence);
    let clause = told.clause.start.max(previous).min(start)..told.clause.end.min(next).max(end);
    let held = |s: &Span| reading.has(s, &[Cue::WillHold, Cue::Open, Cue::Invite]);
    let nouns = [Cue::SideMeeting, Cue::Meeting, Cue::SessionNoun];
    // "Will publish the programme of the workshop on 20 April": what is published names what it is of.
    let papers = [Cue::Programme, Cue::PlanHeading, Cue::AgendaHeading];
    if text.pack_at(start).script == Script::Han {
        // 会议日程发布：4月20日.
        let label = clause.start.min(told.sentence.start)..start;
        if crate::letter::prose::is_published(reading, &label) && !held(&(end..clause.end)) {
            return Some(PUBLISHED);
        }
        // 将于4月20日公布.
        let verb = text.cues_in(&(end..clause.end)).iter().find(|c| c.cue == Cue::Published)?;
        let gap = end..verb.start;
        let near = letters(text.folded(&gap)) <= HAN && !reading.has(&gap, &nouns) && !held(&gap);
        return (near && !held(&(verb.end..clause.end))).then_some(PUBLISHED);
    }
    let before = text.cues_in(&(clause.start..start)).iter().rfind(|c| c.cue == Cue::Promise);
    let behind = || text.cues_in(&(end..clause.end)).iter().find(|c| c.cue == Cue::Promise);
    let told = match before {
        // "Documents will be available for the workshop on 10 May": the noun at the date has it.
        Some(verb) => {
            let gap = verb.end.min(start)..start;
            !held(&gap) && (!reading.has(&gap, &nouns) || reading.has(&gap, &papers))
        }
        None => behind().is_some_and(|verb| {
            let opens = letters(text.folded(&(clause.start..start))) <= ARTICLE;
            let gap = end..verb.start.max(end);
            let rest = verb.end.min(clause.end)..clause.end;
            opens
                && letters(text.folded(&gap)) <= PUBLISHING
                && !held(&(end..clause.end))
                && (!reading.has(&rest, &nouns) || reading.has(&rest, &papers))
        }),
    };
    told.then_some(PUBLISHED)
}

/// Ideographs between a day and the word for publishing: 在网上, 起在本组网页上.
const HAN: usize = 12;

/// A day on which the writers do something.
const PUBLISHED: Finding = Finding::Is(Role::Other, "what the writers will do");

/// "The next meeting will be held from 14 to 25 October": the subject calls the one before it.
pub(super) fn next_meeting(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let later = told.is_any_principal() && told.is_behind_all();
    let next = later && told.side().is_none() && told.says_before(&[Cue::Next]);
    next.then_some(Finding::Is(Role::OtherMeeting, "a later meeting"))
}

/// "Study Group 5 meets from 4 to 8 May" in a letter of Study Group 2, or what an annex says of any group.
pub(super) fn other_groups(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let groups = told.groups_or_own();
    let others = !groups.is_empty()
        && (meetings::is_foreign(told.reading, &groups) || told.sentence.start >= told.reading.annex_start)
        && !told.is_contained();
    others.then_some(OTHERS)
}

/// "The labour conference meets from 31 May to 16 June": its subject is no group that the letter calls.
pub(super) fn nobody_named(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let others = told.is_several_days()
        && told.groups_or_own().is_empty()
        && told.is_any_principal()
        && told.says_in_clause(&[Cue::WillHold])
        && !told.is_contained();
    others.then_some(OTHERS)
}
