//! Values that no longer hold: what a correction replaces, what a mail quotes, what moves.

mod exchanged;
mod labelled;

use super::*;
pub(super) use exchanged::touched;
use exchanged::{holds_two, is_exchanged, replaced_by_verb};
use labelled::{NEW_LABELS, OLD_LABELS, is_labelled_as, labelled_old_values};

/// Old values that a correction replaces.
pub(in crate::letter) fn superseded(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    quoted_old_values(reading);
    labelled_old_values(reading);
    bracketed_old_values(reading);
    quoted_mail(reading);
    let moves = reading.head.subject.as_ref().is_some_and(|s| reading.has(s, &[Cue::Postponed]));
    // A denial may stand before the sentence of its value.
    let denies = text.speaks_of(&[Cue::Not]);
    for (sentence, _) in sentences(reading) {
        let changes = [Cue::OldValue, Cue::NewValue, Cue::Moved, Cue::Void, Cue::Replace, Cue::Extended];
        let reads = || reading.head.revises.is_some() && reading.has(&sentence, &[Cue::ColumnNewAlone]);
        if !denies && !reading.has(&sentence, &changes) && !holds_two(reading, &sentence) && !reads() {
            continue;
        }
        let cues = text.cues_in(&sentence);
        let void = cues.iter().any(|c| c.cue == Cue::Void);
        // "Originally planned in Geneva from 11 to 20 May, will be held on line on the same dates": the days stand.
        if !void && reading.has(&sentence, &[Cue::SameDates]) && reading.has(&sentence, &[Cue::WillHold]) {
            continue;
        }
        // A cancelled side event is an event with its own date.
        if reading.has(&sentence, &[Cue::Cancelled]) && reading.has(&sentence, &[Cue::SideMeeting]) && !void
            || meeting::cancels_part(reading, &sentence)
        {
            continue;
        }
        if reading.cancels && !void && !cues.iter().any(|c| c.cue == Cue::NewValue) {
            continue;
        }
        // A word in a bracket speaks of that bracket only, one in a quoted title of nothing outside, an inserted one of its part.
        let quoted = |at: usize| {
            let before = text.folded(&(sentence.start..at.max(sentence.start)));
            memchr::memchr_iter(b'"', before.as_bytes()).count() % 2 == 1
        };
        let reaches = |c: &crate::letter::text::CueHit, at: usize| {
            let apart = || {
                closes_bracket(text.folded(&(c.end..at)))
                    || is_inserted(text, c.end, at)
                    || is_of_a_noun(text, c.end, at)
                    || is_held_anew(text, c.end, at)
            };
            c.end > at || !apart() && (!quoted(c.start) || quoted(at))
        };
        // "Shown as 2 May should be 30 April": in a correction the word has the value that it touches, not one behind a verb.
        let corrects = reading.head.revises.is_some();
        let reaches =
            |c: &crate::letter::text::CueHit, at: usize| reaches(c, at) && !(corrects && is_parted(text, c, at));
        // "Запланированный на 10 мая, перенесен на 21 мая": before the verb that moves, a preposition leads to no new value.
        let moved = cues.iter().find(|c| matches!(c.cue, Cue::Postponed | Cue::Moved)).map(|c| c.start);
        // "Первоначально назначенное на 13-24 мая": before any value it leads to the old one.
        let of_old = |c: &crate::letter::text::CueHit| {
            let old = cues.iter().rfind(|o| o.cue == Cue::OldValue && o.end <= c.start);
            // "Переносится с 13 на 6 апреля": the old day has no month.
            old.is_some_and(|o| {
                text.mentions_in(&(o.end..c.end.saturating_sub(1))).next().is_none()
                    && !text.folded(&(o.end..c.start)).contains(|d: char| d.is_ascii_digit())
            })
        };
        let leads = |c: &crate::letter::text::CueHit| {
            c.cue != Cue::NewValue
                || weight(text, c) > PREPOSITION
                || moved.is_none_or(|verb| verb < c.start) && !of_old(c)
        };
        let last = |before: usize, wanted: Cue| {
            let spoken = cues.iter().filter(|c| c.cue == wanted && c.end <= before + 1 && reaches(c, before));
            spoken.filter(|c| leads(c)).map(|c| c.start).max()
        };
        let mentions: Vec<usize> = text
            .mentions_in(&sentence)
            .filter(|m| text.mentions[*m].is_date() || text.mentions[*m].is_time())
            .collect();
        let replaced = replaced_by_verb(reading, &sentence, &mentions);
        for mention in &mentions {
            let span = &text.mentions[*mention].span;
            let old = match (last(span.start, Cue::OldValue), last(span.start, Cue::NewValue)) {
                (Some(old), new) => new.is_none_or(|n| n < old),
                (None, Some(_)) => false,
                // "4 May is changed to 11 May": the new value stands behind its cue, a value of the same kind before it.
                (None, None) => replaced_later(reading, &sentence, *mention, &mentions),
            };
            let old = match replaced {
                Some((first, _)) if first == *mention => true,
                // What a verb that replaces names last is new.
                Some((_, new)) if new == *mention => false,
                _ => old,
            };
            let old = old || denied(reading, *mention, &mentions) || is_exchanged(reading, *mention, &sentence);
            // "On the dates originally announced" says that they stand.
            let stands = !moves
                && !void
                && reading
                    .days(*mention)
                    .is_some_and(|(a, b)| reading.meetings.iter().any(|m| m.principal && m.first == a && m.last == b));
            // What a bracket voids stands in it.
            let aside = cues.iter().filter(|c| c.cue == Cue::Void).all(|c| text.in_brackets(sentence.start, c.start));
            let voided = void
                && last(span.start, Cue::NewValue).is_none()
                && (!aside || text.in_brackets(sentence.start, span.start));
            if !(old && !stands || voided) {
                continue;
            }
            // What a sentence voids is listed by the cited letter; only a bracket with one day dates the letter itself.
            let cites = if voided {
                // "Letter 7 (25 March for contributions, 13 April for fellowships)" lists what is due.
                let behind = span.end..sentence.end.max(span.end);
                let bracket =
                    behind.start..text.folded(&behind).find(')').map_or(behind.end, |closing| behind.start + closing);
                let due =
                    actions::any_in(text, &bracket) || text.mentions_in(&bracket).any(|m| text.mentions[m].is_date());
                in_bracket(reading, *mention)
                    && is_cited(reading, *mention)
                    && !due
                    && listed_with(reading, *mention, &sentence).is_empty()
            } else {
                let moves = reading.has(&(span.end..sentence.end.max(span.end)), &[Cue::NewValue]);
                is_cited(reading, *mention) && !(moves && is_to_come(reading, *mention))
            };
            // "The date that the Collective letter had fixed at 18 August": the word touches what it speaks of.
            // "取代2010年12月17日印发的集体函": what is replaced is the letter of that day.
            let letter = reading.has(&text.ahead(span.end, 34, sentence.end), &[Cue::CollectiveLetter, Cue::Circular]);
            let touches = !letter
                && cues.iter().any(|c| c.cue == Cue::OldValue && c.end <= span.start && span.start - c.end <= 1);
            if cites && !touches {
                continue;
            }
            // The subject has named the meeting with these very days: cancelled, or called again.
            let days = reading.days(*mention);
            let named = days.is_some_and(|(first, last)| known_meeting(reading, first, last).is_some());
            if named {
                reading.take(*mention, Role::Repeated, "the meeting again");
            } else {
                reading.take(*mention, Role::Superseded, "an old value");
            }
        }
    }
}

