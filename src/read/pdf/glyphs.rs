//! What a page shows: characters, thin lines and link boxes, with their places in points from the top left corner.

use super::NAME;
use super::fold::folded;
use crate::error::ReadError;
use crate::read::damaged;
use hayro_cmap::BfString;
use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, FillRule, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Rect as PdfRect, String as PdfString};
use hayro_syntax::page::Page as PdfPage;
use kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// Characters in one file; a letter of twenty pages has 60,000.
const MAX_GLYPHS: usize = 200_000;
/// Bytes that the characters of one file stand for: one glyph may be mapped to any text.
const MAX_TEXT: usize = 8 << 20;
/// Lines in one file.
const MAX_RULES: usize = 100_000;
/// Paths and glyph runs in one file, drawn or not.
const MAX_STEPS: usize = 3_000_000;
/// Marked content inside marked content.
const MAX_MARKS: usize = 256;
/// Clip paths inside clip paths.
const MAX_CLIPS: usize = 100_000;
/// Link boxes on one page.
const MAX_LINKS: usize = 500;
/// Filled boxes up to this height or width are rules.
const RULE_WIDTH: f64 = 3.0;

/// A character, or a few that one glyph stands for.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    pub(super) text: String,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) baseline: f32,
    /// Height of the em.
    pub(super) size: f32,
    /// Its marked content, for the tag tree.
    pub(super) mark: Option<i32>,
    /// Whether the file says that it is page decoration.
    pub(super) artifact: bool,
}

impl Glyph {
    /// Whether it prints nothing.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// A horizontal or vertical line from `from` to `to`, at `at` on the other axis.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    pub(super) from: f32,
    pub(super) to: f32,
    pub(super) at: f32,
}

/// A clickable box.
#[derive(Debug, Clone)]
pub(super) struct LinkBox {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) right: f32,
    pub(super) bottom: f32,
    pub(super) address: String,
}

/// One page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// From 1.
    pub(super) number: u32,
    pub(super) height: f32,
    pub(super) glyphs: Vec<Glyph>,
    pub(super) horizontal: Vec<Rule>,
    pub(super) vertical: Vec<Rule>,
    pub(super) links: Vec<LinkBox>,
    /// Glyphs without a known character.
    pub(super) unmapped: usize,
    /// Whether a picture is drawn.
    pub(super) pictures: bool,
}

impl Page {
    /// Whether it shows a picture and no text: a scanned page in a file that has text elsewhere.
    pub(super) fn is_picture(&self) -> bool {
        self.pictures && self.glyphs.iter().all(Glyph::is_blank)
    }
}

/// What ends the interpretation of a hostile file; it travels as a panic because the interpreter has no other way out.
struct OverLimit(&'static str);

/// Interprets the pages of a file.
pub(super) fn pages(pdf: &Pdf, most: usize) -> Result<Vec<Page>, ReadError> {
    let run = || {
        let cache = InterpreterCache::new();
        let mut budget = Budget { glyphs: MAX_GLYPHS, text: MAX_TEXT, rules: MAX_RULES, steps: MAX_STEPS };
        let pages = pdf.pages();
        (1..).zip(pages.iter().take(most)).map(|(n, p)| page(pdf, p, n, &cache, &mut budget)).collect()
    };
    // The interpreter is other people's code on hostile input; what it holds is dropped with it.
    catch_unwind(AssertUnwindSafe(run)).map_err(|payload: Box<dyn Any + Send>| {
        match payload.downcast_ref::<OverLimit>() {
            Some(OverLimit(what)) => damaged(NAME, format_args!("it draws more {what} than any letter")),
            None => damaged(NAME, "a page in it cannot be interpreted"),
        }
    })
}

fn page<'a>(pdf: &'a Pdf, page: &PdfPage<'a>, number: u32, cache: &InterpreterCache<'a>, budget: &mut Budget) -> Page {
    let upright = Affine::new(page.initial_transform(true).as_coeffs());
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width), f64::from(height));
    let mut draw = |transform: Affine, width: f64, height: f64| {
        let bounds = Rect::new(0.0, 0.0, width, height);
        let mut context = Context::new(transform, bounds, cache, pdf.xref(), InterpreterSettings::default());
        let blank = Page { number, height: height as f32, ..Page::default() };
        let mut canvas = Canvas { page: blank, marks: Vec::new(), clips: Vec::new(), turned: [0; 3], budget };
        interpret_page(page, &mut context, &mut canvas);
        let Canvas { page: mut drawn, turned, .. } = canvas;
        drawn.links = links(page, transform);
        (drawn, turned)
    };
    let (drawn, turned) = draw(upright, width, height);
    // A sheet that was scanned or printed sideways: turn it so that most of its text stands upright.
    let most = turned.into_iter().max().unwrap_or(0);
    if most <= drawn.glyphs.len() {
        return drawn;
    }
    let quarter = Affine::rotate(std::f64::consts::FRAC_PI_2);
    let (turn, width, height) = match turned.iter().position(|n| *n == most) {
        Some(0) => (Affine::translate((0.0, width)) * quarter.inverse(), height, width),
        Some(1) => (Affine::translate((width, height)) * quarter * quarter, width, height),
        _ => (Affine::translate((height, 0.0)) * quarter, height, width),
    };
    draw(turn * upright, width, height).0
}

