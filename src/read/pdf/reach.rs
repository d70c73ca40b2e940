//! How large a resource is with all that it refers to.

use super::NAME;
use crate::error::ReadError;
use crate::read::damaged;
use hayro_syntax::Filter;
use hayro_syntax::object::{Dict, Name, Object, ObjectIdentifier, Stream};
use std::collections::{HashMap, HashSet};

/// Bytes of fonts and colour profiles that the interpreter may keep; a letter has a few million.
const MAX_KEPT: u64 = 256 << 20;
/// Bytes that one of them counts at least: a font that is not in the file comes from tables of the interpreter.
const LEAST_KEPT: u64 = 128 << 10;
/// Bytes that may be read to find all sizes.
const MAX_READ: u64 = 512 << 20;
/// Objects inside objects.
const MAX_DEPTH: usize = 12;

pub(super) struct Reach {
    kept: u64,
    read: u64,
    /// Where the fonts and colour spaces begin that were counted.
    known: HashSet<*const u8>,
    sizes: HashMap<ObjectIdentifier, u64>,
}

impl Reach {
    pub(super) fn new() -> Reach {
        Reach { kept: MAX_KEPT, read: MAX_READ, known: HashSet::new(), sizes: HashMap::new() }
    }

    /// Takes bytes from what may be read.
    pub(super) fn read(&mut self, bytes: u64) -> Result<(), ReadError> {
        self.read = self.read.checked_sub(bytes).ok_or_else(|| damaged(NAME, "it draws more than any letter"))?;
        Ok(())
    }

    /// Counts what the interpreter reads once and keeps; gives the bytes by which it finds it again.
    pub(super) fn kept(&mut self, object: Object) -> Result<u64, ReadError> {
        let key = data(&object);
        if self.known.insert(key.as_ptr()) {
            let size = self.used(object)?.max(LEAST_KEPT);
            let too_many = || damaged(NAME, "it has more fonts and colours than any letter");
            self.kept = self.kept.checked_sub(size).ok_or_else(too_many)?;
        }
        Ok(key.len() as u64)
    }

    /// The bytes of an object and of all that it refers to.
    pub(super) fn used(&mut self, object: Object) -> Result<u64, ReadError> {
        let mut total = 0u64;
        let mut seen: HashSet<*const u8> = HashSet::new();
        let mut open = vec![(object, 0)];
        while let Some((object, depth)) = open.pop() {
            let bytes = data(&object);
            if !bytes.is_empty() && !seen.insert(bytes.as_ptr()) {
                continue;
            }
            self.read(bytes.len() as u64)?;
            total += bytes.len() as u64;
            if depth < MAX_DEPTH {
                let inner = |child| (child, depth + 1);
                match &object {
                    Object::Dict(dict) => open.extend(entries(dict).map(inner)),
                    Object::Stream(stream) => open.extend(entries(stream.dict()).map(inner)),
                    Object::Array(array) => open.extend(array.iter::<Object>().map(inner)),
                    _ => {}
                }
            }
            total += match &object {
                // A colour profile is kept, however often it is named.
                Object::Stream(stream) if is_profile(stream) && depth > 0 => 0,
                Object::Stream(stream) => self.size(stream)?,
                Object::String(text) => text.as_bytes().len() as u64,
                _ => 0,
            };
        }
        Ok(total)
    }

    /// The bytes that a stream inflates to.
    fn size(&mut self, stream: &Stream) -> Result<u64, ReadError> {
        if let Some(size) = self.sizes.get(&stream.obj_id()) {
            return Ok(*size);
        }
        // Pictures are never decoded.
        let is_text = |f: &Filter| {
            matches!(
                f,
                Filter::FlateDecode
                    | Filter::LzwDecode
                    | Filter::RunLengthDecode
                    | Filter::AsciiHexDecode
                    | Filter::Ascii85Decode
                    | Filter::Crypt
            )
        };
        let is_image = stream.dict().get::<Name>("Subtype").is_some_and(|n| n.as_ref() == b"Image");
        let size = match stream.filters().iter().all(is_text) && !is_image {
            true => stream.decoded_data().map_or(0, |data| data.len() as u64),
            false => stream.raw_data().len() as u64,
        };
        self.read(size)?;
        self.sizes.insert(stream.obj_id(), size);
        Ok(size)
    }
}

/// The bytes of an object in the file, without what it refers to.
fn data<'a>(object: &Object<'a>) -> &'a [u8] {
    match object {
        Object::Dict(dict) => dict.data(),
        Object::Stream(stream) => stream.dict().data(),
        Object::Array(array) => array.data(),
        _ => &[],
    }
}

/// What a dictionary refers to; not the way back up, nor resources, which are counted where they are used.
fn entries<'d, 'a>(dict: &'d Dict<'a>) -> impl Iterator<Item = Object<'a>> + 'd {
    const NOT_FOLLOWED: [&[u8]; 5] = [b"Parent", b"P", b"Pg", b"Page", b"Resources"];
    dict.keys().filter(|key| !NOT_FOLLOWED.contains(&key.as_ref())).filter_map(|key| dict.get::<Object>(&*key))
}

/// Whether a stream is an ICC profile: it states its number of colours and nothing that others must state.
fn is_profile(stream: &Stream) -> bool {
    let dict = stream.dict();
    dict.contains_key("N") && !dict.contains_key("FunctionType") && !dict.contains_key("Type")
}
