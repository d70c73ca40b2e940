//! Dates before the letter: meetings that were held, documents that are cited.

use super::*;

/// A date before the letter: of an earlier meeting, of a cited document, of someone else's meeting.
pub(super) fn past_date(reading: &mut Reading<'_, '_>, mention: usize, sentence: &Span) {
    let text = reading.text;
    if is_cited(reading, mention) {
        return reading.take(mention, Role::Reference, "a cited document");
    }
    let clause = text.clause_at(&text.mentions[mention].span);
    let moves = reading.head.subject.as_ref().is_some_and(|s| reading.has(s, &[Cue::Postponed]));
    let last_day = |s: &Span| reading.has(s, &[Cue::DeadlineHeading, Cue::LastDayCue]);
    let due = last_day(&(clause.start..text.mentions[mention].span.start))
        || last_day(&clause) && actions::any_in(text, sentence);
    if moves && due && reading.day(mention).is_some() {
        return reading.take(mention, Role::Superseded, "a deadline of the dates that have moved");
    }
    if reading.has(&(sentence.start..text.mentions[mention].span.start), &[Cue::HouseClosed]) {
        return reading.take(mention, Role::Other, "days on which the house is closed");
    }
    let named: Vec<String> = nearest_groups(reading, mention, sentence);
    // A meeting that the study group of a regional group has held is an earlier one of its own.
    let own = reading.head.group.as_deref().and_then(|g| g.split_once("RG-")).map(|(parent, _)| parent);
    let parent = own.filter(|_| reading.has(sentence, &[Cue::Meeting, Cue::WasHeld]));
    let foreign = reading.head.group.is_some()
        && !named.is_empty()
        && meetings::is_foreign(reading, &named)
        && !named.iter().any(|n| Some(n.as_str()) == parent);
    let approved = reading.has(sentence, &[Cue::Approved, Cue::Previous]);
    let meets = [
        Cue::Meeting,
        Cue::SideMeeting,
        Cue::SessionNoun,
        Cue::Conference,
        Cue::RapporteurGroup,
        Cue::StudyGroup,
        Cue::WorkingParty,
        Cue::Previous,
        Cue::WasHeld,
    ];
    // "The Working Parties met from 14 to 25 October and the Study Group, on 28 October": a bare clause goes on with the one
    // before.
    let whole = deadline::deadline_clause(reading, &text.mentions[mention].span, sentence);
    let held = reading.has(&clause, &meets)
        || reading.has(&whole, &meets)
        || in_bracket(reading, mention) && reading.has(sentence, &meets)
        || approved && matches!(text.mentions[mention].value, Value::Range(..)) && reading.has(sentence, &meets);
    let between = text.back(text.mentions[mention].span.start, 90, sentence.start);
    // "Of WTSA-16 and of the last meeting of the Group (10-11 March)": the meeting is nearer than the conference.
    let nearer = |from: usize| {
        let gap = from..text.mentions[mention].span.start;
        reading.has(&gap, &[Cue::Previous]) && reading.has(&gap, &[Cue::Meeting])
    };
    let others = text.cues_in(&between).iter().rfind(|c| c.cue == Cue::Conference).is_some_and(|c| {
        if inserted(reading, mention, sentence, c.start) {
            return false;
        }
        let named = text.groups_in(&(c.end..text.mentions[mention].span.start));
        named.iter().all(|g| g.span.start < c.end) && !nearer(c.end)
    });
    let named_in_front = foreign
        && in_bracket(reading, mention)
        && text.groups_in(&between).last().is_some_and(|g| {
            let beside = text.folded(&(g.span.end..text.mentions[mention].span.start)).trim_start().starts_with('(');
            beside && !reading.has(&text.back(g.span.start, 45, sentence.start), &[Cue::Approved])
        });
    // A conference that its own bracket dates: "WTSA-20 (1-9 March 2022, Geneva)".
    let before = before_bracket(text, &text.mentions[mention].span, sentence);
    let conference = text.cues_in(&before).iter().rfind(|c| c.cue == Cue::Conference);
    let conference = in_bracket(reading, mention) && conference.is_some_and(|c| !nearer(c.end));
    if past_deadline(reading, mention, sentence) {
        return reading.take(mention, Role::Superseded, "a deadline of what is withdrawn");
    }
    if conference || foreign && !approved || others || named_in_front {
        reading.take(mention, Role::OtherMeeting, "someone else's meeting");
    } else if held {
        reading.take(mention, Role::PreviousMeeting, "held before the letter");
    } else if matches!(text.mentions[mention].value, Value::Range(..)) {
        reading.take(mention, Role::PreviousMeeting, "days before the letter");
    } else if ends_on(reading, &text.mentions[mention].span) && !actions::any_in(text, sentence) {
        // "The block before this one ended on 25 October": what ends and is nothing that was due is a meeting.
        reading.take(mention, Role::PreviousMeeting, "the end of an earlier meeting");
    } else if text
        .mentions_in(&(sentence.start..text.mentions[mention].span.start))
        .all(|m| !text.mentions[m].is_date() || !is_cited(reading, m))
        && reading.has(
            &(sentence.start..text.mentions[mention].span.start),
            &[Cue::CollectiveLetter, Cue::Circular, Cue::CircularLetter, Cue::Corrigendum],
        )
    {
        reading.take(mention, Role::Reference, "a letter was sent");
    } else {
        reading.take(mention, Role::Other, "before the letter");
    }
}

