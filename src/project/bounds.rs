//! Bounds of versions, as in PEP 440 and in Poetry's forms, and how two of them relate.

use std::str::FromStr;

use pep440_rs::{Version, VersionSpecifiers};

/// Bounds: a version meets one of the alternatives.
pub(super) struct Bounds {
    alternatives: Vec<VersionSpecifiers>,
    written: String,
}

impl Bounds {
    /// Parses `>=1.2,<2`, `^1.2`, `~1.2`, `1.*` or alternatives with `||`; `None` for anything else.
    pub(super) fn parse(text: &str) -> Option<Bounds> {
        let one = |text: &str| {
            let parts = text.split(',').map(str::trim).filter(|part| !matches!(*part, "" | "*"));
            let plain = parts.map(standard).collect::<Option<Vec<String>>>()?.join(",");
            let empty = VersionSpecifiers::empty();
            if plain.is_empty() { Some(empty) } else { VersionSpecifiers::from_str(&plain).ok() }
        };
        let alternatives = text.split("||").map(one).collect::<Option<_>>()?;
        Some(Bounds { alternatives, written: text.to_owned() })
    }

    /// Whether every version meets them.
    pub(super) fn is_any(&self) -> bool {
        self.alternatives.iter().any(|all| all.is_empty())
    }

    pub(super) fn contains(&self, version: &Version) -> bool {
        self.alternatives.iter().any(|all| all.contains(version))
    }

    /// Whether all versions that meet these meet the others.
    pub(super) fn is_within(&self, other: &Bounds) -> bool {
        samples(self, other).iter().all(|version| !self.contains(version) || other.contains(version))
    }

    /// Whether some version meets both.
    pub(super) fn meets(&self, other: &Bounds) -> bool {
        samples(self, other).iter().any(|version| self.contains(version) && other.contains(version))
    }

    /// Other bounds, as they are written, with these in place of those on the same side.
    pub(super) fn raise(&self, other: &str) -> String {
        let mut parts: Vec<String> =
            other.split(',').filter(|part| !matches!(part.trim(), "" | "*")).map(str::to_owned).collect();
        let comma = if other.contains(", ") { ", " } else { "," };
        for own in self.written.split(',') {
            let side = |part: &&mut String| part.trim_start().starts_with(&own[..1]);
            let Some(part) = parts.iter_mut().find(side).filter(|_| own.starts_with(['<', '>'])) else {
                let space = if parts.is_empty() { "" } else { &comma[1..] };
                parts.push(format!("{space}{own}"));
                continue;
            };
            let operator = |text: &str| text.find(|c| !matches!(c, '<' | '>' | '=')).unwrap_or(text.len());
            let (before, old) = part.split_at(part.len() - part.trim_start().len());
            let (sign, version) = own.split_at(operator(own));
            let space = if old[operator(old)..].starts_with(' ') { " " } else { "" };
            *part = format!("{before}{sign}{space}{version}");
        }
        parts.join(",")
    }
}

/// A part of bounds in the form of PEP 440.
fn standard(part: &str) -> Option<String> {
    let numbers = |text: &str| text.split('.').map(|part| part.parse().ok()).collect::<Option<Vec<u64>>>();
    let below = |low: &str, mut numbers: Vec<u64>, at: usize| {
        numbers.truncate(at + 1);
        *numbers.last_mut()? += 1;
        let high: Vec<String> = numbers.iter().map(u64::to_string).collect();
        Some(format!(">={low},<{}", high.join(".")))
    };
    if let Some(low) = part.strip_prefix('^').map(str::trim) {
        let numbers = numbers(low)?;
        let first = numbers.iter().position(|number| *number > 0).unwrap_or(numbers.len() - 1);
        return below(low, numbers, first);
    }
    match part.strip_prefix('~') {
        Some(low) if !low.starts_with('=') => {
            let numbers = numbers(low.trim())?;
            let minor = 1.min(numbers.len() - 1);
            below(low.trim(), numbers, minor)
        }
        _ if part.starts_with(|c: char| c.is_ascii_digit()) => Some(format!("=={part}")),
        _ => Some(part.to_owned()),
    }
}

/// Versions on both sides of every version that two bounds name.
fn samples(one: &Bounds, other: &Bounds) -> Vec<Version> {
    let named = [one, other].into_iter().flat_map(|bounds| &bounds.alternatives).flat_map(|all| all.iter());
    let mut all = vec![Version::new([0]), Version::new([u64::from(u32::MAX)])];
    for version in named.map(|specifier| specifier.version()) {
        let release = version.release().to_vec();
        let bumped = |at: usize| {
            let mut next = release.clone();
            next[at] += 1;
            Version::new(next)
        };
        all.push(Version::new([release.as_slice(), &[1]].concat()));
        all.extend((0..release.len()).map(bumped));
        all.extend([Version::new(&release), version.clone()]);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(text: &str) -> Bounds {
        Bounds::parse(text).unwrap()
    }

    #[test]
    fn bounds_are_within_others_or_exclude_them() {
        let within = |one: &str, other: &str| bounds(one).is_within(&bounds(other));
        let meets = |one: &str, other: &str| bounds(one).meets(&bounds(other));
        for inner in [">=2", ">2.1", "==2.0", "==2.*", "~=2.1", "^2.3", "~2.1", "2.4", ">=2,<3", "^2 || ^3"] {
            assert!(within(inner, ">=2"), "{inner}");
        }
        for both in ["", "*", ">=1.20", "!=1.5", "<3", ">1,<=2", "^1 || ^2"] {
            assert!(!within(both, ">=2") && meets(both, ">=2"), "{both}");
        }
        for apart in ["<2", "^1.24", "==1.26.4", "~=1.26", "~1.26", "1.26.4", "==1.*", ">=1.20,<2", "^0.3"] {
            assert!(!meets(apart, ">=2"), "{apart}");
        }
        assert!(within("~=70.0", "<82") && !meets(">=82", "<82") && meets(">=40", "<82"));
        assert!(Bounds::parse("nonsense").is_none());
    }

    #[test]
    fn bounds_are_raised_in_their_own_style() {
        let raised = |wanted: &str, has: &str| bounds(wanted).raise(has);
        assert_eq!(raised(">=2", ""), ">=2");
        assert_eq!(raised(">=2", "*"), ">=2");
        assert_eq!(raised(">=2", ">= 1.20, != 1.5"), ">= 2, != 1.5");
        assert_eq!(raised(">=2", "!=1.5"), "!=1.5,>=2");
        assert_eq!(raised("<82", ">=40, <90"), ">=40, <82");
        assert_eq!(raised(">=1.26", "^1.24"), "^1.24,>=1.26");
    }
}