/// For "…" read "…": all that stands in the quotes behind a word for the old value.
pub(super) fn quoted_old_values(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    if reading.head.revises.is_some() {
        let body = reading.head.span.end;
        for unit in text.units.iter().filter(|u| u.span.start >= body) {
            let Some(quote) = opening_quote(reading, &unit.span, &[Cue::ColumnOldAlone, Cue::OldValue]) else {
                continue;
            };
            for mention in text.mentions_in(&quote) {
                reading.take(mention, Role::Superseded, "an old value");
            }
        }
    }
    for cue in text.cues.iter().filter(|c| c.cue == Cue::Delete) {
        let Some(unit) = text.unit_at(cue.start) else { continue };
        let behind = text.folded(&(cue.end..text.units[unit].span.end.max(cue.end)));
        let open = behind.find('"').filter(|i| letters(&behind[..*i]) <= LEAD && !behind[..*i].contains([';', ',']));
        let Some(open) = open.map(|i| cue.end + i + 1) else { continue };
        let length = behind[open - cue.end..].find('"').unwrap_or_default();
        for mention in text.mentions_in(&(open..open + length)) {
            reading.take(mention, Role::Superseded, "in words that are deleted");
        }
    }
    for cue in text.cues.iter().filter(|c| c.cue == Cue::OldValue) {
        let Some(unit) = text.unit_at(cue.start) else { continue };
        let quote = if text.view.text[..cue.end].ends_with('"') {
            Some(cue.end..text.units[unit].span.end.max(cue.end))
        } else {
            quote_behind(reading, cue.end, unit)
        };
        let Some(quote) = quote else { continue };
        let Some(length) = text.folded(&quote).find('"') else { continue };
        for mention in text.mentions_in(&(quote.start..quote.start + length)) {
            reading.take(mention, Role::Superseded, "an old value");
        }
    }
}

