//! The day and the meeting that an hour belongs to.

use super::*;

/// Letters between an hour and its day behind it: a zone in a bracket, an article.
const BEHIND_HOUR: usize = 16;

/// Characters between a day and its hour behind it: "at", "a las".
const HEAD_HOUR: usize = 14;

type Day = Option<(NaiveDate, Vec<Inferred>, Option<usize>)>;

/// The day and the meeting of a clock time: the nearest date of its clause or before it in the sentence; a group; "the first day".
pub(super) fn day_and_meeting(
    reading: &Reading<'_, '_>,
    span: &Span,
    sentence: &Span,
    clause: &Span,
    reach: Span,
    last_meeting: Option<usize>,
) -> (Day, Option<usize>) {
    let text = reading.text;
    // "Contributions are due by 4 May, the meeting opens at 0930 hours": what is due in another clause dates nothing here.
    let own_words = super::context::tells_of_event(reading, clause);
    let due = |m: usize| {
        let dated = |f: &Fact| f.kind == Kind::Deadline && f.mentions.contains(&m);
        let found = &text.mentions[m].span;
        let joined = text.joins.iter().any(|j| span.end <= j.start && j.end <= found.start);
        // "Contributions are due by 6 May and the meeting will begin at 0930 hours."
        let begins =
            |from: usize| own_noun(reading, &(from..span.start)) && reading.has(&(from..span.start), &[Cue::Open]);
        let parted = || text.joins.iter().any(|j| found.end <= j.start && j.end <= span.start && begins(j.start));
        let apart = found.end <= clause.start || found.start >= clause.end || joined || parted();
        own_words && apart && reading.facts.iter().any(dated)
    };
    let alive = |m: &usize| text.mentions[*m].is_date() && !is_dead(reading, *m) && !due(*m);
    let dates: Vec<usize> = text.mentions_in(sentence).filter(alive).collect();
    // A date directly before another time is the head of that one.
    let heads_next = |d: &Span| {
        d.start >= span.end
            && text.mentions_in(&(d.end..d.end + 4)).any(|m| text.mentions[m].is_time())
            && dates.iter().any(|e| text.mentions[*e].span.end <= span.start)
    };
    // "It opens at 0930 hours and is preceded by a workshop (10 May)": what comes before or after is dated there.
    let of_another = |d: &Span| d.start >= span.end && reading.has(&(span.end..d.start), &[Cue::FollowedBy]);
    // "The opening is at 9.30 and the closing session on 24 May at 14.30": behind a conjunction, with an hour of its own.
    let heads_other = |d: &Span| {
        let ahead = text.ahead(d.end, HEAD_HOUR, sentence.end.max(d.end));
        let hour = text.mentions_in(&ahead).next().filter(|m| text.mentions[*m].is_time());
        let joined = || text.joins.iter().any(|j| span.end <= j.start && j.end <= d.start);
        d.start >= span.end
            && hour.is_some_and(|m| !text.folded(&(d.end..text.mentions[m].span.start)).contains([',', ';', '(']))
            && joined()
    };
    let near = |m: &&usize| {
        let d = &text.mentions[**m].span;
        if heads_next(d) || heads_other(d) || of_another(d) {
            return false;
        }
        reach.start <= d.start
            && d.start < reach.end
            && (d.start < span.start
                || d.start < clause.end
                || !text.folded(&(span.end..d.start)).contains([',', ';', '。']) && d.start < span.end + 60)
    };
    let distance = |m: &&usize| {
        let d = &text.mentions[**m].span;
        // "At 9.30 on 11 May and at 14.00 on 13 May": behind a conjunction the second hour has its own day.
        let passed = reach.start > sentence.start
            && text.joins.iter().any(|j| d.end <= j.start && j.end <= span.start)
            && dates.iter().any(|e| text.mentions[*e].span.start >= span.end);
        if passed {
            span.start - d.end + BEHIND_HOUR
        } else if d.end <= span.start {
            span.start - d.end
        } else {
            d.start - span.end + 3
        }
    };
    let mut found = dates.iter().filter(near).min_by_key(distance).copied();
    // "12 April (starting at 14:00) to 14 April": a bracket behind a day belongs to it.
    let open = text.folded(&(sentence.start..span.start)).rfind('(').map(|i| sentence.start + i);
    let open = open.filter(|o| !text.folded(&(*o..span.start)).contains(')'));
    let owner = |m: &usize| {
        open.is_some_and(|o| {
            let end = text.mentions[*m].span.end;
            end <= o && text.folded(&(end..o)).trim().is_empty()
        })
    };
    found = dates.iter().copied().find(owner).or(found);
    // "From 8 h 00 (local time), on 11 November": the only date of the sentence, behind its only hour.
    if let (None, [only]) = (found, dates.as_slice()) {
        let gap = span.end..text.mentions[*only].span.start.max(span.end);
        let alone = text.mentions_in(sentence).filter(|m| text.mentions[*m].is_time()).count() == 1;
        let near = letters(text.folded(&gap)) <= BEHIND_HOUR;
        let other = reading.has(clause, &[Cue::FirstDay, Cue::LastDay, Cue::SameDay, Cue::OtherDays]);
        if text.mentions[*only].span.start >= span.end && alone && near && !other && !reading.has(&gap, &[Cue::End]) {
            found = Some(*only);
        }
    }
    let names = group_names(reading, clause, sentence, span);
    let by_group =
        names.iter().find_map(|n| (0..reading.meetings.len()).find(|i| reading.meetings[*i].groups.contains(n)));
    // "The Study Group" without a number, beside its working parties.
    let bare = || {
        let own: Vec<usize> = (0..reading.meetings.len())
            .filter(|i| reading.meetings[*i].groups.iter().any(|g| g.starts_with("SG")))
            .collect();
        (own.len() == 1 && names.is_empty() && reading.has(clause, &[Cue::StudyGroup])).then(|| own[0])
    };
    let by_group = by_group.or_else(bare);
    let side = reading.has(clause, &[Cue::SideMeeting])
        || reading.has(&(sentence.start..span.start), &[Cue::SideMeeting])
            && by_group.is_none()
            && !reading.has(clause, &[Cue::Desk])
            && (!own_noun(reading, clause) || reading.has(&(sentence.start..span.start), &[Cue::DayBefore]));
    let by_side = side.then(|| side_meeting(reading, clause, sentence)).flatten();
    if found.is_none() && !reading.has(clause, &[Cue::FirstDay, Cue::LastDay]) {
        // A date earlier in the sentence still holds.
        found = dates
            .iter()
            .copied()
            .filter(|m| text.mentions[*m].span.end <= span.start)
            .max_by_key(|m| text.mentions[*m].span.start);
        // Another date behind the noun has its own hours.
        let noun = text
            .cues_in(&(sentence.start.min(clause.start)..clause.end))
            .iter()
            .rev()
            .find(|c| c.cue == Cue::SideMeeting);
        let passed = noun.zip(found).is_some_and(|(c, m)| c.end <= text.mentions[m].span.start);
        if by_side.is_some() && !passed
            || by_group.is_some_and(|g| {
                found
                    .and_then(|m| reading.days(m))
                    .is_some_and(|(d, _)| d < reading.meetings[g].first || d > reading.meetings[g].last)
            })
        {
            found = None;
        }
    }
    if let Some(mention) = found
        && let Some((first, last)) = reading.days(mention)
    {
        // A one-day event of this very day, where no group is named.
        let exact = by_side
            .filter(|s| names.is_empty() && reading.meetings[*s].first == first && reading.meetings[*s].last == first);
        // The workshop that the sentence dates, whoever offers it.
        let offered = || reading.meetings.iter().position(|m| m.side && m.mention == mention && first == last);
        let exact = side.then(offered).flatten().or(exact);
        // The groups named have a day of their own beside a longer meeting.
        let own = names.iter().find_map(|n| {
            let theirs =
                |m: &crate::letter::reading::Meeting| m.mention == mention && first == last && m.groups.contains(n);
            reading.meetings.iter().position(theirs)
        });
        let by_date = exact
            .or(own)
            .or(by_group)
            .filter(|g| reading.meetings[*g].first <= first && first <= reading.meetings[*g].last)
            .or_else(|| reading.meetings.iter().position(|m| m.side && m.mention == mention))
            .or(by_side.filter(|s| reading.meetings[*s].first <= first && first <= reading.meetings[*s].last))
            .or_else(|| reading.meetings.iter().position(|m| m.mention == mention && m.first == m.last))
            .or_else(|| own_noun_meeting(reading, clause, first))
            .or_else(|| reading.meeting_on(first));
        let closing = reading.has(clause, &[Cue::LastDay]) && first != last;
        let day = if closing { last } else { first };
        return (Some((day, text.mentions[mention].inferred.clone(), Some(mention))), by_date.or(by_group));
    }
    let same_day = last_meeting
        .filter(|_| reading.has(clause, &[Cue::Desk]) && by_group.is_none() && !reading.has(clause, &[Cue::FirstDay]));
    // "The workshop will run from 0900 to 1700 hours and the regional group will start at 0930 on its first day": one day has no first.
    let first_of_several =
        |m: &usize| reading.meetings[*m].first != reading.meetings[*m].last || !reading.has(clause, &[Cue::FirstDay]);
    let plenary = reading.has(clause, &[Cue::OpeningSession, Cue::SessionNoun]);
    let opened = reading.has(clause, &[Cue::OpeningSession]) && !reading.has(clause, &[Cue::Desk]);
    let whole = || whole_group(reading).filter(|_| opened);
    let of_event = first_day_of(reading, clause).and_then(|noun| match noun.cue {
        Cue::SideMeeting => side_meeting(reading, &(noun.start..noun.end), sentence),
        _ => whole_group(reading).filter(|_| names.is_empty()),
    });
    let meeting = by_place(reading, clause)
        .or(of_event.filter(first_of_several))
        .or(by_group)
        .or(by_side.filter(first_of_several))
        .or(same_day.filter(|m| reading.meetings[*m].principal))
        .or_else(|| told_before(reading, sentence, clause, plenary))
        .or_else(whole)
        .or_else(|| reading.main_meeting());
    let day = meeting.map(|m| {
        let meeting = &reading.meetings[m];
        let last = reading.has(clause, &[Cue::LastDay, Cue::ClosingSession]) && !reading.has(clause, &[Cue::FirstDay]);
        (if last { meeting.last } else { meeting.first }, vec![Inferred::Day], None)
    });
    (day, meeting)
}

