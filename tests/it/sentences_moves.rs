//! Meetings that move, sittings inside a meeting, and words beside a date that say what it is not.

use crate::sentences::{ZH, check, read};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};
use lettercal::letter::Role;

/// The frame with another subject.
fn subject(frame: &str, old: &str, new: &str) -> String {
    assert!(frame.contains(old), "the subject of the frame");
    frame.replace(old, new)
}

const CALLED: &str = "Meeting of Study Group 13; Geneva, 13-24 May 2024";
const MOVED: &str = "Postponement of the meeting of Study Group 13; Geneva, 13-24 May 2024";

/// A subject that postpones prints the old days only; the body gives the new ones, or says that they are not known.
#[test]
fn the_subject_has_the_old_days() {
    let frame = subject(EN, CALLED, MOVED);
    let moved = "The meeting announced for 13-24 May 2024 is postponed. It will now be held from 9 to 20 September 2024 and open at 0930 hours.";
    check(&frame, &[(moved, &["meeting 2024-09-09..2024-09-20", "opening 2024-09-09 09:30"])]);
    let letter = read(&frame, moved);
    let old = letter.mentions.iter().filter(|m| m.role == Role::Superseded).count();
    assert_eq!(old, 2, "the subject and the sentence");
    assert_eq!(letter.events.iter().filter(|e| e.kind == lettercal::event::Kind::Meeting).count(), 1);
    // No new days: nothing takes place on the old ones.
    let waiting = "The meeting is postponed. New dates will be announced as soon as the host has fixed them.";
    check(&frame, &[(waiting, &["meeting 2024-05-13..2024-05-24 cancelled"])]);
    let six: &[(&str, &str, &str, &str)] = &[
        (FR, "Réunion", "Report de la réunion", "La réunion est reportée à une date ultérieure."),
        (ES, "Reunión", "Aplazamiento de la reunión", "La reunión se aplaza hasta nuevo aviso."),
        (RU, "Собрание", "Перенос собрания", "Собрание переносится на более поздний срок."),
        (AR, "اجتماع", "تأجيل اجتماع", "وقد تأجل الاجتماع إلى موعد لاحق."),
    ];
    for (frame, noun, moves, body) in six {
        let frame = frame.replacen(noun, moves, 1);
        check(&frame, &[(body, &["meeting 2024-05-13..2024-05-24 cancelled"])]);
    }
    check(
        &ZH.replace("第13研究组会议，日内瓦，2024年5月13-24日", "第13研究组会议（日内瓦，2024年5月13-24日）推迟"),
        &[("会议推迟举行，新的日期将另行通知。", &["meeting 2024-05-13..2024-05-24 cancelled"])],
    );
}

/// Days to which the subject moves the meeting, and days on which the invitation calls it, are the new ones.
#[test]
fn the_subject_has_the_new_days() {
    let to = subject(EN, CALLED, "Postponement of the meeting of Study Group 13 to 13-24 May 2024 (Geneva)");
    check(
        &to,
        &[(
            "The meeting, planned for 4-15 March 2024, is postponed. An electronic meeting of one day is now to be held on 5 March 2024.",
            &["meeting 2024-03-05"],
        )],
    );
    let called = subject(EN, CALLED, MOVED);
    check(
        &called,
        &[(
            "The meeting will be held from 13 to 24 May 2024. A workshop will now be held on 10 May 2024.",
            &["meeting 2024-05-10"],
        )],
    );
}

/// A working party that sits for some hours inside the meeting of the whole has a session.
#[test]
fn parts_sit_inside_the_whole() {
    check(
        EN,
        &[
            (
                "Working Party 1/13 sits on Wednesday 15 May 2024 from 0930 to 1230 hours, and Working Party 2/13 on the same day from 1430 to 1730 hours.",
                &["session 2024-05-15 09:30-12:30", "session 2024-05-15 14:30-17:30"],
            ),
            (
                "The plenary is held on Tuesday, 14 May 2024, from 0930 to 1230 hours and, should the business so require, goes on from 1430 to 1600 hours.",
                &["session 2024-05-14 09:30-12:30", "session 2024-05-14 14:30-16:00 tentative"],
            ),
            // Before the meeting of the whole it is a meeting of its own.
            (
                "Working Party 1/13 will meet on Friday 10 May 2024 from 0930 to 1230 hours.",
                &["meeting 2024-05-10 09:30-12:30"],
            ),
        ],
    );
    check(
        EN,
        &[(
            "Participants are invited to a reception offered by the Chairman. It is given on Wednesday, 15 May 2024, from 1800 to 2000 hours, in the restaurant.",
            &["session 2024-05-15 18:00-20:00"],
        )],
    );
}

