"""Print the findings of a report of upshift as annotations of GitHub.

Arguments: the report (`upshift check --format json`), the folder that its paths start from, and the file of outputs,
which is told how many findings there are. How commands are written:
https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

import json
import posixpath
import sys


def data(text):
    """A text behind `::`."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def value(text):
    """The value of a property."""
    return data(str(text)).replace(":", "%3A").replace(",", "%2C")


def command(level, properties, text):
    """One annotation; properties without a value are left out."""
    pairs = [f"{name}={value(of)}" for name, of in properties.items() if of is not None]
    return f"::{level} {','.join(pairs)}::{data(text)}"


def of_finding(finding, folder):
    """The annotation of a finding: a warning of what is gone, a notice of what is only deprecated."""
    end = finding["end_column"] if finding["end_line"] == finding["line"] else None
    properties = {
        "file": in_repository(finding["path"], folder),
        "line": finding["line"],
        "endLine": finding["end_line"],
        "col": finding["column"],
        "endColumn": end,
        "title": f"{finding['id']} ({finding['safety']})",
    }
    said = [finding["title"]]
    if finding["message"] and finding["message"] != finding["title"]:
        said.append(finding["message"])
    if finding["after"]:
        said.append(f"Proposal: {finding['after']}")
    return command("warning" if finding["removed"] else "notice", properties, "\n".join(said))


def of_error(error, folder):
    """The annotation of what went wrong."""
    path = in_repository(error["path"], folder)
    return command("error", {"file": path, "line": error["line"], "col": error["column"]}, error["message"])


def in_repository(path, folder):
    """A path as it is seen from the top of the repository."""
    return posixpath.normpath(posixpath.join(folder, path.replace("\\", "/")))


def main(report, folder, outputs):
    with open(report, encoding="utf-8") as file:
        document = json.load(file)
    for error in document["errors"]:
        print(of_error(error, folder))
    for finding in document["findings"]:
        print(of_finding(finding, folder))
    with open(outputs, "a", encoding="utf-8") as file:
        file.write(f"findings={len(document['findings'])}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