/// "The Tokyo workshop opens at 1000 hours": the only one of several meetings that is held in the place that a clause names.
fn by_place(reading: &Reading<'_, '_>, clause: &Span) -> Option<usize> {
    // "At 1000 hours, Geneva time" names no place.
    if reading.meetings.len() < 2 || reading.text.zones.iter().any(|z| clause.contains(&z.start)) {
        return None;
    }
    // "In Geneva, registration starts at 0830 hours": the place stands in a bare clause before.
    let text = reading.text;
    let border = clause.start.checked_sub(1).filter(|at| text.view.text.as_bytes()[*at] == b',');
    let lead = border.map(|at| text.clause_at(&(at..at))).filter(|c| letters(text.folded(c)) <= LEAD);
    let named = [Some(clause.clone()), lead].into_iter().flatten();
    let named: Vec<_> = named.flat_map(|c| crate::letter::place::named_in(text.folded(&c))).collect();
    let (_, place) = named.first()?;
    let mut there =
        (0..reading.meetings.len()).filter(|m| reading.meetings[*m].place.is_some_and(|p| p.name == place.name));
    there.next().filter(|_| there.next().is_none())
}

/// Letters of a clause that says nothing but where: "in Addis Ababa".
const LEAD: usize = 18;

/// Letters between "the first day" and the noun of its event: "of the".
const OF: usize = 8;