/// The verb that stands once, and a bracket with the zone between the hour and its verb.
#[test]
fn what_begins_beside_the_desk() {
    check(
        EN,
        &[(
            "Registration of delegates starts at 0830 hours, the meeting itself at 0930 hours on the first day.",
            &["opening 2024-05-13 09:30", "registration-desk 2024-05-13 08:30"],
        )],
    );
    check(
        ZH,
        &[
            (
                "会议首日10时（日内瓦时间）开始，登记自9时起。",
                &["opening 2024-05-13 10:00", "registration-desk 2024-05-13 09:00"],
            ),
            ("会议首日10时开始，登记自9时起。", &["opening 2024-05-13 10:00", "registration-desk 2024-05-13 09:00"]),
        ],
    );
}

/// A rule in a bracket behind a date is none of the date; place and days below the title of an annex may contradict the subject.
#[test]
fn brackets_behind_dates_and_titles() {
    let body = "Time limits:\n\n- delayed contributions - 1 May 2024 (twelve calendar days before the meeting);\n- fellowships - 2 April 2024";
    check(EN, &[(body, &["deadline/contributions 2024-05-01", "deadline/fellowship 2024-04-02"])]);
    assert!(read(EN, body).mentions.iter().any(|m| m.role == Role::Rule));
    let annex = |days: &str| {
        format!(
            "Yours faithfully,\n\nAnnex 1\n\nDraft agenda for the meeting of Study Group 13\n(Geneva, {days})\n\n1 Opening\n"
        )
    };
    let conflicts = |days: &str| read(EN, &annex(days)).mentions.iter().filter(|m| m.role == Role::Conflict).count();
    assert_eq!(conflicts("13-23 May 2024"), 1);
    assert_eq!(conflicts("13-24 May 2024"), 0);
    assert_eq!(conflicts("4-15 March 2024"), 0, "another meeting");
}

/// A column behind the dates says to whom to write, not what is due.
#[test]
fn columns_behind_the_dates() {
    let table = "Important dates:\n\n\tSubject\n\tDate\n\tContact\n\n\tProposals for a demonstration\n\t12 March 2024\n\tevents@example.org\n\n\
                 \tFellowship request\n\t19 March 2024\n\tfellowships@example.org\n\n\tOnline registration\n\t2 April 2024\n\tonline portal\n\n";
    let events: &[&str] =
        &["deadline/abstract 2024-03-12", "deadline/fellowship 2024-03-19", "deadline/registration 2024-04-02"];
    check(EN, &[(table, events)]);
    // A row without a date goes on with the one above.
    let merged = "Important dates:\n\n\tFellowship request\n\t19 March 2024\n\tform\n\n\tVisa support request\n\t\n\tform\n\n\tOnline registration\n\t2 April 2024\n\tform\n\n";
    let events: &[&str] =
        &["deadline/fellowship 2024-03-19", "deadline/registration 2024-04-02", "deadline/visa-support 2024-03-19"];
    check(EN, &[(merged, events)]);
}

/// Sections of the invitation that each begin with their days, where the subject has the period of all.
#[test]
fn sections_with_days_of_their_own() {
    let frame = subject(
        EN,
        CALLED,
        "Workshop on early warning and second meeting of the Focus Group on AI for Disasters (FG-AI4D); Geneva, 13-15 May 2024",
    );
    let body = "Workshop\nMonday, 13 May 2024, 1300-1630 hours\nWhoever wishes to speak is welcome.\n\nMeeting of the Focus Group\n\
                14 and 15 May 2024, beginning at 1200 hours on 14 May 2024\nThe agenda is annexed.";
    let events: &[&str] =
        &["meeting 2024-05-13 13:00-16:30", "meeting 2024-05-14..2024-05-15", "opening 2024-05-14 12:00"];
    check(&frame, &[(body, events)]);
    // Days that do not reach from the first day to the last are those of something else.
    let other = "Dinner\nTuesday, 14 May 2024\n\nMeeting\nWednesday, 15 May 2024, in Room B";
    assert!(read(&frame, other).events.iter().any(|e| e.when.first_day().to_string() == "2024-05-13"));
}

