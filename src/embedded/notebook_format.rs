//! What is read of the JSON of a notebook, in format 3 or 4, and which of it is Python.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

/// What decides whether a notebook is read.
#[derive(Deserialize)]
pub(super) struct Head {
    pub nbformat: Option<u64>,
    pub metadata: Option<Metadata>,
}

#[derive(Deserialize)]
pub(super) struct Metadata {
    pub language_info: Option<Value>,
    pub kernelspec: Option<Value>,
}

/// The cells of format 4, or the sheets of format 3.
#[derive(Deserialize)]
pub(super) struct Body<'n> {
    #[serde(borrow, default)]
    pub cells: Vec<Written<'n>>,
    #[serde(borrow, default)]
    pub worksheets: Vec<Sheet<'n>>,
}

#[derive(Deserialize)]
pub(super) struct Sheet<'n> {
    #[serde(borrow, default)]
    pub cells: Vec<Written<'n>>,
}

/// A cell as the file has it.
#[derive(Deserialize)]
pub(super) struct Written<'n> {
    #[serde(borrow)]
    pub cell_type: Cow<'n, str>,
    #[serde(borrow, default, alias = "input")]
    pub source: Option<&'n RawValue>,
    /// Of format 3.
    pub language: Option<Value>,
    pub metadata: Option<CellMetadata>,
}

#[derive(Deserialize)]
pub(super) struct CellMetadata {
    pub vscode: Option<Value>,
}

fn is_python(language: &str) -> bool {
    let language = language.to_ascii_lowercase();
    language == "ipython"
        || language.strip_prefix("python").is_some_and(|rest| rest.parse::<f32>().is_ok() || rest.is_empty())
}

/// The text of a member of an object.
fn member<'v>(value: Option<&'v Value>, key: &str) -> Option<&'v str> {
    value?.get(key)?.as_str()
}

impl Head {
    /// Whether the language of the notebook is Python, as far as it says.
    pub fn is_python(&self) -> bool {
        let Some(Metadata { language_info, kernelspec }) = &self.metadata else { return true };
        let language = member(language_info.as_ref(), "name").or(member(kernelspec.as_ref(), "language"));
        language.is_none_or(is_python)
    }
}

impl Written<'_> {
    pub fn is_python(&self) -> bool {
        let own = self.metadata.as_ref().and_then(|metadata| member(metadata.vscode.as_ref(), "languageId"));
        let language = own.or(self.language.as_ref().and_then(Value::as_str));
        self.cell_type == "code" && language.is_none_or(is_python)
    }
}
