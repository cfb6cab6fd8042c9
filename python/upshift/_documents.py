"""What runs of upshift give: the documents of the program, as frozen dataclasses."""

from __future__ import annotations

import os
from dataclasses import dataclass, is_dataclass
from functools import lru_cache
from typing import Any, Callable, Dict, Hashable, Literal, Optional, Tuple, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
AnyPath = Union[str, "os.PathLike[str]"]


class UpshiftError(Exception):
    """There is no result: a setting is wrong, a configuration cannot be read, or a source is not Python.

    A mistake in one of many files is no exception but an entry of `errors` in the result.
    """

    __module__ = "upshift"

    def __init__(
        self,
        message: str,
        path: Optional[str] = None,
        line: Optional[int] = None,
        column: Optional[int] = None,
    ) -> None:
        super().__init__(message, path, line, column)
        self.message = message
        """What happened, and what to do."""
        self.path = path
        """The file that it is about, if there is one."""
        self.line = line
        """The line of that file, from 1, if it is about one."""
        self.column = column
        """The character of that line, from 1."""

    def __str__(self) -> str:
        return _at(self.path, self.line, self.column) + self.message


@dataclass(frozen=True)
class Reason:
    """A piece of evidence."""

    text: str
    """A clause, such as "`p` is a `configparser.ConfigParser`"."""
    path: Optional[str] = None
    """The file that shows it."""
    line: Optional[int] = None
    """The line there, from 1."""


@dataclass(frozen=True)
class Alternative:
    """A rewrite that is not the one proposed; the setting `alternatives` chooses it."""

    name: str
    about: str
    """When it is right."""
    after: Optional[str] = None
    """What it would make of the place, if it can be made there."""


@dataclass(frozen=True)
class Need:
    """What a change needs besides the edits of its file."""

    kind: Literal["distribution", "module", "unused"]
    requirement: Optional[str] = None
    """Of a distribution: the requirement, as in PEP 508."""
    manifest: Optional[str] = None
    """Of a distribution: the file where it is declared."""
    distribution: Optional[str] = None
    """Of one that nothing uses any more: its name."""
    manifests: Tuple[str, ...] = ()
    """Of one that nothing uses any more: the files where it is declared no longer."""
    name: Optional[str] = None
    """Of a module that upshift adds to the project: its dotted name."""
    path: Optional[str] = None
    """In a plan: the file whose change needs it."""
    id: Optional[str] = None
    """In a plan: the transform whose change needs it."""
    folder: Optional[str] = None
    """In a plan, of a module: the folder that the name starts from."""
    text: Optional[str] = None
    """In a plan, of a module: its text."""


@dataclass(frozen=True)
class Cell:
    """A place in a cell of a notebook; numbers count from 1."""

    number: int
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
class Finding:
    """A use of an old API. Lines and columns count from 1, in characters; offsets in bytes of the text as UTF-8."""

    path: str
    id: str
    """The transform, as `configparser/readfp`."""
    title: str
    """The title of the transform, one sentence."""
    safety: Literal["safe", "suggested", "reported"]
    applied: bool
    """Whether its change is among the edits of the file."""
    line: int
    column: int
    end_line: int
    end_column: int
    start_offset: int
    end_offset: int
    before: str
    """The code found."""
    after: Optional[str]
    """The proposed code, if there is any."""
    message: str
    """What to do by hand, or what to check."""
    reasons: Tuple[Reason, ...]
    removed: Optional[str]
    """The first Python without the old API, as `3.12`; that may be announced only."""
    only_deprecated: bool
    """Whether all Pythons that the code must run on still have it."""
    cell: Optional[Cell] = None
    alternatives: Tuple[Alternative, ...] = ()
    needs: Tuple[Need, ...] = ()
    ran: Optional[bool] = None
    """Whether a recorded run reached it; `None` if that is not known."""
    owners: Tuple[str, ...] = ()
    """The owners of the file, after `CODEOWNERS`."""
    blocker: Optional[str] = None
    """Why its change is not made: `review`, `oldest-python`, `unknown-type` or `by-hand`."""
    unlock: Optional[str] = None
    """What would make the change possible."""

    def __str__(self) -> str:
        return f"{_at(self.path, self.line, self.column)}{self.id} [{self.safety}] {self.title}"


@dataclass(frozen=True)
class Problem:
    """An error about a file, which did not stop the others."""

    path: str
    line: Optional[int]
    column: Optional[int]
    message: str

    def __str__(self) -> str:
        return _at(self.path, self.line, self.column) + self.message


@dataclass(frozen=True)
class Edit:
    """A replacement. Offsets count the bytes of the text as UTF-8; in a plan, those of the file."""

    start_offset: int
    end_offset: int
    text: str
    by: Tuple[str, ...] = ()
    """In a plan: the transforms that make it."""


@dataclass(frozen=True)
class FileEdits:
    """A file that would be changed, or created."""

    path: str
    edits: Tuple[Edit, ...]
    created: bool = False


@dataclass(frozen=True)
class Summary:
    """The counts of a run."""

    files: int
    """Files read."""
    changed: int
    """Files that would be changed."""
    safe: int
    suggested: int
    reported: int
    deprecated: int
    """Findings of what all Pythons still have; they are counted above as well."""
    ignored: int
    """Findings suppressed by comments."""
    accepted: int
    """Findings accepted by a baseline."""
    trouble: int
    """Errors."""


@dataclass(frozen=True)
class Report:
    """What a run found: the document of `upshift check --format json`."""

    version: int
    files: Tuple[FileEdits, ...]
    findings: Tuple[Finding, ...]
    errors: Tuple[Problem, ...]
    summary: Summary


@dataclass(frozen=True)
class Upgrade:
    """What becomes of a text."""

    text: str
    """The new text; the old one if nothing changes."""
    changed: bool
    findings: Tuple[Finding, ...]
    errors: Tuple[Problem, ...]
    """Changes that were dropped because of a bug in upshift."""
    others: Tuple[FileEdits, ...]
    """Manifests and new modules that must change with the text. They are not written."""


def read(kind: Callable[..., T], value: Any) -> T:
    """A value of a JSON document, as an instance of a class. Keys that this version does not know are left out."""
    known = _hints(kind)
    return kind(**{name: _read(known[name], one) for name, one in value.items() if name in known})


def _read(kind: Any, value: Any) -> Any:
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], one) for one in value)
    if get_origin(kind) is Union and value is not None:
        return _read(get_args(kind)[0], value)
    return read(kind, value) if isinstance(kind, type) and is_dataclass(kind) else value


@lru_cache(maxsize=None)
def _hints(kind: Hashable) -> Dict[str, Any]:
    return get_type_hints(kind)


def _at(path: Optional[str], line: Optional[int], column: Optional[int]) -> str:
    """A place, as the program writes it in front of a message."""
    place = [str(part) for part in (path, line, column) if part is not None]
    return ":".join(place) + ": " if place else ""