fn links(page: &PdfPage, transform: Affine) -> Vec<LinkBox> {
    let Some(annotations) = page.raw().get::<Array>("Annots") else { return Vec::new() };
    let link = |annotation: Dict| {
        let uri = annotation.get::<Dict>("A")?.get::<PdfString>("URI")?;
        let rect = annotation.get::<PdfRect>("Rect")?;
        let corners = Rect::new(rect.x0, rect.y0, rect.x1, rect.y1);
        let area = transform.transform_rect_bbox(corners);
        Some(LinkBox {
            left: area.x0 as f32,
            top: area.y0 as f32,
            right: area.x1 as f32,
            bottom: area.y1 as f32,
            address: String::from_utf8_lossy(uri.as_bytes()).into_owned(),
        })
    };
    annotations.iter::<Dict>().take(MAX_LINKS).filter_map(link).collect()
}

struct Budget {
    glyphs: usize,
    text: usize,
    rules: usize,
    steps: usize,
}

/// Takes one from a budget, or ends the interpretation.
fn spend(left: &mut usize, what: &'static str) {
    spend_all(left, 1, what);
}

/// Takes so many from a budget, or ends the interpretation.
fn spend_all(left: &mut usize, count: usize, what: &'static str) {
    match left.checked_sub(count) {
        Some(rest) => *left = rest,
        None => resume_unwind(Box::new(OverLimit(what))),
    }
}

/// A marked content sequence (ISO 32000-2, clause 14.6).
struct Mark {
    id: Option<i32>,
    artifact: bool,
    /// The text that its glyphs stand for, until the first glyph has taken it.
    replacement: Option<String>,
    /// Whether its further glyphs are part of the replaced text.
    replaced: bool,
}

/// The device that pages are drawn on.
struct Canvas<'b> {
    page: Page,
    marks: Vec<Mark>,
    /// What is seen of the page, narrower with each entry.
    clips: Vec<Rect>,
    /// Characters that run down the page, upside down, and up the page.
    turned: [usize; 3],
    budget: &'b mut Budget,
}

