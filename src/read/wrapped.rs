//! Texts whose lines were wrapped by hand, in whatever format they arrive: old letters, mails, and files made of
//! them; and lines of a printed page.

use crate::document::{Block, Document, Paragraph, Region};
use crate::lang;

/// Joins the lines of such a text to paragraphs; the line feeds stay in it. Other texts stay as they are.
pub(super) fn joined(document: Document) -> Document {
    let width = width(&document.text);
    let mut blocks: Vec<Block> = Vec::with_capacity(document.blocks.len());
    for block in document.blocks {
        match (blocks.last_mut(), block) {
            (Some(Block::Paragraph(last)), Block::Paragraph(next))
                if continues(&document.text, last, &next)
                    || width.is_some_and(|w| goes_on(&document.text, w, last, &next)) =>
            {
                last.span.end = next.span.end;
            }
            (_, block) => blocks.push(block),
        }
    }
    Document { blocks, ..document }
}

/// Columns of the longest line that a program breaks by itself: that of a page of small print.
const WIDEST: usize = 130;
/// Columns from which on a line may have been broken where a page ends.
const BROKEN: usize = 60;
/// Columns from which on one that ends with a comma was.
const BROKEN_AT_COMMA: usize = 30;

/// Whether a line goes on with the one before it whatever the width is: that one is long and has no end, this one begins with a small
/// letter or closes a bracket. The lines of a printed page differ in their number of characters.
fn continues(text: &str, last: &Paragraph, next: &Paragraph) -> bool {
    let line = text[last.span.clone()].rsplit('\n').next().unwrap_or_default().trim_end();
    let small = text[next.span.clone()].trim_start().starts_with(char::is_lowercase);
    // Lines that begin alike are a list: "by 1 October …", "by 7 October …"; so are "a) …", "b) …".
    let word = |t: &str| t.split_whitespace().next().unwrap_or_default().to_lowercase();
    let first = word(&text[next.span.clone()]);
    let below = text[next.span.end..].trim_start_matches(['\n', '\r']);
    let plain = beside(text, last, next) && !line.contains('\t') && !text[next.span.clone()].contains('\t');
    if (waits(line) || breaks_word(line) && small) && plain {
        return true;
    }
    let listed = first == word(line)
        || first == word(below)
        || !first.contains(char::is_alphabetic)
        || first.len() <= LABEL_BYTES && first.ends_with([')', '.']) && !closes(line, &first);
    if listed {
        return false;
    }
    // "… to meet at ITU headquarters," over "Geneva, from 7 to 18 April".
    if plain && line.ends_with(',') && (BROKEN..=WIDEST).contains(&columns(line)) && !line.contains(':') {
        return true;
    }
    let parts = |t: &str, mark| t.matches(mark).count();
    // A bracket that is open at the end of the line closes in the next.
    let open = parts(line, '(') > parts(line, ')') && text[next.span.clone()].contains(')');
    (small || open)
        && beside(text, last, next)
        && (if line.ends_with(',') { BROKEN_AT_COMMA } else { BROKEN }..=WIDEST).contains(&columns(line))
        && line.ends_with(|c: char| c.is_alphanumeric() || c == ',')
        && !text[next.span.clone()].contains('\t')
        && !line.contains('\t')
}

/// Bytes of the longest label of a list item: "iii)", "10.".
const LABEL_BYTES: usize = 4;

/// Whether a word closes a bracket that is open on the line before.
fn closes(line: &str, word: &str) -> bool {
    word.ends_with(')') && line.matches('(').count() > line.matches(')').count()
}

/// Whether a line of prose breaks off before a noun, "the meeting will open at": the next one goes on with it, whatever it begins with.
fn waits(line: &str) -> bool {
    let last = || line.split_whitespace().next_back();
    let ends = || last().is_some_and(|word| lang::is_function_word(word) || lang::is_before(word));
    (BROKEN_AT_COMMA..=WIDEST).contains(&columns(line)) && ends()
}

/// Whether a line ends inside a word: a letter and a hyphen end it.
fn breaks_word(line: &str) -> bool {
    line.strip_suffix('-').is_some_and(|l| l.ends_with(char::is_alphabetic) && columns(l) >= BROKEN_AT_COMMA)
}