/// What a letter that changes another leaves as it was.
#[test]
fn what_stays() {
    let corrigendum = EN.replace("TSB Collective letter 5/13", "Corrigendum 1 to\nTSB Collective letter 5/13");
    check(
        &corrigendum,
        &[
            ("The row for registration (12 April 2024) remains as it is.", &["deadline/registration 2024-04-12"]),
            (
                "The opening is moved to 1030 hours on the first day. Registration at the entrance begins, as planned, at 0830 hours.",
                &["opening 2024-05-13 10:30", "registration-desk 2024-05-13 08:30"],
            ),
        ],
    );
    check(EN, &[("The rooms assigned for the first day, 12 April 2024, remain unchanged.", &[])]);
}

/// Hours of a place that nobody knows are told; a state or province is enough to know its hours.
#[test]
fn local_hours_and_their_place() {
    use lettercal::note::Code;
    let frame = |place: &str| EN.replace("Geneva, 13-24 May 2024", &format!("{place}, 13-24 May 2024"));
    let body = "The meeting opens at 0930 hours, local time, on the first day.";
    let known = read(&frame("Sunnyvale, California, USA"), body);
    assert!(known.events.iter().any(|e| format!("{:?}", e.when).contains("Los_Angeles")), "{:?}", known.events);
    let unknown = read(&frame("Community Hall of Ambleside-on-Sea"), body);
    assert!(unknown.notes.iter().any(|n| n.code == Code::PlaceUnknown));
    assert!(!read(EN, body).notes.iter().any(|n| n.code == Code::PlaceUnknown));
}

/// A row of a correction whose label says what its values are.
#[test]
fn rows_of_a_correction() {
    let corrigendum = EN.replace("TSB Collective letter 5/13", "Corrigendum 1 to\nTSB Collective letter 5/13");
    let table = "Kindly enter the corrections below.\n\n\tPlace in the letter\n\tFor\n\tRead\n\n\
                 \tThird paragraph, opening of the meeting on the first day\n\t1130 hours, Geneva time\n\t1300 hours, Geneva time\n\n\
                 \tKey deadlines, registration\n\t1 April 2024\n\t11 April 2024\n\n\
                 \tAnnex A, requests for real-time captioning\n\t20 April 2024\n\t30 March 2024\n\n";
    let events: &[&str] =
        &["deadline/captioning 2024-03-30", "deadline/registration 2024-04-11", "opening 2024-05-13 13:00"];
    check(&corrigendum, &[(table, events)]);
}

/// Rows of one day each are meetings where the letter calls Questions, or one group several times; else they are sessions.
#[test]
fn rows_that_are_meetings() {
    let questions = subject(EN, CALLED, "Rapporteur Group meetings of Study Group 13, Geneva, 13-14 May 2024");
    let table = "Timetable (Geneva time)\n\n\tQuestion\n\tTitle\n\tDay\n\tHours\n\n\tQuestion 1/13\n\tFuture networks\n\tMonday, 13 May 2024\n\t0930-1230\n\n\
                 \tQuestion 6/13\n\tQuality\n\tTuesday, 14 May 2024\n\t1430-1730\n\n";
    check(&questions, &[(table, &["meeting 2024-05-13 09:30-12:30", "meeting 2024-05-14 14:30-17:30"])]);
    let again =
        subject(EN, CALLED, "Virtual meetings of the Focus Group on Water (FG-WAT) in the second half of the year");
    let rows = "\n\tMeeting\n\tDate\n\tHours (UTC)\n\tContributions to be received by\n(2359 hours UTC)\n\n\t4th meeting\n\tTuesday, 14 May 2024\n\t1200-1400\n\t7 May 2024\n\n\
                \t5th meeting\n\tTuesday, 18 June 2024\n\t0600-0800\n\t11 June 2024\n\n";
    let events: &[&str] = &[
        "deadline/contributions 2024-05-07 23:59 UTC",
        "deadline/contributions 2024-06-11 23:59 UTC",
        "meeting 2024-05-14 12:00-14:00 UTC",
        "meeting 2024-06-18 06:00-08:00 UTC",
    ];
    check(&again, &[(rows, events)]);
    // In a letter that calls the whole group they are its sessions.
    let sessions = read(EN, table);
    assert!(sessions.events.iter().all(|e| e.kind != lettercal::event::Kind::Meeting || e.groups == ["SG13"]));
}

