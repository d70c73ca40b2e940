//! Relative rules: a deadline of its own where no date stands for it, else a rule.

mod rows;

use super::prose;
use super::reading::{Fact, FactTime, Reading, at};
use super::text::letters;
use super::{Role, actions};
use crate::document::Span;
use crate::event::{Action, Inferred, Kind, Status, Zone};
use crate::lang::{Cue, Script, Sense};
use crate::mentions::{Clock, Length, Value};
use crate::note::Code;
use chrono::{Days, Months, NaiveDate};
use rows::row_of_rule;

/// Reads every rule of the prose.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    let mut rules = Vec::new();
    for (sentence, unit) in prose::sentences(reading) {
        for mention in text.mentions_in(&sentence) {
            if let (Value::Rule(length), true) = (text.mentions[mention].value, reading.is_open(mention)) {
                rules.push((mention, length, sentence.clone(), unit.clone()));
            }
        }
    }
    for (mention, length, sentence, unit) in rules {
        rule(reading, mention, length, &sentence, &unit);
    }
}

fn rule(reading: &mut Reading<'_, '_>, mention: usize, length: Length, sentence: &Span, unit: &Span) {
    let about = about_meeting(reading, mention, sentence) || anchor(reading, mention, sentence).is_some();
    if !matches!(length, Length::Hours(_)) && !about {
        return reading.take(mention, Role::Other, "a length of time");
    }
    reading.take(mention, Role::Rule, "a relative rule");
    let printed = anchor(reading, mention, sentence);
    let counts = printed.is_some()
        || anchored(reading, mention, sentence)
        || counts_from_nothing(reading, mention, sentence)
        || row_of_rule(reading, mention).is_some()
        || counts_like_before(reading, mention, sentence, unit);
    if matches!(length, Length::Hours(_)) || !counts || dated(reading, mention, sentence) {
        return;
    }
    // "Travel documents will be sent two weeks before the meeting": the writers do that.
    if is_promised(reading, mention, sentence) || opens_then(reading, mention, sentence) {
        return;
    }
    let unnamed = || sends_something(reading, mention, sentence).then(|| vec![Action::Other]);
    let Some(found) = named_actions(reading, mention, sentence, unit).or_else(unnamed) else { return };
    if found == [Action::Fellowship] && tells_arrival(reading, mention, sentence) {
        return;
    }
    // A sentence about several things says again the deadline of one of them.
    let begin = preceding_rule(reading, mention, sentence);
    let known = |a: &Action| {
        let dated = |f: &Fact| !f.inferred.contains(&Inferred::Computed);
        reading.facts.iter().any(|f| f.kind == Kind::Deadline && f.action == Some(*a) && dated(f))
    };
    let span = reading.text.mentions[mention].span.clone();
    // Papers in time for translation have a day of their own.
    let other = |a: &&Action| **a != Action::Contributions || !found.contains(&Action::ContributionsTranslation);
    if actions::all_in(reading.text, &(begin..span.start)).iter().filter(other).any(known) {
        return;
    }
    let printed = printed.and_then(|m| reading.days(m)).map(|(first, _)| {
        let all = 0..reading.meetings.len();
        all.filter(|i| reading.meetings[*i].first == first).collect::<Vec<_>>()
    });
    let named = anchors(reading, &span, sentence);
    let printed = printed.filter(|of| !named.iter().any(|m| of.contains(m)));
    let meetings = printed.unwrap_or(named);
    for action in found {
        for meeting in &meetings {
            // A date, or a rule for the same groups, stands elsewhere.
            let target = reading.meetings[*meeting].groups.clone();
            let Some(day) = before(reading.meetings[*meeting].first, length) else { continue };
            // Of what has no name of its own a printed day is only known by its value.
            let same = |f: &Fact| {
                f.kind == Kind::Deadline
                    && if action == Action::Other { f.when.day() == day } else { f.action == Some(action) }
            };
            let kin = |f: &Fact| {
                f.groups.is_empty()
                    || !f.inferred.contains(&Inferred::Computed)
                    || f.groups.iter().any(|g| target.contains(g))
            };
            if reading.facts.iter().any(|f| same(f) && kin(f)) {
                continue;
            }
            let when = match hour_of_rule(reading, mention) {
                Some((clock, time)) => {
                    let span = reading.text.mentions[time].span.clone();
                    let zone = reading.stated_zone(&span, sentence, None).or(reading.all_hours).unwrap_or(Zone::GENEVA);
                    reading.take(time, Role::Event, "");
                    FactTime::Instant(at(day, clock), zone)
                }
                None => FactTime::Day(day),
            };
            let groups = if reading.own_meetings().len() > 1 { target } else { prose::groups_of(reading, sentence) };
            reading.facts.push(Fact {
                kind: Kind::Deadline,
                action: Some(action),
                groups,
                when,
                meeting: Some(*meeting),
                name: Some(reading.words(sentence)),
                status: Status::Confirmed,
                mentions: vec![mention],
                quote: sentence.clone(),
                inferred: vec![Inferred::Computed],
            });
            let at = reading.text.mentions[mention].span.clone();
            reading.remark(Code::DeadlineComputed, at, format!("{action} {day}"));
            reading.verdicts[mention] = Some(super::reading::Verdict { role: Role::Event, reason: "" });
        }
    }
}