/// "Badges for the workshop and the regional group are given out on the first day of the workshop": the noun of what has the first day,
/// behind it or, in Chinese, before it.
fn first_day_of(reading: &Reading<'_, '_>, clause: &Span) -> Option<crate::letter::text::CueHit> {
    let text = reading.text;
    let cues = text.cues_in(clause);
    let plain = |gap: Span, most: usize| {
        letters(text.folded(&gap)) <= most && !text.folded(&gap).contains([',', ';', ':', '(', ')'])
    };
    let first = cues.iter().find(|c| c.cue == Cue::FirstDay)?;
    let han = text.pack_at(first.start).script == crate::lang::Script::Han;
    let beside = |c: &&crate::letter::text::CueHit| {
        if han {
            c.end <= first.start && plain(c.end..first.start, 1)
        } else {
            first.end <= c.start && plain(first.end..c.start, OF)
        }
    };
    let nouns = [Cue::SideMeeting, Cue::Meeting, Cue::StudyGroup, Cue::RegionalGroup];
    let mut found = cues.iter().filter(|c| nouns.contains(&c.cue)).filter(beside);
    let noun = found.next()?;
    Some(found.find(|c| c.cue == Cue::SideMeeting && c.start == noun.start).unwrap_or(noun)).copied()
}

/// Days from the last of one week to the first of the next.
const WEEKEND: i64 = 3;

