"""Migrates Python code off deprecated and removed APIs.

>>> import upshift
>>> upshift.upgrade("import configparser\\nconfigparser.SafeConfigParser()\\n").text
'import configparser\\nconfigparser.ConfigParser()\\n'

`check` reports what is found below some paths, `upgrade` changes a text, `plan` writes down what `upshift fix` would
write, and `apply` writes it. Results are those of the program `upshift`, which comes with this module, too; settings
have the same names. All functions may be called from several threads, and let other threads run meanwhile.
"""

from ._documents import (
    Alternative,
    Cell,
    Edit,
    FileEdits,
    Finding,
    Need,
    Problem,
    Reason,
    Report,
    Summary,
    Upgrade,
    UpshiftError,
)
from ._native import __version__
from ._plans import (
    Applied,
    FileChange,
    Plan,
    ProjectSize,
    Pythons,
    TransformNote,
    apply,
    merge,
    plan,
)
from ._runs import check, upgrade
from ._settings import Options, Settings

__all__ = [
    "Alternative",
    "Applied",
    "Cell",
    "Edit",
    "FileChange",
    "FileEdits",
    "Finding",
    "Need",
    "Options",
    "Plan",
    "Problem",
    "ProjectSize",
    "Pythons",
    "Reason",
    "Report",
    "Settings",
    "Summary",
    "TransformNote",
    "Upgrade",
    "UpshiftError",
    "__version__",
    "apply",
    "check",
    "merge",
    "plan",
    "upgrade",
]
