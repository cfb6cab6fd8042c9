//! A migration that is planned, shared out and followed: change sets, which are written instead of files, what
//! several of them make together, the patches they are cut into, and what became of them.

mod change_set;
mod compare;
mod merge;
mod parts;
mod patch;
mod split;
mod unite;

pub use change_set::{
    ChangeSet, FileChange, PlannedNeed, ProjectSize, Pythons, Replaced, TransformNote, VERSION, sha256,
};
pub use compare::{Comparison, compare};
pub use merge::{Merged, Ready, merge};
pub use parts::parts;
pub use patch::{Patch, mail, slug};
pub use split::{By, Piece, split};
pub use unite::unite;
