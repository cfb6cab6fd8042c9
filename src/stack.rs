//! Threads with room to recurse. Nothing of ours recurses on the depth of its input, but the syntax tree of ruff's parser
//! is dropped by recursion: a thread without room does not build one of a long text.

use std::cell::Cell;

/// The stack of a thread with room, in bytes. Only what is used of it is real.
pub const ROOM: usize = 320 << 20;

thread_local! {
    static HAS_ROOM: Cell<bool> = const { Cell::new(false) };
}

/// Says that this thread was started with a stack of [`ROOM`] bytes.
pub fn mark() {
    HAS_ROOM.set(true);
}

/// Whether this thread has room.
pub fn has_room() -> bool {
    HAS_ROOM.get()
}
