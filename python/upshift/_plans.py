"""Plans: what `upshift fix` would write, made on one machine or on many, and applied later."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Iterable, Optional, Tuple, Union

from . import _native
from ._documents import AnyPath, Edit, Finding, Need, Problem, Summary, UpshiftError, read
from ._settings import Options, words

if TYPE_CHECKING:
    from typing_extensions import Unpack


@dataclass(frozen=True)
class Pythons:
    """The Python versions that the code must run on, such as `3.10`."""

    min: str
    target: str


@dataclass(frozen=True)
class ProjectSize:
    """A project, and how many of its Python files are in the run."""

    path: str
    files: int


@dataclass(frozen=True)
class TransformNote:
    """What a transform says of itself."""

    id: str
    title: str
    reason: str


@dataclass(frozen=True)
class FileChange:
    """A file that a plan changes. Paths count from the root of the repository."""

    path: str
    project: str
    before: Optional[str]
    """The SHA-256 of its bytes before; `None` for a new file."""
    after: str
    """The SHA-256 of its bytes afterwards."""
    edits: Tuple[Edit, ...]
    owners: Tuple[str, ...] = ()
    encoding: Optional[str] = None
    """`latin-1` if the bytes are no UTF-8."""
    wanted_by: Tuple[str, ...] = ()
    """Of a manifest or a new module: the files that change only together with it."""


@dataclass(frozen=True)
class Applied:
    """What became of plans. Files have their paths from the working folder."""

    changed: Tuple[str, ...]
    """The files that were changed or created."""
    done: Tuple[str, ...]
    """The files that had their changes already."""
    refused: Tuple[Problem, ...]
    """The files that were left as they are, with the reasons."""
    notes: Tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """Everything that `upshift fix` would write, and why: the document of `upshift plan`."""

    version: int
    upshift: str
    """The version of upshift that made it."""
    arguments: Tuple[str, ...]
    pythons: Pythons
    projects: Tuple[ProjectSize, ...]
    transforms: Tuple[TransformNote, ...]
    files: Tuple[FileChange, ...]
    needs: Tuple[Need, ...]
    findings: Tuple[Finding, ...]
    errors: Tuple[Problem, ...]
    summary: Summary
    document: str = field(repr=False)
    """The document itself, as `upshift plan` writes it."""
    name: str = field(default="<plan>", compare=False)
    """What messages call it."""

    @classmethod
    def parse(cls, document: str, name: str = "<plan>") -> Plan:
        """The plan of a document. Raises `UpshiftError` if it is none."""
        try:
            values = json.loads(document)
            return read(cls, {**values, "document": document, "name": name})
        except (TypeError, ValueError) as error:
            raise UpshiftError(f"it is no change set of `upshift plan`: {error}", name) from None

    @classmethod
    def load(cls, path: AnyPath) -> Plan:
        """The plan in a file. Raises `OSError` if it cannot be read."""
        with open(path, encoding="utf-8") as file:
            return cls.parse(file.read(), os.fspath(path))

    def save(self, path: AnyPath) -> None:
        """Writes the plan to a file, for `upshift apply` and `upshift split`."""
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(self.document)

    def apply(self, *, journal: Optional[AnyPath] = None) -> Applied:
        """Writes the changes into the files, as `upshift.apply` does."""
        return apply([self], journal=journal)


def plan(paths: Union[AnyPath, Iterable[AnyPath]] = ".", **options: Unpack[Options]) -> Plan:
    """Writes down what `upshift fix` would write, as `upshift plan` does. The files stay as they are.

    `paths` are files and folders, in the repository of the working folder. `options` are those of the command; see
    `Options`. Raises `UpshiftError` if a setting or a configuration is wrong.
    """
    return Plan.parse(_native.plan(words(options, paths)))


def merge(plans: Iterable[Plan]) -> Plan:
    """Makes one plan of the plans of all shards: that of the whole run, byte for byte.

    Call it where the files are, which must be those that the plans are about: it checks what several plans change, as
    `upshift apply` does. Raises `UpshiftError` if the plans are not those of one run, or if one is missing.
    """
    return Plan.parse(_native.merge(_named(plans)))


def apply(plans: Union[Plan, Iterable[Plan]], *, journal: Optional[AnyPath] = None) -> Applied:
    """Writes the changes of plans into the files of the working folder's repository, as `upshift apply` does.

    Files that changed since a plan was made are left as they are, and are listed in the result. `upshift undo` takes
    everything back; its journal is in the folder `journal`, or in the usual place.
    """
    plans = [plans] if isinstance(plans, Plan) else plans
    return read(Applied, json.loads(_native.apply(_named(plans), journal)))


def _named(plans: Iterable[Plan]) -> list[tuple[str, str]]:
    return [(plan.name, plan.document) for plan in plans]
