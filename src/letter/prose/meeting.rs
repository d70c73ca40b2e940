//! Which meeting a date belongs to, as a sentence says it.
//!
//! One file because what a date calls, repeats or contradicts is told by the same words around it, and each verdict excludes the next.

use super::*;

/// Reads a date as that of a meeting, or says what else it is.
pub(super) fn meeting(reading: &mut Reading<'_, '_>, mention: usize, sentence: &Span, unit: &Span) {
    let text = reading.text;
    let (Some((first, last)), span) = (reading.days(mention), text.mentions[mention].span.clone()) else { return };
    let clause = text.clause_at(&span);
    let groups = nearest_groups(reading, mention, sentence);
    let within = reading.meetings.iter().any(|m| m.principal && m.first <= first && last <= m.last);
    let nameless = groups.is_empty()
        && !within
        && !reading.has(sentence, &[Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun, Cue::RapporteurGroup]);
    let groups = match previous_sentence(reading, sentence, unit) {
        Some(before) if nameless && reading.has(sentence, &[Cue::WillHold]) => meetings::names(text, &before),
        _ => groups,
    };
    // "The joint session with the experts of Study Group 10, on Thursday from 1430 to 1730": a session inside the meeting, with whomever.
    let own_day = |m: &crate::letter::reading::Meeting| m.principal && !m.side && m.first <= first && last <= m.last;
    if first == last
        && reading.has(&(sentence.start..span.start), &[Cue::SessionNoun])
        && !reading.has(sentence, &[Cue::SideMeeting])
        && reading.meetings.iter().any(own_day)
        && hours_follow(reading, &span, sentence.end)
    {
        return;
    }
    if met_by_others(reading, mention, sentence)
        || held_elsewhere(reading, mention, sentence)
        || groups.is_empty() && meets_as_other_body(reading, &span, sentence)
    {
        return reading.take(mention, Role::OtherMeeting, "someone else's meeting");
    }
    if beside_others(reading, mention, sentence) {
        return reading.take(mention, Role::OtherMeeting, "someone else's meeting");
    }
    if let Some(titled) = title_of(reading, mention, unit) {
        let meeting = &reading.meetings[titled];
        if (meeting.first, meeting.last) != (first, last) {
            return meetings::conflict(reading, mention, titled);
        }
    }
    if opens_or_closes_known(reading, mention, sentence, unit) {
        return reading.take(mention, Role::Repeated, "a day of the meeting");
    }
    let side = side_of(reading, mention, sentence, unit);
    // "The new dates are 3 to 14 June": a meeting of the subject waits for them.
    let awaits = || (0..reading.meetings.len()).any(|i| crate::letter::postponed::is_moved(reading, i));
    let new = first < last && groups.is_empty() && side.is_none();
    if new && reading.has(&(sentence.start..span.start), &[Cue::NewValue]) && awaits() {
        return settle(reading, mention, groups, false, None, sentence);
    }
    let conference = side.is_none() && reading.has(sentence, &[Cue::Conference]);
    // "Delegates register for it separately" tells nothing elsewhere.
    let told = tells_elsewhere(reading, sentence) || told_elsewhere(reading, &span, sentence, unit);
    // "I have pleasure in inviting your Government to WTDC-14, to be held": the only meeting that the letter calls.
    let invited = !told && reading.meetings.is_empty() && reading.has(&(sentence.start..span.start), &[Cue::Invite]);
    let elsewhere =
        (told || conference && !invited) && !reading.meetings.iter().any(|m| m.first == first && m.last == last);
    if elsewhere
        && (meetings::is_foreign(reading, &groups)
            || groups.is_empty()
            || told
            || dates_conference(reading, mention, sentence))
        && !side.as_ref().is_some_and(|_| invites_or_cancels(reading, sentence))
    {
        return reading.take(mention, Role::OtherMeeting, "told in another letter");
    }
    // "JCA-IdM meets on 16 December from 0930 to 1230 hours, JCA-COP from 1430": each has its hours of the day that the subject gives both.
    if first == last
        && is_part_of_joint(reading, first, &groups)
        && parts::hours_of_day(reading, mention, sentence).is_some()
    {
        new_meeting(reading, mention, groups, None, sentence);
        return;
    }
    // Other parts of the group that meet on the same days have a meeting of their own.
    let other_parts = |m: &crate::letter::reading::Meeting| {
        let whole = m.groups.iter().any(|g| reading.head.group.as_ref() == Some(g));
        !m.principal
            && !whole
            && !groups.is_empty()
            && !m.groups.is_empty()
            && !m.groups.iter().any(|g| groups.contains(g))
    };
    let known = reading.meetings.iter().position(|m| m.first == first && m.last == last && !other_parts(m));
    // What an annex adds in a bracket is about others: agenda items tell with whom the group works.
    let annexed = sentence.start >= reading.annex_start && known.is_none() && first < last;
    if annexed && in_bracket(reading, mention) && reading.has(sentence, &[Cue::WillHold, Cue::Meeting]) {
        return reading.take(mention, Role::OtherMeeting, "someone else's meeting");
    }
    // The next meeting on an agenda: the letter calls its own before its annexes.
    if annexed && !reading.meetings.is_empty() && reading.meetings.iter().all(|m| m.last < first) {
        return reading.take(mention, Role::OtherMeeting, "a later meeting");
    }
    // "The next meeting will be held from 14 to 25 October": the subject calls the one before it.
    let later = reading.meetings.iter().any(|m| m.principal) && reading.meetings.iter().all(|m| m.last < first);
    if later && side.is_none() && reading.has(&(sentence.start..span.start), &[Cue::Next]) {
        return reading.take(mention, Role::OtherMeeting, "a later meeting");
    }
    let listed = text.view.text[unit.start..span.start].trim_end().ends_with(':') || is_list_item(text.folded(unit));
    let noun_beside =
        text.cues_in(&text.back(span.start, 24, clause.start)).iter().rfind(|c| c.cue == Cue::Meeting).is_some_and(
            |c| text.folded(&(c.end.min(span.start)..span.start)).chars().filter(|c| c.is_alphabetic()).count() <= 6,
        );
    // Some days of the letter's own groups, in the invitation, are a meeting whatever the verb is.
    let own_days = first != last
        && span.start < reading.annex_start
        && groups.iter().any(|g| g.contains('/'))
        && !in_bracket(reading, mention)
        && !meetings::is_foreign(reading, &groups);
    // "The meeting is moved to 10-19 June."
    let moved =
        text.cues_in(&text.back(span.start, 24, sentence.start)).iter().rfind(|c| c.cue == Cue::NewValue).is_some_and(
            |c| text.folded(&(c.end.min(span.start)..span.start)).chars().filter(|c| c.is_alphabetic()).count() <= 4,
        );
    let ends = first == last
        && reading.has(&(span.end..clause.end), &[Cue::End])
        && !reading.has(&clause, &[Cue::Open, Cue::WillHold, Cue::SideMeeting]);
    let day_of = |m: &crate::letter::reading::Meeting| m.first <= first && first <= m.last;
    if ends && !reading.meetings.iter().any(day_of) && reading.meetings.iter().any(|m| m.first < first) {
        return reading.take(mention, Role::Other, "the end of a meeting");
    }
    if known.is_none() && side.is_none() && (cancels_part(reading, sentence) || cancels_another(reading, sentence)) {
        let groups = meetings::names(text, sentence);
        new_meeting(reading, mention, groups, None, sentence);
        if let Some(new) = reading.meetings.last_mut() {
            new.status = crate::event::Status::Cancelled;
        }
        return;
    }
    // "The meeting, planned for 4-15 March, is postponed", "Collective letter 6/2 called you to Geneva from 5 to 14 September".
    let moving = || reading.head.subject.as_ref().is_some_and(|s| reading.has(s, &[Cue::Postponed]));
    let told_before =
        first < last && reading.has(&(sentence.start..span.start), &[Cue::CollectiveLetter, Cue::Circular]);
    let moved_on = reading.has(&(span.end..clause.end.max(sentence.end)), &[Cue::Postponed]);
    if known.is_none() && side.is_none() && moving() && (moved_on || told_before) {
        let new = text.limits.iter().any(|l| l.end <= span.start && span.start - l.end <= 1)
            || reading.has(&(sentence.start..span.start), &[Cue::NewValue]);
        if !new && !meetings::is_foreign(reading, &groups) {
            return reading.take(mention, Role::Superseded, "the days from which the meeting moves");
        }
    }
    let in_turn = reading.has(&(sentence.start..span.start), &[Cue::FollowedBy]);
    let holds =
        listed || noun_beside || moved || own_days || in_turn || reading.has(sentence, &[Cue::WillHold, Cue::Invite]);
    // "The meeting of the group, planned from 12 to 16 September, is postponed. It will be held from 10 to 14 October": the verb stands
    // before the days from which it moves.
    let from = known.is_none() && side.is_none() && moving() && first < last;
    let verb_first = || reading.has(&(sentence.start..span.start), &[Cue::Postponed, Cue::Moved]);
    let led = || reading.has(&(sentence.start..span.start), &[Cue::NewValue, Cue::Open]) || leads_to(reading, &span);
    if from && verb_first() && !led() && moves_on(reading, mention, sentence) && !meetings::is_foreign(reading, &groups)
    {
        return reading.take(mention, Role::Superseded, "the days from which the meeting moves");
    }
    let meets = reading.has(sentence, &[Cue::Meeting, Cue::RapporteurGroup, Cue::SideMeeting]) || !groups.is_empty();
    // "It will now be held from 4 to 6 February": a letter whose subject moves the meeting without a date says so of it.
    let called = || reading.meetings.iter().any(|m| m.principal);
    let takes_up = first < last
        && side.is_none()
        && moving()
        && (reading.has(sentence, &[Cue::NewValue]) && !called()
            || reading.has(sentence, &[Cue::WillHold]) && awaits());
    let meets = meets || takes_up || conference && invited;
    let holds = holds || takes_up;
    let session = reading.has(&clause, &[Cue::SessionNoun]) && side.is_none();
    let inside = reading.meetings.iter().any(|m| m.first <= first && last <= m.last);
    let opens = reading.has(&clause, &[Cue::Open, Cue::Desk]);
    // "Working Party 1/9 meets on 16-17 June and an ad hoc group on 18 June": days of groups are no session.
    if known.is_none() && session && inside && !own_days {
        return;
    }
    // "Badges for the workshop and the meeting are given out from 0900 hours on 13 May": the day of the desk.
    let desk = reading.has(&clause, &[Cue::Desk])
        || crate::letter::hours::is_desk(reading, &(sentence.start..span.start))
            && !reading.has(&clause, &[Cue::SideMeeting]);
    let desk = side.is_some() && first == last && desk && inside;
    if desk && !reading.has(sentence, &[Cue::WillHold, Cue::Invite]) {
        return reading.take(mention, Role::Repeated, "a day of the meeting");
    }
    if let Some(side) = side.clone() {
        let name = name_segment(reading, mention, sentence).and_then(|s| meetings::segment_name(reading, &s));
        let name = name.or(Some(side));
        // "It meets on Thursday": the sentence before names it.
        let named = match previous_sentence(reading, sentence, unit) {
            Some(before) if groups.is_empty() && !reading.has(sentence, &[Cue::SideMeeting, Cue::Meeting]) => {
                meetings::names(text, &before)
            }
            _ => groups,
        };
        let names: Vec<String> = named.into_iter().filter(|g| crate::letter::groups::has_own_name(g)).collect();
        settle(reading, mention, names, true, name, sentence);
        return;
    }
    // A day of the block that an annex tells again without saying for what.
    let due = |f: &crate::letter::reading::Fact| f.kind == Kind::Deadline && f.when.day() == first;
    if annexed && first == last && groups.is_empty() && known.is_none() && reading.facts.iter().any(due) {
        return reading.take(mention, Role::Repeated, "the deadline again");
    }
    if let Some(known) = known {
        name_parts(reading, known, &groups);
        return reading.take(mention, Role::Repeated, "the meeting again");
    }
    if spans_all_meetings(reading, (first, last), &groups) {
        return reading.take(mention, Role::Repeated, "the period of all meetings together");
    }
    if first == last && holds && is_part_of_joint(reading, first, &groups) {
        new_meeting(reading, mention, groups, None, sentence);
        return;
    }
    // A day inside a meeting of the same groups, or without groups, is a day of it.
    // "The group, to meet from 5 to 14 October, will consider it on 12 October": a day within days that the sentence names.
    let within = |m: &usize| reading.days(*m).is_some_and(|(a, b)| a < b && a <= first && last <= b);
    let span_before = text.mentions_in(&(sentence.start..span.start)).rfind(within).filter(|_| first == last);
    if let Some(verdict) = span_before.and_then(|m| reading.verdicts[m].clone()).filter(|v| v.role != Role::Event) {
        return reading.take(mention, verdict.role, "a day of the days before it");
    }
    let contained = reading.meetings.iter().any(|m| {
        m.first <= first
            && last <= m.last
            && !m.side
            && (groups.is_empty() || m.groups.iter().any(|g| groups.contains(g)))
    });
    if contained && (groups.is_empty() || first == last) {
        if first == last && (opens || holds) {
            return reading.take(mention, Role::Repeated, "a day of the meeting");
        }
        return;
    }
    // "Working Party 1/2 sits on Wednesday 10 June from 0930 to 1230": a sitting with hours inside the meeting of the whole is a session.
    // An item of the invitation that lists the parts calls each.
    if first == last
        && sits_inside(reading, first, &groups)
        && (span.start >= reading.annex_start || !is_list_item(text.folded(unit)))
        && hours_follow(reading, &span, sentence.end)
    {
        return;
    }
    let questions = groups.is_empty() && reading.has(&clause, &[Cue::RapporteurGroup]);
    let groups = if questions { reading.head.group.iter().cloned().collect() } else { groups };
    if questions && meets {
        let name = None;
        if reading.meetings.iter().all(|m| m.first != first || m.last != last) {
            new_meeting(reading, mention, groups, name, sentence);
            return;
        }
    }
    if holds && meets || meets && reading.meetings.is_empty() && reading.head.subject.is_none() {
        // A letter that names nobody else calls its own group.
        let own = groups.is_empty() && reading.meetings.is_empty();
        let parts = groups.is_empty().then(|| parts_of_subject(reading)).filter(|p| !p.is_empty());
        let groups = match parts {
            Some(parts) => parts,
            None if own => reading.head.group.iter().cloned().collect(),
            None => groups,
        };
        settle(reading, mention, groups, false, None, sentence);
    } else if !groups.is_empty()
        && (meetings::is_foreign(reading, &groups) || sentence.start >= reading.annex_start)
        && !contained
    {
        reading.take(mention, Role::OtherMeeting, "someone else's meeting");
    } else if first < last
        && groups.is_empty()
        && reading.meetings.iter().any(|m| m.principal)
        && reading.has(&clause, &[Cue::WillHold])
        && !contained
    {
        // "The labour conference meets from 31 May to 16 June": its subject is no group that the letter calls.
        reading.take(mention, Role::OtherMeeting, "someone else's meeting");
    }
}

