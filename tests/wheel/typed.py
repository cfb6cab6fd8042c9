"""What a type checker says of programs that use the module: the lines that are marked are wrong, the others right."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

import upshift

report = upshift.check(["src", Path("tests")], target="3.13", select=["configparser"], suggested=True, jobs=2)
first: upshift.Finding = report.findings[0]
line: int = first.line
after: str = first.after  # wrong
proposed: Optional[str] = first.after
upshift.check(suggest=True)  # wrong
upshift.check(target=3.13)  # wrong
upshift.check(per_file={"tests/": ["configparser"]}, alternatives={"asyncore": "asyncio"})

upgrade = upshift.upgrade("x = 1", path="a.py", min="3.9")
text: str = upgrade.text
upgrade.text = ""  # wrong
upshift.upgrade("x = 1", jobs=2)  # wrong
upshift.upgrade(b"x = 1")  # wrong

plan: upshift.Plan = upshift.merge([upshift.plan(shard="1/2"), upshift.plan(shard="2/2")])
applied: upshift.Applied = plan.apply(journal=Path("journal"))
changed: list[str] = [change.path for change in plan.files] + list(applied.changed)
upshift.apply("plan.json")  # wrong

try:
    upshift.upgrade("def f(:")
except upshift.UpshiftError as error:
    place: tuple[Optional[str], Optional[int]] = (error.path, error.line)
    message: str = error.line  # wrong
