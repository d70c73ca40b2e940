//! Groups of meetings that the subject does not name itself: by the code that the letter gives to a noun, by the experts whom its
//! salutation addresses.

use super::meetings::names;
use super::reading::Reading;
use crate::lang::Cue;

/// Gives a meeting that the subject calls by a noun the code that the letter gives to this noun: "third meeting of the focus group
/// on machine learning" is one of FG-ML5G where the letter writes "the focus group (FG-ML5G)".
pub(super) fn name_by_code(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    let Some(subject) = reading.head.subject.clone() else { return };
    let body = reading.head.span.end..reading.annex_start;
    for i in 0..reading.meetings.len() {
        let meeting = &reading.meetings[i];
        let at = text.mentions[meeting.mention].span.start;
        if !meeting.groups.is_empty() || !subject.contains(&at) {
            continue;
        }
        let dates = text.mentions_in(&(subject.start..at)).map(|m| text.mentions[m].span.end);
        let span = dates.max().unwrap_or(subject.start)..at;
        let segment = text.folded(&span);
        // A workshop of the focus group is not the group: where the subject names a side event, this has the code.
        let side = text.cues_in(&span).iter().find(|c| c.cue == Cue::SideMeeting);
        let side = side.map_or("", |c| text.folded(&(c.start..c.end)));
        let mut found: Vec<&String> = Vec::new();
        for group in text.groups_in(&body) {
            let [name] = group.names.as_slice() else { continue };
            let before = text.folded(&text.back(group.span.start, NOUN, body.start)).trim_end();
            let defined =
                before.strip_suffix('(').is_some_and(|b| b.contains(side) && says_again(segment, b.trim_end()));
            if defined && name.contains('-') && !found.contains(&name) {
                found.push(name);
            }
        }
        if let [only] = found.as_slice() {
            let groups = vec![(*only).clone()];
            reading.meetings[i].groups = groups;
        }
    }
}

/// Gives a Rapporteur meeting of which the subject says no more the Questions whose experts the salutation addresses: "Dear experts of
/// Questions 12, 13 and 22/16".
pub(super) fn name_by_experts(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    let (Some(subject), Some(own)) = (reading.head.subject.clone(), reading.head.group.clone()) else { return };
    let study_group = own.starts_with("SG") && !own.contains("RG-");
    if !study_group || !reading.has(&subject, &[Cue::RapporteurGroup]) {
        return;
    }
    let Some(salutation) =
        text.cues_in(&(subject.start..reading.annex_start)).iter().find(|c| c.cue == Cue::Salutation)
    else {
        return;
    };
    let line = text.view.text[salutation.end..].find('\n').map_or(text.view.text.len(), |i| salutation.end + i);
    let line = text.ahead(salutation.start, LINE, line);
    let questions =
        |names: &Vec<String>| names.iter().all(|g| g.starts_with('Q') && crate::event::group_within(g, &own));
    let named = text.groups_in(&line).iter().map(|g| g.names.clone()).find(|n| questions(n));
    let bare = || super::groups::bare_questions(text.folded(&(salutation.end.min(line.end)..line.end)));
    let addressed = named.unwrap_or_else(bare);
    if addressed.is_empty() || !questions(&addressed) {
        return;
    }
    let subject_groups = names(text, &subject);
    for meeting in reading.meetings.iter_mut().filter(|m| !m.side && m.groups == [own.clone()]) {
        if !subject_groups.iter().any(|g| g.starts_with('Q')) {
            meeting.groups.clone_from(&addressed);
        }
    }
}

/// Characters of a salutation that says to whom a letter goes.
const LINE: usize = 160;

/// Characters before a bracket in which its noun stands.
const NOUN: usize = 60;
/// Ideographs that are a noun.
const IDEOGRAPHS: usize = 3;
/// Letters of an ending that a case may change.
const ENDING: usize = 2;

/// Whether a text has the last two words of another, or its last ideographs, whatever the endings.
fn says_again(text: &str, words: &str) -> bool {
    let ideograph = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    if words.ends_with(ideograph) {
        let start = words.char_indices().rev().take_while(|(_, c)| ideograph(*c)).take(IDEOGRAPHS).last();
        let noun = start.map_or("", |(i, _)| &words[i..]);
        return noun.chars().count() == IDEOGRAPHS && text.contains(noun);
    }
    let mut last = words.rsplit(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
    let stem = |w: &str| {
        let keep = w.chars().count().saturating_sub(if w.chars().count() > 5 { ENDING } else { 0 });
        w.chars().take(keep).collect::<String>()
    };
    let (Some(second), Some(first)) = (last.next(), last.next()) else { return false };
    let (first, second) = (stem(first), stem(second));
    let follows = |rest: &str| {
        let next = rest.trim_start_matches(char::is_alphabetic).trim_start();
        next.starts_with(second.as_str())
    };
    text.match_indices(first.as_str()).any(|(i, _)| follows(&text[i + first.len()..]))
}