/// Letters of a name between a report and the meeting that it is of, and of a place between the meeting and its days.
const OF: usize = 40;
/// Letters between the word for a report and the noun of the meeting: "of the second".
const OF_NOUN: usize = 18;

/// "Report of the Rapporteur meeting held in Paris, 3-5 September": it is held before the meeting that takes note of its report, whether or
/// not the letter was written before it.
pub(super) fn is_reported(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let Some((first, last)) = reading.days(mention) else { return false };
    let before = sentence.start..span.start;
    let Some(report) = text.cues_in(&before).iter().rfind(|c| c.cue == Cue::Outcome) else { return false };
    let between = report.end.min(span.start)..span.start;
    let nouns = [Cue::Meeting, Cue::SideMeeting, Cue::RapporteurGroup, Cue::SessionNoun];
    let cues = text.cues_in(&between);
    let Some(noun) = cues.iter().rfind(|c| nouns.contains(&c.cue)) else { return false };
    let near = |s: Span| letters(text.folded(&s)) <= OF;
    // "Will be considered by the meeting to be held on": the days of what takes note of it.
    let other = [Cue::Promise, Cue::Must, Cue::Ask, Cue::DeadlineHeading, Cue::LastDayCue, Cue::Invite];
    // What will be held, or has hours, has no report yet.
    let verb = report.end.min(span.start)..sentence.end;
    let to_come = reading.has(&verb, &[Cue::WillHold]) && !reading.has(&between, &[Cue::WasHeld, Cue::MeetingHeld])
        || text.mentions_in(sentence).any(|m| text.mentions[m].is_time());
    let known = reading.meetings.iter().any(|m| m.days() == (first, last));
    let ahead = reading.meetings.iter().filter(|m| m.principal).all(|m| last < m.first);
    let named = meetings::names(text, &between);
    let foreign = !named.is_empty() && meetings::is_foreign(reading, &named);
    !known
        && ahead
        && !foreign
        && !reading.meetings.is_empty()
        && !to_come
        && letters(text.folded(&(report.end.min(noun.start)..noun.start))) <= OF_NOUN
        && near(noun.end.min(span.start)..span.start)
        && !reading.has(&between, &other)
        && text.mentions_in(&between).next().is_none()
        && text.mentions_in(&before).all(|m| !text.mentions[m].is_date())
}

/// "The previous meetings, devoted to texts for the Assembly, took place from 3 to 14 October": what an inserted clause names does
/// not meet on the days behind it.
fn inserted(reading: &Reading<'_, '_>, mention: usize, sentence: &Span, noun: usize) -> bool {
    let text = reading.text;
    let own = text.clause_at(&text.mentions[mention].span);
    let first = text.clause_at(&(sentence.start..sentence.start)).end;
    let parts = sentence.start..first;
    first < noun && noun < own.start && reading.has(&parts, &[Cue::Previous]) && reading.has(&parts, &[Cue::Meeting])
}

/// Whether a date is a deadline that has passed, in a letter that withdraws or moves what it was for: "(deadline for translation:
/// 31 January)".
pub(super) fn past_deadline(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let cancelled = |m: &crate::letter::reading::Meeting| m.status == crate::event::Status::Cancelled;
    let moved = reading.head.subject.as_ref().is_some_and(|s| reading.has(s, &[Cue::Postponed, Cue::Cancelled]));
    let withdrawn = reading.cancels || moved || reading.meetings.iter().any(cancelled);
    withdrawn
        && last_day_cue(reading, &text.clause_at(span), span)
        && actions::any_in(text, &(sentence.start..span.start))
}

/// Whether something ended on a day: "which closed on 7 April".
pub(super) fn ends_on(reading: &Reading<'_, '_>, day: &Span) -> bool {
    let beside = reading.text.back(day.start, 12, 0);
    let word = |c: &crate::letter::text::CueHit| c.cue == Cue::End || c.cue == Cue::LastDayCue && c.end - c.start > 6;
    reading.text.cues_in(&beside).iter().any(|c| word(c) && c.end <= day.start)
}

