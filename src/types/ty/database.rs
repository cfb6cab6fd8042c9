//! The type checker's database: what is needed to make its queries answer, and no more.

use std::sync::Arc;

use ruff_db::diagnostic::Diagnostic;
use ruff_db::files::{File, FileRootKind, Files};
use ruff_db::system::{System, SystemPathBuf};
use ruff_db::vendored::VendoredFileSystem;
use ruff_python_ast::PythonVersion;
use ty_module_resolver::{SearchPathSettings, UseDefaultStrategy};
use ty_python_core::platform::PythonPlatform;
use ty_python_core::program::ProgramSettings;
use ty_python_core::{Program, ProgramFile};
use ty_python_semantic::lint::{LintRegistry, RuleSelection};
use ty_python_semantic::{
    AnalysisSettings, PythonVersionSource, PythonVersionWithSource, check_file_unwrap, default_lint_registry,
};

use super::overlay::Overlay;

/// Clones share everything that was inferred; the inputs may be changed only while there is one.
#[salsa::db]
#[derive(Clone)]
pub(super) struct Database {
    storage: salsa::Storage<Self>,
    files: Files,
    overlay: Overlay,
    settings: Arc<Settings>,
}

struct Settings {
    program: ProgramSettings,
    rules: RuleSelection,
    analysis: AnalysisSettings,
}

impl Database {
    /// A database that finds modules under `roots`, then in the standard library as of `version`, and then in `last`.
    pub(super) fn new(
        overlay: Overlay,
        roots: &[SystemPathBuf],
        version: PythonVersion,
        last: SystemPathBuf,
    ) -> Self {
        let files = Files::default();
        let vendored = ty_vendored::file_system();
        let mut paths = SearchPathSettings::new(roots.to_vec());
        paths.site_packages_paths.push(last);
        let Ok(search_paths) = paths.to_search_paths(&overlay, vendored, &UseDefaultStrategy);
        let settings = Settings {
            program: ProgramSettings {
                python_version: PythonVersionWithSource { version, source: PythonVersionSource::default() },
                // What a platform lacks is no reason to leave a value unknown.
                python_platform: PythonPlatform::All,
                search_paths,
            },
            rules: RuleSelection::from_registry(default_lint_registry()),
            analysis: AnalysisSettings::default(),
        };
        let database =
            Self { storage: salsa::Storage::new(None), files, overlay, settings: Arc::new(settings) };
        // Roots of this kind hold files that change.
        for root in roots {
            database.files.try_add_root(&database, root, FileRootKind::Project);
        }
        database.settings.program.search_paths.try_register_static_roots(&database);
        database
    }

    /// The texts that were handed in.
    pub(super) fn overlay(&self) -> &Overlay {
        &self.overlay
    }

    /// What all files are analysed under.
    pub(super) fn program(&self) -> Program<'_> {
        program(self)
    }
}

/// Gives the query below its way to the settings.
#[salsa::db]
trait HasSettings: ty_python_semantic::Db {
    fn program_settings(&self) -> &ProgramSettings;
}

#[salsa::db]
impl HasSettings for Database {
    fn program_settings(&self) -> &ProgramSettings {
        &self.settings.program
    }
}

/// Kept, since to intern a program all search paths are hashed.
#[salsa::tracked(returns(copy))]
fn program(db: &dyn HasSettings) -> Program<'_> {
    Program::from_settings(db, db.program_settings())
}

#[salsa::db]
impl salsa::Database for Database {}

#[salsa::db]
impl ruff_db::Db for Database {
    fn vendored(&self) -> &VendoredFileSystem {
        ty_vendored::file_system()
    }

    fn system(&self) -> &dyn System {
        &self.overlay
    }

    fn files(&self) -> &Files {
        &self.files
    }
}

#[salsa::db]
impl ty_module_resolver::Db for Database {}

#[salsa::db]
impl ty_python_core::Db for Database {
    fn should_check_file(&self, file: File) -> bool {
        !file.path(self).is_vendored_path()
    }
}

#[salsa::db]
impl ty_python_semantic::Db for Database {
    fn check_file(&self, file: File) -> Vec<Diagnostic> {
        check_file_unwrap(self, self.program_file(file))
    }

    fn program_file(&self, file: File) -> ProgramFile<'_> {
        self.program().program_file(self, file)
    }

    fn python_version_with_source(&self, _file: File) -> &PythonVersionWithSource {
        &self.settings.program.python_version
    }

    fn rule_selection(&self, _file: File) -> &RuleSelection {
        &self.settings.rules
    }

    fn lint_registry(&self) -> &LintRegistry {
        default_lint_registry()
    }

    fn analysis_settings(&self, _file: File) -> &AnalysisSettings {
        &self.settings.analysis
    }

    fn verbose(&self) -> bool {
        false
    }

    fn is_open_file(&self, _file: File) -> bool {
        false
    }

    fn dyn_clone(&self) -> Box<dyn ty_python_semantic::Db> {
        Box::new(self.clone())
    }
}