/// Whether two paragraphs of the body stand on neighbouring lines.
fn beside(text: &str, last: &Paragraph, next: &Paragraph) -> bool {
    let gap = &text[last.span.end..next.span.start];
    last.region == Region::Body && next.region == Region::Body && gap.trim() == "" && gap.matches('\n').count() == 1
}

/// Columns of the narrowest page whose lines are told by their width.
const NARROW: usize = 48;

/// One line in so many may be longer than the width, as two that ran together are.
const GLUED: usize = 20;

/// The width of a text whose lines are wrapped by hand: most long lines end near it, and hardly one is longer.
fn width(text: &str) -> Option<usize> {
    // Rows of tables, which lines keep whole, are no prose.
    let prose = text.lines().filter(|l| !l.contains(['\t', '|']));
    let mut widths: Vec<usize> = prose.map(|l| columns(l.trim_end())).filter(|w| *w > 40).collect();
    widths.sort_unstable_by(|a, b| b.cmp(a));
    let many = widths.len() >= 8 && (NARROW..=WIDEST).contains(widths.first()?);
    let near = |longest: &&usize| widths.iter().filter(|w| **w + RAGGED > **longest).count() * 2 > widths.len();
    widths.iter().take(1 + widths.len() / GLUED).find(near).copied().filter(|w| many && *w >= NARROW)
}

/// Whether a line goes on with the paragraph before it: that one is full, and the first word had no room in it.
fn goes_on(text: &str, width: usize, last: &Paragraph, next: &Paragraph) -> bool {
    if !beside(text, last, next) {
        return false;
    }
    let line = text[last.span.clone()].rsplit('\n').next().unwrap_or_default().trim_end();
    let full = columns(line);
    let mut words = text[next.span.clone()].split_whitespace();
    let word = words.next().unwrap_or_default();
    if line.ends_with(is_wide) || word.starts_with(is_wide) {
        let behind = text[next.span.clone()].trim_end();
        let ends = line.ends_with(['。', '！', '？', '：', '；', ':', ';']);
        // A sentence that was broken early: "…举行，首日10时" over "开始。"
        let rest = columns(behind) * 4 < width && behind.ends_with('。');
        let broken = rest && full * 2 > width && line.contains('，') && !line.ends_with('）');
        return (full + SLACK > width || broken) && !ends && !is_labelled(behind);
    }
    let hanging = if is_label(&text[last.span.clone()]) { HANGING } else { 0 };
    let marks = word.chars().all(|c| !c.is_alphanumeric()) || word.ends_with(['.', ')']) && word.len() <= 4;
    // Some keep a date on one line: "24 July 1998" has no room where "24" has.
    let number = word.bytes().all(|b| b.is_ascii_digit());
    let kept: usize = if number { words.take(2).map(|w| 1 + columns(w)).sum() } else { 0 };
    let ragged = if breaks_off(text, line, next) { RAGGED } else { 0 };
    full + 1 + columns(word) + kept + hanging + ragged > width && !marks
}

/// Columns by which lines that were broken by hand may end before the longest one.
const RAGGED: usize = 14;

/// Whether a line has no end and the next one begins with a small letter, and is no item of a list whose items begin alike.
fn breaks_off(text: &str, line: &str, next: &Paragraph) -> bool {
    let word = |t: &str| t.split_whitespace().next().unwrap_or_default().to_lowercase();
    let own = text[next.span.clone()].trim_start();
    let below = text[next.span.end..].trim_start_matches(['\n', '\r']);
    own.starts_with(char::is_lowercase)
        && line.ends_with(|c: char| c.is_alphanumeric() || c == ',')
        && word(own) != word(line)
        && word(own) != word(below)
}

/// Columns that a line of ideographs may lack: numbers and names in Latin letters are not broken, punctuation begins no line.
const SLACK: usize = 10;

/// Columns of a text: an ideograph and its punctuation take two.
fn columns(text: &str) -> usize {
    text.chars().map(|c| 1 + usize::from(is_wide(c))).sum()
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff60}')
}

/// Characters of the label of a paragraph: 电子邮件：
const LABEL: usize = 10;

