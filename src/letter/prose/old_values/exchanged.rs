//! Values that a sentence exchanges for others by its verb: replaced, extended, held at another hour.

use super::*;
use chrono::NaiveDate;

/// Whether the verb of a sentence exchanges a value for another one of its kind.
pub(super) fn is_exchanged(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    moved_away(reading, mention, sentence)
        || is_extended(reading, mention, sentence)
        || is_held_at_another(reading, mention, sentence)
        || is_planned_for_another(reading, mention, sentence)
        || is_read_as_another(reading, mention, sentence)
}

/// "Contributions: for 1 April read 22 March", in a letter that corrects: the words of a correction stand directly before both values.
fn is_read_as_another(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let own = &text.mentions[mention];
    let next = text.mentions_in(&(own.span.end..sentence.end.max(own.span.end))).next();
    reading.head.revises.is_some()
        && touched(reading, own.span.start, sentence, Cue::ColumnOldAlone)
        && next.is_some_and(|m| {
            let new = &text.mentions[m];
            new.is_time() == own.is_time()
                && touched(reading, new.span.start, &(own.span.end..new.span.start), Cue::ColumnNewAlone)
        })
}

/// Whether a word stands directly before a position, within a span.
pub(in crate::letter::prose) fn touched(reading: &Reading<'_, '_>, at: usize, within: &Span, word: Cue) -> bool {
    let text = reading.text;
    let near = text.back(at, NEAR, within.start.min(at));
    let touches = |end: usize| text.folded(&(end.min(at)..at)).trim().is_empty();
    text.cues_in(&near).iter().any(|c| c.cue == word && touches(c.end))
}

/// Characters of a word of a correction and the blank behind it.
const NEAR: usize = 16;

/// Letters between a verb that replaces and the old value, and between this and the new one: "in the table of deadlines", "by that of".
const REPLACE: (usize, usize) = (60, 28);

/// "Replace, in the table of deadlines, 29 March by 5 April": the old value and the new one, where the sentence has no others of their
/// kind.
pub(super) fn replaced_by_verb(
    reading: &Reading<'_, '_>,
    sentence: &Span,
    mentions: &[usize],
) -> Option<(usize, usize)> {
    let text = reading.text;
    let verb = text.cues_in(sentence).iter().find(|c| c.cue == Cue::Replace)?.end;
    let behind: Vec<usize> = mentions.iter().copied().filter(|m| text.mentions[*m].span.start >= verb).collect();
    let [first, new] = behind.as_slice() else { return None };
    let (a, b) = (&text.mentions[*first], &text.mentions[*new]);
    let gap = text.folded(&(a.span.end..b.span.start.max(a.span.end)));
    let lead = text.folded(&(verb..a.span.start));
    let alike = a.is_time() == b.is_time() && letters(gap) > 0;
    let near = letters(lead) <= REPLACE.0 && letters(gap) <= REPLACE.1 && !gap.contains([';', ',']);
    // "Replace the names by 13 April and send the new ones by 20 April": a last day, and another verb.
    let between = a.span.end..b.span.start.max(a.span.end);
    let joined = text.joins.iter().any(|j| between.start <= j.start && j.end <= between.end);
    let limited = text.limits.iter().any(|l| l.end <= a.span.start && a.span.start - l.end <= 1)
        || text.cues_in(&(verb..a.span.start)).iter().any(|c| c.cue == Cue::LastDayCue && a.span.start - c.end <= 1);
    let near = near && !joined && !limited;
    (alike && near && !is_cited(reading, *first) && !is_cited(reading, *new)).then_some((*first, *new))
}

/// Characters between a verb that extends and the new last day: "by a week, until".
const EXTENSION: usize = 40;

