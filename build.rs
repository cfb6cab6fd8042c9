//! Lists the files of `transforms/`, so that their texts become part of the binary.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("transforms");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    if folder.is_dir() {
        list(&folder, "", &mut files)?;
    }
    files.sort();
    let mut table = String::from("static EMBEDDED: &[(&str, &str)] = &[\n");
    for (id, path) in &files {
        // Writing to a string does not fail.
        let _ = writeln!(table, "    ({id:?}, include_str!({path:?})),");
    }
    table.push_str("];\n");
    let out = env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    fs::write(out.join("embedded.rs"), table)
}

/// The Python files below a folder, with their ids. Every folder is watched for new files.
fn list(folder: &Path, prefix: &str, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || name == "__pycache__" {
            continue;
        }
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{prefix}{name}/"), files)?;
        } else if let Some(stem) = name.strip_suffix(".py") {
            files.push((format!("{prefix}{stem}"), entry.path()));
        }
    }
    Ok(())
}
