//! `upshift._native`: the calls of `upshift::cli::api`. None of them holds the interpreter while the engine runs.
#![allow(missing_docs, reason = "what users see is documented in Python")]

use std::ffi::OsString;
use std::path::PathBuf;

use pyo3::prelude::*;
use upshift::cli::api::{self, Failure, Upgraded};

pyo3::import_exception!(upshift._documents, UpshiftError);

/// What a call gives, while other threads of Python run.
fn called<T: Send>(py: Python<'_>, call: impl FnOnce() -> Result<T, Failure> + Send) -> PyResult<T> {
    let raised =
        |Failure { message, path, line, column }| UpshiftError::new_err((message, path, line, column));
    py.detach(call).map_err(raised)
}

/// The functions, each with the result of its namesake in `upshift::cli::api`.
#[pymodule]
mod _native {
    use super::{OsString, PathBuf, PyResult, Python, Upgraded, api, called, pyfunction};

    #[pymodule_export]
    #[allow(non_upper_case_globals)]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    #[pyfunction]
    fn check(py: Python<'_>, words: Vec<OsString>) -> PyResult<String> {
        called(py, || api::check(words))
    }

    #[pyfunction]
    fn upgrade(py: Python<'_>, text: String, words: Vec<OsString>) -> PyResult<(Option<String>, String)> {
        let Upgraded { text, report } = called(py, || api::upgrade(text, words))?;
        Ok((text, report))
    }

    #[pyfunction]
    fn plan(py: Python<'_>, words: Vec<OsString>) -> PyResult<String> {
        called(py, || api::plan(words))
    }

    #[pyfunction]
    fn merge(py: Python<'_>, plans: Vec<(String, String)>) -> PyResult<String> {
        called(py, || api::merge(plans))
    }

    #[pyfunction]
    fn apply(py: Python<'_>, plans: Vec<(String, String)>, journal: Option<PathBuf>) -> PyResult<String> {
        called(py, || api::apply(plans, journal))
    }
}
