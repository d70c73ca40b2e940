//! Counts what the interpreter would do before it does it. It has no limit itself, and a few hundred bytes can draw a
//! form a thousand times that draws another a thousand times.
//!
//! A unit is about a byte that it parses: what is drawn again counts again.

use super::NAME;
use super::reach::Reach;
use crate::error::ReadError;
use crate::read::damaged;
use hayro_syntax::Pdf;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Do;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream, String as PdfString};
use hayro_syntax::page::Resources;
use std::collections::HashMap;

/// Bytes of drawing in one file; a letter of twenty pages has a million.
const MAX_DRAWING: u64 = 32 << 20;
/// Bytes of text in one file, two for most characters.
const MAX_SHOWN: u64 = 800 << 10;
/// Bytes of text in one operation, whose characters are all placed before the first of them is drawn.
const MAX_RUN: usize = 32 << 10;
/// What a byte of text counts whose outline becomes a clip path.
const OUTLINE: u64 = 4096;
/// Forms inside forms; the interpreter goes no deeper.
const MAX_DEPTH: usize = 50;

/// Refuses a file whose pages draw more than any letter.
pub(super) fn check(pdf: &Pdf, most: usize) -> Result<(), ReadError> {
    let mut count = Count { reach: Reach::new(), forms: HashMap::new(), open: Vec::new() };
    let catalog = pdf.xref().get::<Dict>(pdf.xref().root_id());
    let layers = catalog.and_then(|c| c.get::<Object>("OCProperties"));
    let layers = layers.map_or(Ok(0), |layers| count.reach.used(layers))?;
    let mut total = Cost::default();
    for page in pdf.pages().iter().take(most) {
        total.draw(layers)?;
        let content = page.page_stream().unwrap_or_default();
        total.add(count.content(content, page.resources(), false)?)?;
        let annotations = page.raw().get::<Array>("Annots");
        for annotation in annotations.iter().flat_map(Array::iter::<Dict>) {
            total.draw(annotation.data().len() as u64)?;
            if let Some(form) = appearance(&annotation) {
                total.add(count.form(&form, page.resources(), false)?)?;
            }
        }
    }
    Ok(())
}

/// What an annotation looks like.
fn appearance<'a>(annotation: &Dict<'a>) -> Option<Stream<'a>> {
    match annotation.get::<Dict>("AP")?.get::<Object>("N")? {
        Object::Stream(stream) => Some(stream),
        Object::Dict(states) => {
            let state = annotation.get::<Name>("AS").and_then(|state| states.get::<Stream>(state));
            state.or_else(|| states.get::<Stream>("Off"))
        }
        _ => None,
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Cost {
    drawn: u64,
    /// Bytes of text.
    shown: u64,
}

impl Cost {
    fn add(&mut self, other: Cost) -> Result<(), ReadError> {
        self.drawn = self.drawn.saturating_add(other.drawn);
        self.shown = self.shown.saturating_add(other.shown);
        match (self.drawn > MAX_DRAWING, self.shown > MAX_SHOWN) {
            (true, _) => Err(damaged(NAME, "it draws more than any letter")),
            (_, true) => Err(damaged(NAME, "it draws more characters than any letter")),
            _ => Ok(()),
        }
    }

    fn draw(&mut self, bytes: u64) -> Result<(), ReadError> {
        self.add(Cost { drawn: bytes, shown: 0 })
    }
}

/// What an operation names in the resources of its page or form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Figure { clips: bool },
    Font,
    State,
    Colours,
    Pattern,
    Shading,
    Properties,
}

/// A form, the resources that its names are looked up in, and whether its text clips.
type Form = (ObjectIdentifier, *const u8, bool);

struct Count {
    reach: Reach,
    /// Forms that were counted.
    forms: HashMap<Form, Cost>,
    /// Forms that are being counted.
    open: Vec<ObjectIdentifier>,
}

impl Count {
    /// What it costs to draw a form.
    fn form(&mut self, form: &Stream, outer: &Resources, clips: bool) -> Result<Cost, ReadError> {
        let own = form.dict().get::<Dict>("Resources").map(Resources::new);
        let resources = own.as_ref().unwrap_or(outer);
        let key = (form.obj_id(), resources.x_objects.data().as_ptr(), clips);
        if let Some(cost) = self.forms.get(&key) {
            return Ok(*cost);
        }
        if self.open.len() >= MAX_DEPTH {
            return Ok(Cost::default());
        }
        if self.open.contains(&form.obj_id()) {
            return Err(damaged(NAME, "a figure in it draws itself"));
        }
        let content = form.decoded_data().unwrap_or_default();
        self.reach.read(content.len() as u64)?;
        self.open.push(form.obj_id());
        let mut cost = self.content(&content, resources, clips)?;
        self.open.pop();
        cost.draw(form.dict().data().len() as u64)?;
        self.forms.insert(key, cost);
        Ok(cost)
    }