/// With whom somebody meets, and who meets alone later.
#[test]
fn who_meets() {
    check(
        EN,
        &[(
            "The Joint Coordination Activity for Identity Management (JCA-IdM) meets alongside Study Group 13 on Friday, 17 May 2024, 14:30-17:30, Geneva time.",
            &["meeting 2024-05-17 14:30-17:30"],
        )],
    );
    check(EN, &[("The JCA-IoT and JCA-SDN will meet on 10 May 2024.", &["meeting 2024-05-10"])]);
    assert!(
        read(EN, "The JCA-IoT and JCA-SDN will meet on 10 May 2024.")
            .events
            .iter()
            .any(|e| e.groups == ["JCA-IoT", "JCA-SDN"])
    );
}

/// Comments on a draft are due although the meeting is cancelled.
#[test]
fn what_a_cancellation_leaves() {
    let frame = subject(EN, CALLED, "Cancellation of the meeting of Study Group 13; Geneva, 13-24 May 2024");
    check(
        &frame,
        &[(
            "The deadline of 12 April 2024 for registration no longer has any object. Written comments on the draft are welcome until 3 May 2024.",
            &["deadline/reply 2024-05-03", "meeting 2024-05-13..2024-05-24 cancelled"],
        )],
    );
}

/// Lines below a sentence with a colon take their action from it; an hour of each meeting is that of all.
#[test]
fn what_stands_once_for_several() {
    check(
        EN,
        &[(
            "Input documents are sent by e-mail to the secretariat:\nfor the first part, by 11 March 2024;\nfor the second part, by 18 April 2024.",
            &["deadline/input-documents 2024-03-11", "deadline/input-documents 2024-04-18"],
        )],
    );
    // What no colon introduces takes nothing over.
    check(
        EN,
        &[("Input documents are welcome.\nFor the second part, by 18 April 2024.", &["deadline/other 2024-04-18"])],
    );
    let questions = subject(EN, CALLED, "Rapporteur Group meetings of Study Group 13");
    let table = "\n\tQuestion\n\tMeeting dates\n\tDeadline for contributions\n\n\tQ1/13\n\t13-14 May 2024\n\t30 April 2024\n\n\
                 \tQ5/13\n\t15-16 May 2024\n\t2 May 2024\n\n\nEach Rapporteur Group starts work at 0930 hours on the first of its two days.";
    let letter = read(&questions, table);
    let openings: Vec<String> = letter
        .events
        .iter()
        .filter(|e| e.kind == lettercal::event::Kind::Opening)
        .map(|e| format!("{} {}", e.groups.join(","), e.when.first_day()))
        .collect();
    assert_eq!(openings, ["Q1/13 2024-05-13", "Q5/13 2024-05-15"]);
}

