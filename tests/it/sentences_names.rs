//! What a calendar calls an event that no group names: the phrase around its noun, not the sentence that tells of it.

use crate::sentences::{ZH, read};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};
use lettercal::event::Kind;

/// The names of the meetings of a body, without that of the frame; empty for one that its group calls.
fn check(frame: &str, cases: &[(&str, &[&str])]) {
    for (body, expected) in cases {
        let letter = read(frame, body);
        let own = |e: &&lettercal::event::Event| e.kind == Kind::Meeting && e.groups != ["SG13"];
        let found: Vec<&str> = letter.events.iter().filter(own).map(|e| e.name.as_deref().unwrap_or("")).collect();
        assert_eq!(&found, expected, "{body}");
    }
}

#[test]
fn phrases_of_nouns() {
    check(
        EN,
        &[
            (
                "3 All delegates are invited to a half-day workshop on open networks, on 10 May 2024.",
                &["Half-day workshop on open networks"],
            ),
            (
                "A tutorial on G.fast that was prepared by Question 4 will be held on 10 May 2024.",
                &["Tutorial on G.fast that was prepared by Question 4"],
            ),
            (
                "The meeting will be preceded by a seminar on tariffs in the same place on 10 May 2024.",
                &["Seminar on tariffs in the same place"],
            ),
            ("The Joint Coordination Activity on Internet of Things (JCA-IoT) will meet on 10 May 2024.", &[""]),
            (
                "A workshop on the law(s) of networks and f(x) (with demonstrations) will be held on 10 May 2024.",
                &["Workshop on the law(s) of networks and f(x)"],
            ),
            ("A workshop of JCA-IoT will be held on 10 May 2024.", &["Workshop of JCA-IoT"]),
            ("A workshop “Networks, people and trust” will be held on 10 May 2024.", &["Networks, people and trust"]),
        ],
    );
    check(
        FR,
        &[(
            "Le 10 mai 2024 aura lieu un atelier sur l'évolution des plans de numérotage.",
            &["Atelier sur l'évolution des plans de numérotage"],
        )],
    );
    check(
        ES,
        &[(
            "El 10 de mayo de 2024 tendrá lugar un taller sobre costes y tarifas, abierto a todos.",
            &["Taller sobre costes y tarifas"],
        )],
    );
    check(
        RU,
        &[(
            "10 мая 2024 года состоится семинар-практикум по применению стандартов.",
            &["Семинар-практикум по применению стандартов"],
        )],
    );
    check(ZH, &[("电信标准化局将于2024年5月10日举办一次关于号码映射的讲座，欢迎参加。", &["关于号码映射的讲座"])]);
    check(
        AR,
        &[("وستُعقد يوم 10 مايو 2024 ورشة عمل بشأن أمن الشبكات، وهي مفتوحة للجميع.", &["ورشة عمل بشأن أمن الشبكات"])],
    );
}