/// "The deadline for registration (13 April) has been extended by a week, until 20 April": of two days of what is due, the one before the
/// verb, or in a bracket, and a later one behind a word for a limit.
fn is_extended(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let Some(day) = reading.day(mention) else { return false };
    let span = &text.mentions[mention].span;
    let dates: Vec<usize> = text.mentions_in(sentence).filter(|m| text.mentions[*m].is_date()).collect();
    let [first, new] = dates.as_slice() else { return false };
    let start = text.mentions[*new].span.start;
    let later = *first == mention && reading.day(*new).is_some_and(|n| n > day);
    let limits = || {
        text.limits
            .iter()
            .map(|l| l.end)
            .chain(text.cues_in(&(span.end..start)).iter().filter(|c| c.cue == Cue::LastDayCue).map(|c| c.end))
    };
    let led =
        || limits().any(|end| span.end <= end && end <= start && letters(text.folded(&(end..start))) <= PREPOSITION);
    // "By 30 April, extended abstracts by 2 May": what is extended is no paper, and no joint stands before the verb.
    let plain = |c: &&crate::letter::text::CueHit| {
        let joined = text.joins.iter().any(|j| span.end <= j.start && j.end <= c.start);
        c.cue == Cue::Extended && !joined && !actions::any_in(text, &(c.end.min(start)..start))
    };
    let verb = |from: usize| text.cues_in(&(from..start)).iter().rfind(plain).map(|c| c.end);
    let near = |end: usize| text.folded(&(end.min(start)..start)).chars().count() <= EXTENSION;
    let before = || verb(span.end).is_some_and(near);
    let told = || text.has(&(sentence.start..span.start), &[Cue::Extended]) || verb(span.end).is_some();
    let aside = || text.in_brackets(sentence.start, span.start) && told();
    let denied = reading.has(&(span.end..start), &[Cue::Refused, Cue::Not]);
    let head = sentence.start..span.start;
    let due = || reading.has(&head, &[Cue::DeadlineHeading, Cue::LastDayCue]) || actions::any_in(text, &head);
    later && !denied && led() && (before() || aside()) && due() && !reading.has(&head, &[Cue::WillHold])
}

/// Letters of the words that announce an hour, and between the verb behind them and the new one: "which was planned for", "will be held at".
const ANNOUNCED: (usize, usize) = (30, 24);

/// Letters between a verb and its hour ("at", "en la"); what announces an hour has more: "planned for".
const AT: usize = 5;

/// "The opening of the meeting, planned for 9.30, will be at 11.00": an hour between commas behind what begins, and another one behind the
/// verb.
fn is_held_at_another(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let hour = |m: usize| matches!(text.mentions[m].value, Value::Time(_));
    if !hour(mention) || !reading.has(sentence, &[Cue::Open, Cue::OpeningSession]) {
        return false;
    }
    let span = &text.mentions[mention].span;
    let Some(comma) = text.folded(&(sentence.start..span.start)).rfind(',').map(|i| sentence.start + i) else {
        return false;
    };
    let rest = text.folded(&(span.end..sentence.end.max(span.end)));
    let close = span.end + rest.len() - rest.trim_start().len();
    let new = text.mentions_in(&(span.end..sentence.end)).next().filter(|m| hour(*m));
    let Some(start) = new.map(|m| text.mentions[m].span.start).filter(|_| rest.trim_start().starts_with(',')) else {
        return false;
    };
    let (announced, verb) = (comma..span.start, close..start);
    let nouns = [Cue::Meeting, Cue::SessionNoun, Cue::SideMeeting, Cue::Desk, Cue::End, Cue::ClosingSession];
    let begins = [Cue::Open, Cue::OpeningSession, Cue::Desk];
    // "And will take place again", "will be followed at 11.00 by": what begins then is something else.
    let last = text.cues_in(&verb).iter().rfind(|c| matches!(c.cue, Cue::WillHold | Cue::Open)).map(|c| c.end);
    let touches = last.is_some_and(|end| letters(text.folded(&(end.min(start)..start))) <= AT);
    let joined = text.joins.iter().any(|j| verb.start <= j.start && j.end <= verb.end);
    let dated = text.mentions_in(&(start..sentence.end)).any(|m| text.mentions[m].is_date());
    touches
        && !joined
        && !dated
        && reading.has(&(sentence.start..comma), &begins)
        && text.mentions_in(&announced).next().is_none()
        && (AT + 1..=ANNOUNCED.0).contains(&letters(text.folded(&announced)))
        && !reading.has(&announced, &begins)
        && letters(text.folded(&verb)) <= ANNOUNCED.1
        && !reading.has(&verb, &[Cue::Sequence, Cue::FollowedBy])
        && reading.has(&verb, &[Cue::WillHold, Cue::Open])
        && !reading.has(&verb, &nouns)
}

/// Letters that two dates of one subject have between them: "the meeting of Working Party 2/13 will be held on".
const SUBJECT: usize = 60;

/// Letters of an auxiliary verb between a day and the second verb: "will be".
const VERB: usize = 6;

/// Letters of an adverb before the first verb of a subject that follows: "originally".
const ADVERB: usize = 14;