/// Whether a word for a limit stands directly before a date: "postponed to 10-14 October".
fn leads_to(reading: &Reading<'_, '_>, date: &Span) -> bool {
    reading.text.limits.iter().any(|l| l.end <= date.start && date.start - l.end <= 1)
}

/// Whether a later sentence of the invitation has other days, behind those from which a meeting moves.
fn moves_on(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let Some((old, _)) = reading.days(mention) else { return false };
    let later = |m: usize| reading.days(m).is_some_and(|(first, last)| first < last && first > old);
    text.mentions_in(&(sentence.end..reading.annex_start.max(sentence.end))).any(later)
}

/// "A workshop will be held on 2 and 3 February. The workshop begins at 0900 hours on 2 February": a day with an hour at which something
/// begins or ends, the first or last day of a meeting of this kind that is known.
fn opens_or_closes_known(reading: &Reading<'_, '_>, mention: usize, sentence: &Span, unit: &Span) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let Some(day) = reading.day(mention) else { return false };
    if deadline::adjacent_hour(reading, mention, sentence).is_none() {
        return false;
    }
    let (previous, next) = between_dates(reading, span, sentence);
    let before = previous.min(span.start)..span.start;
    let kinds = [Cue::SideMeeting, Cue::Meeting, Cue::StudyGroup, Cue::WorkingParty, Cue::RegionalGroup];
    // "A workshop of Study Group 11 begins": the side event is what begins, whoever holds it.
    let noun_in = |s: &Span| {
        let cues = text.cues_in(s);
        let side = cues.iter().rfind(|c| c.cue == Cue::SideMeeting);
        side.or_else(|| cues.iter().rfind(|c| kinds.contains(&c.cue))).copied()
    };
    // A pronoun takes up what the sentence before calls.
    let earlier = || previous_sentence(reading, sentence, unit).and_then(|s| noun_in(&s));
    let noun = noun_in(&before).or_else(|| noun_in(&(sentence.start..span.start))).or_else(earlier);
    let Some(noun) = noun else { return false };
    let side = noun.cue == Cue::SideMeeting;
    let word = text.folded(&(noun.start..noun.end));
    let named = meetings::names(text, &before);
    let (opens, ends) = (reading.has(&(sentence.start..next), &[Cue::Open]), reading.has(&before, &[Cue::End]));
    reading.meetings.iter().any(|m| {
        let kind = if side { m.side && text.folded(&m.quote).contains(word) } else { !m.side };
        let groups = side || named.is_empty() || m.groups.iter().any(|g| named.contains(g));
        let edge = opens && m.first == day || ends && m.last == day;
        m.first < m.last && kind && groups && edge
    })
}

