//! Lines: characters on one baseline, as text in reading order.

use super::fold::{is_cjk, is_combining, is_rtl};
use super::glyphs::{Glyph, LinkBox};
use super::order::{is_drawn_code, logical};
use crate::document::Link;

/// Baselines closer than this part of the em are one line; it holds superscripts together with their base.
const SAME_LINE: f32 = 0.45;
/// A gap wider than this part of the em parts two words.
const WORD_GAP: f32 = 0.16;
/// The same beside a character that fills its em box: fonts leave half a box white there.
const CJK_GAP: f32 = 0.55;
/// A gap wider than this part of the em is a tab or the gutter between two columns.
const TAB_GAP: f32 = 1.5;
/// A character drawn again within this part of the em is printed bold, not twice.
const OVERPRINT: f32 = 0.1;

/// One line of text on a page.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Its characters from left to right.
    pub(super) glyphs: Vec<Glyph>,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) baseline: f32,
    pub(super) size: f32,
    /// Its text in reading order; a wide gap is a tab.
    pub(super) text: String,
    pub(super) links: Vec<Link>,
    pub(super) rtl: bool,
}

/// The lines that characters form, from top to bottom. `rtl` is the direction of the text around them.
pub(super) fn lines(mut glyphs: Vec<Glyph>, links: &[LinkBox], rtl: bool) -> Vec<Line> {
    glyphs.retain(|g| !g.text.is_empty());
    glyphs.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut out = Vec::new();
    let mut open: Vec<Glyph> = Vec::new();
    let mut baseline = 0.0;
    // The largest em of the line, kept beside it: hostile files draw a hundred thousand characters on one.
    let mut height = 4.0f32;
    for glyph in glyphs {
        if !open.is_empty() && (glyph.baseline - baseline).abs() > SAME_LINE * height.max(glyph.size) {
            out.extend(line(std::mem::take(&mut open), links, rtl));
            height = 4.0;
        }
        height = height.max(glyph.size);
        if open.is_empty() || !glyph.is_blank() {
            baseline = glyph.baseline;
        }
        open.push(glyph);
    }
    out.extend(line(open, links, rtl));
    out
}

/// Whether most letters of a text are right-to-left.
pub(super) fn reads_from_right<'a>(glyphs: impl Iterator<Item = &'a Glyph>) -> bool {
    let letters = glyphs.flat_map(|g| g.text.chars()).filter(|c| c.is_alphabetic());
    let (right, all) = letters.fold((0usize, 0usize), |(r, n), c| (r + usize::from(is_rtl(c)), n + 1));
    right * 2 > all
}

struct Piece {
    text: String,
    link: Option<usize>,
}

/// The line of characters on one baseline; `None` where they print nothing.
pub(super) fn line(mut glyphs: Vec<Glyph>, links: &[LinkBox], rtl: bool) -> Option<Line> {
    if glyphs.iter().all(Glyph::is_blank) {
        return None;
    }
    glyphs.sort_by(|a, b| a.left.total_cmp(&b.left));
    attach_marks(&mut glyphs);
    glyphs.dedup_by(|b, a| a.text == b.text && !a.is_blank() && b.left - a.left < OVERPRINT * a.size);
    // Figures and signs like "X*" have no direction of their own.
    let characters = || glyphs.iter().flat_map(|g| g.text.chars());
    let rtl = match characters().filter(|c| c.is_alphabetic()).count() {
        0..=2 => rtl,
        _ => {
            reads_from_right(glyphs.iter())
                || rtl && (characters().any(is_rtl) || ends_on_the_left(&glyphs) || is_code(&glyphs))
        }
    };

    let mut pieces: Vec<Piece> = Vec::new();
    let mut last: Option<(f32, char)> = None;
    for glyph in &glyphs {
        let (Some(first), Some(end)) = (glyph.text.chars().next(), glyph.text.chars().last()) else { continue };
        if let Some((right, before)) = last {
            let gap = (glyph.left - right) / glyph.size.max(4.0);
            let least = if is_cjk(before) || is_cjk(first) { CJK_GAP } else { WORD_GAP };
            if gap > TAB_GAP {
                pieces.push(Piece { text: "\t".into(), link: None });
            } else if gap > least && first != ' ' && before != ' ' {
                pieces.push(Piece { text: " ".into(), link: None });
            }
        }
        last = Some((glyph.right, end));
        pieces.push(Piece { text: glyph.text.clone(), link: link_at(glyph, links) });
    }
    if rtl {
        pieces = logical(pieces, |p| &p.text);
    }
    let (text, links) = joined(&pieces, links);
    let printed = || glyphs.iter().filter(|g| !g.is_blank());
    Some(Line {
        left: printed().map(|g| g.left).fold(f32::MAX, f32::min),
        right: printed().map(|g| g.right).fold(f32::MIN, f32::max),
        baseline: printed().map(|g| g.baseline).sum::<f32>() / printed().count() as f32,
        size: printed().map(|g| g.size).fold(0.0, f32::max),
        glyphs,
        text,
        links,
        rtl,
    })
}

