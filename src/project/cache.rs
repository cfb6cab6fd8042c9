//! Answers that are computed once and shared among threads.

use std::borrow::Borrow;
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard};

use foldhash::HashMap;

/// A map from questions to answers. Safe to share among threads.
pub struct Cache<K, V>(Mutex<HashMap<K, V>>);

impl<K, V> Default for Cache<K, V> {
    fn default() -> Self {
        Cache(Mutex::default())
    }
}

impl<K: Eq + Hash, V: Clone> Cache<K, V> {
    /// The answer for a key. `find` runs outside the lock: two threads may do the same work, but
    /// neither waits, and `find` may use the cache itself.
    pub fn get_or<Q>(&self, key: &Q, find: impl FnOnce() -> V) -> V
    where
        K: Borrow<Q>,
        Q: Eq + Hash + ToOwned<Owned = K> + ?Sized,
    {
        if let Some(known) = self.lock().get(key) {
            return known.clone();
        }
        let found = find();
        self.lock().insert(key.to_owned(), found.clone());
        found
    }

    /// The answers themselves, to remove some of them.
    pub fn lock(&self) -> MutexGuard<'_, HashMap<K, V>> {
        lock(&self.0)
    }
}

/// Locks a mutex. A thread that panicked while it held the lock left a valid value behind: nothing
/// here is changed in more than one step.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}