/// "The registration system opens three months before the meeting": from when something can be done.
fn opens_then(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let begin = preceding_rule(reading, mention, sentence);
    let before = begin.max(text.clause_at(span).start)..span.start;
    let last = [Cue::LastDayCue, Cue::End, Cue::Must, Cue::Ask, Cue::DeadlineHeading];
    // Chinese has the verb behind it, and before it what the rule counts from; 个月开放 is one word.
    let opens = match text.pack_at(span.start).script {
        Script::Han => {
            let verb = text.ahead(span.end, VERB, sentence.end.max(span.end));
            reading.has(&verb, &[Cue::Open])
                || text.cues_in(&text.back(span.end, 2, span.start)).iter().any(|c| c.cue == Cue::Open)
        }
        _ => reading.has(&before, &[Cue::Open]),
    };
    opens && !reading.has(&before, &last) && actions::any_in(text, &before)
}

/// Characters behind a rule in Chinese in which its verb begins.
const VERB: usize = 3;

/// Whether a rule says when the writers will do something, in its own clause or behind a date for which they promise something else: "the
/// recipients will be informed by 15 April, and travel documents follow two weeks before the meeting".
fn is_promised(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let clause = text.clause_at(span);
    let date = text.mentions_in(&(sentence.start..span.start)).rfind(|m| text.mentions[*m].is_date());
    let behind = |m: usize| {
        let date = &text.mentions[m].span;
        prose::promises(reading, &(sentence.start..date.start)) && !reading.has(&(date.end..span.start), &[Cue::Must])
    };
    let own = clause.start.max(sentence.start)..span.start;
    prose::promises(reading, &own) || date.is_some_and(behind) && !actions::any_in(text, &own)
}

/// "Requests for meeting rooms should reach TSB three weeks before the meeting": the reader is asked for something that has to be there by then.
fn sends_something(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let own = preceding_rule(reading, mention, sentence)..text.mentions[mention].span.start;
    let held = [Cue::Arrive, Cue::WillHold, Cue::Open, Cue::SessionNoun, Cue::Not];
    let written = [Cue::Promise, Cue::Published, Cue::WasHeld];
    let asks =
        reading.has(&own, &[Cue::Ask]) || reading.has(&own, &[Cue::Must]) && reading.has(&own, &[Cue::Requested]);
    asks && reading.has(&own, &[Cue::LastDayCue])
        && anchored(reading, mention, sentence)
        && !reading.has(&own, &held)
        && !reading.has(&own, &written)
}