/// The words that a bracket around a span belongs to: a few before it, not over a comma.
pub(super) fn before_bracket(text: &crate::letter::text::LetterText<'_>, span: &Span, sentence: &Span) -> Span {
    let open = text.folded(&(sentence.start..span.start)).rfind('(').map_or(span.start, |i| sentence.start + i);
    let near = text.back(open, 30, sentence.start);
    let start = text.folded(&near).rfind([',', ';', '、', ':']).map_or(near.start, |i| near.start + i);
    start..span.start
}

/// Letters of an article that is written with its noun.
const ARTICLE: usize = 3;

/// Whether the date is that of a cited document: the document's name stands just before or behind it, and no meeting between.
pub(in crate::letter) fn is_cited(reading: &Reading<'_, '_>, mention: usize) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let sentence = text.sentence_at(span.start);
    let before = text.back(span.start, 50, sentence.start);
    let behind = text.ahead(span.end, 34, sentence.end);
    // "The date in Addendum 1 (20 March)" that is still to come is none of the addendum.
    let later = reading.head.date.zip(reading.day(mention)).is_some_and(|(own, day)| day > own);
    let cited = |c: &&crate::letter::text::CueHit| {
        let letters = [Cue::CollectiveLetter, Cue::Circular, Cue::CircularLetter, Cue::Corrigendum];
        c.cue == Cue::Cited || letters.contains(&c.cue) || c.cue == Cue::Addendum && !later
    };
    let meeting = |c: &&crate::letter::text::CueHit| {
        matches!(c.cue, Cue::Meeting | Cue::SideMeeting | Cue::SessionNoun | Cue::RapporteurGroup)
    };
    let last = text.cues_in(&before).iter().filter(cited).max_by_key(|c| c.end);
    if let Some(cue) = last {
        let cue_is_named_document = cue.cue == Cue::Cited;
        let gap = text.folded(&(cue.end..span.start));
        let other_date = text.mentions_in(&(cue.end..span.start)).any(|m| text.mentions[m].is_date());
        let meets = text.cues_in(&(cue.end..span.start)).iter().any(|c| meeting(&c) && c.start >= cue.end);
        // "The deadline for registration in Circular 8 (26 October)" dates what is due.
        let due = [Cue::DeadlineHeading, Cue::ColumnDeadline];
        let meets = meets
            || actions::any_in(text, &(cue.end..span.start))
            || text.cues_in(&(cue.end..span.start)).iter().any(|c| due.contains(&c.cue) && c.start >= cue.end);
        // Behind the name: "Circular 219 of 21 September", "第3/15号集体函（2022年5月20日）". The number may have letters of its own:
        // "Collective letter TSB 3/SG3RG-AFR of 3 June".
        let words = gap.split_whitespace().filter(|w| !w.contains(|c: char| c.is_ascii_digit()) || !w.contains('/'));
        let letters = words.flat_map(str::chars).filter(|c| c.is_alphabetic()).count();
        let linked = letters <= 10
            && !gap.contains(['。', ';', '"'])
            && (!gap.contains(',')
                || gap.contains('(')
                || gap.matches(',').count() == 1 && (letters <= 4 || numbered(gap)));
        let placed = cue_is_named_document
            && letters <= 24
            && gap.matches(',').count() <= 3
            && !gap.contains(['。', ';'])
            && !crate::letter::place::named_in(gap).is_empty();
        let linked = linked || placed;
        if linked && !other_date && !meets {
            return true;
        }
    }
    // Before the number: "2009年2月13日第14号通函".
    text.cues_in(&behind).iter().find(cited).is_some_and(|cue| {
        let gap = text.folded(&(span.end..cue.start));
        // An Arabic article belongs to its noun.
        let article = !gap.trim_start().contains(char::is_whitespace)
            && gap.ends_with(char::is_alphabetic)
            && gap.trim_start().chars().count() <= ARTICLE;
        gap.chars().count() <= 26
            && !gap.contains([',', '。', ';', '(', ')'])
            && (gap.contains(|c: char| c.is_ascii_digit()) || gap.trim().is_empty() || gap.trim() == "的" || article)
            && !reading.has(&(span.end..cue.start), &[Cue::Meeting, Cue::RapporteurGroup])
    })
}

/// Whether what stands before the only comma behind a document's name is its number, and a preposition alone behind it: "Collective
/// letter TSB 4/SG3RG-LAC, of 18 November".
fn numbered(gap: &str) -> bool {
    gap.split_once(',').is_some_and(|(number, behind)| {
        number.ends_with(|c: char| c.is_alphanumeric() || c == ')')
            && number.contains(|c: char| c.is_ascii_digit())
            && behind.chars().filter(|c| c.is_alphabetic()).count() <= ARTICLE
    })
}