    /// What it costs to draw the content of a page or form.
    fn content(&mut self, content: &[u8], resources: &Resources, clips: bool) -> Result<Cost, ReadError> {
        let mut cost = Cost::default();
        cost.draw(content.len() as u64)?;
        let (mut clips, mut saved) = (clips, Vec::new());
        let mut known: HashMap<(Kind, Vec<u8>), Cost> = HashMap::new();
        let mut operations = TypedIter::new(content);
        while let Some(operation) = operations.next() {
            match &operation {
                Do::SaveState(_) => saved.push(clips),
                Do::RestoreState(_) => clips = saved.pop().unwrap_or(clips),
                Do::TextRenderingMode(mode) => clips = mode.0.as_i64() >= 4,
                _ => {}
            }
            let shown = shown(&operation);
            if shown > MAX_RUN {
                return Err(damaged(NAME, "it draws more characters than any letter"));
            }
            let outlines = if clips { OUTLINE } else { 0 };
            cost.add(Cost { drawn: shown as u64 * outlines, shown: shown as u64 })?;
            let Some((kind, name)) = named(&operation, clips) else { continue };
            // What a name costs is found once and counted as often as it is used.
            let key = (kind, name.to_vec());
            let used = match known.get(&key) {
                Some(used) => *used,
                None => self.used(kind, name, resources)?,
            };
            known.insert(key, used);
            cost.add(used)?;
        }
        Ok(cost)
    }

    fn used(&mut self, kind: Kind, name: &Name, resources: &Resources) -> Result<Cost, ReadError> {
        let object = match kind {
            Kind::Figure { clips } => match resources.get_x_object(name) {
                Some(form) if form.dict().get::<Name>("Subtype").is_some_and(|n| n.as_ref() == b"Form") => {
                    return self.form(&form, resources, clips);
                }
                Some(image) => image.dict().get::<Object>("ColorSpace"),
                None => None,
            },
            Kind::Font => resources.get_font(name).map(Object::Dict),
            Kind::State => resources.get_ext_g_state(name).map(Object::Dict),
            Kind::Colours => resources.get_color_space(name),
            Kind::Pattern => resources.get_pattern(name),
            Kind::Shading => resources.get_shading(name),
            Kind::Properties => resources.properties.get::<Object>(name),
        };
        let Some(object) = object else { return Ok(Cost::default()) };
        let drawn = match kind {
            Kind::Font | Kind::Colours => self.reach.kept(object)?,
            _ => self.reach.used(object)?,
        };
        Ok(Cost { drawn, shown: 0 })
    }
}

/// The bytes of text that an operation shows.
fn shown(operation: &Do) -> usize {
    match operation {
        Do::ShowText(text) => text.0.as_bytes().len(),
        Do::NextLineAndShowText(text) => text.0.as_bytes().len(),
        Do::ShowTextWithParameters(text) => text.2.as_bytes().len(),
        Do::ShowTexts(texts) => texts.0.iter::<PdfString>().map(|text| text.as_bytes().len()).sum(),
        _ => 0,
    }
}

fn named<'b>(operation: &'b Do<'b, '_>, clips: bool) -> Option<(Kind, &'b Name<'b>)> {
    Some(match operation {
        Do::XObject(o) => (Kind::Figure { clips }, o.0),
        Do::TextFont(o) => (Kind::Font, o.0),
        Do::SetGraphicsState(o) => (Kind::State, o.0),
        Do::ColorSpaceStroke(o) => (Kind::Colours, o.0),
        Do::ColorSpaceNonStroke(o) => (Kind::Colours, o.0),
        Do::StrokeColorNamed(o) => (Kind::Pattern, o.1?),
        Do::NonStrokeColorNamed(o) => (Kind::Pattern, o.1?),
        Do::Shading(o) => (Kind::Shading, o.0),
        Do::BeginMarkedContentWithProperties(o) => match o.1 {
            Object::Name(name) => (Kind::Properties, name),
            _ => return None,
        },
        _ => return None,
    })
}