/// The hour in the bracket behind a rule: "seven calendar days (1600 hours UTC) prior to the meeting" (CATALOGUE.en-zh, ITU-R).
pub(super) fn hour_of_rule(reading: &Reading<'_, '_>, rule: usize) -> Option<(Clock, usize)> {
    let text = reading.text;
    let time = text.mentions.get(rule + 1)?;
    let Value::Time(clock) = time.value else { return None };
    let gap = text.mentions[rule].span.end..time.span.start;
    let zone = text.zones.iter().find(|z| gap.contains(&z.start)).map_or(gap.end..gap.end, |z| z.start..z.end);
    let other = [gap.start..zone.start, zone.end..gap.end];
    let opens = text.folded(&gap).trim_start().starts_with('(') && !text.folded(&gap).contains(')');
    let plain = other.iter().all(|s| !text.folded(s).contains(char::is_alphanumeric));
    (opens && plain).then_some((clock, rule + 1))
}

/// The hour in the bracket behind a rule that stands before a date in its sentence.
pub(super) fn hour_of_rule_before(reading: &Reading<'_, '_>, date: usize, sentence: &Span) -> Option<(Clock, usize)> {
    let text = reading.text;
    let before = text.mentions_in(&(sentence.start..text.mentions[date].span.start));
    before.filter(|m| matches!(text.mentions[*m].value, Value::Rule(_))).find_map(|m| hour_of_rule(reading, m))
}

/// Characters between a rule and the word for arriving: "arrive in Geneva".
const ARRIVAL: usize = 12;

/// Whether a rule says when people come: "holders of fellowships may arrive one day before".
fn tells_arrival(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let near = text.back(span.start, ARRIVAL, sentence.start).start..text.ahead(span.end, ARRIVAL, sentence.end).end;
    reading.has(&near, &[Cue::Arrive]) && !reading.has(sentence, &[Cue::Must, Cue::DeadlineHeading])
}

/// Whether the rule counts from a meeting: a word for the meeting or its opening stands near.
fn anchored(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let start = text.back(span.start, 30, sentence.start).start;
    let hour = hour_of_rule(reading, mention).map_or(span.end, |(_, time)| text.mentions[time].span.end);
    let end = text.ahead(hour, 45, sentence.end).end;
    reading.has(
        &(start..end),
        &[Cue::Meeting, Cue::Open, Cue::FirstDay, Cue::StudyGroup, Cue::SideMeeting, Cue::RapporteurGroup],
    )
}

/// "Six weeks in advance.", "Visas: requests one month before.": a length ahead of something that is not said is counted from the meeting,
/// where the invitation asks for something by it. Rooms are booked ahead of the journey.
fn counts_from_nothing(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let before = |l: &crate::lang::Hit| l.sense == Sense::Before && span.start <= l.start && l.end <= span.end;
    // "Visas: requests one month before"; in "please ask early: embassies need six weeks" a sentence stands before the colon.
    let label = || {
        let before = text.folded(&(sentence.start..span.start));
        before.find(':').is_some_and(|i| letters(&before[..i]) <= LABEL)
    };
    let asked = || label() || reading.has(sentence, &[Cue::Ask, Cue::Must]);
    let ahead = !text.limits.iter().any(before) || asked();
    let behind = text.view.text[span.end..sentence.end.max(span.end)].trim_start_matches(' ');
    let named = actions::named_in(text, &(sentence.start..span.start));
    let han = text.pack_at(span.start).script == Script::Han;
    ahead
        // Chinese sets the verb behind it: 至少提前四周提交.
        && (han || !behind.starts_with(char::is_alphanumeric))
        && !named.is_empty()
        && !named.contains(&Action::Accommodation)
        && span.start < reading.annex_start
        && !reading.has(sentence, &[Cue::Arrive, Cue::Promise])
}

/// "Contributions twelve days before the opening of the meeting, those to be translated two months before.": a length at the end of its
/// clause counts from where the one before does.
fn counts_like_before(reading: &Reading<'_, '_>, mention: usize, sentence: &Span, unit: &Span) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let behind = text.view.text[span.end..sentence.end.max(span.end)].trim_start_matches(' ');
    let is_rule = |m: &usize| matches!(text.mentions[*m].value, Value::Rule(l) if !matches!(l, Length::Hours(_)));
    // A semicolon goes on with the list.
    let listed = text.folded(&(unit.start..sentence.start.max(unit.start))).trim_end().ends_with(';');
    let from = if listed { unit.start } else { sentence.start };
    let mut rules = text.mentions_in(&(from..span.start)).rev().take_while(is_rule);
    let counts = |m: usize| anchored(reading, m, &text.sentence_at(text.mentions[m].span.start));
    !behind.starts_with(char::is_alphanumeric) && rules.any(counts)
}

