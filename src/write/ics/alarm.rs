//! VALARM: reminders as triggers that readers and a change of summer time leave right.

use super::fold::line;
use crate::event::{Event, Kind, Status, When, Zone};
use crate::remind::{Lead, Reminders};
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use icalendar::{Alarm, Component, Property};

/// The alarms of an event, in the order of its reminders; none where it is cancelled. `drawn` is the event as the calendar
/// shows it: an alarm is relative to its start.
pub(super) fn alarms(event: &Event, drawn: &Event, title: &str, reminders: &Reminders) -> Vec<Alarm> {
    if event.status == Status::Cancelled {
        return Vec::new();
    }
    let mut triggers: Vec<String> = Vec::new();
    for lead in reminders.of(event) {
        let trigger = trigger(event, drawn, *lead);
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

/// From when to when nobody hears an alarm that was asked for by days only.
const NIGHT: (NaiveTime, NaiveTime) =
    (NaiveTime::from_hms_opt(22, 0, 0).unwrap(), NaiveTime::from_hms_opt(7, 0, 0).unwrap());

/// TRIGGER relative to the start of the event as it is drawn.
fn trigger(event: &Event, drawn: &Event, lead: Lead) -> String {
    match lead {
        Lead::Days(days, at) => {
            let (rings, starts) = (rings(event, days, at), starts(drawn));
            duration(match drawn.when.zone() {
                // Written in UTC, which has no summer time: a change in between counts.
                Some(Zone::Utc) => Zone::GENEVA.instant(rings) - Zone::GENEVA.instant(starts),
                _ => rings - starts,
            })
        }
        // Hours and minutes count to the instant itself, which a deadline is drawn before.
        Lead::Minutes(minutes) => duration(instant(drawn) - starts(drawn) - TimeDelta::minutes(i64::from(minutes))),
    }
}

/// When an alarm some days before rings, on the clock of [`instant`]: counted from the day that the letter states, however
/// it is drawn and whatever day it is in Geneva by then.
fn rings(event: &Event, days: u32, at: Option<NaiveTime>) -> NaiveDateTime {
    let own = instant(event).time();
    let unheard = own >= NIGHT.0 || own < NIGHT.1;
    let at = match (event.when, event.kind) {
        (When::Days { .. }, _) => Lead::morning(at),
        (When::Instant { .. }, Kind::Deadline) if unheard => Lead::morning(at),
        _ => at.unwrap_or_else(|| starts(event).time()),
    };
    event.when.first_day().checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN).and_time(at)
}

/// When the event as it is drawn starts.
fn starts(drawn: &Event) -> NaiveDateTime {
    match (drawn.kind, drawn.when) {
        (Kind::Deadline, When::Instant { .. }) => instant(drawn) - super::DEADLINE_DRAWN,
        _ => instant(drawn),
    }
}

/// The point in time that the event is about, on the clock of its place; for one stated in UTC, on that of Geneva.
fn instant(event: &Event) -> NaiveDateTime {
    match event.when {
        When::Days { first, .. } => first.and_time(NaiveTime::MIN),
        When::Instant { at, zone } | When::Block { start: at, zone, .. } => match zone {
            Zone::Utc => Zone::GENEVA.clock(zone.instant(at)),
            Zone::Local(_) => at,
        },
    }
}

/// A DURATION of RFC 5545 section 3.3.6 in nominal days, which a change of summer time does not move.
fn duration(from_start: TimeDelta) -> String {
    let minutes = from_start.num_minutes();
    let sign = if minutes < 0 { "-" } else { "" };
    let minutes = minutes.abs();
    match (minutes / (24 * 60), minutes % (24 * 60)) {
        (0, 0) => "PT0S".to_owned(),
        (0, rest) => format!("{sign}P{}", time(rest)),
        (days, 0) => format!("{sign}P{days}D"),
        (days, rest) => format!("{sign}P{days}D{}", time(rest)),
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
    use crate::write::fixture;

    fn check(event: &Event, list: &str, expected: &[&str]) {
        check_drawn(event, event, list, expected);
    }

    fn check_drawn(event: &Event, drawn: &Event, list: &str, expected: &[&str]) {
        let mut reminders = Reminders::none();
        reminders.set(&format!("{}={list}", event.kind)).unwrap();
        let alarms = alarms(event, drawn, "title", &reminders);
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
        check(&event, "2h,15m,30m", &["-PT1H30M", "PT15M", "PT0S"]);
        check(&event, "1d@09:00", &["-P1DT14H29M"]);
    }

    #[test]
    fn nothing_rings_at_night_unless_asked_for() {
        let mut event = fixture::deadline();
        event.when = fixture::instant("2023-04-26T23:59", Zone::GENEVA);
        check(&event, "1d,1d@23:00", &["-P1DT14H29M", "-P1DT29M"]);
        event.when = fixture::instant("2023-04-26T16:00", Zone::GENEVA);
        check(&event, "1d", &["-P1D"]);
    }

    #[test]
    fn days_count_from_the_day_of_the_deadline() {
        // Drawn from 23:45 on the day before.
        let mut event = fixture::deadline();
        event.when = fixture::instant("2023-04-12T00:15", Zone::GENEVA);
        check(&event, "1d@09:00,0d@00:00", &["-PT14H45M", "PT15M"]);
        // "24:00 on 11 April" is drawn at the end of that day.
        event.when = fixture::instant("2023-04-12T00:00", Zone::GENEVA);
        check(&event, "1d@18:00,0d,1d", &["-P1DT5H30M", "-PT14H30M", "-P1DT14H30M"]);
        // 23:30 in UTC is half past one on the next day in Geneva.
        event.when = fixture::instant("2023-04-12T23:30", Zone::Utc);
        check(&event, "1d@09:00,1d", &["-P1DT16H"]);
        event.when = fixture::instant("2023-04-12T14:00", Zone::Utc);
        check(&event, "1d@09:00,1d", &["-P1DT6H30M", "-P1D"]);
        // The change to summer time takes an hour of the night from 25 to 26 March.
        event.when = fixture::instant("2023-03-26T10:00", Zone::Utc);
        check(&event, "1d@09:00", &["-P1DT1H30M"]);
    }

    #[test]
    fn a_day_that_is_drawn_at_its_end_rings_in_the_morning_all_the_same() {
        let drawn = Event { when: fixture::instant("2023-04-26T23:59", Zone::GENEVA), ..fixture::deadline() };
        check_drawn(&fixture::deadline(), &drawn, "7d,1d@18:00,2h", &["-P7DT14H29M", "-P1DT5H29M", "-PT1H30M"]);
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
            alarms(&event, &event, "t", &reminders).iter().filter_map(|a| Some(a.get_uid()?.to_owned())).collect();
        assert_eq!(ids[0], "t22-sg09-col-0005-deadline-contributions-alarm-p6dt15h@lettercal");
        assert_eq!(ids.len(), 2);
        event.status = Status::Cancelled;
        assert!(alarms(&event, &event, "t", &reminders).is_empty());
    }
}