/// Units of the title of an annex above its bracket: "Draft agenda", "of the meeting of Study Group 5".
const TITLE: usize = 3;
/// Days by which the day in such a bracket may miss the meeting and still be meant for it.
const NEAR: i64 = 7;

/// The meeting of which the bracket below the title of an annex gives place and days again: "(Geneva, 4-5 May 2009)".
fn title_of(reading: &Reading<'_, '_>, mention: usize, unit: &Span) -> Option<usize> {
    let text = reading.text;
    let folded = text.folded(unit).trim();
    let alone = unit.start >= reading.annex_start
        && folded.starts_with('(')
        && folded.ends_with(')')
        && folded.matches('(').count() == 1
        && text.mentions_in(unit).eq([mention]);
    let at = text.unit_at(unit.start).filter(|_| alone)?;
    let above = text.units[at.saturating_sub(TITLE)..at].iter().map(|u| u.span.clone());
    let annexed: Vec<Span> = above.filter(|u| u.start >= reading.annex_start).collect();
    let (first, last) = reading.days(mention)?;
    let known = reading.meetings.iter().any(|m| (m.first, m.last) == (first, last));
    if known || annexed.last().is_some_and(|u| reading.has(u, &[Cue::SideMeeting])) {
        return None;
    }
    // "Newcomers' session", "First week", "as of": what stands there is about a part, or dates something else.
    let part = [Cue::SessionNoun, Cue::OpeningSession, Cue::ClosingSession, Cue::RapporteurGroup, Cue::WorkingParty];
    if annexed.iter().any(|u| reading.has(u, &part)) {
        return None;
    }
    let before = text.folded(&(unit.start..text.mentions[mention].span.start));
    if before.contains(char::is_alphabetic) && crate::letter::place::named_in(before).is_empty() {
        return None;
    }
    let title = annexed.iter().rfind(|u| !meetings::names(text, u).is_empty())?;
    let groups = meetings::names(text, title);
    let own = |m: &crate::letter::reading::Meeting| m.principal && !m.side && m.groups == groups;
    let called = reading.meetings.iter().position(own);
    let near = |m: &usize| {
        let meeting = &reading.meetings[*m];
        let overlaps = meeting.first <= last && first <= meeting.last;
        let alike = (meeting.first < meeting.last) == (first < last);
        !meeting.side && alike && (overlaps || (meeting.first - first).num_days().abs() <= NEAR)
    };
    called.filter(near)
}

