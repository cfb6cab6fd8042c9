//! Threads with room to recurse. Nothing of ours recurses on the depth of its input, but the syntax tree of ruff's parser
//! is dropped by recursion: a thread without room does not build one of a long text.

use std::cell::Cell;
use std::io;
use std::thread::{Builder, Scope, ScopedJoinHandle};

/// The stack of a thread with room, in bytes. Only what is used of it is real.
const ROOM: usize = 320 << 20;

thread_local! {
    static HAS_ROOM: Cell<bool> = const { Cell::new(false) };
}

/// Runs work on a thread with room; an error says that no thread of that size can be started.
pub fn spawn<'scope, T: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    work: impl FnOnce() -> T + Send + 'scope,
) -> io::Result<ScopedJoinHandle<'scope, T>> {
    Builder::new().stack_size(ROOM).spawn_scoped(scope, || {
        mark();
        work()
    })
}

/// Says that this thread was started with a stack of [`ROOM`] bytes.
fn mark() {
    HAS_ROOM.set(true);
}

/// Whether this thread has room.
pub fn has_room() -> bool {
    HAS_ROOM.get()
}