/// The quote with which a paragraph of a correction begins, behind nothing but one of some words: `For: "not later than 22 June"`.
pub(super) fn opening_quote(reading: &Reading<'_, '_>, unit: &Span, words: &[Cue]) -> Option<Span> {
    let text = reading.text;
    let folded = text.folded(unit);
    let open = folded.find('"').filter(|i| *i <= LEAD)?;
    let before = unit.start..unit.start + open;
    let cue = text.cues_in(&before).iter().find(|c| words.contains(&c.cue))?;
    let other = [before.start..cue.start, cue.end.min(before.end)..before.end];
    let plain = other.iter().all(|s| !text.folded(s).contains(char::is_alphabetic));
    let length = folded[open + 1..].find('"').unwrap_or(folded.len() - open - 1);
    let from = before.end + 1;
    plain.then_some(from..from + length)
}

/// "29 April (previously 16 April)": a value in a bracket that says so, directly behind another of its kind.
fn bracketed_old_values(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    let changes = [Cue::Postponed, Cue::NewValue, Cue::OldValue];
    let changed =
        reading.head.revises.is_some() || reading.head.subject.as_ref().is_some_and(|s| reading.has(s, &changes));
    for mention in 1..text.mentions.len() {
        let (before, span) = (&text.mentions[mention - 1], &text.mentions[mention].span);
        let gap = before.span.end..span.start;
        let alike = before.is_date() == text.mentions[mention].is_date();
        let Some(open) = text.view.text.get(gap.clone()).and_then(|g| g.find('(')).filter(|_| gap.len() <= LEAD * 2)
        else {
            continue;
        };
        let inner = gap.start + open + 1..gap.end;
        let apart = text.folded(&(gap.start..gap.start + open)).trim().is_empty();
        // "(before 1 May)", "(for 5 May)": a preposition that touches its value says nothing of another.
        let touched = text.limits.iter().any(|l| l.end <= span.start && span.start - l.end <= 1);
        let words = [Cue::ColumnOld, Cue::OldValue];
        let cue = text.cues_in(&inner).iter().find(|c| words.contains(&c.cue) && c.start == inner.start);
        let plain = cue.is_some_and(|c| {
            let rest = text.folded(&(c.end.min(inner.end)..inner.end));
            letters(rest) <= PREPOSITION
        });
        // A revision prints nothing but the old day behind the new one: "26 March (19 March)".
        let days = (reading.days(mention - 1), reading.days(mention));
        let bare = changed && text.folded(&inner).trim().is_empty() && days.0.is_some() && days.1.is_some();
        let plain = plain || bare && days.0 != days.1;
        // "(previous: 16-25 October)" behind the days of the next meeting was held.
        let held = reading.days(mention).is_some_and(|(first, last)| first < last && reading.is_past(last));
        if alike && apart && plain && !touched && !held && text.view.text[span.end..].trim_start().starts_with(')') {
            reading.take(mention, Role::Superseded, "an old value");
        }
    }
}

/// Bytes before the quote of a paragraph that corrects: "Instead of the words".
const LEAD: usize = 30;

/// The quote that a paragraph ending with "for:" announces: the next paragraph, behind its opening mark.
pub(super) fn quote_behind(reading: &Reading<'_, '_>, at: usize, unit: usize) -> Option<Span> {
    let text = reading.text;
    let ends = !text.folded(&(at..text.units[unit].span.end.max(at))).contains(char::is_alphanumeric);
    let next = text.units.get(unit + 1).filter(|u| ends && text.folded(&u.span).starts_with('"'))?;
    Some(next.span.start + 1..next.span.end)
}