/// Whether the bracket in which a date stands names a place that is not that of the meeting: "the Indicators Symposium (Gaborone,
/// 21-23 November)".
fn held_elsewhere(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let known = reading.days(mention).is_none_or(|(a, b)| known_meeting(reading, a, b).is_some());
    // What the letter itself calls may meet elsewhere: "a workshop (Nairobi, 21-23 November) will be organized".
    let called = reading.has(sentence, &[Cue::WillHold]) || !nearest_groups(reading, mention, sentence).is_empty();
    if !in_bracket(reading, mention) || known || called {
        return false;
    }
    let text = reading.text;
    let at = text.mentions[mention].span.start;
    let open = text.folded(&(sentence.start..at)).rfind('(').map_or(at, |i| sentence.start + i);
    let named = crate::letter::place::named_in(text.folded(&(open..at)));
    let there = named.iter().map(|(_, p)| *p).find(|p| !p.country);
    let here: Vec<_> = reading.meetings.iter().filter_map(|m| m.place.map(|p| p.name)).collect();
    there.is_some_and(|there| !here.is_empty() && !here.contains(&there.name))
}

/// "Collocated with the meeting of FG-XYZ (18-19 February) and followed by that of another body (14 December)": the bracket dates
/// what the letter meets beside, or a body that it does not call.
fn beside_others(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let known = reading.days(mention).is_none_or(|(a, b)| known_meeting(reading, a, b).is_some());
    if known || !in_bracket(reading, mention) {
        return false;
    }
    let open = text.view.text[sentence.start..span.start].rfind('(').map_or(span.start, |i| sentence.start + i);
    // The bracket before this one has dates of its own.
    let from = text.view.text[sentence.start..open].rfind(')').map_or(sentence.start, |i| sentence.start + i);
    let leads = [Cue::Alongside, Cue::FollowedBy];
    let Some(cue) = text.cues_in(&(from..open)).iter().rfind(|c| leads.contains(&c.cue)) else { return false };
    let own = cue.end.min(open)..open;
    let named = meetings::names(text, &own);
    let ours = |g: &String| {
        reading.head.group.as_ref() == Some(g) || reading.meetings.iter().any(|m| m.principal && m.groups.contains(g))
    };
    match cue.cue {
        Cue::Alongside => !named.iter().any(ours),
        _ => {
            named.is_empty()
                && reading.has(&own, &[Cue::Meeting])
                && !reading.has(&own, &[Cue::SideMeeting, Cue::RapporteurGroup])
        }
    }
}

/// Whether the bracket in which a date stands follows the name of a conference: "the preparations for WTSA-24 (New Delhi, …)".
fn dates_conference(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let words = past::before_bracket(reading.text, &reading.text.mentions[mention].span, sentence);
    in_bracket(reading, mention) && reading.has(&words, &[Cue::Conference])
}

