"""Check the links between the documents of this repository: files, headings and pictures.

usage: python tools/links.py [DOCUMENT …]

Without arguments it reads every Markdown document of the repository. Links to other sites are not fetched.
The exit status is 1 if a link leads nowhere.
"""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

FENCE = re.compile(r"^ {0,3}(```+|~~~+)")
LINK = re.compile(r'\]\(([^)\s]+)(?:\s+"[^"]*")?\)|(?:href|src|srcset)="([^"]+)"')
HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
ANCHOR = re.compile(r'<a (?:id|name)="([^"]+)"')


def prose(path):
    """The lines of a document outside fenced code, with their numbers."""
    fence = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if mark := FENCE.match(line):
            if fence is None:
                fence = mark[1]
            elif mark[1].startswith(fence):
                fence = None
        elif fence is None:
            yield number, line


def without_code(line):
    """The line without what stands between backticks, where a bracket is no link."""
    return re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", line)


@cache
def anchors(path):
    """The anchors of a document, as GitHub makes them of its headings."""
    found, seen = set(), {}
    for _, line in prose(path):
        found.update(ANCHOR.findall(line))
        if heading := HEADING.match(line):
            text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading[1]).lower()
            slug = re.sub(r"[^\w\- ]", "", text).replace(" ", "-")
            count = seen[slug] = seen.get(slug, -1) + 1
            found.add(f"{slug}-{count}" if count else slug)
    return found


def broken(document):
    """The links of a document that lead nowhere: line, link and reason."""
    for number, line in prose(document):
        for match in LINK.finditer(without_code(line)):
            link = match[1] or match[2]
            if re.match(r"[a-z+]+:", link):
                continue
            path, _, anchor = link.partition("#")
            target = (document.parent / path).resolve() if path else document
            if not target.exists():
                yield number, link, "there is no such file"
            elif not target.is_relative_to(ROOT):
                yield number, link, "it leads out of the repository"
            elif anchor and target.suffix == ".md" and anchor not in anchors(target):
                yield number, link, "there is no such heading"


def main():
    documents = [Path(name).resolve() for name in sys.argv[1:]]
    if not documents:
        listed = subprocess.run(["git", "ls-files", "-z", "*.md"], cwd=ROOT, check=True, capture_output=True, text=True)
        documents = [ROOT / name for name in listed.stdout.split("\0") if name]
    found = [(document, *link) for document in documents for link in broken(document)]
    for document, number, link, reason in found:
        print(f"{document.relative_to(ROOT)}:{number}: {link}: {reason}", file=sys.stderr)
    print(f"{len(documents)} documents, {len(found)} broken links")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