/// The meeting whose days the paragraph has named last: "The Study Group meets from 19 to 29 October. It begins at 0930 hours on
/// the first day".
///
/// "The workshop of 19 and 20 March is open to all. The opening ceremony starts at 0900 hours on the first day": that of the workshop,
/// where the paragraph names no body.
fn told_before(reading: &Reading<'_, '_>, sentence: &Span, clause: &Span, plenary: bool) -> Option<usize> {
    let text = reading.text;
    let unit = text.units[text.unit_at(sentence.start)?].span.start;
    let names_body = |s: &Span| own_noun(reading, s) || !text.groups_in(s).is_empty();
    let aside = |from: usize| {
        let words = from..sentence.start.max(from);
        let side = reading.has(&words, &[Cue::SideMeeting]) && !reading.has(clause, &[Cue::Plenary, Cue::FollowedBy]);
        side && !names_body(&words) && !names_body(clause) && !reading.has(&words, &[Cue::FollowedBy])
    };
    let aside = aside(unit);
    let whole = plenary && !aside && whole_group(reading).is_some();
    text.mentions_in(&(unit..sentence.start)).rev().find_map(|m| {
        let own = text.sentence_at(text.mentions[m].span.start);
        let topic = reading.days(m).and_then(|_| topic_of(reading, &own));
        let part = |i: usize| reading.meetings[i].groups.iter().all(|g| g.contains('/'));
        // A plenary is that of a whole group.
        if let Some(topic) = topic.filter(|i| !whole || !part(*i)) {
            return Some(topic);
        }
        let days = reading.days(m)?;
        let of_nobody = |m: &Meeting| m.side && m.groups.is_empty() && !aside || whole && of_experts(m);
        let met = |m: &Meeting| m.days() == days && !of_nobody(m);
        let told = reading.meetings.iter().position(met)?;
        // "6-10 and 13-17 June" are two weeks of one meeting.
        let week = |m: &Meeting| {
            let last = &reading.meetings[told];
            let rest = (last.first - m.last).num_days();
            m.principal && last.principal && m.groups == last.groups && (1..=WEEKEND).contains(&rest)
        };
        Some(reading.meetings.iter().position(week).unwrap_or(told))
    })
}

/// "The assembly is held from 25 October to 3 November, preceded by a symposium on 24 October. It opens at 0930": the first is the topic.
pub(super) fn topic_of(reading: &Reading<'_, '_>, sentence: &Span) -> Option<usize> {
    let text = reading.text;
    let mut days = text.mentions_in(sentence).filter_map(|m| Some((m, reading.days(m)?)));
    let (first, of) = days.next()?;
    let (other, _) = days.next()?;
    let gap = text.mentions[first].span.end..text.mentions[other].span.start;
    let known = reading.meetings.iter().position(|m| m.principal && m.first == of.0)?;
    reading.has(&gap, &[Cue::Sequence, Cue::FollowedBy, Cue::After]).then_some(known)
}

/// Whether only rapporteur groups meet: they have no plenary where a whole group meets.
fn of_experts(meeting: &Meeting) -> bool {
    meeting.groups.iter().all(|g| g.starts_with('Q'))
}

/// The first meeting of a whole group that the letter calls, to which a plenary belongs that nothing else is said of.
fn whole_group(reading: &Reading<'_, '_>) -> Option<usize> {
    let own = reading.own_meetings().into_iter().filter(|i| {
        let meeting = &reading.meetings[*i];
        meeting.principal && !meeting.side && !of_experts(meeting)
    });
    own.min_by_key(|i| (reading.meetings[*i].first, *i))
}

