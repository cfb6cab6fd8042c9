//! Parallel work with results in order.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Once, mpsc};
use std::thread;

use anyhow::{Context, Result};

use crate::stack;

/// The number of shares that work is split into, if there is enough of it.
const SHARES: usize = 500;

/// The largest number of pieces in a share.
const LARGEST_SHARE: usize = 32;

/// Calls `work` for the numbers below `count`, `jobs` at a time, and passes the results to `take` in
/// order. A panic becomes an error with its location. If `take` fails, the rest is skipped.
pub fn in_order<T: Send>(
    count: usize,
    jobs: usize,
    work: impl Fn(usize) -> T + Sync,
    mut take: impl FnMut(usize, Result<T, String>) -> Result<()>,
) -> Result<()> {
    catch_panics();
    let next = AtomicUsize::new(0);
    // Most pieces are small: they are passed on in shares.
    let share = (count / SHARES).clamp(1, LARGEST_SHARE);
    thread::scope(|scope| {
        let (send, receive) = mpsc::channel();
        for _ in 0..jobs.min(count) {
            let (send, next, work) = (send.clone(), &next, &work);
            let worker = move || {
                GUARDED.set(true);
                loop {
                    let first = next.fetch_add(share, Ordering::Relaxed);
                    if first >= count {
                        break;
                    }
                    let one = |index: usize| {
                        let done = catch_unwind(AssertUnwindSafe(|| work(index)));
                        done.map_err(|_| LAST.take().unwrap_or_default())
                    };
                    let done: Vec<_> = (first..count.min(first + share)).map(one).collect();
                    if send.send((first, done)).is_err() {
                        break;
                    }
                }
            };
            stack::spawn(scope, worker).context("cannot start a thread")?;
        }
        drop(send);
        let mut waiting = BTreeMap::new();
        let mut turn = 0;
        for (index, done) in receive {
            waiting.insert(index, done);
            while let Some(all) = waiting.remove(&turn) {
                for done in all {
                    let taken = take(turn, done);
                    turn += 1;
                    if taken.is_err() {
                        next.store(count, Ordering::Relaxed);
                        return taken;
                    }
                }
            }
        }
        Ok(())
    })
}

/// Calls `work` on a thread with a large stack. A panic becomes an error with its location.
pub fn deep<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T> {
    catch_panics();
    thread::scope(|scope| {
        let guarded = || {
            GUARDED.set(true);
            catch_unwind(AssertUnwindSafe(work)).map_err(|_| LAST.take().unwrap_or_default())
        };
        let done = stack::spawn(scope, guarded).context("cannot start a thread")?.join();
        let done = done.unwrap_or_else(|_| Err(String::new()));
        done.map_err(|panic| anyhow::anyhow!("a bug in upshift; please report it: {panic}"))
    })
}

thread_local! {
    /// Whether panics of this thread are caught and reported.
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    /// The message and location of the last panic of this thread.
    static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps panics that are caught from being printed as well.
fn catch_panics() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !GUARDED.get() {
                return before(panic);
            }
            let text = panic.payload_as_str().unwrap_or("no message");
            let place = panic.location().map_or(String::new(), |place| format!(" ({place})"));
            LAST.set(Some(format!("{text}{place}")));
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_and_a_panic_is_one_of_them() {
        let mut all = Vec::new();
        let work = |index: usize| {
            assert!(index != 3, "three");
            thread::sleep(std::time::Duration::from_millis(5 * (index as u64 % 2)));
            index
        };
        let take = |_, done: Result<usize, String>| {
            all.push(done);
            Ok(())
        };
        in_order(6, 3, work, take).unwrap();
        assert!(all[3].as_ref().unwrap_err().starts_with("three (src/cli/parallel.rs:"));
        drop(all.remove(3));
        assert_eq!(all, [0, 1, 2, 4, 5].map(Ok));
    }

    #[test]
    fn a_failure_ends_the_work() {
        let taken = in_order(
            1000,
            2,
            |index| index,
            |index, _| {
                anyhow::ensure!(index < 2, "enough");
                Ok(())
            },
        );
        assert_eq!(taken.unwrap_err().to_string(), "enough");
    }
}
