//! VALARM: reminders as triggers that readers and a change of summer time leave right.

use super::fold::line;
use crate::event::{Event, Kind, Status, When};
use crate::remind::{Lead, Reminders};
use chrono::{DateTime, NaiveTime, TimeDelta, Timelike};
use icalendar::{Alarm, Component, Property};

/// The alarms of an event, in the order of its reminders; none where it is cancelled.
pub(super) fn alarms(event: &Event, title: &str, reminders: &Reminders) -> Vec<Alarm> {
    if event.status == Status::Cancelled {
        return Vec::new();
    }
    let mut triggers: Vec<String> = Vec::new();
    for lead in reminders.of(event) {
        let trigger = trigger(event, *lead);
        if !triggers.contains(&trigger) {
            triggers.push(trigger);
        }
    }
    triggers.iter().map(|t| alarm(event, title, t)).collect()
}

fn alarm(event: &Event, title: &str, trigger: &str) -> Alarm {
    let mut alarm = Alarm::display(title, TimeDelta::zero());
    // The crate writes seconds, which move by an hour over a change of summer time.
    alarm.append_property(Property::new("TRIGGER", trigger));
    // RFC 9074 section 4. Both are set so that the crate invents neither; folding drops the time stamp.
    let (name, host) = event.uid.split_once('@').unwrap_or((&event.uid, "lettercal"));
    let token = trigger.trim_start_matches('-').to_ascii_lowercase();
    alarm.uid(&line(&format!("{name}-alarm-{token}@{host}"))).timestamp(DateTime::UNIX_EPOCH);
    alarm
}

/// TRIGGER relative to the start of the event as it is drawn.
fn trigger(event: &Event, lead: Lead) -> String {
    let start = match event.when {
        When::Days { .. } => None,
        // A deadline is drawn before its instant.
        When::Instant { at, .. } if event.kind == Kind::Deadline => Some((at - super::DEADLINE_DRAWN).time()),
        When::Instant { at, .. } => Some(at.time()),
        When::Block { start, .. } => Some(start.time()),
    };
    match (lead, start) {
        (Lead::Days(days, at), None) => before(days, NaiveTime::MIN, Lead::morning(at)),
        (Lead::Days(days, Some(at)), Some(start)) => before(days, start, at),
        (Lead::Days(0, None), Some(_)) => "PT0S".to_owned(),
        (Lead::Days(days, None), Some(_)) => format!("-P{days}D"),
        (Lead::Minutes(minutes), None) => minutes_before(i64::from(minutes)),
        (Lead::Minutes(minutes), Some(_)) => {
            let drawn = matches!((event.kind, event.when), (Kind::Deadline, When::Instant { .. }));
            let drawn = if drawn { super::DEADLINE_DRAWN.num_minutes() } else { 0 };
            minutes_before(i64::from(minutes) - drawn)
        }
    }
}

/// `days` nominal days before a start at `start`, at `at` of that day.
fn before(days: u32, start: NaiveTime, at: NaiveTime) -> String {
    let minutes = |t: NaiveTime| i64::from(t.hour() * 60 + t.minute());
    let early = minutes(start) - minutes(at);
    match (days, early) {
        (0, early) => minutes_before(early),
        (days, 0) => format!("-P{days}D"),
        (days, early) if early > 0 => format!("-P{days}D{}", time(early)),
        // Later on that day: one day less, and the rest of it.
        (days, early) => match days - 1 {
            0 => format!("-P{}", time(24 * 60 + early)),
            days => format!("-P{days}D{}", time(24 * 60 + early)),
        },
    }
}

/// Minutes before the start, or after it where negative.
fn minutes_before(minutes: i64) -> String {
    match minutes {
        0 => "PT0S".to_owned(),
        m if m > 0 => format!("-P{}", time(m)),
        m => format!("P{}", time(-m)),
    }
}

/// The `T` part of a DURATION, RFC 5545 section 3.3.6.
fn time(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, m) => format!("T{m}M"),
        (h, 0) => format!("T{h}H"),
        (h, m) => format!("T{h}H{m}M"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Zone;
    use crate::write::fixture;

    fn check(event: &Event, list: &str, expected: &[&str]) {
        let mut reminders = Reminders::none();
        reminders.set(&format!("{}={list}", event.kind)).unwrap();
        let alarms = alarms(event, "title", &reminders);
        let triggers: Vec<&str> = alarms.iter().filter_map(|a| a.property_value("TRIGGER")).collect();
        assert_eq!(triggers, expected, "{list}");
    }

    #[test]
    fn whole_days_ring_in_the_morning() {
        let event = fixture::deadline();
        check(&event, "1d", &["-PT15H"]);
        check(&event, "7d,1d@18:30", &["-P6DT15H", "-PT5H30M"]);
        check(&event, "1w@00:00", &["-P7D"]);
        check(&event, "0d,0d@00:00", &["PT9H", "PT0S"]);
        check(&event, "2h,90m", &["-PT2H", "-PT1H30M"]);
        check(&event, "none", &[]);
    }

    #[test]
    fn clock_times_ring_at_their_own_hour() {
        let event = fixture::opening();
        check(&event, "1d,15m,2h", &["-P1D", "-PT15M", "-PT2H"]);
        check(&event, "1d@18:00", &["-PT15H30M"]);
        check(&event, "2d@18:00", &["-P1DT15H30M"]);
        check(&event, "2d@08:00", &["-P2DT1H30M"]);
        check(&event, "0d@10:00,0d", &["PT30M", "PT0S"]);
    }

    #[test]
    fn hours_and_minutes_count_to_the_deadline_itself() {
        let mut event = fixture::deadline();
        event.when = fixture::instant("2023-04-26T23:59", Zone::GENEVA);
        check(&event, "3d,2h,15m,30m", &["-P3D", "-PT1H30M", "PT15M", "PT0S"]);
        check(&event, "1d@09:00", &["-P1DT14H29M"]);
    }

    #[test]
    fn alarms_that_ring_together_are_one() {
        check(&fixture::deadline(), "1d,15h,7d", &["-PT15H", "-P6DT15H"]);
    }

    #[test]
    fn nothing_random_and_nothing_for_what_is_cancelled() {
        let mut event = fixture::deadline();
        let reminders = Reminders::default();
        let ids: Vec<String> =
            alarms(&event, "t", &reminders).iter().filter_map(|a| Some(a.get_uid()?.to_owned())).collect();
        assert_eq!(ids[0], "t22-sg09-col-0005-deadline-contributions-alarm-p6dt15h@lettercal");
        assert_eq!(ids.len(), 2);
        event.status = Status::Cancelled;
        assert!(alarms(&event, "t", &reminders).is_empty());
    }
}