/// The Questions or working parties that the subject names alone, without a day: "Announcement of Q4/15 e-meetings".
fn parts_of_subject(reading: &Reading<'_, '_>) -> Vec<String> {
    let Some(subject) = reading.head.subject.clone() else { return Vec::new() };
    let text = reading.text;
    let dated = text.mentions_in(&subject).any(|m| text.mentions[m].is_date());
    let names = if dated { Vec::new() } else { meetings::names(text, &subject) };
    if names.iter().all(|g| g.contains('/')) { names } else { Vec::new() }
}

/// Characters between the name of a group and a bracket: its edition, "WTSA-24 (".
const EDITION: usize = 8;

/// "A workshop will be held during the meeting of Study Group 17 (29 August to 6 September)": the bracket dates the meeting
/// before it, which is not the letter's.
fn met_by_others(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    if !in_bracket(reading, mention) {
        return false;
    }
    let text = reading.text;
    let words = past::before_bracket(text, &text.mentions[mention].span, sentence);
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
    (beside || reading.has(&noun, &[Cue::Meeting]))
        && !names.is_empty()
        && meetings::is_foreign(reading, &names)
        && reading.days(mention).is_some_and(|(first, last)| known_meeting(reading, first, last).is_none())
}

/// Whether a sentence cancels the meeting of a group that the subject does not call, and gives no other day for it.
pub(super) fn cancels_part(reading: &Reading<'_, '_>, sentence: &Span) -> bool {
    let text = reading.text;
    let names = meetings::names(text, sentence);
    let dates = text.mentions_in(sentence).filter(|m| text.mentions[*m].is_date()).count();
    let called = |n: &String| {
        reading.head.group.as_ref() == Some(n) || reading.meetings.iter().any(|m| m.principal && m.groups.contains(n))
    };
    reading.has(sentence, &[Cue::Cancelled])
        && reading.has(sentence, &[Cue::Meeting, Cue::RapporteurGroup])
        && !(reading.has(sentence, &[Cue::NewValue]) && dates > 1)
        && !names.is_empty()
        && !names.iter().any(called)
}

/// "The steering meeting on 13 October is cancelled": one without a group, on the only day of its sentence.
fn cancels_another(reading: &Reading<'_, '_>, sentence: &Span) -> bool {
    let text = reading.text;
    let moved = [Cue::NewValue, Cue::Postponed, Cue::Moved, Cue::Unscheduled, Cue::IfNeeded, Cue::WasHeld];
    reading.has(sentence, &[Cue::Cancelled])
        && reading.has(sentence, &[Cue::Meeting])
        && !reading.has(sentence, &moved)
        && meetings::names(text, sentence).is_empty()
        && text.mentions_in(sentence).filter(|m| text.mentions[*m].is_date()).count() == 1
}

/// "The focus group will hold its last meeting from 10 to 14 September": a body that the letter names by its noun alone and does
/// not invite to, where the subject calls no such body.
fn meets_as_other_body(reading: &Reading<'_, '_>, date: &Span, sentence: &Span) -> bool {
    let text = reading.text;
    let (previous, next) = between_dates(reading, date, sentence);
    let before = text.clause_at(date).start.max(previous).min(date.start)..date.start;
    let called = reading.head.subject.as_ref().is_some_and(|s| reading.has(s, &[Cue::OtherBody]));
    reading.has(&before, &[Cue::OtherBody])
        && reading.has(&(previous..next), &[Cue::WillHold])
        && !called
        && !reading.head.group.as_deref().is_some_and(|g| g.starts_with("FG-"))
        && !reading.has(sentence, &[Cue::Invite])
        && text.cues_in(sentence).iter().all(|c| {
            let body = |b: &crate::letter::text::CueHit| b.cue == Cue::OtherBody && b.start == c.start;
            c.cue != Cue::SideMeeting || text.cues_in(&(c.start..c.end)).iter().any(body)
        })
}

/// Whether some days reach from the first to the last of the meetings that the subject or a table has called, and name no other group.
pub(super) fn spans_all_meetings(
    reading: &Reading<'_, '_>,
    days: (chrono::NaiveDate, chrono::NaiveDate),
    groups: &[String],
) -> bool {
    let called: Vec<_> = reading.meetings.iter().filter(|m| m.principal && !m.side).collect();
    let first = called.iter().map(|m| m.first).min();
    let last = called.iter().map(|m| m.last).max();
    // "Working Parties 5A and 5B of Study Group 5": the group whose parts they are.
    let within = |part: &str, whole: &str| part.starts_with("WP") && crate::event::group_within(part, whole);
    called.len() >= 2
        && (first, last) == (Some(days.0), Some(days.1))
        && groups.iter().all(|g| called.iter().any(|m| m.groups.contains(g) || m.groups.iter().any(|c| within(c, g))))
}

/// Whether a sentence invites, and not by saying that another letter will, or cancels.
fn invites_or_cancels(reading: &Reading<'_, '_>, sentence: &Span) -> bool {
    let cues = reading.text.cues_in(sentence);
    let apart = |c: &crate::letter::text::CueHit| {
        cues.iter().any(|e| e.cue == Cue::Elsewhere && e.start <= c.start && c.end <= e.end)
    };
    cues.iter().any(|c| c.cue == Cue::Cancelled || c.cue == Cue::Invite && !apart(c))
}

/// Whether a sentence leaves something to another letter. What is done elsewhere is not told there: "delegates register for it
/// separately".
fn tells_elsewhere(reading: &Reading<'_, '_>, sentence: &Span) -> bool {
    let text = reading.text;
    let done = |at: usize| actions::any_in(text, &(text.clause_at(&(at..at)).start..at));
    text.cues_in(sentence).iter().any(|c| c.cue == Cue::Elsewhere && !done(c.start))
}