impl Canvas<'_> {
    fn rule(&mut self, a: Point, b: Point) {
        let (width, height) = ((a.x - b.x).abs(), (a.y - b.y).abs());
        let rule =
            |from: f64, to: f64, at: f64| Rule { from: from.min(to) as f32, to: from.max(to) as f32, at: at as f32 };
        if height < 1.0 && width > RULE_WIDTH {
            spend(&mut self.budget.rules, "lines");
            self.page.horizontal.push(rule(a.x, b.x, (a.y + b.y) / 2.0));
        } else if width < 1.0 && height > RULE_WIDTH {
            spend(&mut self.budget.rules, "lines");
            self.page.vertical.push(rule(a.y, b.y, (a.x + b.x) / 2.0));
        }
    }

    /// The lines of a stroked path.
    fn stroke(&mut self, path: &BezPath, transform: Affine) {
        let (mut start, mut here) = (Point::ZERO, Point::ZERO);
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(p) => {
                    here = transform * p;
                    start = here;
                }
                PathEl::LineTo(p) => {
                    let next = transform * p;
                    self.rule(here, next);
                    here = next;
                }
                PathEl::QuadTo(_, p) | PathEl::CurveTo(_, _, p) => here = transform * p,
                PathEl::ClosePath => {
                    self.rule(here, start);
                    here = start;
                }
            }
        }
    }

    /// Borders drawn as thin filled boxes, as Word and browsers draw them, or as the space between two boxes.
    fn fill(&mut self, path: &BezPath, transform: Affine, rule: FillRule) {
        let starts = |element: &PathEl| matches!(element, PathEl::MoveTo(_));
        let parts = path.elements().chunk_by(|_, next| !starts(next)).filter(|part| part.len() >= 3);
        let mut before: Option<Rect> = None;
        for part in parts {
            let area = transform.transform_rect_bbox(part.bounding_box());
            self.thin_box(area);
            if let Some(before) = before.filter(|_| rule == FillRule::EvenOdd) {
                for side in frame(before, area).into_iter().flatten() {
                    self.thin_box(side);
                }
            }
            before = Some(area);
        }
    }

    /// A line, where the part of a filled box that is seen is as thin as one.
    fn thin_box(&mut self, area: Rect) {
        let area = match self.clips.last() {
            Some(clip) if !meets(area, *clip) => return,
            Some(clip) => area.intersect(*clip),
            None => area,
        };
        let middle = area.center();
        if area.height() <= RULE_WIDTH && area.width() > RULE_WIDTH {
            self.rule(Point::new(area.x0, middle.y), Point::new(area.x1, middle.y));
        } else if area.width() <= RULE_WIDTH && area.height() > RULE_WIDTH {
            self.rule(Point::new(middle.x, area.y0), Point::new(middle.x, area.y1));
        }
    }

    fn glyph(&mut self, glyph: &FontGlyph, transform: Affine) {
        spend(&mut self.budget.glyphs, "characters");
        let origin = transform * Point::ZERO;
        let advance = match glyph {
            FontGlyph::Outline(g) => g.advance_width(),
            FontGlyph::Type3(g) => g.advance_width(),
        };
        let end = transform * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0);
        let up = transform * Point::new(0.0, 1000.0);
        if !(origin.x + origin.y + end.x + end.y + up.x + up.y).is_finite() {
            return;
        }
        // Text is upright where its ascent points up the page.
        let rise = up - origin;
        if rise.x.abs() > rise.y.abs() {
            self.turned[if rise.x > 0.0 { 0 } else { 2 }] += 1;
            return;
        }
        if rise.y > 0.0 {
            self.turned[1] += 1;
            return;
        }
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => folded(c.encode_utf8(&mut [0; 4])),
            Some(BfString::String(s)) => folded(&s),
            None => {
                self.page.unmapped += 1;
                return;
            }
        };
        let (left, right) = (origin.x.min(end.x) as f32, origin.x.max(end.x) as f32);
        if let Some(mark) = self.marks.iter_mut().rfind(|m| m.replaced) {
            match mark.replacement.take() {
                Some(replacement) => self.push(folded(&replacement), left, right, origin, up),
                None => {
                    // The whole replaced text hangs on its first glyph, which grows over the others.
                    if let Some(first) = self.page.glyphs.last_mut() {
                        first.left = first.left.min(left);
                        first.right = first.right.max(right);
                    }
                }
            }
            return;
        }
        self.push(text, left, right, origin, up);
    }

    fn push(&mut self, text: String, left: f32, right: f32, origin: Point, up: Point) {
        spend_all(&mut self.budget.text, text.len(), "text");
        self.page.glyphs.push(Glyph {
            text,
            left,
            right,
            baseline: origin.y as f32,
            size: (up - origin).hypot() as f32,
            mark: self.marks.iter().rev().find_map(|m| m.id),
            artifact: self.marks.iter().any(|m| m.artifact),
        });
    }
}

/// The sides of the frame between two boxes, one of which holds the other; `None` where there is no such frame.
fn frame(a: Rect, b: Rect) -> Option<[Rect; 4]> {
    let (outer, inner) = if a.area() >= b.area() { (a, b) } else { (b, a) };
    let widths = [inner.x0 - outer.x0, outer.x1 - inner.x1, inner.y0 - outer.y0, outer.y1 - inner.y1];
    let thin = widths.iter().all(|w| (0.0..=RULE_WIDTH).contains(w)) && widths.iter().any(|w| *w > 0.0);
    thin.then_some([
        Rect { x1: inner.x0, ..outer },
        Rect { x0: inner.x1, ..outer },
        Rect { y1: inner.y0, ..outer },
        Rect { y0: inner.y1, ..outer },
    ])
}