/// "The workshop planned for 6 May will be held on 8 May": one subject with two verbs, each directly before its day.
fn is_planned_for_another(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let dates: Vec<usize> = text.mentions_in(sentence).filter(|m| text.mentions[*m].is_date()).collect();
    let [old, new] = dates.as_slice() else { return false };
    let (Some(planned), Some(held)) = (reading.days(*old), reading.days(*new)) else { return false };
    let apart = |a: (NaiveDate, NaiveDate), b: (NaiveDate, NaiveDate)| a.0 < b.0 && a.1 < b.1;
    if *old != mention || !(apart(planned, held) || apart(held, planned)) {
        return false;
    }
    let (a, b) = (&text.mentions[*old].span, &text.mentions[*new].span);
    let verbs = |s: &Span| text.cues_in(s).iter().filter(|c| c.cue == Cue::WillHold).copied().collect::<Vec<_>>();
    let most = if text.pack_at(a.start).script == crate::lang::Script::Han { 1 } else { AT };
    let touches = |end: usize, at: usize| end <= at && letters(text.folded(&(end..at))) <= most;
    let head = sentence.start..a.start;
    let first = verbs(&head).into_iter().rfind(|c| touches(c.end, a.start));
    let between = a.end..b.start.max(a.end);
    let Some(first) = first else { return false };
    let second = verbs(&between).into_iter().rfind(|c| touches(c.end, b.start));
    let Some(second) = second else { return false };
    // Before the day stands the subject or nothing, so that it is named once: "Planned for 6 May, the workshop will be held on 8 May".
    let nouns = [Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun, Cue::RapporteurGroup];
    let named = |s: &Span| reading.has(s, &nouns) || !text.groups_in(s).is_empty();
    let subject = between.start..second.start;
    let once = named(&(head.start..first.start)) != named(&subject);
    let gap = text.folded(&subject);
    let joined = text.joins.iter().any(|j| between.start <= j.start && j.end <= second.start);
    let other = [Cue::Sequence, Cue::FollowedBy, Cue::Alongside, Cue::WasHeld];
    // Behind the day of its subject nothing but the second verb goes on: "the first is planned for 6 May, the second for 8 May". A
    // clause of ideographs that a comma ends is whole.
    let behind = named(&subject);
    let apart = text.folded(&(head.start..first.start)).trim_end().ends_with(',');
    let goes_on = behind || letters(gap) <= VERB && (!gap.contains(',') || most > 1 && (apart || letters(gap) == 0));
    let leads = !behind || letters(text.folded(&(head.start..first.start))) <= ADVERB;
    once && !joined
        && goes_on
        && leads
        && !gap.contains([';', ':', '.', '(', '。'])
        && !text.folded(&(second.end..b.start)).contains(',')
        && letters(gap) <= SUBJECT
        && !reading.has(&(first.start..second.end), &other)
}

/// Whether a sentence has two hours or two days of one thing, of which the first may be an old one.
pub(super) fn holds_two(reading: &Reading<'_, '_>, sentence: &Span) -> bool {
    let text = reading.text;
    let count = |is: fn(&crate::mentions::Mention) -> bool| {
        text.mentions_in(sentence).filter(|m| is(&text.mentions[*m])).count() == 2
    };
    count(|m| matches!(m.value, Value::Time(_))) || count(|m| m.is_date()) && reading.has(sentence, &[Cue::WillHold])
}

/// Characters from a word for a change to the last of the old values.
const MOVE: usize = 60;

/// "Moved from 0930 hours on 5 June to 1000 hours on 6 June": all values between a word for the change and the "to".
fn moved_away(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let near = text.back(span.start, MOVE, sentence.start);
    let Some(cue) = text.cues_in(&near).iter().rfind(|c| c.cue == Cue::Moved) else { return false };
    let inside = |at: usize| text.mentions_in(&(cue.end..at)).any(|m| text.mentions[m].span.end > at);
    let Some(to) = text.limits.iter().find(|l| l.start >= cue.end && !inside(l.start)) else { return false };
    let first = text.mentions_in(&(cue.end..sentence.end)).next().map(|m| text.mentions[m].span.start);
    let next = text.mentions_in(&(to.end..sentence.end)).next().map(|m| text.mentions[m].span.start);
    let plain = !text.folded(&(cue.end..to.start)).contains(['.', ';', '(']);
    // Where the verb stands first, what moves stands between it and its old day.
    let moves = [Cue::DeadlineHeading, Cue::LastDayCue, Cue::Meeting, Cue::SideMeeting];
    let due = |f: usize| reading.has(&(cue.end..f), &moves);
    let follows = first.is_some_and(|f| f <= cue.end + 20 || due(f));
    span.end <= to.start && plain && follows && next.is_some_and(|n| n <= to.end + 20)
}