/// Whether a line begins with a label and its colon, or with a number: "登记：", "3．".
fn is_labelled(line: &str) -> bool {
    let head: String = line.trim_start().chars().take(LABEL).collect();
    let word = head.split(char::is_whitespace).next().unwrap_or_default();
    head.contains(['：', ':']) || is_label(word) && word.len() < head.len() || head.starts_with(['-', '–', '•', '·'])
}

/// Blanks before the lines of a numbered paragraph; most formats do not keep them.
const HANGING: usize = 8;

/// Whether a paragraph begins with a number, "4.1  Contributions".
fn is_label(text: &str) -> bool {
    let label = text.split_whitespace().next().unwrap_or_default();
    label.len() <= 5
        && label.starts_with(|c: char| c.is_ascii_digit())
        && label.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b')')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;

    const WRAPPED: &str = "\
1) The members of the Study Group are invited to the meeting, which
is held from Monday, 14 September to Friday, 18 September 1998, at
the headquarters of the Union. Contributions should reach the Bureau
at least two months before the meeting if they need a translation,
and at least twelve calendar days before the meeting if they do not.
The Bureau will publish whatever comes in earlier on its web server.
2) The participants are asked to announce their names to the Bureau
at least one month before the meeting, and to say whether they need
a visa, which takes six weeks and should be asked for by
18 August 1998.
See you there.
The Director
";

    fn paragraphs(text: &str) -> Vec<String> {
        let found = joined(Document::from_paragraphs(Format::Docx, text.into()));
        let span = |b: &Block| match b {
            Block::Paragraph(p) => p.span.clone(),
            Block::Table(t) => t.span.clone(),
        };
        found.blocks.iter().map(|b| found.text[span(b)].to_owned()).collect()
    }

    #[test]
    fn full_lines_go_on() {
        let starts: Vec<String> = paragraphs(WRAPPED).iter().map(|p| p.chars().take(6).collect()).collect();
        assert_eq!(starts, ["1) The", "2) The", "See yo", "The Di"]);
        // Nothing of a table is joined.
        let rows = WRAPPED.replace("See you there", "Registration\n18 August 1998");
        assert_eq!(paragraphs(&rows)[2..4], ["Registration", "18 August 1998."]);
    }

    #[test]
    fn lines_of_other_texts_stay() {
        let long = WRAPPED.replace("which\n", "which ");
        // A small letter goes on with the line above, whatever the width is, and anything with "by"; none with a line wider than a page.
        let starts: Vec<String> = paragraphs(&long).iter().map(|p| p.chars().take(6).collect()).collect();
        assert_eq!(starts, ["1) The", "the he", "The Bu", "2) The", "See yo", "The Di"]);
        assert_eq!(paragraphs("one\ntwo\n"), ["one", "two"]);
    }

    const IDEOGRAPHS: &str = "\
经第21研究组（多媒体和内容传送）上次会议（2025年10月13-24日，日内瓦）同
意，我谨邀请您参加第1/21工作组（媒体编码）和第2/21工作组的会议。两个工作
组将于2026年4月24日在日内瓦国际电联总部联席召开一次会议，时间为9时30分
至17时30分。
上述会议概用英文，没有口译，亦无与会补贴。远程参会须事先注册，详见附件。
报告人组会议将在此前一连四天，即2026年4月20日至23日在同一地点举行，首日
10时开始。现场登记自2026年4月20日9时起在大楼入口处办理，首日之后仍可，
首日10时
开始。
工作组会议的主要任务是审议报告人组会议的成果，并确定以下案文，请各位代表
登记：请尽早经由研究组主页办理，各单位的联系人可设定自动批准，逾期不候。
签证
";

    #[test]
    fn lines_of_ideographs_are_measured_by_columns() {
        let starts: Vec<String> = paragraphs(IDEOGRAPHS).iter().map(|p| p.chars().take(3).collect()).collect();
        assert_eq!(starts, ["经第2", "上述会", "报告人", "开始。", "工作组", "登记：", "签证"]);
        let broken = IDEOGRAPHS.replace("首日10时\n", "年4月20日至23日在同一地点举行，首日10时\n");
        assert_eq!(paragraphs(&broken).len(), 6);
        let short: String = IDEOGRAPHS.chars().filter(|c| *c != '\n').collect::<String>().replace('。', "。\n");
        assert_eq!(paragraphs(&short).len(), short.lines().count());
    }
}
