//! The site as a server answers for it: a tree in memory, and the rules of HTTP as one pure function.
//!
//! ```text
//! files of one tree ─Resource─▶ Site ─respond(site, request)─▶ response
//! ```
//!
//! Nothing here opens a file or a socket; `cli/serve/` does. A path is looked up in a map, so that no request can name
//! what is not in the tree, and every answer belongs to one tree. The rules are those of RFC 9110 (semantics), RFC 9111
//! (caches) and, for programs of other sites, the Fetch standard.

mod conditions;
mod media;
mod negotiate;
mod respond;
mod site;
#[cfg(test)]
mod tests;

pub use respond::respond;
pub use site::{Coding, Resource, Site};