/// Letters of a label.
const LABEL: usize = 24;

/// Whether a rule is one of the meeting: it counts from it, or says of something due when it is.
fn about_meeting(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let end = reading.text.mentions[mention].span.end;
    let behind = reading.text.view.text[end..].trim_start_matches(' ');
    let counts_from_other =
        reading.text.limits.iter().any(|l| l.end == end) && behind.starts_with(|c: char| c.is_ascii_lowercase());
    !counts_from_other
        || anchored(reading, mention, sentence)
        || dated(reading, mention, sentence)
        || reading.has(sentence, &[Cue::DeadlineHeading, Cue::Meeting])
}

/// Whether the date of the rule stands in the same sentence, or in the next one as "that is".
fn dated(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let from = text.mentions[mention].span.end;
    let anchor = anchor(reading, mention, sentence);
    text.mentions_in(&(from..sentence.end)).any(|m| {
        let to_come = || reading.days(m).is_some_and(|(d, _)| !reading.is_past(d));
        text.mentions[m].is_date() && Some(m) != anchor && to_come()
    })
}

/// The day from which a rule counts, where it is printed: "three weeks before 13 June", "12 days before the opening on 13 June". A rule
/// never gives the first day of a meeting itself.
fn anchor(reading: &Reading<'_, '_>, rule: usize, sentence: &Span) -> Option<usize> {
    let text = reading.text;
    let span = &text.mentions[rule].span;
    let begins = |m: &usize| {
        let found = reading.days(*m).filter(|_| text.mentions[*m].is_date());
        found.is_some_and(|(first, _)| reading.meetings.iter().any(|m| m.first == first))
    };
    let next = text.mentions_in(&(span.end..sentence.end.max(span.end))).find(|m| text.mentions[*m].is_date());
    let near = |from: usize, to: usize, most: usize| letters(text.folded(&(from..to.max(from)))) <= most;
    let behind = next.filter(|m| near(span.end, text.mentions[*m].span.start, ANCHOR)).filter(begins);
    // Chinese says the day first: "2023年6月13日会议开幕前12天".
    let before = || {
        let before = text.mentions_in(&(sentence.start..span.start)).last().filter(|m| text.mentions[*m].is_date())?;
        let gap = text.mentions[before].span.end..span.start;
        let joined = text.pack_at(span.start).script == Script::Han && !text.folded(&gap).contains([',', ';', '。']);
        (joined && near(gap.start, gap.end, BEFORE)).then_some(before).filter(begins)
    };
    behind.or_else(before)
}

/// Letters between a rule and the day from which it counts: "the opening of the meeting of Study Group 5 on".
const ANCHOR: usize = 60;

/// Characters between the day and the rule in Chinese: the noun of what begins.
const BEFORE: usize = 12;

/// Whether a day is one from which a rule of its sentence counts.
pub(super) fn is_anchor(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let counts = |m: &usize| matches!(text.mentions[*m].value, Value::Rule(l) if !matches!(l, Length::Hours(_)));
    text.mentions_in(sentence).filter(counts).any(|rule| anchor(reading, rule, sentence) == Some(mention))
}

/// Days that a date may differ from its rule: a weekend, a month counted as thirty days.
const ROUNDED: i64 = 3;