/// Whether another letter invites to the meeting of a date: a bracket behind the date cites one, or the next sentence says so
/// of the meeting.
pub(super) fn told_elsewhere(reading: &Reading<'_, '_>, span: &Span, sentence: &Span, unit: &Span) -> bool {
    let text = reading.text;
    let letters = [Cue::CollectiveLetter, Cue::Circular, Cue::CircularLetter];
    let behind = &text.view.text[span.end..sentence.end.max(span.end)];
    let bracket = behind.find(['(', ')']).filter(|i| behind[*i..].starts_with('(') && *i <= 3).map(|i| span.end + i);
    // The date may stand in the bracket itself: "(3-7 May, see Circular 5)".
    let own = || text.view.text[sentence.start..span.start].rfind('(').map(|i| sentence.start + i);
    let own = || own().filter(|_| text.in_brackets(sentence.start, span.start));
    let cited = bracket.or_else(own).is_some_and(|open| {
        let close = text.view.text[span.end..sentence.end.max(span.end)].find(')').filter(|_| open < span.start);
        let close = close.map(|i| span.end + i).or_else(|| text.view.text[open..].find(')').map(|i| open + i));
        reading.has(&(open..close.unwrap_or(open)), &letters)
    });
    let next = (sentence.end < unit.end).then(|| text.sentence_at(sentence.end + 1));
    cited
        || next.is_some_and(|s| {
            tells_elsewhere(reading, &s)
                && (reading.has(&s, &[Cue::Meeting, Cue::Invite]) || reading.has(&s, &letters))
                && !reading.has(&s, &[Cue::SideMeeting])
                && text.mentions_in(&s).next().is_none()
        })
}

/// Whether some of the groups that the subject calls together for several days meet on a day of their own.
pub(super) fn is_part_of_joint(reading: &Reading<'_, '_>, day: chrono::NaiveDate, groups: &[String]) -> bool {
    !groups.is_empty()
        && reading.meetings.iter().any(|m| {
            m.principal
                && m.first <= day
                && day <= m.last
                && groups.len() < m.groups.len()
                && groups.iter().all(|g| m.groups.contains(g))
        })
}

/// Whether parts of the letter's group sit on a day of the meeting of the whole group.
fn sits_inside(reading: &Reading<'_, '_>, day: chrono::NaiveDate, groups: &[String]) -> bool {
    let Some(own) = &reading.head.group else { return false };
    let whole = |m: &crate::letter::reading::Meeting| m.principal && m.first < m.last && m.groups.contains(own);
    let part = |g: &String| g != own && g.contains('/') && !meetings::is_foreign(reading, std::slice::from_ref(g));
    !groups.is_empty()
        && groups.iter().all(part)
        && reading.meetings.iter().any(|m| whole(m) && m.first <= day && day <= m.last)
}

/// Whether hours from one to another are what next follows a date in its sentence.
fn hours_follow(reading: &Reading<'_, '_>, date: &Span, end: usize) -> bool {
    let text = reading.text;
    text.mentions_in(&(date.end..end.max(date.end)))
        .next()
        .is_some_and(|m| matches!(text.mentions[m].value, Value::Times(..)))
}

/// A joint period whose groups each have a day of their own is no meeting beside theirs.
pub(in crate::letter) fn split_joint_periods(reading: &mut Reading<'_, '_>) {
    split_covered(reading);
    part_coordination(reading);
    split_covered(reading);
}

fn split_covered(reading: &mut Reading<'_, '_>) {
    let covered = |i: usize| {
        let whole = &reading.meetings[i];
        whole.principal
            && whole.groups.len() > 1
            && whole.groups.iter().all(|g| {
                reading.meetings.iter().any(|m| {
                    !m.principal
                        && m.groups.contains(g)
                        && m.groups.len() < whole.groups.len()
                        && whole.first <= m.first
                        && m.last <= whole.last
                })
            })
    };
    let summaries: Vec<usize> =
        (0..reading.meetings.len()).filter(|i| covered(*i) || is_week_of_parts(reading, *i)).collect();
    for i in summaries.into_iter().rev() {
        let whole = reading.meetings.remove(i);
        reading.verdicts[whole.mention] =
            Some(crate::letter::reading::Verdict { role: Role::Repeated, reason: "the period of all groups together" });
        for meeting in &mut reading.meetings {
            if whole.first <= meeting.first
                && meeting.last <= whole.last
                && meeting.groups.iter().all(|g| whole.groups.contains(g))
            {
                meeting.principal = true;
            }
        }
    }
}

/// A joint coordination activity that meets on a day of its own is no part of the meeting with which the subject names it.
fn part_coordination(reading: &mut Reading<'_, '_>) {
    let own: Vec<(usize, String)> = (0..reading.meetings.len())
        .filter(|i| reading.meetings[*i].groups.len() == 1 && reading.meetings[*i].groups[0].starts_with("JCA-"))
        .map(|i| (i, reading.meetings[i].groups[0].clone()))
        .collect();
    for (i, group) in own {
        let (first, last) = (reading.meetings[i].first, reading.meetings[i].last);
        let wholes = reading.meetings.iter_mut().filter(|m| m.groups.len() > 1 && m.first <= first && last <= m.last);
        for whole in wholes {
            whole.groups.retain(|g| *g != group);
        }
    }
}

/// Whether the subject calls parts of a study group together without naming them, and the letter lists them: "Rapporteur group
/// meetings of Study Group 13, 18-22 April" is the week of all, not a meeting beside theirs.
pub(super) fn is_week_of_parts(reading: &Reading<'_, '_>, i: usize) -> bool {
    let whole = &reading.meetings[i];
    let subject = reading.head.subject.as_ref();
    let nouns = [Cue::RapporteurGroup, Cue::WorkingParty];
    let unnamed = subject.is_some_and(|s| reading.has(s, &nouns)) && whole.groups.iter().all(|g| g.starts_with("SG"));
    let parts = || {
        reading.meetings.iter().filter(|m| {
            !m.principal
                && !m.side
                && m.groups.iter().all(|g| g.contains('/'))
                && whole.first <= m.first
                && m.last <= whole.last
        })
    };
    whole.principal
        && unnamed
        && parts().count() >= 2
        && parts().map(|m| m.first).min() == Some(whole.first)
        && parts().map(|m| m.last).max() == Some(whole.last)
}