/// Whether two boxes have more in common than an edge.
fn meets(a: Rect, b: Rect) -> bool {
    a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}

impl<'a> Device<'a> for Canvas<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        spend(&mut self.budget.steps, "paths");
        match mode {
            DrawMode::Stroke(_) | DrawMode::FillAndStroke(..) => self.stroke(path, props.transform),
            DrawMode::Fill(rule) => self.fill(path, props.transform, *rule),
            DrawMode::Invisible => {}
        }
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        spend(&mut self.budget.steps, "text");
        for glyph in run.glyphs() {
            self.glyph(glyph, props.transform * glyph.transform());
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        spend(&mut self.budget.steps, "marked content");
        if self.marks.len() >= MAX_MARKS {
            resume_unwind(Box::new(OverLimit("marked content")));
        }
        let replacement = properties.and_then(|p| p.get::<PdfString>("ActualText")).map(|s| decoded(s.as_bytes()));
        self.marks.push(Mark {
            id: properties.and_then(|p| p.get::<i32>("MCID")),
            artifact: tag == b"Artifact",
            replaced: replacement.is_some(),
            replacement,
        });
    }

    fn end_marked_content(&mut self) {
        self.marks.pop();
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.page.pictures = true;
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        spend(&mut self.budget.steps, "clip paths");
        let area = clip.path.bounding_box();
        if self.clips.len() >= MAX_CLIPS {
            resume_unwind(Box::new(OverLimit("clip paths")));
        }
        self.clips.push(self.clips.last().map_or(area, |outer| outer.intersect(area)));
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn pop_transparency_group(&mut self) {}
}

/// A text string (ISO 32000-2, clause 7.9.2.2): UTF-16 or UTF-8 with a mark, else a Latin code page.
fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, ..] => encoding_rs::UTF_16BE.decode(bytes).0.into_owned(),
        [0xff, 0xfe, ..] => encoding_rs::UTF_16LE.decode(bytes).0.into_owned(),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => encoding_rs::mem::decode_latin1(bytes).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines that filled boxes show, as horizontal and vertical ones; `seen` is what the page shows of them.
    fn lines(boxes: &[Rect], rule: FillRule, seen: Option<Rect>) -> (usize, usize) {
        let mut budget = Budget { glyphs: 0, text: 0, rules: 100, steps: 0 };
        let page = Page::default();
        let clips = seen.into_iter().collect();
        let mut canvas = Canvas { page, marks: Vec::new(), clips, turned: [0; 3], budget: &mut budget };
        let path: BezPath = boxes.iter().flat_map(|b| b.to_path(0.1)).collect();
        canvas.fill(&path, Affine::IDENTITY, rule);
        (canvas.page.horizontal.len(), canvas.page.vertical.len())
    }

    #[test]
    fn filled_boxes_are_lines_where_they_are_thin() {
        let cell = Rect::new(10.0, 10.0, 90.0, 30.0);
        let around = cell.inflate(1.0, 1.0);
        assert_eq!(lines(&[Rect::new(10.0, 10.0, 90.0, 11.0)], FillRule::NonZero, None), (1, 0));
        assert_eq!(lines(&[cell], FillRule::NonZero, None), (0, 0));
        assert_eq!(lines(&[cell, around], FillRule::EvenOdd, None), (2, 2));
        // A shade below another, and a frame too wide for a border.
        assert_eq!(lines(&[cell, around], FillRule::NonZero, None), (0, 0));
        assert_eq!(lines(&[cell, cell.inflate(9.0, 9.0)], FillRule::EvenOdd, None), (0, 0));
        // One side of the frame, as long as the page shows no more of it.
        let top = Rect::new(9.0, 9.0, 91.0, 10.0);
        assert_eq!(lines(&[cell, around], FillRule::EvenOdd, Some(top)).1, 0);
        assert!(lines(&[around], FillRule::NonZero, Some(top)).0 == 1);
        assert_eq!(lines(&[around], FillRule::NonZero, Some(Rect::new(200.0, 0.0, 201.0, 90.0))), (0, 0));
    }
}