/// The heading under which a correction gives a new value alone in its paragraph, behind "for: …" and "read:".
pub(super) fn corrected_heading(reading: &Reading<'_, '_>, unit: &Span) -> Option<Span> {
    let text = reading.text;
    let i = text.unit_at(unit.start)?;
    let units: Vec<&crate::letter::text::Unit> = text.units[i.saturating_sub(4)..i].iter().rev().collect();
    let corrects = |s: &Span| reading.has(s, &[Cue::OldValue, Cue::NewValue]);
    let reads = |s: &Span| reading.has(s, &[Cue::NewValue]) && text.folded(s).trim_end().ends_with(':');
    let quoted = |s: &Span| text.folded(s).trim_start().starts_with('"');
    let new = [Cue::ColumnNewAlone, Cue::NewValue];
    let own = reading.head.revises.is_some() && opening_quote(reading, unit, &new).is_some();
    // "For 1 July", and below it "read 22 June".
    let exchanged = reading.head.revises.is_some()
        && i > 0
        && is_labelled_as(text, &(i - 1..i), &OLD_LABELS)
        && is_labelled_as(text, &(i..i + 1), &NEW_LABELS);
    if exchanged {
        return units.get(1).map(|u| u.span.clone()).filter(|s| text.mentions_in(s).is_empty());
    }
    units.first().filter(|u| own || reads(&u.span))?;
    let old = |s: &Span| opening_quote(reading, s, &[Cue::ColumnOldAlone, Cue::OldValue]).is_some();
    let corrects = |s: &Span| corrects(s) || old(s);
    units.into_iter().map(|u| u.span.clone()).find(|s| !corrects(s) && !quoted(s))
}

/// Lines that a mail quotes with a mark: what was written before no longer holds; its first line tells when it was written.
pub(super) fn quoted_mail(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    if memchr::memchr(b'>', text.view.text.as_bytes()).is_none() {
        return;
    }
    let body = reading.head.span.end;
    let mut introduced = false;
    for unit in text.units.iter().filter(|u| u.span.start >= body) {
        let mut start = unit.span.start;
        for line in text.folded(&unit.span).split_inclusive('\n') {
            let span = start..start + line.len();
            start = span.end;
            if !line.trim_start().starts_with('>') {
                continue;
            }
            let opens = !introduced
                && text.mentions_in(&span).any(|m| reading.days(m).is_some_and(|(_, last)| reading.is_past(last)));
            introduced |= text.mentions_in(&span).next().is_some();
            for mention in text.mentions_in(&span) {
                let role = if opens { Role::Other } else { Role::Superseded };
                reading.take(mention, role, "in a quoted mail");
            }
        }
    }
}

/// "By 3 May, not by 13 May": the value directly behind the denial, where the sentence has another of its kind.
pub(super) fn denied(reading: &Reading<'_, '_>, mention: usize, mentions: &[usize]) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let before = text.back(span.start, 12, 0);
    let denied = text
        .cues_in(&(before.start..span.end))
        .iter()
        .any(|c| c.cue == Cue::Not && c.end + 1 >= span.start && c.start < span.start);
    let other = |m: &usize| *m != mention && text.mentions[*m].is_time() == text.mentions[mention].is_time();
    // "Who does not register before 13 April": the limit belongs to the verb that is denied.
    let limited = text.limits.iter().any(|l| l.start == span.end);
    denied && !limited && mentions.iter().any(other)
}