/// Whether a line begins with the sign that ends a sentence: it then ends on the left.
fn ends_on_the_left(glyphs: &[Glyph]) -> bool {
    glyphs.iter().find(|g| !g.is_blank()).is_some_and(|g| g.text.starts_with(['.', ',', ':', ';', '،', '؛', '؟']))
}

/// Whether a line is the code of a document that begins with a number, as it is drawn between lines from the right.
fn is_code(glyphs: &[Glyph]) -> bool {
    is_drawn_code(glyphs.iter().filter(|g| !g.is_blank()).map(|g| g.text.as_str()))
}

/// Hangs vowel signs and accents on the character that they are printed over.
fn attach_marks(glyphs: &mut Vec<Glyph>) {
    let hangs = |g: &Glyph| !g.text.is_empty() && g.text.chars().all(is_combining);
    if !glyphs.iter().any(hangs) {
        return;
    }
    let (marks, mut bases): (Vec<Glyph>, Vec<Glyph>) = std::mem::take(glyphs).into_iter().partition(hangs);
    // A mark has no width and stands where the pen was after its base, give or take a little.
    let pen = |g: &Glyph| if g.text.chars().any(is_rtl) { g.left } else { g.right };
    let letters = bases.iter().enumerate().filter(|(_, g)| g.text.chars().any(char::is_alphabetic));
    let mut pens: Vec<(f32, usize)> = letters.map(|(i, g)| (pen(g), i)).collect();
    pens.sort_by(|a, b| a.0.total_cmp(&b.0));
    for mark in marks {
        let x = (mark.left + mark.right) / 2.0;
        let after = pens.partition_point(|(at, _)| *at < x);
        let beside = [after.checked_sub(1), Some(after)].into_iter().flatten().filter_map(|i| pens.get(i));
        match beside.min_by(|a, b| (a.0 - x).abs().total_cmp(&(b.0 - x).abs())) {
            Some((_, base)) => bases[*base].text.push_str(&mark.text),
            None => bases.push(mark),
        }
    }
    *glyphs = bases;
}

fn link_at(glyph: &Glyph, links: &[LinkBox]) -> Option<usize> {
    let (x, y) = ((glyph.left + glyph.right) / 2.0, glyph.baseline - 0.3 * glyph.size);
    links.iter().position(|l| (l.left..=l.right).contains(&x) && (l.top - 1.0..=l.bottom + 1.0).contains(&y))
}

/// The text of pieces with single spaces, and the stretches that are links.
fn joined(pieces: &[Piece], links: &[LinkBox]) -> (String, Vec<Link>) {
    let mut text = String::new();
    let mut found: Vec<(usize, std::ops::Range<usize>)> = Vec::new();
    for piece in pieces {
        let white = piece.text.trim().is_empty();
        if white && (text.is_empty() || text.ends_with([' ', '\t'])) {
            if piece.text == "\t" && text.ends_with(' ') {
                text.pop();
                text.push('\t');
            }
            continue;
        }
        let start = text.len();
        // A soft hyphen prints only where a line ends.
        text.extend(piece.text.chars().filter(|c| *c != '\u{ad}'));
        let Some(link) = piece.link.filter(|_| !white) else { continue };
        match found.last_mut() {
            Some((known, span)) if *known == link && text[span.end..start].trim().is_empty() => span.end = text.len(),
            _ => found.push((link, start..text.len())),
        }
    }
    text.truncate(text.trim_end().len());
    if pieces.iter().rfind(|p| !p.text.trim().is_empty()).is_some_and(|p| p.text.ends_with('\u{ad}')) {
        text.push('\u{ad}');
    }
    let found = found.into_iter().filter(|(_, span)| span.end <= text.len());
    let links = found.map(|(i, span)| Link { span, address: links[i].address.clone() }).collect();
    (text, links)
}

