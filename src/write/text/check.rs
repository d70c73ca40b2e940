//! Notes as a linter prints them: place, severity, code, message; then the words and what to do.

use super::{FAINT, painted, place, quote, severity_style};
use crate::note::Note;

/// One note of several lines.
pub fn note(source: &str, note: &Note) -> String {
    let mut out = note_line(source, note);
    for evidence in &note.evidence {
        out.push_str(&format!("    {}  {}\n", painted(FAINT, place(&evidence.place)), quote(&evidence.quote)));
    }
    if !note.help.is_empty() {
        out.push_str(&format!("    {} {}\n", painted(FAINT, "help:"), note.help));
    }
    out
}

/// One note on one line.
pub fn note_line(source: &str, note: &Note) -> String {
    let place = note.evidence.first().map(|e| format!("{}:{}:", e.place.line, e.place.column)).unwrap_or_default();
    let label = painted(severity_style(note.severity), format_args!("{}[{}]", note.severity.name(), note.code));
    format!("{source}:{place} {label}: {}\n", note.message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::fixture;
    use crate::write::text::plain;

    #[test]
    fn a_note_names_place_and_next_step() {
        let mut example = fixture::letter().notes.remove(0);
        assert_eq!(plain(&note("a.txt", &example)), "a.txt: warning[year-inferred]: no year\n    help: look\n");
        example.evidence = fixture::deadline().evidence;
        example.evidence[0].quote = "في الفترة من 6 إلى 15 مايو".into();
        let expected =
            "a.txt:12:4: warning[year-inferred]: no year\n    12:4  «في الفترة من 6 إلى 15 مايو»\n    help: look\n";
        assert_eq!(plain(&note("a.txt", &example)), expected);
    }
}
