//! The relationships of a part (ECMA-376 part 2, clause 9.3): where its links point and which parts belong to it.

use crate::error::ReadError;
use crate::read::package::Package;
use crate::read::xml::Ns;
use std::collections::HashMap;

/// Relationships of one part, by id.
#[derive(Debug, Default)]
pub(super) struct Relations {
    /// Folder of the part, for relative targets.
    folder: String,
    by_id: HashMap<String, Relation>,
    /// Ids in file order, so that "the first" means the same on every run.
    order: Vec<String>,
}

#[derive(Debug)]
struct Relation {
    /// The last segment of the type's URI; transitional and strict agree on it.
    kind: String,
    target: String,
}

impl Relations {
    /// The relationships of a part; of the package itself for the empty name.
    pub(super) fn of(package: &mut Package, part: &str) -> Result<Relations, ReadError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let separator = if folder.is_empty() { "" } else { "/" };
        let mut relations = Relations { folder: folder.to_owned(), ..Relations::default() };
        let Some(tree) = package.tree(&format!("{folder}{separator}_rels/{file}.rels"))? else { return Ok(relations) };
        for element in tree.all(Ns::Package, "Relationship") {
            let attribute = |name| tree.attribute(element, Ns::None, name);
            if let (Some(id), Some(kind), Some(target)) = (attribute("Id"), attribute("Type"), attribute("Target")) {
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                relations.order.push(id.to_owned());
                relations.by_id.insert(id.to_owned(), Relation { kind, target: target.to_owned() });
            }
        }
        Ok(relations)
    }

    /// The name of the first part of a kind.
    pub(super) fn first(&self, kind: &str) -> Option<String> {
        self.order.iter().find(|id| self.by_id[*id].kind == kind).and_then(|id| self.part(id))
    }

    /// The name of the part that an id stands for.
    pub(super) fn part(&self, id: &str) -> Option<String> {
        let target = self.by_id.get(id)?.target.replace('\\', "/");
        if let Some(absolute) = target.strip_prefix('/') {
            return Some(absolute.to_owned());
        }
        let mut segments: Vec<&str> = self.folder.split('/').filter(|s| !s.is_empty()).collect();
        for segment in target.split('/') {
            match segment {
                ".." => drop(segments.pop()),
                "" | "." => {}
                name => segments.push(name),
            }
        }
        Some(segments.join("/"))
    }

    /// The address of a hyperlink.
    pub(super) fn address(&self, id: &str) -> Option<&str> {
        self.by_id.get(id).filter(|r| r.kind == "hyperlink").map(|r| r.target.as_str())
    }
}
