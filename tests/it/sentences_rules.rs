//! Rules that count from a day that is printed with them.

use crate::sentences::{ZH, check, read};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};

/// What is done for a purpose is not due; what is published on a condition is.
#[test]
fn purposes_and_conditions() {
    check(
        EN,
        &[
            (
                "Annex 2 contains a questionnaire. Please fill it in and return it by 15 March 2024, so that the results may be presented in a TD.",
                &["deadline/reply 2024-03-15"],
            ),
            (
                "Contributions will be published as delayed documents if they are received not later than 29 April 2024.",
                &["deadline/contributions 2024-04-29"],
            ),
            ("Contributions will be published not later than 29 April 2024.", &[]),
        ],
    );
}

/// The day from which a rule counts is not the one that it gives.
#[test]
fn counted_from_a_printed_day() {
    let twelve: &[&str] = &["deadline/contributions 2024-05-01"];
    check(
        EN,
        &[
            ("Contributions are due 12 days before the opening on 13 May 2024.", twelve),
            ("Contributions are due 12 days before the meeting, i.e. on 1 May 2024.", twelve),
            (
                "Participants requiring a visa should apply at least three weeks before 13 May 2024.",
                &["deadline/visa-support 2024-04-22"],
            ),
            ("Fellowship requests: six weeks before the meeting (13 May 2024).", &["deadline/fellowship 2024-04-01"]),
            (
                "Contributions must be received two months before 13 May 2024 if translation is needed.",
                &["deadline/contributions-translation 2024-03-13"],
            ),
            ("Please register before 3 May 2024.", &["deadline/registration 2024-05-03"]),
        ],
    );
    check(
        FR,
        &[(
            "Les contributions doivent parvenir au TSB douze jours avant l'ouverture de la réunion, le 13 mai 2024.",
            twelve,
        )],
    );
    check(ES, &[("Las contribuciones deben recibirse doce días antes de la apertura, el 13 de mayo de 2024.", twelve)]);
    check(RU, &[("Вклады должны быть представлены за 12 дней до открытия собрания 13 мая 2024 года.", twelve)]);
    check(AR, &[("ينبغي تقديم المساهمات قبل 12 يوماً من افتتاح الاجتماع في 13 مايو 2024.", twelve)]);
    check(
        ZH,
        &[
            ("文稿须在2024年5月13日会议开幕前12天提交。", twelve),
            ("文稿须在会议开幕（2024年5月13日）前12天提交。", twelve),
            ("文稿须在会议开幕前12天，即2024年5月1日前提交。", twelve),
        ],
    );
}

/// The sentence behind a rule gives its day.
#[test]
fn the_day_in_the_next_sentence() {
    check(
        EN,
        &[
            (
                "The deadline for contributions is twelve days before the meeting. For this meeting this means 1 May 2024.",
                &["deadline/contributions 2024-05-01"],
            ),
            (
                "Contributions are due twelve days before the meeting. A workshop will be held on 1 May 2024.",
                &["deadline/contributions 2024-05-01", "meeting 2024-05-01"],
            ),
        ],
    );
    let letter = read(
        EN,
        "The deadline for contributions is twelve days before the meeting. For this meeting this means 1 May 2024.",
    );
    assert!(letter.notes.is_empty(), "a day that is printed is not computed: {:?}", letter.notes);
}

/// Numbers in words, of one word or of a ten and what is more; days and weeks that are counted back.
#[test]
fn numbers_in_words() {
    let days = |n: u64| {
        let first = chrono::NaiveDate::from_ymd_opt(2024, 5, 13).expect("a date");
        format!("deadline/contributions {}", first - chrono::Days::new(n))
    };
    let english = [
        ("thirteen days", 13),
        ("a fortnight", 14),
        ("twenty days", 20),
        ("twenty-one days", 21),
        ("twenty one days", 21),
        ("twenty-eight (28) days", 28),
        ("forty-five calendar days", 45),
        ("the 12th day", 12),
        ("the twelfth day", 12),
        ("two weeks", 14),
    ];
    for (words, n) in english {
        check(
            EN,
            &[(&format!("Contributions should reach us at least {words} before the meeting."), &[days(n).as_str()])],
        );
    }
    check(FR, &[("Les contributions sont attendues vingt-huit jours avant la réunion.", &[days(28).as_str()])]);
    check(FR, &[("Les contributions sont attendues treize jours avant la réunion.", &[days(13).as_str()])]);
    check(
        ES,
        &[("Las contribuciones deben recibirse treinta y cinco días antes de la reunión.", &[days(35).as_str()])],
    );
    check(
        RU,
        &[("Вклады должны быть получены не позднее чем за двадцать восемь дней до собрания.", &[days(28).as_str()])],
    );
    check(AR, &[("ترسل المساهمات في موعد لا يتجاوز خمسة وثلاثين يوما قبل الاجتماع.", &[days(35).as_str()])]);
    // "A day" counts something else.
    check(EN, &[("The host will show visitors round, twenty a day before the meeting and five a day after it.", &[])]);
}

/// What the writers will do by a day goes on in a clause that asks for nothing; a label is asked for.
#[test]
fn rules_of_writers_and_of_labels() {
    check(
        EN,
        &[
            (
                "Fellowship recipients will be informed by 15 April 2024, and travel documents follow two weeks before the meeting.",
                &[],
            ),
            (
                "The programme will be published by 15 April 2024, and contributions are due two weeks before the meeting.",
                &["deadline/contributions 2024-04-29"],
            ),
            ("VISA: requests one month before; see Form 3.", &["deadline/visa-support 2024-04-13"]),
            ("Fellowships were granted one month before.", &[]),
            (
                "Any comment on the drafts should be sent to the Chairman not later than two weeks before the meeting.",
                &["deadline/reply 2024-04-29"],
            ),
        ],
    );
}

/// A rule about something without a name of its own is a deadline where the reader is asked for it.
#[test]
fn rules_for_what_has_no_name() {
    let rooms: &[&str] = &["deadline/other 2024-04-22"];
    check(
        EN,
        &[
            ("Requests for meeting rooms should reach TSB three weeks before the meeting.", rooms),
            (
                "Any request for a change in the agenda is to be made in writing not later than fourteen days before the opening.",
                &["deadline/other 2024-04-29"],
            ),
            ("Participants should arrive two days before the meeting.", &[]),
            ("The Rapporteurs are requested to meet two days before the meeting.", &[]),
            ("Documents will be posted by the secretariat two weeks before the meeting.", &[]),
        ],
    );
}

/// "Before the start of each meeting" counts from each; "before the first of the meetings" from one.
#[test]
fn rules_that_count_from_each_meeting() {
    let frame = EN.replace(
        "Meeting of Study Group 13; Geneva, 13-24 May 2024",
        "Meeting of Working Party 1/13, Geneva, 4-8 March 2024; meeting of Study Group 13, Geneva, 13-24 May 2024",
    );
    let due = |body: &str| {
        let found = read(&frame, body).events;
        let found = found.iter().filter(|e| e.kind == lettercal::event::Kind::Deadline);
        found.map(|e| e.when.first_day().to_string()).collect::<Vec<_>>()
    };
    let each = "Contributions should be received one week before the start of each meeting.";
    assert_eq!(due(each), ["2024-02-26", "2024-05-06"]);
    let first = "Persons who need captioning should tell us not later than three weeks before the first of the meetings starts.";
    assert_eq!(due(first).len(), 1);
}
