//! A short number that tells texts apart. The build script uses it as well.

/// The FNV-1a hash, which stays the same from one build to the next.
pub fn fingerprint(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
}
