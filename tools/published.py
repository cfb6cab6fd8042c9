"""Write the address of the repository, and absolute links, into what a release publishes.

usage: python tools/published.py ADDRESS REVISION

ADDRESS is that of the repository (`https://github.com/owner/upshift`), REVISION the tag or commit that links lead to.
Cargo.toml and pyproject.toml cannot name the owner of a repository by a variable, and the pages of a package index
cannot follow links that are relative to a repository. The release workflow runs this before it packs anything.
"""

import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
PLACEHOLDER = "OWNER"


def owned(text, address):
    """The text of a manifest, with the address of the repository and of its site."""
    parts = urlsplit(address)
    owner, name = parts.path.strip("/").split("/")
    site = f"https://{owner.lower()}.github.io/{name}/"
    text = text.replace(f"https://{PLACEHOLDER}.github.io/upshift/", site)
    return text.replace(f"https://github.com/{PLACEHOLDER}/upshift", address)


def absolute(text, address, revision):
    """The text of a document at the top, with links that hold anywhere. Pictures need the file, not its page."""

    def at(kind, path):
        return path if "://" in path or path.startswith("#") else f"{address}/{kind}/{revision}/{path}"

    text = re.sub(r'((?:src|srcset)=")([^"]+)', lambda found: found[1] + at("raw", found[2]), text)
    text = re.sub(r"(!\[[^]]*\]\()([^)\s]+)", lambda found: found[1] + at("raw", found[2]), text)
    return re.sub(r"((?<!!)\[[^]]*\]\()([^)\s]+)", lambda found: found[1] + at("blob", found[2]), text)


def rewrite(name, change):
    """Change a file of the repository."""
    path = ROOT / name
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    address, revision = sys.argv[1].rstrip("/"), sys.argv[2]
    for name in ["Cargo.toml", "pyproject.toml", "editors/vscode/package.json"]:
        rewrite(name, lambda text: owned(text, address))
    rewrite("README.md", lambda text: absolute(text, address, revision))


if __name__ == "__main__":
    main()