/// A date that tells nothing of when something is: superseded, of an earlier meeting, of a cited document.
pub(super) fn is_dead(reading: &Reading<'_, '_>, mention: usize) -> bool {
    reading.verdicts[mention].as_ref().is_some_and(|v| {
        matches!(
            v.role,
            Role::Superseded | Role::PreviousMeeting | Role::Reference | Role::LetterDate | Role::OtherMeeting
        )
    })
}

/// The meeting's own noun in a clause: "the meeting", "the study group".
pub(super) fn own_noun(reading: &Reading<'_, '_>, clause: &Span) -> bool {
    reading.has(clause, &[Cue::Meeting, Cue::StudyGroup, Cue::WorkingParty, Cue::RapporteurGroup])
}

/// Where the clause speaks of the meeting itself, the letter's own meeting on that day, not a workshop.
fn own_noun_meeting(reading: &Reading<'_, '_>, clause: &Span, day: NaiveDate) -> Option<usize> {
    if !own_noun(reading, clause) || reading.has(clause, &[Cue::SideMeeting]) {
        return None;
    }
    (0..reading.meetings.len())
        .filter(|i| !reading.meetings[*i].side && reading.meetings[*i].first <= day && day <= reading.meetings[*i].last)
        .min_by_key(|i| (reading.meetings[*i].first != day, reading.meetings[*i].last - reading.meetings[*i].first))
}

fn group_names(reading: &Reading<'_, '_>, clause: &Span, sentence: &Span, span: &Span) -> Vec<String> {
    let in_clause = crate::letter::groups::meeting_names(reading.text, clause);
    // "WP1/11 opens at 1000 hours and the Study Group at 0930 hours": the noun names another.
    let before = clause.start..span.start.max(clause.start);
    let numbered = |at: usize| reading.text.groups_in(clause).iter().any(|g| g.span.contains(&at));
    let mut cues = reading.text.cues_in(&before).iter();
    let earlier = sentence.start..clause.start.max(sentence.start);
    let second = reading.text.mentions_in(&earlier).any(|m| reading.text.mentions[m].is_time());
    if !in_clause.is_empty() || second && cues.any(|c| c.cue == Cue::StudyGroup && !numbered(c.start)) {
        in_clause
    } else {
        crate::letter::groups::meeting_names(reading.text, &(sentence.start..span.start))
    }
}

/// The side event that a clause speaks of: the one whose name shares its noun, else the only one.
fn side_meeting(reading: &Reading<'_, '_>, clause: &Span, sentence: &Span) -> Option<usize> {
    let sides: Vec<usize> = (0..reading.meetings.len()).filter(|i| reading.meetings[*i].side).collect();
    if let [only] = sides.as_slice() {
        return Some(*only);
    }
    let text = reading.text;
    let nouns = |s: &Span| {
        text.cues_in(s)
            .iter()
            .filter(|c| c.cue == Cue::SideMeeting)
            .map(|c| text.folded(&(c.start..c.end)).to_owned())
            .collect::<Vec<_>>()
    };
    let mut wanted = nouns(clause);
    if wanted.is_empty() {
        wanted = nouns(sentence);
    }
    // What the subject alone calls by this noun, even where its title in quotes does not say it.
    let mut called = sides.iter().copied().filter(|i| {
        let meeting = &reading.meetings[*i];
        meeting.principal && meeting.groups.is_empty() && nouns(&meeting.quote).iter().any(|n| wanted.contains(n))
    });
    if let (Some(only), None) = (called.next(), called.next()) {
        return Some(only);
    }
    sides.into_iter().find(|i| {
        let quote = crate::view::fold(reading.meetings[*i].name.as_ref().map(|n| n.words.as_str()).unwrap_or_default());
        let own = format!("{quote} {}", text.folded(&reading.meetings[*i].quote));
        wanted.iter().any(|w| quote.contains(w.as_str()))
            || wanted.iter().any(|w| own.contains(w.as_str()) && quote.is_empty())
    })
}