/// Whether a date is the value of the rule that stands before it, in its own sentence, in the one that a semicolon goes on with ("two
/// months ahead of the meeting, in other words on 28 February"), or in the one before, where its own names nothing: "… twelve days before
/// the meeting. For this meeting this means 1 May."
pub(super) fn valued_by(reading: &Reading<'_, '_>, mention: usize, sentence: &Span, unit: &Span) -> bool {
    let text = reading.text;
    let at = text.mentions[mention].span.start;
    let own = sentence.start..at;
    let goes_on = sentence.start > unit.start && text.folded(&(unit.start..sentence.start)).trim_end().ends_with(';');
    let names_nothing = || {
        let nouns = [Cue::SideMeeting, Cue::SessionNoun, Cue::Desk, Cue::WillHold, Cue::Promise];
        let says = [Cue::ThisMeeting, Cue::LastDayCue, Cue::DeadlineHeading, Cue::LabelDate];
        sentence.start > unit.start
            && reading.has(&(sentence.start..at), &says)
            && !actions::any_in(text, sentence)
            && !reading.has(sentence, &nouns)
    };
    let goes_on = goes_on || names_nothing();
    let from = if goes_on { text.sentence_at(sentence.start - 1).start } else { own.start };
    let Some(day) = reading.day(mention) else { return false };
    let last = text.mentions_in(&(from..at)).rfind(|m| !text.mentions[*m].is_time());
    let Some(Value::Rule(length)) = last.map(|m| text.mentions[m].value) else { return false };
    reading.meetings.iter().filter_map(|m| before(m.first, length)).any(|d| (d - day).num_days().abs() <= ROUNDED)
}

