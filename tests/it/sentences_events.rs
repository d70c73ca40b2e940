//! Several events in one letter, in prose: what belongs to which date, and what is someone else's.

use crate::sentences::{check, read};
use crate::sentences_en::EN;
use lettercal::event::Kind;

/// The days and groups of the meetings of a letter.
pub(crate) fn meetings(frame: &str, body: &str) -> Vec<String> {
    let letter = read(frame, body);
    let shown = |e: &lettercal::event::Event| {
        format!("{}..{} {}", e.when.first_day(), e.when.last_day(), e.groups.join("+")).trim_end().to_owned()
    };
    letter.events.iter().filter(|e| e.kind == Kind::Meeting).map(shown).collect()
}

/// Codes whose hyphen was lost, a focus group with a blank, ranges of Questions.
#[test]
fn codes_of_groups_without_their_hyphen() {
    let of = |body: &str| meetings(EN, body).into_iter().filter(|m| !m.ends_with(" SG13")).collect::<Vec<_>>();
    let body = "JCA-AHF will meet on 15 May 2024 in the afternoon, and JCASDN will meet on 16 May 2024 in the morning.";
    assert_eq!(of(body), ["2024-05-15..2024-05-15 JCA-AHF", "2024-05-16..2024-05-16 JCA-SDN"]);
    let body = "The meeting of FG SmartGrid will be held on 10 May 2024.";
    assert_eq!(of(body), ["2024-05-10..2024-05-10 FG-SmartGrid"]);
    let body = "The Rapporteur groups for Questions 4-6/13 will meet on 10 May 2024.";
    assert_eq!(of(body), ["2024-05-10..2024-05-10 Q4/13+Q5/13+Q6/13"]);
    let letter = EN.replace("Meeting of Study Group 13", "Meeting of Joint Rapporteur Group 7A-9B");
    assert_eq!(meetings(&letter, "You are welcome."), ["2024-05-13..2024-05-24 JRG-7A-9B"]);
}

/// A question mark inside a title ends no sentence.
#[test]
fn titles_that_ask() {
    check(
        EN,
        &[
            (
                "The meeting will be preceded by a workshop on “Slices: who pays?”, organized by the host, which will take place from 7 \
                 to 8 May 2024. The workshop will start at 0930 hours on 7 May 2024.",
                &["meeting 2024-05-07..2024-05-08", "opening 2024-05-07 09:30"],
            ),
            ("Have you registered? A workshop will be held on 7 May 2024.", &["meeting 2024-05-07"]),
        ],
    );
}

/// What is due, in words that a copy has glued.
#[test]
fn glued_words_of_deadlines() {
    check(
        EN,
        &[
            (
                "Key deadlines:\n8 April 2024\tSubmit requests for visasupport letters",
                &["deadline/visa-support 2024-04-08"],
            ),
            ("Key deadlines:\n8 April 2024\tSubmit fellowshiprequests", &["deadline/fellowship 2024-04-08"]),
            ("Key deadlines:\n30 April 2024\tSubmitITU-T Membercontributions", &["deadline/contributions 2024-04-30"]),
        ],
    );
}

