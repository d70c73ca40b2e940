//! One tree in memory: every file with its compressed twins, and every header that does not depend on the request.

use super::media::{self, Class};
use crate::lang::PACKS;
use crate::ledger::hash::Hash;
use bytes::Bytes;
use http::HeaderValue;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

/// How content is coded on its way; of two that are liked alike, the later is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Coding {
    /// As it is.
    Identity,
    /// RFC 1952.
    Gzip,
    /// RFC 7932.
    Brotli,
}

impl Coding {
    /// All of them.
    pub const ALL: [Coding; 3] = [Coding::Identity, Coding::Gzip, Coding::Brotli];

    /// The name in `Content-Encoding`.
    pub fn name(self) -> &'static str {
        match self {
            Coding::Identity => "identity",
            Coding::Gzip => "gzip",
            Coding::Brotli => "br",
        }
    }

    /// The coding of a name; `x-gzip` is an old one of gzip.
    pub(super) fn from_name(name: &str) -> Option<Coding> {
        match name {
            _ if name.eq_ignore_ascii_case("x-gzip") => Some(Coding::Gzip),
            _ => Coding::ALL.into_iter().find(|c| c.name().eq_ignore_ascii_case(name)),
        }
    }
}

/// A file of the tree under one coding.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) body: Bytes,
    pub(super) length: HeaderValue,
    /// Strong: the hash of these very bytes.
    pub(super) tag: HeaderValue,
    /// `Content-Encoding`, where there is one.
    pub(super) coding: Option<HeaderValue>,
}

impl Form {
    fn new(coding: Coding, body: Bytes, hash: Hash) -> Form {
        let coding = (coding != Coding::Identity).then(|| HeaderValue::from_static(coding.name()));
        Form { length: HeaderValue::from(body.len()), tag: header(format!("\"{hash}\"")), coding, body }
    }
}

/// When a file last changed.
#[derive(Debug)]
pub(super) struct Modified {
    /// In seconds since 1970.
    pub(super) seconds: u64,
    pub(super) header: HeaderValue,
}

/// A file of the tree.
#[derive(Debug)]
pub struct Resource {
    hash: Hash,
    forms: [Option<Form>; Coding::ALL.len()],
    pub(super) media_type: HeaderValue,
    pub(super) modified: Option<Modified>,
    pub(super) class: &'static Class,
}

impl Resource {
    /// A file at `path`, which begins with `/`. Without a time of change, only its tag tells it from another; a time
    /// that lies ahead of the clock must not be given.
    pub fn new(path: &str, bytes: Bytes, modified: Option<SystemTime>) -> Resource {
        let modified = modified.and_then(|time| {
            let seconds = time.duration_since(UNIX_EPOCH).ok()?.as_secs();
            Some(Modified { seconds, header: header(httpdate::fmt_http_date(time)) })
        });
        let hash = Hash::of(&bytes);
        Resource {
            hash,
            forms: [Some(Form::new(Coding::Identity, bytes, hash)), None, None],
            media_type: media::media_type(path),
            modified,
            class: media::class(path),
        }
    }

    /// The same with a twin: the same content under another coding.
    pub fn with_twin(mut self, coding: Coding, bytes: Bytes) -> Resource {
        let hash = Hash::of(&bytes);
        self.forms[coding as usize] = Some(Form::new(coding, bytes, hash));
        self
    }

    /// The hash of its content.
    pub fn hash(&self) -> Hash {
        self.hash
    }

    /// Its content.
    pub fn content(&self) -> &[u8] {
        self.form(Coding::Identity).map_or(&[], |form| &form.body)
    }

    pub(super) fn form(&self, coding: Coding) -> Option<&Form> {
        self.forms[coding as usize].as_ref()
    }
}

/// What stands at an address.
#[derive(Debug)]
pub(super) enum Place<'a> {
    Resource(&'a Resource),
    /// Another address is the right one, for good.
    Moved(String),
    /// The root, which leads to the page in the reader's language.
    Root,
    Nothing,
}

/// The tree in memory.
#[derive(Debug, Default)]
pub struct Site {
    resources: HashMap<String, Arc<Resource>>,
    languages: Vec<&'static str>,
}

impl Site {
    /// The address of a file of the tree: the index of a folder is the folder.
    pub fn address(file: &str) -> String {
        match file.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => format!("/{folder}"),
            _ => format!("/{file}"),
        }
    }

    /// A site of resources by their addresses.
    pub fn new(resources: impl IntoIterator<Item = (String, Arc<Resource>)>) -> Site {
        let resources: HashMap<_, _> = resources.into_iter().collect();
        let has_page = |code: &&'static str| resources.contains_key(&format!("/{code}/"));
        let languages = PACKS.iter().map(|p| p.code).filter(has_page).collect();
        Site { resources, languages }
    }

    /// A resource by its address.
    pub fn get(&self, address: &str) -> Option<&Resource> {
        self.resources.get(address).map(Arc::as_ref)
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.resources.len()
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.resources.is_empty()
    }

    /// The languages that have a page.
    pub(super) fn languages(&self) -> &[&'static str] {
        &self.languages
    }

    pub(super) fn find(&self, path: &str) -> Place<'_> {
        if path == "/" && !self.languages.is_empty() {
            return Place::Root;
        }
        if let Some(resource) = self.get(path) {
            return Place::Resource(resource);
        }
        let folder = match path.strip_suffix("index.html") {
            Some(folder) if folder.ends_with('/') => folder.to_owned(),
            _ => format!("{path}/"),
        };
        match self.resources.contains_key(&folder) {
            true => Place::Moved(folder),
            false => Place::Nothing,
        }
    }
}

/// A header of text that this program wrote itself: digits, letters and punctuation.
fn header(text: String) -> HeaderValue {
    HeaderValue::try_from(text).unwrap_or_else(|_| HeaderValue::from_static(""))
}