/// The width of what begins a line and is not broken: the first word, or the first ideograph with the punctuation and
/// the Latin word that stick to it. It would have had to fit on the line before.
pub(super) fn first_word_width(line: &Line) -> f32 {
    let printed = line.glyphs.iter().filter(|g| !g.text.is_empty());
    let ordered: Vec<&Glyph> = if line.rtl { printed.rev().collect() } else { printed.collect() };
    let mut ordered = ordered.into_iter().skip_while(|g| g.is_blank()).peekable();
    let Some(first) = ordered.next() else { return 0.0 };
    let (mut left, mut right) = (first.left, first.right);
    let mut before = first;
    for glyph in ordered {
        let gap = (glyph.left - before.right).max(before.left - glyph.right);
        let ideographs = [before, glyph].into_iter().filter(|g| is_cjk_glyph(g)).count();
        let bound = glyph.text.starts_with(NOT_FIRST) || before.text.ends_with(NOT_LAST);
        if glyph.is_blank() || gap > WORD_GAP * glyph.size && ideographs == 0 || ideographs == 2 && !bound {
            break;
        }
        left = left.min(glyph.left);
        right = right.max(glyph.right);
        before = glyph;
    }
    right - left
}

fn is_cjk_glyph(glyph: &Glyph) -> bool {
    glyph.text.chars().next().is_some_and(is_cjk)
}

/// Characters that no Chinese line begins with.
const NOT_FIRST: [char; 15] = ['，', '。', '、', '；', '：', '？', '！', '）', '》', '”', '’', '」', '』', '】', '〉'];
/// Characters that no Chinese line ends with.
const NOT_LAST: [char; 8] = ['（', '《', '“', '‘', '「', '『', '【', '〈'];

#[cfg(test)]
mod tests {
    use super::*;

    /// Glyphs of 10 points, half an em wide each (a full em for ideographs); `_` leaves a gap of two em.
    fn glyphs(text: &str) -> Vec<Glyph> {
        let mut left = 0.0;
        let mut out = Vec::new();
        for c in text.chars() {
            let width = if is_cjk(c) { 10.0 } else { 5.0 };
            if c == '_' {
                left += 20.0;
            } else {
                let text = c.to_string();
                out.push(Glyph {
                    text,
                    left,
                    right: left + width,
                    baseline: 50.0,
                    size: 10.0,
                    mark: None,
                    artifact: false,
                });
                left += width;
            }
        }
        out
    }

    fn check(drawn: &str, rtl: bool, read: &str) {
        let found = lines(glyphs(drawn), &[], rtl);
        assert_eq!(found.iter().map(|l| l.text.as_str()).collect::<Vec<_>>(), [read], "{drawn}");
    }

    #[test]
    fn gaps_part_words_and_columns() {
        check("3 May_Submission", false, "3 May\tSubmission");
        check("2018年8月22日", false, "2018年8月22日");
        check("  a   b ", false, "a b");
    }

    #[test]
    fn figures_follow_the_table() {
        check("14-3", true, "3-14");
        check("14-3", false, "14-3");
    }

    #[test]
    fn bold_by_printing_twice_is_read_once() {
        let mut twice = glyphs("ab");
        let again: Vec<Glyph> = twice.iter().map(|g| Glyph { left: g.left + 0.4, ..g.clone() }).collect();
        twice.extend(again);
        assert_eq!(lines(twice, &[], false)[0].text, "ab");
    }

    #[test]
    fn links_cover_their_text() {
        let area = LinkBox { left: 20.0, top: 40.0, right: 35.0, bottom: 52.0, address: "u".into() };
        let line = &lines(glyphs("see here now"), &[area], false)[0];
        assert_eq!(line.links, [Link { span: 4..7, address: "u".into() }]);
    }

    #[test]
    fn first_words() {
        let width = |text: &str| first_word_width(&lines(glyphs(text), &[], false)[0]);
        assert_eq!(width("July 2023"), 20.0);
        assert_eq!(width("日内瓦"), 10.0);
        assert_eq!(width("日）内"), 20.0);
        assert_eq!(width("（日内"), 20.0);
        assert_eq!(width("页ITU 日"), 25.0);
    }
}