/// Where the words of a rule begin in its sentence: behind the rule before it.
fn preceding_rule(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> usize {
    let text = reading.text;
    text.mentions_in(&(sentence.start..text.mentions[mention].span.start))
        .filter(|m| matches!(text.mentions[*m].value, Value::Rule(_)))
        .map(|m| text.mentions[m].span.end)
        .max()
        .unwrap_or(sentence.start)
}

fn named_actions(reading: &Reading<'_, '_>, mention: usize, sentence: &Span, unit: &Span) -> Option<Vec<Action>> {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let behind = behind_rule(reading, mention, sentence);
    let scopes = [
        bracket_behind(reading, mention, sentence),
        Some(preceding_rule(reading, mention, sentence)..span.start),
        Some(behind.clone()),
        Some(span.end..sentence.end),
        prose::paragraph_label(reading, unit),
        row_of_rule(reading, mention),
        (sentence.start > unit.start).then(|| text.sentence_at(sentence.start - 1)),
    ];
    // "Please return the registration form at the latest one month before the meeting".
    let form = || {
        let asked = reading.has(sentence, &[Cue::Ask, Cue::Must, Cue::LastDayCue]);
        actions::form_in(text, sentence).filter(|_| asked).map(|form| vec![form])
    };
    // "Contributions twelve days before, those to be translated two months before".
    let begin = preceding_rule(reading, mention, sentence);
    let own = begin..span.start;
    let share = begin > sentence.start
        && actions::translates(text, &own)
        && !actions::any_in(text, &own)
        && actions::all_in(text, &(sentence.start..begin)).contains(&Action::Contributions);
    // "Those for which a translation is asked two months before, the others twelve days before".
    let rest = begin > sentence.start && reading.has(&own, &[Cue::TheOthers]) && !actions::any_in(text, &own) && {
        let before = actions::all_in(text, &(sentence.start..begin));
        before.contains(&Action::ContributionsTranslation)
            || before.contains(&Action::Contributions) && actions::translates(text, &(sentence.start..begin))
    };
    let share = share.then(|| vec![Action::ContributionsTranslation]);
    let share = share.or_else(|| rest.then(|| vec![Action::Contributions]));
    let named = scopes.into_iter().flatten().map(|s| actions::named_in(text, &s)).find(|a| !a.is_empty());
    let mut found = share.or(named).or_else(form)?;
    // "Two months before the opening, if they are to be translated": a condition behind the rule.
    if actions::translates(text, &behind) || actions::all_in(text, &behind) == [Action::ContributionsTranslation] {
        for action in found.iter_mut().filter(|a| **a == Action::Contributions) {
            *action = Action::ContributionsTranslation;
        }
    }
    Some(found)
}

/// Letters between a rule and the bracket that says what it is for: "the meeting".
const TO_BRACKET: usize = 30;

/// "Two months before the meeting (fellowships) or six weeks before (interpretation)": the bracket behind a rule, where each of several has one.
fn bracket_behind(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> Option<Span> {
    let text = reading.text;
    let of = |m: usize| {
        let end = text.mentions[m].span.end;
        let rest = text.folded(&(end..sentence.end.max(end)));
        let open = rest.find('(').filter(|i| letters(&rest[..*i]) <= TO_BRACKET && !rest[..*i].contains([',', ';']))?;
        let close = rest[open..].find(')')?;
        let inner = end + open..end + open + close;
        actions::any_in(text, &inner).then_some(inner)
    };
    let rules: Vec<usize> =
        text.mentions_in(sentence).filter(|m| matches!(text.mentions[*m].value, Value::Rule(_))).collect();
    (rules.len() > 1 && rules.iter().all(|m| of(*m).is_some())).then(|| of(mention)).flatten()
}

/// The words of a sentence behind a rule, up to those of the next one, which begin with its clause: "contributions twelve days before, those
/// to be translated two months before".
fn behind_rule(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> Span {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let anchor = anchor(reading, mention, sentence);
    let next = text.mentions_in(&(span.end..sentence.end)).find(|m| Some(*m) != anchor);
    let end = next.map_or(sentence.end, |m| {
        let next = &text.mentions[m];
        let clause = text.clause_at(&next.span).start;
        if matches!(next.value, Value::Rule(_)) && clause > span.end { clause } else { next.span.start }
    });
    span.end..end
}

/// The meetings that a rule counts from: those of the groups it names, each of them where it says so, else the main one.
fn anchors(reading: &Reading<'_, '_>, rule: &Span, sentence: &Span) -> Vec<usize> {
    let names = super::meetings::names(reading.text, sentence);
    let named: Vec<usize> =
        (0..reading.meetings.len()).filter(|i| reading.meetings[*i].groups.iter().any(|g| names.contains(g))).collect();
    if !named.is_empty() {
        return named;
    }
    // "One week before the start of each meeting".
    let text = reading.text;
    let each = text.cues_in(sentence).iter().any(|c| {
        // "Before the first of the meetings" is none of all; Chinese has them before the rule.
        let gap = if c.start >= rule.end { rule.end..c.start } else { c.end..rule.start.max(c.end) };
        c.cue == Cue::EachMeeting && (letters(text.folded(&gap)) <= TO_EACH || reading.has(&gap, &[Cue::Open]))
    });
    if each && reading.own_meetings().len() > 1 {
        return reading.own_meetings();
    }
    // "The meeting of the Study Group", beside those of its working parties.
    let of_whole = |i: &usize| reading.meetings[*i].groups.iter().any(|g| g.starts_with("SG") && !g.contains("RG-"));
    let whole: Vec<usize> = (0..reading.meetings.len()).filter(of_whole).collect();
    if whole.len() == 1 && reading.meetings.len() > 1 && reading.has(sentence, &[Cue::StudyGroup]) {
        return whole;
    }
    let experts: Vec<usize> = (0..reading.meetings.len())
        .filter(|i| {
            reading.has(sentence, &[Cue::RapporteurGroup])
                && reading.meetings[*i].groups.iter().any(|g| g.starts_with('Q'))
        })
        .collect();
    if !experts.is_empty() {
        return experts;
    }
    reading.main_meeting().into_iter().collect()
}

/// Letters between a rule and the meetings from which it counts: "of".
const TO_EACH: usize = 3;

/// The day so long before a meeting. A month before is the same day number, clipped to the month's end.
fn before(first: NaiveDate, length: Length) -> Option<NaiveDate> {
    match length {
        Length::Months(n) => first.checked_sub_months(Months::new(n)),
        Length::Weeks(n) => first.checked_sub_days(Days::new(u64::from(n) * 7)),
        Length::Days(n) => first.checked_sub_days(Days::new(n.into())),
        Length::Hours(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_clipped_to_their_end() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).expect("a date");
        for (first, length, expected) in [
            (day(2005, 10, 31), Length::Months(1), day(2005, 9, 30)),
            (day(2010, 3, 24), Length::Months(2), day(2010, 1, 24)),
            (day(2010, 3, 24), Length::Days(12), day(2010, 3, 12)),
            (day(2018, 10, 22), Length::Weeks(6), day(2018, 9, 10)),
        ] {
            assert_eq!(before(first, length), Some(expected));
        }
    }
}
