"""Run the steps of `action.yml` as GitHub does, with upshift on the PATH, and look at what they print and leave.

Arguments: the top of this repository, and a folder that may be written to.
"""

import json
import os
import pathlib
import re
import subprocess
import sys

import yaml

ROOT, SCRATCH = (pathlib.Path(path).resolve() for path in sys.argv[1:])
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
OLD = "import smtpd\nfrom configparser import SafeConfigParser\n\nprint(SafeConfigParser(), smtpd)\n"


def run(folder, **given):
    """The status, what was printed and the outputs, for some inputs."""
    inputs = {name: of["default"] for name, of in ACTION["inputs"].items()} | {"install": "none"} | given
    outputs = folder / "outputs"
    outputs.write_text("")
    known = {f"inputs.{name}": value for name, value in inputs.items()}
    known |= {"github.action_path": str(ROOT), "runner.temp": str(folder)}
    filled = lambda text: re.sub(r"\$\{\{ (\S+) \}\}", lambda found: known[found[1]], text)
    printed = ""
    for step in ACTION["runs"]["steps"]:
        if step.get("if") == "inputs.fix == 'true'" and inputs["fix"] != "true":
            continue
        environment = {name: filled(text) for name, text in step.get("env", {}).items()}
        environment |= os.environ | {"GITHUB_OUTPUT": str(outputs), "GITHUB_PATH": os.devnull}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=folder / filled(step.get("working-directory", ".")),
            env=environment,
            capture_output=True,
            text=True,
        )
        printed += done.stdout
        if done.returncode != 0:
            break
    return done.returncode, printed, dict(line.split("=", 1) for line in outputs.read_text().splitlines())


code = SCRATCH / "sub" / "a b.py"
code.parent.mkdir()
code.write_text(OLD)
(SCRATCH / "sub" / "bad.py").write_bytes(b"import smtpd # \xff\n")
good = {"working-directory": "sub", "arguments": "--target 3.13  --exclude bad.py"}

status, printed, outputs = run(SCRATCH, **good)
assert status == 1, printed
assert outputs["findings"] == "2" and pathlib.Path(outputs["report"]).is_file(), outputs
first, second = printed.splitlines()
assert first.startswith("::warning file=sub/a b.py,line=1,endLine=1,col=1,endColumn=13,title=smtpd/module"), first
assert "%0AProposal%3A ConfigParser" not in second and "%0AProposal: ConfigParser" in second, second

status, printed, outputs = run(SCRATCH, **good, fail="false", sarif="upshift.sarif")
assert (status, outputs["findings"], outputs["sarif"]) == (0, "2", "sub/upshift.sarif"), printed
results = json.loads((SCRATCH / outputs["sarif"]).read_text(encoding="utf-8"))["runs"][0]["results"]
assert len(results) == 2, results

status, printed, _ = run(SCRATCH, **{"working-directory": "sub", "fail": "false"})
assert status == 2 and "::error file=sub/bad.py,line=1,col=1::" in printed, printed

status, printed, outputs = run(SCRATCH, **good, fix="true")
assert (status, outputs["findings"]) == (1, "1"), printed
assert code.read_text() == OLD.replace("SafeConfigParser", "ConfigParser"), code.read_text()

status, printed, _ = run(SCRATCH, install="else")
assert status == 2 and printed.startswith("::error::"), printed
print("as it should be")
