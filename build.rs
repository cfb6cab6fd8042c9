//! Lists the files of `transforms/`, so that their texts become part of the binary, and says which
//! commit it is built from.

#[path = "src/text/fingerprint.rs"]
mod fingerprint;
#[path = "src/transform/head.rs"]
mod head;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use fingerprint::fingerprint;
use head::head;

fn main() -> io::Result<()> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("transforms");
    println!("cargo::rerun-if-changed=build.rs");
    // A debug build reads the files when it runs: see `src/transform/load.rs`.
    let embeds = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let watch = |path: &Path| {
        if embeds {
            println!("cargo::rerun-if-changed={}", path.display());
        }
    };
    watch(&folder);
    let mut files = Vec::new();
    if folder.is_dir() {
        list(&folder, "", &mut files)?;
    }
    files.sort();
    let commit = commit(folder.parent().unwrap_or(Path::new(""))).unwrap_or_default();
    println!("cargo::rustc-env=UPSHIFT_COMMIT={commit}");
    println!("cargo::rustc-check-cfg=cfg(current_summaries)");
    if embeds && are_current(folder.parent().unwrap_or(Path::new("")), &files) {
        println!("cargo::rustc-cfg=current_summaries");
    }
    let mut table = String::from("&[\n");
    for (id, path) in &files {
        watch(path);
        // Writing to a string does not fail.
        let _ = writeln!(table, "    ({id:?}, include_str!({path:?})),");
    }
    table.push_str("]\n");
    let out = env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    fs::write(out.join("embedded.rs"), table)
}

/// Whether `src/transform/summaries.jsonl` has the fingerprints of the ledger and of all transforms with a file.
fn are_current(root: &Path, files: &[(String, PathBuf)]) -> bool {
    let kept = root.join("src/transform/summaries.jsonl");
    let ledger = root.join("ledger");
    println!("cargo::rerun-if-changed={}", kept.display());
    println!("cargo::rerun-if-changed={}", ledger.display());
    let Ok(kept) = fs::read_to_string(kept) else { return false };
    let is_kept = |(id, path): &(String, PathBuf)| {
        let text = fs::read_to_string(path).unwrap_or_default();
        let own = fingerprint(head(&text).as_bytes());
        let is_companion = id.rsplit('/').next().is_some_and(|name| name.starts_with('_'));
        is_companion || kept.contains(&format!("{{\"id\":\"{id}\",\"text\":{own}"))
    };
    let of_ledger = of_files(&ledger).unwrap_or_default();
    kept.starts_with(&format!("{of_ledger}\n")) && files.iter().all(is_kept)
}

/// The sum of the fingerprints of the files of a folder.
fn of_files(folder: &Path) -> io::Result<u64> {
    let mut files = fs::read_dir(folder)?.map(|entry| fs::read(entry?.path()));
    files.try_fold(0, |sum: u64, bytes| Ok(sum.wrapping_add(fingerprint(&bytes?))))
}

/// The commit of the sources, shortened: of their repository, or as `cargo package` wrote it down.
fn commit(root: &Path) -> Option<String> {
    let git = |arguments: &[&str]| {
        let ran = Command::new("git").arg("-C").arg(root).args(arguments).output().ok()?;
        ran.status.success().then(|| String::from_utf8_lossy(&ran.stdout).trim().to_owned())
    };
    // A package may have been unpacked inside the repository of something else.
    if git(&["ls-files", "--error-unmatch", "Cargo.toml"]).is_some() {
        // While one works, a commit is no reason to build anew.
        if env::var("PROFILE").is_ok_and(|profile| profile == "release") {
            let log = root.join(git(&["rev-parse", "--git-path", "logs/HEAD"])?);
            if log.exists() {
                println!("cargo::rerun-if-changed={}", log.display());
            }
        }
        return git(&["rev-parse", "--short=9", "HEAD"]);
    }
    let noted = fs::read_to_string(root.join(".cargo_vcs_info.json")).ok()?;
    let hash = noted.split("\"sha1\"").nth(1)?.split('"').nth(1)?;
    hash.get(..9).map(str::to_owned)
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