/// What moves is not always the meeting, and a date that is yet to come is not always its own.
#[test]
fn what_is_not_postponed() {
    let stands = |frame: &str, body: &str| {
        let letter = read(frame, body);
        let own = letter.events.iter().filter(|e| e.groups == ["SG13"] && e.kind == lettercal::event::Kind::Meeting);
        let found: Vec<String> = own.map(|e| format!("{:?} {}", e.status, e.when.first_day())).collect();
        assert_eq!(found, ["Confirmed 2024-05-13"], "{body}");
    };
    let of = |new: &str| subject(EN, CALLED, new);
    stands(
        &of("Postponement of the deadline for contributions to the meeting of Study Group 13; Geneva, 13-24 May 2024"),
        "The deadline for contributions is postponed to 2 May 2024. The agenda will be made available at a later date.",
    );
    stands(
        &of("Meeting of Study Group 13, Geneva, 13-24 May 2024 - postponement of the workshop"),
        "The workshop of 10 May 2024 is postponed until further notice. The meeting of Study Group 13 is not affected.",
    );
    stands(
        &of("Postponed meeting of Study Group 13; Geneva, 13-24 May 2024"),
        "The meeting of Study Group 13, originally planned for 4 to 15 March 2024, has been postponed. Registration will open at a later date.",
    );
    // The new days may stand in the next paragraph.
    let next = read(&of(MOVED), "The meeting has been postponed.\n\nStudy Group 13 will meet from 3 to 14 June 2024.");
    let days: Vec<String> = next
        .events
        .iter()
        .filter(|e| e.kind == lettercal::event::Kind::Meeting)
        .map(|e| e.when.first_day().to_string())
        .collect();
    assert_eq!(days, ["2024-06-03"]);
    let parts = of("Postponement of the meetings of Working Parties 1/13 and 2/13; Geneva, 13-17 May 2024");
    let body = "The meetings are postponed. Working Party 1/13 will now meet from 3 to 7 June 2024 and Working Party 2/13 from 10 to 14 June 2024.";
    check(&parts, &[(body, &["meeting 2024-06-03..2024-06-07", "meeting 2024-06-10..2024-06-14"])]);
}

/// A row of a correction keeps its label for itself.
#[test]
fn labels_of_corrected_rows_are_their_own() {
    let corrigendum = EN.replace("TSB Collective letter 5/13", "Corrigendum 1 to\nTSB Collective letter 5/13");
    let table = |label: &str, old: &str, new: &str| {
        format!(
            "Please note:\n\n\tItem\n\tInstead of\n\tRead\n\n\tRegistration\n\t13 April 2024\n\t20 April 2024\n\n\t{label}\n\t{old}\n\t{new}\n\n"
        )
    };
    for (label, old, new) in [
        ("Publication of the agenda", "13 March 2024", "15 March 2024"),
        ("Closing of the registration desk", "1730 hours", "1600 hours"),
    ] {
        check(&corrigendum, &[(&table(label, old, new), &["deadline/registration 2024-04-20"])]);
    }
}

/// The weeks of a meeting are not meetings of their own.
#[test]
fn weeks_are_no_events() {
    let weeks =
        "First week of the meeting\n13-17 May 2024 in Room A.\n\nSecond week of the meeting\n20-24 May 2024 in Room B.";
    assert!(read(EN, weeks).events.iter().any(|e| e.when.first_day() != e.when.last_day()
        && e.when.last_day().to_string() == "2024-05-24"
        && e.when.first_day().to_string() == "2024-05-13"));
}

/// A topic is not what moves, a deadline is no new day, and what is due for a meeting is due.
#[test]
fn topics_and_deadlines_beside_what_moves() {
    let one_day = subject(EN, CALLED, "Postponement of the Workshop on captioning; Geneva, 14 May 2024");
    check(
        &one_day,
        &[(
            "The workshop is postponed until further notice. Requests for fellowships must reach us by 12 April 2024.",
            &["deadline/fellowship 2024-04-12", "meeting 2024-05-14 cancelled"],
        )],
    );
    let corrigendum = EN.replace("TSB Collective letter 5/13", "Corrigendum 1 to\nTSB Collective letter 5/13");
    let row = "\n\tItem\n\tFor\n\tRead\n\n\tRegistration for the meeting\n\t1 April 2024\n\t11 April 2024\n\n";
    check(&corrigendum, &[(row, &["deadline/registration 2024-04-11"])]);
}

/// What was planned for one day and is held on another has one subject and two verbs, each directly before its day.
#[test]
fn planned_for_one_day_and_held_on_another() {
    check(
        EN,
        &[
            ("The workshop planned for 6 May 2024 will be held on 8 May 2024.", &["meeting 2024-05-08"]),
            (
                "Planned for 6-10 May 2024, the meeting of Working Party 2/13 will be held on 3-7 June 2024.",
                &["meeting 2024-06-03..2024-06-07"],
            ),
            (
                "The workshop planned for 6 May 2024 will be held in Room H, and a tutorial will be held on 8 May 2024.",
                &["meeting 2024-05-06", "meeting 2024-05-08"],
            ),
            (
                "The workshop held on 6 May 2024 will be followed by a tutorial held on 8 May 2024.",
                &["meeting 2024-05-06", "meeting 2024-05-08"],
            ),
        ],
    );
}