/// Whether the words from an old value's cue to a comma are inserted, so that what is behind them is the new value: "The plenary,
/// previously announced for 1000 hours, will start at 1130 hours".
pub(super) fn is_inserted(text: &crate::letter::text::LetterText<'_>, cue: usize, at: usize) -> bool {
    let Some(old) = text.mentions_in(&(cue..at)).next().map(|m| text.mentions[m].clone()) else {
        // "Was first announced in Circular 140 and will be held on 9 May".
        let moves = [Cue::Moved, Cue::Postponed, Cue::Cancelled, Cue::NewValue];
        let held = |v: &crate::letter::text::CueHit| {
            let led = text.joins.iter().any(|j| cue <= j.start && j.end <= v.start && v.start - j.end <= 1);
            let parted = text.view.text[cue..v.start.max(cue)].trim_end().ends_with(',');
            matches!(v.cue, Cue::WillHold | Cue::Open) && (led || parted)
        };
        return text.cues_in(&(cue..at)).iter().any(held) && !text.has(&(cue..at), &moves);
    };
    let comma = text.view.text[old.span.end..at].find(',').map(|i| old.span.end + i);
    // "Announced for the 16th, will be held on Monday the 11th from 0930 to 1630": the hours go with the new day.
    let kind = |m: usize| text.mentions[m].is_time() == old.is_time();
    let same = text.mentions_in(&(at..at + 1)).any(kind)
        || comma.is_some_and(|c| {
            text.mentions_in(&(c..at)).any(|m| kind(m) && is_inserted(text, cue, text.mentions[m].span.start))
        });
    // "Which was to close on 31 May, remains open until 7 June."
    let goes_on =
        |c: usize| text.has(&(c..at), &[Cue::LastDayCue, Cue::HoldsUntil]) && letters(text.folded(&(c..at))) > LONGER;
    same && comma.is_some_and(|c| text.has(&(c..at), &[Cue::Open, Cue::WillHold]) || goes_on(c))
}

/// Letters of a verb and the preposition before a last day.
const LONGER: usize = 10;

/// Whether what no longer holds has no value, and a comma and a verb of what is held stand before the new one: "Instead of a plenary, the
/// working parties will meet from 3 to 7 June".
fn is_of_a_noun(text: &crate::letter::text::LetterText<'_>, cue: usize, at: usize) -> bool {
    let Some(comma) = text.folded(&(cue..at)).find([',', '、']).map(|i| cue + i) else { return false };
    let noun = cue..comma;
    letters(text.folded(&noun)) > 0
        && text.mentions_in(&noun).next().is_none()
        && text.has(&(comma..at), &[Cue::WillHold, Cue::Open])
        && !text.has(&(comma..at), &[Cue::OldValue])
}

/// Whether a value behind the old one stands behind words that move what is meant and those that hold it: "which was planned from 21 April
/// to 1 May, has been postponed and will be held from 24 to 28 August".
fn is_held_anew(text: &crate::letter::text::LetterText<'_>, cue: usize, at: usize) -> bool {
    let hour = |m: &usize| text.mentions[*m].is_time();
    let date = |m: &usize| text.mentions[*m].is_date();
    // "Which was planned for 0930 will be at 1100".
    let hours = text.mentions_in(&(at..at + 1)).any(|m| hour(&m)) && !text.mentions_in(&(cue..at)).any(|m| date(&m));
    let old = text.mentions_in(&(cue..at)).find(|m| if hours { hour(m) } else { date(m) });
    let Some(old) = old else { return false };
    let behind = text.mentions[old].span.end..at;
    let moved = text.cues_in(&behind).iter().find(|c| matches!(c.cue, Cue::Postponed | Cue::Moved)).map(|c| c.end);
    // "The workshop initially foreseen on 30 April will take place on 16 May": the verb behind the old day alone.
    let verb = text.mentions[old].span.end;
    let held =
        text.cues_in(&behind).iter().any(|c| c.cue == Cue::WillHold && c.start >= verb && c.start <= verb + BESIDE);
    // "Instead of the dates announced (22-30 August) the meeting will be held from 29 August": what is held stands between.
    let noun =
        text.cues_in(&behind).iter().find(|c| matches!(c.cue, Cue::Meeting | Cue::SideMeeting | Cue::StudyGroup));
    let held = held || noun.is_some_and(|c| text.has(&(c.end.min(at)..at), &[Cue::WillHold]));
    let same = hours || text.mentions_in(&(at..at + 1)).any(|m| date(&m));
    !text.has(&behind, &[Cue::OldValue])
        && (held && same || moved.is_some_and(|m| text.has(&(m..at), &[Cue::WillHold])))
}