/// One period in the subject for several events: each has its own days, the period is told again.
#[test]
fn several_events_of_one_period() {
    let subject = "Meeting of Study Group 13; Geneva, 13-24 May 2024";
    let of = |new: &str, body: &str| meetings(&EN.replace(subject, new), body);
    let three = "Meeting of SG13RG-AFR; Workshop on slicing; Meeting of the Quality of Service Development Group (QSDG); Kigali, 13-17 May 2024";
    let body = "SG13RG-AFR will hold its next meeting in Kigali from 16 May (afternoon) to 17 May 2024. The meeting will be preceded by a \
                two-day workshop on 13 and 14 May 2024, and by the 9th meeting of the QSDG on 15 and 16 May (morning).";
    let expected = ["2024-05-13..2024-05-14", "2024-05-15..2024-05-16 QSDG", "2024-05-16..2024-05-17 SG13RG-AFR"];
    assert_eq!(of(three, body), expected);
    let councils = "Invitation to the meetings of the Council Working Groups, Geneva, 13-16 May 2024";
    let body = "A first meeting of the working group on terms (WGTerms) will be held on 13-14 May 2024, starting at 1000 hours on 13 May. The \
                third meeting of WG-DATA would be held on 14-15 May, starting at 1430 hours on 14 May. WG-PART would be held on 16 May 2024.";
    let expected =
        ["2024-05-13..2024-05-14 WGTerms", "2024-05-14..2024-05-15 WG-DATA", "2024-05-16..2024-05-16 WG-PART"];
    let council = "DM-24/1002\nGeneva, 15 January 2024\n\nSubject: {subject}\n\nDear Sir/Madam,\n\n{}\n";
    assert_eq!(meetings(&council.replace("{subject}", councils), body), expected);
    // The subject stands where a group meets on all its days.
    let two = "Workshop on slicing and meeting of SG13RG-AFR; Kigali, 13-17 May 2024";
    let body = "SG13RG-AFR will meet in Kigali from 13 to 17 May 2024. A workshop will be held on 13 May 2024.";
    assert!(of(two, body).iter().any(|m| m.starts_with("2024-05-13..2024-05-17")), "{:?}", of(two, body));
    // Days of one group inside the period are no second event.
    let body = "Study Group 13 will meet from 13 to 24 May 2024. JCA-AHF will meet on 13 and 14 May 2024.";
    assert!(of(subject, body).contains(&"2024-05-13..2024-05-24 SG13".to_owned()));
}

/// The same in other languages.
#[test]
fn several_events_of_one_period_elsewhere() {
    let expected = ["2024-05-13..2024-05-14", "2024-05-15..2024-05-16 QSDG", "2024-05-17..2024-05-17 SG13RG-AFR"];
    let fr = "Genève, le 15 janvier 2024\n\nLettre collective TSB 5/13\n\nObjet: Atelier sur le découpage et réunion du SG13RG-AFR; Kigali, \
              13-17 mai 2024\n\nMadame, Monsieur,\n\n{}\n";
    let body = "Le SG13RG-AFR se réunira à Kigali le 17 mai 2024. La réunion sera précédée d'un atelier les 13 et 14 mai 2024, et de la \
                réunion du QSDG les 15 et 16 mai 2024.";
    assert_eq!(meetings(fr, body), expected);
    let es = "Ginebra, 15 de enero de 2024\n\nCarta colectiva TSB 5/13\n\nAsunto: Taller sobre segmentación y reunión del SG13RG-AFR; Kigali, \
              13-17 de mayo de 2024\n\nMuy Señora mía/Muy Señor mío:\n\n{}\n";
    let body = "El SG13RG-AFR se reunirá en Kigali el 17 de mayo de 2024. La reunión irá precedida de un taller los días 13 y 14 de mayo de \
                2024 y de la reunión del QSDG el 15 y el 16 de mayo de 2024.";
    assert_eq!(meetings(es, body), expected);
}

/// "Preceded by" and "followed by" lead to an event of its own: what is named behind a joint belongs to the later date, and what
/// another letter calls, or somebody else, is no event of this one.
#[test]
fn events_in_turn() {
    let of = |body: &str| meetings(EN, body).into_iter().filter(|m| !m.ends_with(" SG13")).collect::<Vec<_>>();
    let body = "The meeting will be preceded by a tutorial on 9 May 2024 and by a meeting of JCA-AHF on 10 May 2024.";
    assert_eq!(of(body), ["2024-05-09..2024-05-09", "2024-05-10..2024-05-10 JCA-AHF"]);
    let letter = EN.replace(
        "Meeting of Study Group 13; Geneva, 13-24 May 2024",
        "Joint Rapporteur meeting, Geneva, 13-16 May 2024, followed by the plenary of WP2/13 on 17 May 2024",
    );
    assert_eq!(meetings(&letter, ""), ["2024-05-13..2024-05-16 SG13", "2024-05-17..2024-05-17 WP2/13"]);
    let forum = EN.replace("Meeting of Study Group 13; Geneva", "Regional Development Forum; Damascus");
    let body = "The forum will be followed by the regional preparatory meeting (24 p.m.-26 May 2024), for which a separate invitation will \
                be addressed by the host.";
    assert_eq!(meetings(&forum, body), ["2024-05-13..2024-05-24"]);
    let body = "The meeting will be collocated with the meeting of FG-CARS (9-10 May 2024) and followed by the meeting of the standards \
                collaboration (27 May).";
    assert_eq!(of(body), [] as [&str; 0]);
}

