//! What became of each date and time: of every letter, each mention has an event or a reason.

use crate::letters::samples;
use crate::program::run;
use lettercal::letter::Role;
use lettercal::pipeline::read_letters;

#[test]
fn every_mention_has_an_event_or_a_reason() {
    let (mut without, mut repeated, mut named) = (Vec::new(), 0, 0);
    for sample in samples() {
        for (_, letter) in read_letters(&sample.bytes()).into_iter().filter_map(|found| found.letter.ok()) {
            let known: Vec<&str> = letter.events.iter().map(|e| e.uid.as_str()).collect();
            for mention in &letter.mentions {
                let at = format!("{}:{}:{} {}", sample.name, mention.place.line, mention.place.column, mention.value);
                if mention.event.is_none() && mention.reason.is_empty() {
                    without.push(format!("{at} {}", mention.role));
                }
                assert!(mention.event.as_deref().is_none_or(|uid| known.contains(&uid)), "{at}: {:?}", mention.event);
                repeated += usize::from(mention.role == Role::Repeated);
                named += usize::from(mention.role == Role::Repeated && mention.event.is_some());
            }
        }
    }
    assert!(without.is_empty(), "{} mentions have neither:\n{}", without.len(), without.join("\n"));
    assert!(named * 10 > repeated * 8, "{named} of {repeated} repeated mentions name their event");
}

#[test]
fn what_leaves_nothing_open_calls_nobody() {
    // A deadline in UTC; deadlines that are told by their distance; a letter that calls nothing.
    for letter in [
        "samples/six/six-en.txt",
        "samples/en/22-sg6-1998-relative-wrapped.txt",
        "samples/zh/36-approval-circular-no-events-2008.txt",
    ] {
        let check = run(&["check", letter]);
        assert_eq!(check.status, 0, "{}", check.text());
        assert!(check.text().contains(" notice[") && !check.text().contains(" warning["), "{}", check.text());
        assert_eq!(run(&["export", letter, "--strict"]).status, 0);
    }
    let wrong = run(&["check", "samples/zh/10-sg9-conflict-2023.txt"]);
    assert_eq!(wrong.status, 4, "{}", wrong.text());
}
