"""Runs over files and texts, which change nothing."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Iterable, Optional, Union

from . import _native
from ._documents import AnyPath, Report, Upgrade, read
from ._settings import Options, Settings, words

if TYPE_CHECKING:
    from typing_extensions import Unpack


def check(paths: Union[AnyPath, Iterable[AnyPath]] = ".", **options: Unpack[Options]) -> Report:
    """Reports findings with their evidence, as `upshift check --format json` does.

    `paths` are files and folders. `options` are those of the command; see `Options`. A file that cannot be read is one
    of the `errors` of the report. Raises `UpshiftError` if a setting or a configuration is wrong.
    """
    return read(Report, json.loads(_native.check(words(options, paths))))


def upgrade(source: str, *, path: Optional[AnyPath] = None, **settings: Unpack[Settings]) -> Upgrade:
    """Makes the safe changes to a text, and with `suggested=True` the suggested ones too, as `upshift fix -` does.

    `path` says where the text belongs: the configuration there holds, and the files around are read as evidence. It
    need not exist. Raises `UpshiftError` with the place if the text is not Python, or if a setting is wrong.
    """
    given = words(settings)
    where = [] if path is None else ["--stdin-filename=" + os.fspath(path)]
    text, document = _native.upgrade(source, [*where, *given])
    report = read(Report, json.loads(document))
    name = "<stdin>" if path is None else os.fspath(path)
    return Upgrade(
        text=source if text is None else text,
        changed=text is not None,
        findings=report.findings,
        errors=report.errors,
        others=tuple(file for file in report.files if file.path != name),
    )