/// Whether a word for the old value touches a value of the same kind as the one at `at`, and words stand between the two that join
/// nothing: "shown as 2 May should be 30 April".
fn is_parted(text: &crate::letter::text::LetterText<'_>, cue: &crate::letter::text::CueHit, at: usize) -> bool {
    let Some(value) = text.mentions_in(&(at..at + 1)).next() else { return false };
    let touched = text
        .mentions_in(&(cue.end..at))
        .next()
        .map(|m| &text.mentions[m])
        .filter(|m| m.span.start <= cue.end + 1 && m.is_date() == text.mentions[value].is_date());
    touched.is_some_and(|m| {
        let between = m.span.end..at;
        let joint = text.joins.iter().chain(&text.limits).any(|j| between.contains(&j.start));
        let marks = text.folded(&between).contains([',', ';', '(', ')', '"']);
        !joint && !marks && letters(text.folded(&between)) > PREPOSITION
    })
}

/// Bytes between an old day and the verb behind it.
const BESIDE: usize = 4;

/// Whether a bracket closes in a text that does not open in it.
pub(super) fn closes_bracket(text: &str) -> bool {
    let mut depth = 0_i32;
    text.chars().any(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth < 0
    })
}

/// Letters of a preposition.
const PREPOSITION: usize = 3;

/// Letters of a cue. An ideograph is a word.
fn weight(text: &crate::letter::text::LetterText<'_>, cue: &crate::letter::text::CueHit) -> usize {
    let weight = |c: char| if ('\u{4e00}'..='\u{9fff}').contains(&c) { PREPOSITION + 1 } else { 1 };
    text.folded(&(cue.start..cue.end)).chars().filter(|c| c.is_alphabetic()).map(weight).sum()
}

pub(super) fn replaced_later(reading: &Reading<'_, '_>, sentence: &Span, mention: usize, mentions: &[usize]) -> bool {
    let text = reading.text;
    let found = &text.mentions[mention];
    let days = reading.days(mention).filter(|(_, last)| reading.is_past(*last));
    // Days of a meeting that was held are no old value: "open when the group parted (Geneva, 6-15 September), they are now fixed".
    let held = days.is_some_and(|(first, last)| first < last) && in_bracket(reading, mention);
    if held || days.is_some() && is_cited(reading, mention) {
        return false;
    }
    // A preposition alone leads to a new value only where something is changed: "planned for the 27th" plans.
    let changes = reading.head.revises.is_some()
        || reading.has(sentence, &[Cue::OldValue, Cue::Moved, Cue::Postponed])
        || reading.head.subject.as_ref().is_some_and(|s| reading.has(s, &[Cue::Postponed]));
    let new = |c: &&crate::letter::text::CueHit| {
        c.cue == Cue::NewValue && c.start >= found.span.end && (changes || weight(text, c) > PREPOSITION)
    };
    let Some(cue) = text.cues_in(sentence).iter().find(new) else { return false };
    let kind = |m: usize| text.mentions[m].is_time();
    let gap = text.folded(&(found.span.end..cue.start));
    let new = mentions.iter().any(|m| {
        text.mentions[*m].span.start >= cue.end
            && kind(*m) == kind(mention)
            && text.mentions[*m].span.start < cue.end + 60
    });
    let cites = is_cited(reading, mention) && !is_to_come(reading, mention);
    new && !gap.contains(['。', ';'])
        && gap.chars().count() < 60
        && !cites
        && !is_of_something_else(reading, sentence, &(found.span.start..cue.start))
}

/// Whether what stands between a value and the word for a new one names, behind a comma, something else that is due than what stands before
/// the value: "contributions are due on 1 May, but those to be translated are brought forward to 13 March".
fn is_of_something_else(reading: &Reading<'_, '_>, sentence: &Span, between: &Span) -> bool {
    let text = reading.text;
    let clause = text.clause_at(&(between.end..between.end)).start.max(between.start);
    let own = actions::all_in(text, &(sentence.start..between.start));
    let other = actions::all_in(text, &(clause..between.end));
    clause > between.start && !own.is_empty() && !other.is_empty() && !other.iter().any(|a| own.contains(a))
}

/// Whether a printed day lies ahead: no letter that is cited is of that day. "The deadline announced in my letter (1 April) is extended".
fn is_to_come(reading: &Reading<'_, '_>, mention: usize) -> bool {
    let printed = !reading.text.mentions[mention].inferred.contains(&crate::event::Inferred::Year);
    let ahead = |day| reading.head.date.is_some_and(|written| day > written);
    printed && reading.days(mention).is_some_and(|(first, _)| ahead(first))
}