/// Two events of one day stand beside each other where their hours are apart and their nouns or titles differ.
#[test]
fn two_events_on_one_day() {
    check(
        EN,
        &[
            (
                "- Training on policies, to be held on 10 May 2024 (morning);\n- Forum on connectivity, to be held on 10 May 2024 (afternoon).",
                &["meeting 2024-05-10", "meeting 2024-05-10"],
            ),
            (
                "The Workshop on Numbering will be held on 10 May 2024 from 0930 to 1230 hours. The Workshop on Security will be held on 10 \
                 May 2024 from 1430 to 1730 hours.",
                &["meeting 2024-05-10 09:30-12:30", "meeting 2024-05-10 14:30-17:30"],
            ),
            // The same workshop again.
            (
                "A workshop on numbering will be held on 10 May 2024 in the morning. The workshop will be held in Room A on 10 May 2024.",
                &["meeting 2024-05-10"],
            ),
        ],
    );
    let both = EN.replace(
        "Meeting of Study Group 13; Geneva, 13-24 May 2024",
        "Workshop on numbering and workshop on security; Geneva, 13 May 2024",
    );
    let body = "The workshop on numbering will be held in the morning of 13 May 2024. The workshop on security will be held in the afternoon \
                of 13 May 2024.";
    assert_eq!(meetings(&both, body), ["2024-05-13..2024-05-13", "2024-05-13..2024-05-13"]);
}

/// A subject that gives the first day alone, a verb behind a number, what was held, and a deadline at the end of its day.
#[test]
fn days_of_one_meeting() {
    let first = EN.replace("13-24 May 2024", "13 May 2024");
    assert_eq!(
        meetings(&first, "Study Group 13, which will meet from 13 to 24 May 2024, will decide."),
        ["2024-05-13..2024-05-24 SG13"]
    );
    check(
        EN,
        &[
            (
                "The experts of Question 21/1 may attend the meeting, and Members of Working Party 2/1 may attend too.",
                &[],
            ),
            (
                "Please inform me by 2400 hours UTC on 10 April 2024 whether your Administration approves. After the above deadline (10 \
                 April 2024) the result will be published.",
                &["deadline/reply 2024-04-11 00:00 UTC"],
            ),
        ],
    );
    let undated = "Ref:\tTSB Circular 5\n\nSubject:\tExpert group\n\nDear Sir/Madam,\n\n{}\n";
    assert_eq!(meetings(undated, "A first meeting of the experts was organised on 10 February 2024."), [] as [&str; 0]);
}

/// A week of events is no event beside them; a label before a date names its group; experts whom the salutation addresses meet.
#[test]
fn weeks_labels_and_experts() {
    let subject = "Meeting of Study Group 13; Geneva, 13-24 May 2024";
    let of = |new: &str, body: &str| meetings(&EN.replace(subject, new), body);
    let week = "ITU Green Week, Nassau, 13-15 May 2024";
    let body = "The week will be structured as follows: Symposium on climate, to be held on 13 May 2024; Training on policies, to be held on 14 \
                May 2024 (morning); Forum on waste, to be held on 14 May 2024 (afternoon); Workshop on cities, to be held on 15 May 2024.";
    let days = ["2024-05-13..2024-05-13", "2024-05-14..2024-05-14", "2024-05-14..2024-05-14", "2024-05-15..2024-05-15"];
    let circular = EN.replace(subject, week).replace("TSB Collective letter 5/13", "TSB Circular 5");
    assert_eq!(meetings(&circular, body), days);
    let two = "Study Groups 1 and 2 Rapporteur Group Meetings, Study Group 1: 13-17 May 2024 and Study Group 2: 20-24 May 2024";
    assert_eq!(of(two, ""), ["2024-05-13..2024-05-17 SG1", "2024-05-20..2024-05-24 SG2"]);
    let notice = EN.replace(subject, "Notice of Rapporteur meeting in Geneva, 13-16 May 2024");
    let experts = notice.replace("Dear Sir/Madam,", "Dear Experts of 2, 12 and 21/13,");
    assert_eq!(meetings(&experts, "You are welcome."), ["2024-05-13..2024-05-16 Q2/13+Q12/13+Q21/13"]);
    assert_eq!(meetings(&notice, "You are welcome."), ["2024-05-13..2024-05-16 SG13"]);
}