/// The parts of the study group that meet where the subject says only what they are: "Rapporteur group meetings of Study Group 13,
/// 18-22 April", and the letter: "the groups for Questions 2/13 and 5/13 meet from 18 to 22 April".
fn name_parts(reading: &mut Reading<'_, '_>, known: usize, groups: &[String]) {
    let Some(subject) = reading.head.subject.clone() else { return };
    let kind = |g: &str| if g.starts_with('Q') { Cue::RapporteurGroup } else { Cue::WorkingParty };
    let named = meetings::names(reading.text, &subject);
    let said = groups.iter().all(|g| {
        let part = g.contains('/') && (g.starts_with('Q') || g.starts_with("WP"));
        part && reading.has(&subject, &[kind(g)]) && !named.contains(g)
    });
    let meeting = &reading.meetings[known];
    let whole = meeting.groups.iter().all(|g| g.starts_with("SG") && !g.contains("RG-"));
    let unnamed = whole || meeting.groups.iter().all(|g| g.contains('/') && !named.contains(g));
    let of = |g: &String| reading.head.group.as_deref().is_some_and(|own| crate::event::group_within(g, own));
    if groups.is_empty() || !said || !unnamed || !meeting.principal || meeting.side || !groups.iter().all(of) {
        return;
    }
    let meeting = &mut reading.meetings[known];
    if whole {
        meeting.groups.clear();
    }
    for group in groups {
        if !meeting.groups.contains(group) {
            meeting.groups.push(group.clone());
        }
    }
}

/// Whether a unit begins with a list mark: a dash, a bullet, a letter or number in brackets.
pub(super) fn is_list_item(folded: &str) -> bool {
    let folded = folded.trim_start();
    let mark: String = folded.chars().take(4).collect();
    folded.starts_with(['-', '•', '·'])
        || mark.find(')').is_some_and(|i| i <= 3 && mark[..i].trim_start_matches('(').chars().count() <= 2)
}

pub(super) fn new_meeting(
    reading: &mut Reading<'_, '_>,
    mention: usize,
    groups: Vec<String>,
    name: Option<String>,
    quote: &Span,
) {
    let (Some((first, last)), place) =
        (reading.days(mention), reading.main_meeting().and_then(|m| reading.meetings[m].place))
    else {
        return;
    };
    reading.meetings.push(crate::letter::reading::Meeting {
        groups,
        first,
        last,
        hours: None,
        side: false,
        name,
        status: crate::event::Status::Confirmed,
        principal: false,
        place,
        mention,
        quote: quote.clone(),
    });
    reading.take(mention, Role::Event, "");
}

/// Carries out what an announcement means.
pub(super) fn settle(
    reading: &mut Reading<'_, '_>,
    mention: usize,
    groups: Vec<String>,
    side: bool,
    name: Option<String>,
    quote: &Span,
) {
    match meetings::announce(reading, mention, groups, side, name, quote) {
        Some(Announced::New(new)) => {
            if side && reading.has(quote, &[Cue::Cancelled]) {
                reading.meetings[new].status = crate::event::Status::Cancelled;
            }
            reading.take(mention, Role::Event, "");
        }
        Some(Announced::Known(_)) => reading.take(mention, Role::Repeated, "the meeting again"),
        Some(Announced::Conflict(known)) if is_called_meanwhile(reading, mention, known, quote) => {
            let groups = reading.meetings[known].groups.clone();
            new_meeting(reading, mention, groups, None, quote);
        }
        // "Followed by the preparatory meeting from 22 to 24 July": another event, whose it is the letter does not say.
        Some(Announced::Conflict(_)) if comes_after_another(reading, mention, quote) => {
            reading.take(mention, Role::OtherMeeting, "someone else's meeting");
        }
        Some(Announced::Conflict(known)) => meetings::conflict(reading, mention, known),
        Some(Announced::Other) => reading.take(mention, Role::OtherMeeting, "someone else's meeting"),
        None => {}
    }
}

/// Whether "preceded by" or "followed by" leads to a date, with no other date between.
fn comes_after_another(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let span = &reading.text.mentions[mention].span;
    let (previous, _) = between_dates(reading, span, sentence);
    reading.has(&(previous.min(span.start)..span.start), &[Cue::FollowedBy])
}

/// "So that work is not held up until October, a virtual plenary is called on 22 April from 1300 to 1500 hours": a day with hours of
/// its own, before the days to which the subject moves the meeting.
fn is_called_meanwhile(reading: &Reading<'_, '_>, mention: usize, known: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let moves = reading.head.subject.as_ref().is_some_and(|s| reading.has(s, &[Cue::Postponed]));
    let span = &text.mentions[mention].span;
    let next = text.mentions_in(&(span.end..sentence.end)).next();
    let hours = next.is_some_and(|m| {
        let behind = text.folded(&(span.end..text.mentions[m].span.start));
        matches!(text.mentions[m].value, Value::Times(..))
            && behind.chars().filter(|c| c.is_alphabetic()).count() <= FROM
    });
    let day = reading.day(mention);
    moves && hours && day.is_some_and(|d| d < reading.meetings[known].first) && reading.has(sentence, &[Cue::WillHold])
}

