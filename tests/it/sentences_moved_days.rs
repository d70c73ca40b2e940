//! Days without a year or in other spellings, what is translated, and days that give way to others.

use crate::sentences::{ZH, check, read};
use crate::sentences_en::EN;
use crate::sentences_six::{ES, FR, RU};
use lettercal::event::Kind;
use lettercal::letter::Role;

/// Contributions that reach the writers by a day are translated: the words stand behind it.
#[test]
fn what_will_be_translated() {
    let due: &[&str] = &["deadline/contributions-translation 2024-03-26"];
    check(
        EN,
        &[
            ("Contributions received by 26 March 2024 will be translated.", due),
            ("Contributions received by 26 March 2024 will not be translated.", &["deadline/contributions 2024-03-26"]),
            (
                "Contributions received by 26 March 2024 will be translated; those received after 29 April 2024 will not be considered.",
                &["deadline/contributions 2024-04-29", "deadline/contributions-translation 2024-03-26"],
            ),
        ],
    );
    check(FR, &[("Les contributions reçues avant le 26 mars 2024 seront traduites.", due)]);
    check(ES, &[("Las contribuciones que se reciban antes del 26 de marzo de 2024 se traducirán.", due)]);
    check(RU, &[("Вклады, полученные до 26 марта 2024 года, будут переведены.", due)]);
    check(
        ZH,
        &[
            ("2024年3月26日之前收到的文稿将予以翻译。", due),
            ("2024年3月26日之前收到的文稿将不予翻译。", &["deadline/contributions 2024-03-26"]),
        ],
    );
    let letter = read(EN, "The Recommendations approved by 10 March 2024 will be translated and published.");
    assert!(letter.events.iter().all(|e| e.kind != Kind::Deadline));
}

/// A letter without any year but that of its own date announces what lies ahead of it.
#[test]
fn days_of_this_year() {
    for (head, sentence) in [
        (EN, "A workshop will be held in Geneva from 10 to 12 June this year."),
        (FR, "Un atelier se tiendra à Genève du 10 au 12 juin prochain."),
        (ES, "Se celebrará un taller en Ginebra del 10 al 12 de junio próximo."),
    ] {
        let letter = read(head, sentence);
        assert!(letter.events.iter().any(|e| format!("{:?}", e.when).contains("2024-06-10")), "{sentence}");
    }
    let head = "Geneva, 11 November 2015\n\nRef: TSB Circular 119\n\nSubject: Workshop\n\nDear Sir,\n\n{}\n";
    let letter = read(head, "The workshop will be held in Geneva on 12 January.");
    assert!(letter.events.iter().any(|e| format!("{:?}", e.when).contains("2016-01-12")));
}

/// "No longer … but": the first days give way to the second.
#[test]
fn days_that_give_way() {
    let subject = |head: &str, long: &str, short: &str| {
        assert!(head.contains(long), "{head}");
        head.replace(long, short)
    };
    let en = subject(EN, "Meeting of Study Group 13; Geneva, 13-24 May 2024", "Meeting of Study Group 13");
    for (head, sentence) in [
        (
            &en,
            "The meeting of Study Group 13 will no longer be held from 10 to 17 June 2024, but virtually from 2 to 9 September 2024.",
        ),
        (
            &en,
            "The meeting of Study Group 13 will no longer be held from 10 to 17 June 2024, but will be held from 2 to 9 September 2024.",
        ),
    ] {
        let letter = read(head, sentence);
        let meetings: Vec<_> = letter.events.iter().filter(|e| e.kind == Kind::Meeting).collect();
        assert_eq!(meetings.len(), 1, "{sentence}");
        assert!(format!("{:?}", meetings[0].when).contains("2024-09-02"), "{sentence}");
        assert!(letter.mentions.iter().any(|m| m.role == Role::Superseded), "{sentence}");
    }
}

/// Ranges in figures whose month or year is printed once.
#[test]
fn ranges_in_figures() {
    for days in ["10.06.2024–17.06.2024", "10–17.06.2024", "10.06–17.06.2024", "10.06.2024 - 17.06.2024"] {
        let letter = read(RU, &format!("Семинар состоится в Женеве {days}."));
        assert!(letter.mentions.iter().any(|m| m.value == "2024-06-10/2024-06-17"), "{days}");
    }
    let letter = read(ZH, "讲习班将于2024年6月10~17日在日内瓦举行。");
    assert!(letter.mentions.iter().any(|m| m.value == "2024-06-10/2024-06-17"));
    let letter = read(FR, "Un atelier se tiendra à Genève les 10, 11 et 12 juin 2024.");
    assert!(letter.mentions.iter().any(|m| m.value == "2024-06-10/2024-06-12"));
    // Numbers of documents are no days.
    let letter = read(EN, "See Document 2.10-17.06.2024 and clauses 10, 11 and 14.");
    assert!(letter.mentions.iter().all(|m| !m.value.contains('/') || m.value.starts_with("2024-05")));
}

/// A letter whose subject names no group of its own calls each that it says meets.
#[test]
fn groups_that_the_body_calls() {
    let head = "Geneva, 15 January 2024\n\nRef: Circular BDT/IP/CSTG-2\n\nSubject: First meetings of the ITU-D Study Groups\n\n\
                Dear Sir/Madam,\n\n{}\n";
    check(
        head,
        &[(
            "Study Group 1 will meet from 30 April to 4 May 2024 and Study Group 2 will meet from 7 to 11 May 2024.",
            &["meeting 2024-04-30..2024-05-04", "meeting 2024-05-07..2024-05-11"],
        )],
    );
}

/// The number of a circular stands before its noun; that of a telephone or of a revision is none.
#[test]
fn numbers_beside_numbers() {
    let number = |reference: &str| {
        let head = format!(
            "电信标准化局\n\n2024年1月15日，日内瓦\n\n文号：{reference}\n\n事由：讲习班，2024年5月13日\n\n尊敬的先生/女士：\n\n{{}}\n"
        );
        let letter = read(&head, "欢迎参加。");
        (letter.reference.number.clone(), letter.revises.map(|r| r.number))
    };
    assert_eq!(number("电信标准化局第119号通函\n+41 22 730 5858"), ("119".into(), None));
    assert_eq!(number("电信标准化局第119号通函第3次修订"), ("119".into(), Some(3)));
}
