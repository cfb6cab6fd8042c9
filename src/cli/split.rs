//! `upshift split`: cut plans into patches for `git am`, or into branches.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::args::SplitOptions;
use super::plan_files::{self, PlannedTree};
use super::reporter::{complain, counted, note, say};
use crate::campaign::{Patch, Piece, mail, slug, split};
use crate::output::visible;
use crate::project::git;

/// Who is the author where git knows nobody.
const NOBODY: &str = "upshift <upshift@localhost>";

/// Runs the command; returns the exit status: 0 if everything that was planned is in a patch.
pub fn run(options: &SplitOptions) -> Result<u8> {
    let paint = options.color.err();
    let plans = plan_files::read(&options.plans)?;
    let tree = PlannedTree::here();
    let merged = plan_files::merged(&plans, &tree);
    plan_files::tell(&merged, &tree, paint);
    let pieces = split(&merged.files, &plans, options.by, options.lines);
    let numbered = pieces.iter().enumerate();
    let patch = |earlier: &[Piece], piece| Patch::of(piece, earlier, &merged.files, &plans, options.by);
    let made = match &options.branches {
        Some(prefix) => {
            let name =
                |(index, piece): (usize, &Piece)| format!("{prefix}/{:04}-{}", index + 1, slug(&piece.label));
            let names: Vec<String> = numbered.map(name).collect();
            git::ensure_new(tree.root(), &names)?;
            for (piece, name) in pieces.iter().zip(&names) {
                // Each branch has one piece alone.
                let Patch { title, body, diff } = patch(&[], piece);
                git::branch(tree.root(), name, &diff, &format!("{title}\n\n{body}"))?;
                say(format!("{name}: {title}\n"))?;
            }
            format!("{} made", counted(names.len(), "branch").replace("branchs", "branches"))
        }
        None => {
            let folder = &options.output;
            let identity = options.author.clone().or_else(|| git::identity(tree.root()));
            let author = identity.unwrap_or_else(|| NOBODY.to_owned());
            let is_whole = author.ends_with('>') && author.contains(" <") && !author.contains('\n');
            ensure!(is_whole, "write the author as `NAME <EMAIL>`");
            prepare(folder)?;
            let mut has_carriage_returns = false;
            for (index, piece) in numbered {
                let patch = patch(&pieces[..index], piece);
                has_carriage_returns |= patch.has_carriage_returns();
                let path = folder.join(patch.file_name(index + 1, &piece.label));
                let text = mail(&patch, index + 1, pieces.len(), &author);
                fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
                say(format!("{}: {}\n", visible(&path.to_string_lossy()), patch.title))?;
            }
            if has_carriage_returns {
                note(
                    "some lines end with a carriage return: apply the patches with `git am --keep-cr`",
                    paint,
                );
            }
            format!("{} written", counted(pieces.len(), "patch").replace("patchs", "patches"))
        }
    };
    complain(&format!("{made}, {} refused", counted(merged.refused.len(), "file")));
    Ok(if merged.refused.is_empty() { super::CLEAN } else { super::TROUBLE })
}

/// Makes the folder for patches. Those of another split would be taken for these.
fn prepare(folder: &Path) -> Result<()> {
    let shown = visible(&folder.to_string_lossy());
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {shown}"))?;
    let mut entries = fs::read_dir(folder).with_context(|| format!("cannot read {shown}"))?.flatten();
    let is_patch = |path: &Path| path.extension().is_some_and(|ending| ending == "patch");
    ensure!(
        !entries.any(|entry| is_patch(&entry.path())),
        "{shown} holds patches already; remove them, or choose a folder with `--output`"
    );
    Ok(())
}
