//! Regional groups of a study group: by the region that stands beside them, or by their code in a bracket.

use super::GroupRef;
use crate::lang::Cue;
use crate::letter::text::CueHit;

/// More bytes than stand between a regional group and the code in its bracket: the names of its region.
const TO_CODE: usize = 160;

/// A study group with "regional group" and a region beside it is that regional group.
pub(super) fn name(text: &str, groups: Vec<GroupRef>, cues: &[CueHit]) -> Vec<GroupRef> {
    let regional: Vec<&CueHit> = cues.iter().filter(|c| c.cue == Cue::RegionalGroup).collect();
    if regional.is_empty() {
        return groups;
    }
    // Another paragraph speaks of another group.
    let near = |a: usize, b: usize| a.abs_diff(b) < 180 && !text[a.min(b)..a.max(b)].contains("\n\n");
    let codes: Vec<GroupRef> = groups.iter().filter(|g| g.names.iter().any(|n| n.contains("RG-"))).cloned().collect();
    groups
        .into_iter()
        .map(|mut group| {
            let study_group =
                group.names.len() == 1 && group.names[0].starts_with("SG") && !group.names[0].contains("RG-");
            let beside = regional.iter().find(|c| near(c.start, group.span.start)).filter(|_| study_group);
            let region = beside.and_then(|r| {
                cues.iter()
                    .filter_map(|c| match c.cue {
                        Cue::Region(name) if near(c.start, r.start) => Some((c.start.abs_diff(r.start), name)),
                        _ => None,
                    })
                    .min()
            });
            // "The Regional Group of Study Group 5 for Latin America (SG5RG-LATAM)": the code in the bracket is its name.
            let code = codes.iter().find(|c| {
                let gap = text.get(group.span.end..c.span.start).unwrap_or_default();
                let own = group.names.first().is_some_and(|g| c.names[0].starts_with(&format!("{g}RG-")));
                own && gap.ends_with('(') && gap.len() < TO_CODE && !gap.contains([')', '.', ';', '\n'])
            });
            if let Some(code) = code.filter(|_| beside.is_some()) {
                group.names.clone_from(&code.names);
            } else if let Some((_, name)) = region {
                group.names = vec![format!("{}RG-{name}", group.names[0])];
            }
            group
        })
        .collect()
}
