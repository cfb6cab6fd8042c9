//! The ways past `asyncore` and `asynchat`: one is chosen for a project, and the transforms of the
//! others are left out.

use std::str::FromStr;

/// What takes the place of `asyncore` and `asynchat`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// `asyncio` for files that are understood whole, the module for the others.
    Asyncio,
    /// A module with the same interface, placed in the project.
    #[default]
    Module,
    /// The distributions that carry the old modules on.
    Backport,
}

/// The modules that there are several ways past.
const MODULES: [&str; 2] = ["asyncore", "asynchat"];

impl Way {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Way::Asyncio => "asyncio",
            Way::Module => "module",
            Way::Backport => "backport",
        }
    }

    /// Whether a transform belongs to this way, or to none.
    pub fn has(self, id: &str) -> bool {
        let Some((_, name)) = id.split_once('/').filter(|(module, _)| MODULES.contains(module)) else {
            return true;
        };
        match name {
            "asyncio" => self == Way::Asyncio,
            "module" => self != Way::Backport,
            "backport" => self == Way::Backport,
            _ => true,
        }
    }
}

impl FromStr for Way {
    type Err = String;

    fn from_str(text: &str) -> Result<Way, String> {
        match text {
            "asyncio" => Ok(Way::Asyncio),
            "module" => Ok(Way::Module),
            "backport" => Ok(Way::Backport),
            _ => Err("known are asyncio, module, backport".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_has_its_transforms() {
        assert!(Way::Module.has("asyncore/module") && !Way::Module.has("asynchat/backport"));
        assert!(Way::Asyncio.has("asyncore/module") && Way::Asyncio.has("asyncore/asyncio"));
        assert!(Way::Backport.has("asynchat/backport") && !Way::Backport.has("asyncore/module"));
        assert!(Way::Backport.has("setuptools/module"));
        assert!("twisted".parse::<Way>().is_err());
    }
}
