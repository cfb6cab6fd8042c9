"""The settings of runs, which are the words of the command line and of configuration files."""

from __future__ import annotations

import os
from typing import Any, Iterable, List, Mapping, Sequence, TypedDict, Union

from ._documents import AnyPath


class Settings(TypedDict, total=False):
    """What can be set in `upshift.toml` too, under the same names with `-` for `_`; values given here come first.

    docs/configuration.md explains each. `from_` stands for `from`, which is a keyword of Python.
    """

    select: Sequence[str]
    ignore: Sequence[str]
    per_file: Mapping[str, Sequence[str]]
    exclude: Sequence[str]
    include: Sequence[str]
    docs: bool
    target: str
    min: str
    suggested: bool
    alternatives: Mapping[str, str]
    allow_unreadable: bool
    transforms: Sequence[AnyPath]
    from_: Sequence[str]
    baseline: AnyPath
    roots: Sequence[AnyPath]
    python: AnyPath
    warnings: Sequence[AnyPath]


class Options(Settings, total=False):
    """Settings, and the options of a run; `upshift check --help` explains each."""

    no_builtin: bool
    since: str
    staged: bool
    lines: bool
    shard: str
    jobs: int
    max_size: int
    force_exclude: bool
    cache_dir: AnyPath
    no_cache: bool


def words(options: Mapping[str, Any], paths: Union[AnyPath, Iterable[AnyPath]] = ()) -> List[str]:
    """The words of a command line. Raises `TypeError` for an option that there is not."""
    given = []
    for name, value in options.items():
        if name not in Options.__annotations__:
            import difflib

            near = difflib.get_close_matches(name, Options.__annotations__, 1, 0.7)
            advice = f"; did you mean `{near[0]}`?" if near else ""
            raise TypeError(f"upshift has no setting `{name}`{advice}")
        option = "--" + name.rstrip("_").replace("_", "-")
        if value is True:
            given.append(option)
        elif value is False:
            # Other flags are off unless they are given.
            given += [option + "=false"] if name in Settings.__annotations__ else []
        else:
            given += [f"{option}={one}" for one in _values(value)]
    paths = [paths] if isinstance(paths, (str, os.PathLike)) else paths
    # Nothing is read from standard input.
    return [*given, "--", *("./-" if path == "-" else os.fspath(path) for path in paths)]


def _values(value: Any) -> List[str]:
    if isinstance(value, Mapping):
        listed = ((name, one if isinstance(one, str) else ",".join(one)) for name, one in value.items())
        return [f"{name}={one}" for name, one in listed]
    if isinstance(value, (str, int, os.PathLike)):
        return [os.fspath(value) if isinstance(value, os.PathLike) else str(value)]
    return [os.fspath(one) for one in value]
