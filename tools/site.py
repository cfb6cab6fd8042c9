"""Build the site: the documents, and a page for each transform and each Python.

usage: python tools/site.py UPSHIFT

UPSHIFT is the program whose transforms are shown. It needs mkdocs (`pip install mkdocs`); the pages are
gathered in target/pages, and the site is in target/html. Any broken link is an error.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "target/pages"

# Where a document of the repository stands on the site, by the path that links to it.
MOVED = {
    "README.md": "index.md",
    "docs/changes/3.12.md": "pythons/3.12.md",
    "transforms/LICENSE-0BSD": "LICENSE-0BSD.txt",
}


def placed(path):
    """The place on the site of a file of the repository, both as paths with `/`."""
    return MOVED.get(path) or path.removeprefix("docs/")


def relinked(text, folder):
    """The text of a document in a folder of the repository, with its links as they are on the site."""

    def link(match):
        target, anchor = match[1], match[2] or ""
        if "://" in target or not target:
            return match[0]
        path = (ROOT / folder / target).resolve().relative_to(ROOT).as_posix()
        return f"]({placed(path)}{anchor})"

    return re.sub(r"\]\(([^)#\s]*)(#[^)\s]*)?\)", link, text)


def gather(upshift):
    """Put all pages in their places."""
    shutil.rmtree(PAGES, ignore_errors=True)
    PAGES.mkdir(parents=True)
    for name in ["README.md", "SECURITY.md", "CHANGELOG.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))]:
        document = ROOT / name
        text = relinked(document.read_text(encoding="utf-8"), Path(name).parent)
        # Whoever publishes the site owns the repository that its examples name.
        text = text.replace("OWNER/upshift", os.environ.get("GITHUB_REPOSITORY", "OWNER/upshift"))
        (PAGES / placed(name)).write_text(text, encoding="utf-8")
    for name in ["docs/output.schema.json", "docs/plan.schema.json", "docs/upshift.schema.json", "transforms/LICENSE-0BSD"]:
        shutil.copy(ROOT / name, PAGES / placed(name))
    shutil.copytree(ROOT / "docs/images", PAGES / "images")
    subprocess.run([upshift, "pages", PAGES], check=True)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    gather(Path(sys.argv[1]).resolve())
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--config-file", ROOT / "mkdocs.yml"]
    sys.exit(subprocess.run(build).returncode)


if __name__ == "__main__":
    main()