/// Of a visit and what is visited the first is held.
#[test]
fn the_first_noun_is_taken_up() {
    check(
        EN,
        &[
            (
                "The host offers a technical visit to the laboratories and the training field. It will take place on \
                 Wednesday, 15 May 2024, from 1430 to 1800 hours.",
                &["session 2024-05-15 14:30-18:00"],
            ),
            (
                "A workshop with a visit to the laboratories is offered. It will take place on 15 May 2024.",
                &["meeting 2024-05-15"],
            ),
        ],
    );
}

/// Calls and dialogues are events of their own days; the first session opens the meeting.
#[test]
fn calls_dialogues_and_first_sessions() {
    crate::sentences::check(
        EN,
        &[
            (
                "The Chairman will hold an information call on 3 April 2024 at 1400 hours Geneva time (1200 UTC).",
                &["meeting 2024-04-03", "opening 2024-04-03 14:00"],
            ),
            ("A dialogue on AI will be held on 6 and 7 May 2024.", &["meeting 2024-05-06..2024-05-07"]),
            ("The dialogue with members has its own page since 6 May 2024.", &[]),
            (
                "First session: Monday 13 May 2024, 1430 hours (the morning being kept for the JCA-NGN).",
                &["opening 2024-05-13 14:30"],
            ),
            ("The first session is on quantum networks, the second on AI, on 14 May 2024 at 1430 hours.", &[]),
        ],
    );
}

/// The subject dates two events together, and the invitation one by one: a group told by its noun, two side events.
#[test]
fn two_events_of_one_period() {
    let frame = |subject: &str| EN.replace("Meeting of Study Group 13; Geneva, 13-24 May 2024", subject);
    let group = frame("Third meeting of FG-AI4H and workshop; Lausanne, 20-23 May 2024");
    assert_eq!(
        meetings(&group, "The workshop is held on 20 May 2024 and the focus group meets from 21 to 23 May 2024."),
        ["2024-05-20..2024-05-20", "2024-05-21..2024-05-23 FG-AI4H"]
    );
    let body = "The focus group meets from 20 to 23 May 2024. The workshop is held on 20 May 2024.";
    assert_eq!(meetings(&group, body).len(), 1, "no part of the period is left to the group");
    let sides = frame("Development Forum and Regional Economic Dialogue; Geneva, 20-23 May 2024");
    let body = "You are invited to the Forum, which will be held on 20 and 21 May 2024. It will be followed by the Regional Economic \
                Dialogue from 22 to 23 May 2024.";
    assert_eq!(meetings(&sides, body), ["2024-05-20..2024-05-21", "2024-05-22..2024-05-23"]);
}

/// Another city is another event; where people go home nothing is held; behind a label with an action stands for what each day is.
#[test]
fn other_cities_journeys_and_items() {
    let frame = EN.replace(
        "Meeting of Study Group 13; Geneva, 13-24 May 2024",
        "Regional workshop on inclusion; Lusaka, 10-12 June 2024",
    );
    let second = "A second workshop will be held in Maputo, Mozambique, from 24 to 26 June 2024.";
    assert_eq!(meetings(&frame, second), ["2024-06-10..2024-06-12", "2024-06-24..2024-06-26"]);
    let again = "The workshop will be held in Lusaka from 11 to 13 June 2024.";
    assert_eq!(meetings(&frame, again), ["2024-06-10..2024-06-12"]);
    let home = "You may arrive on 9 June 2024, the day before the workshop; departure is foreseen for 13 June 2024.";
    assert_eq!(meetings(&frame, home), ["2024-06-10..2024-06-12"]);
    let training = "After the arrival of the delegates a training will be held on 9 June 2024.";
    assert_eq!(meetings(&frame, training).len(), 2);
    crate::sentences::check(
        EN,
        &[
            (
                "Registration: workshop, 12 April 2024; tutorial, 19 April 2024.",
                &["deadline/registration 2024-04-12", "deadline/registration 2024-04-19"],
            ),
            ("Events: workshop, 10 May 2024; tutorial, 11 May 2024.", &["meeting 2024-05-10", "meeting 2024-05-11"]),
        ],
    );
}