/// The words that name a side event in the sentence of its date, before the date or behind it and its hours: "on Monday, 4 May,
/// from 1430 to 1730 hours a tutorial is held". What is said before an old date is said of the new one.
pub(super) fn name_segment(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> Option<Span> {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let (previous, _) = between_dates(reading, span, sentence);
    let old = text.mentions_in(&(previous..span.start)).find(|m| text.mentions[*m].is_date());
    let old = old.map(|m| previous..text.mentions[m].span.start);
    let hours = text.mentions_in(&(span.end..sentence.end)).next().map(|m| &text.mentions[m]).filter(|m| m.is_time());
    let beside = |s: &&Span| text.folded(&(span.end..s.start)).chars().filter(|c| c.is_alphabetic()).count() <= FROM;
    let behind = hours.map(|m| &m.span).filter(beside).map_or(span.end, |s| s.end);
    let parts = [old, Some(previous..span.start), Some(behind..sentence.end)];
    parts.into_iter().flatten().find(|part| reading.has(part, &[Cue::SideMeeting]))
}

/// Letters between a day and its hours: "from", "de", "с".
const FROM: usize = 6;

/// How far before a noun "before" may stand, in bytes: an article and an adjective.
const BEFORE_REACH: usize = 20;

/// Whether "before" governs a noun: what is said then happens before it, and is no part of it.
pub(super) fn stands_behind_before(
    text: &crate::letter::text::LetterText<'_>,
    noun: &crate::letter::text::CueHit,
) -> bool {
    text.limits.iter().filter(|l| l.sense == Sense::Before).any(|l| {
        let holds = l.start <= noun.start && noun.end <= l.end;
        let front = l.end <= noun.start && noun.start - l.end <= BEFORE_REACH;
        // Chinese says it behind the noun.
        let back = l.start == noun.end;
        holds || front && !text.view.text[l.end..noun.start].contains([',', '.', '(']) || back
    })
}

/// How far before a date "the day before the meeting" may stand, in characters.
const DAY_BEFORE_REACH: usize = 24;

/// Whether a date belongs to a side event: its noun stands in the part of the sentence that belongs to the date, or, where a
/// pronoun takes it up, in the sentence before.
pub(super) fn side_of(reading: &Reading<'_, '_>, mention: usize, sentence: &Span, unit: &Span) -> Option<String> {
    let text = reading.text;
    if let Some(before) = listed_before(reading, mention, sentence) {
        return side_of(reading, before, sentence, unit);
    }
    let span = &text.mentions[mention].span;
    let (previous, next) = between_dates(reading, span, sentence);
    let clause = text.clause_at(span);
    let own_noun = |s: &Span| text.cues_in(s).iter().any(|c| c.cue == Cue::SideMeeting);
    let plain_noun = |s: &Span| {
        meetings::names(text, s).iter().any(|g| !g.starts_with("JCA"))
            || text.cues_in(s).iter().any(|c| matches!(c.cue, Cue::RapporteurGroup))
    };
    let next = if next < sentence.end { joint_behind(reading, span, next).unwrap_or(next) } else { next };
    let around = parts::behind_sequence(reading, &(clause.start.max(previous).min(span.start)..span.start)).start
        ..clause.end.min(next).max(span.end);
    if own_noun(&around) {
        return Some(reading.words(&around));
    }
    // "On the day after the workshop, 3 March": it has ended.
    let before = parts::behind_sequence(reading, &(previous.min(span.start)..span.start));
    let ended = text
        .cues_in(&before)
        .iter()
        .rfind(|c| c.cue == Cue::SideMeeting)
        .is_some_and(|c| text.cues_in(&(c.end..span.start)).iter().any(|e| e.cue == Cue::End));
    if own_noun(&before) && !ended && !plain_noun(&(clause.start.max(previous)..span.end)) {
        return Some(reading.words(&before));
    }
    let behind = span.end..next;
    // "On the Saturday in the middle of the meeting, 5 July 2014, a workshop will take place": commas enclose the date.
    let enclosed = text.folded(&(span.end..sentence.end)).starts_with(',');
    let is_apposed = |c: &crate::letter::text::CueHit| {
        let first = text.cues_in(&behind).iter().find(|c| matches!(c.cue, Cue::SideMeeting | Cue::WillHold));
        enclosed
            && text.folded(&(c.end.min(span.start)..span.start)).trim() == ","
            && first.is_some_and(|c| c.cue == Cue::SideMeeting)
    };
    let own_meeting =
        text.cues_in(&(previous..span.start)).iter().any(|c| {
            matches!(c.cue, Cue::Meeting | Cue::StudyGroup) && !stands_behind_before(text, c) && !is_apposed(c)
        }) && !text.has(&text.back(span.start, DAY_BEFORE_REACH, previous.min(span.start)), &[Cue::DayBefore]);
    if own_noun(&behind) && !plain_noun(&around) && !own_meeting {
        return Some(reading.words(&behind));
    }
    // The noun behind the verb decides: "on Friday, 6 March, will be held a workshop".
    let verb = text.cues_in(&behind).iter().find(|c| c.cue == Cue::WillHold);
    let subject = verb.and_then(|v| {
        let follows = text.ahead(v.end, 60, behind.end);
        text.cues_in(&follows)
            .iter()
            .find(|c| matches!(c.cue, Cue::SideMeeting | Cue::Meeting | Cue::SessionNoun))
            .map(|c| c.cue)
    });
    if subject == Some(Cue::SideMeeting) && !plain_noun(&around) {
        return Some(reading.words(&behind));
    }
    let nouns =
        [Cue::Meeting, Cue::StudyGroup, Cue::WorkingParty, Cue::RapporteurGroup, Cue::RegionalGroup, Cue::SessionNoun];
    let hours = text.mentions_in(sentence).any(|m| matches!(text.mentions[m].value, Value::Times(..)));
    let pronoun = (hours || text.has(sentence, &[Cue::WillHold, Cue::Open])) && !text.has(sentence, &nouns);
    let heading = || section_heading(reading, unit, SECTION).filter(|_| hours);
    let earlier = previous_sentence(reading, sentence, unit)
        .filter(|s| own_noun(s))
        .or_else(|| heading().filter(|h| own_noun(h)))
        .filter(|_| pronoun)?;
    Some(reading.words(&earlier))
}
