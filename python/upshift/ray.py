"""Plans over a cluster, with Ray: parts of the projects are tasks, and one plan comes of them.

Every node needs upshift and Ray, and the tree: a folder that all of them share, or a `Revision`, which each node fetches
by itself. All tasks see the whole tree, so that the plan is the one that `upshift.plan` makes on a single machine.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable, Dict, Iterable, Iterator, List, Optional, Union

try:
    import ray
    import ray.exceptions
except ModuleNotFoundError as error:
    raise ModuleNotFoundError("upshift.ray needs Ray; run `pip install 'upshift[ray]'`", name=error.name) from None

from ._documents import AnyPath, UpshiftError
from ._plans import Plan, merge
from ._plans import plan as plan_here
from ._settings import Options, words

try:
    import fcntl
except ImportError:  # Windows: whoever comes second finds the folder there.
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from typing_extensions import Unpack


@dataclass(frozen=True)
class Revision:
    """A commit of a git repository. Each node fetches it once, into a folder of its own."""

    url: str
    """What `git fetch` takes on every node."""
    commit: str
    """The full hash: a branch could mean another commit on another node."""
    folder: Optional[str] = None
    """Where nodes keep what they fetch, instead of a folder for temporary files."""


def plan(
    paths: Union[AnyPath, Iterable[AnyPath]] = ".",
    *,
    tree: Union[AnyPath, Revision] = ".",
    shards: Optional[int] = None,
    cpus: Optional[int] = None,
    retries: int = 3,
    progress: Optional[Callable[[int, int], object]] = None,
    **options: Unpack[Options],
) -> Plan:
    """Makes the plan of `upshift.plan(paths, **options)` in the folder `tree`, on the cluster that Ray is connected to.

    `paths` and paths in settings count from `tree`. The projects are divided into `shards` parts of similar size. A task
    takes one part, with `cpus` processors: by default all of the smallest node, and as many parts as the cluster can
    take at once, since each part reads some of the whole tree. After a crash, a lost node or a failed `git fetch`, a
    task starts again, up to `retries` times. `progress(done, total)` is called after each part. Raises `UpshiftError`
    as `upshift.plan` does, `OSError` if a node cannot have the tree, and `ray.exceptions.RayError` if a task fails for
    good.
    """
    if "shard" in options or "jobs" in options:
        raise TypeError("write `shards` and `cpus` in place of `shard` and `jobs`")
    words(options)  # A name that is wrong is an error before anything starts.
    if not ray.is_initialized():
        ray.init()
    nodes = [int(node["Resources"].get("CPU", 0)) for node in ray.nodes() if node["Alive"]]
    cpus = cpus or min(filter(None, nodes), default=1)
    count = shards or max(1, sum(node // cpus for node in nodes))
    work = _Work(
        tree if isinstance(tree, Revision) else os.path.abspath(tree),
        os.environ.get("VIRTUAL_ENV"),
        [os.fspath(paths)] if isinstance(paths, (str, os.PathLike)) else [os.fspath(path) for path in paths],
        {**options, "jobs": cpus},
    )
    remote = ray.remote(
        num_cpus=cpus,
        max_retries=retries,
        retry_exceptions=[OSError],
        scheduling_strategy="SPREAD",
    )
    parts = [remote(_plan).remote(work, f"{number}/{count}") for number in range(1, count + 1)]
    try:
        waiting = list(parts)
        while waiting:
            ready, waiting = ray.wait(waiting)
            ray.get(ready)
            if progress is not None:
                progress(count - len(waiting), count)
        document: str = ray.get(remote(_merge).remote(work, *parts))
        return Plan.parse(document)
    except ray.exceptions.RayTaskError as error:
        # The other tasks are left to end: Ray may crash when a task is cancelled that is about to start again.
        if isinstance(error.cause, (UpshiftError, OSError)):
            raise error.cause from error
        raise


@dataclass(frozen=True)
class _Work:
    """What all tasks of a run have in common."""

    tree: Union[str, Revision]
    environment: Optional[str]
    """The virtual environment of the driver: types are read from it."""
    paths: List[str]
    options: Dict[str, Any]


def _plan(work: _Work, shard: str) -> str:
    with _inside(work):
        return plan_here(work.paths, **work.options, shard=shard).document


def _merge(work: _Work, *documents: str) -> str:
    with _inside(work):
        return merge([Plan.parse(document) for document in documents]).document


@contextmanager
def _inside(work: _Work) -> Iterator[None]:
    """Works in the tree, with the virtual environment of the driver. A process of Ray runs one task at a time."""
    folder, environment = os.getcwd(), os.environ.get("VIRTUAL_ENV")
    os.chdir(work.tree if isinstance(work.tree, str) else _fetched(work.tree))
    _choose(work.environment)
    try:
        yield
    finally:
        os.chdir(folder)
        _choose(environment)


def _choose(environment: Optional[str]) -> None:
    os.environ.pop("VIRTUAL_ENV", None)
    if environment is not None:
        os.environ["VIRTUAL_ENV"] = environment


def _fetched(revision: Revision) -> Path:
    """The folder of this node that holds a revision, which the first task fetches."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    above = Path(revision.folder or Path(cache) / "upshift-trees")
    above.mkdir(parents=True, exist_ok=True)
    name = sha256(f"{revision.url} {revision.commit}".encode()).hexdigest()[:20]
    folder = above / name
    with _locked(above / f"{name}.lock"):
        if not folder.is_dir():
            with tempfile.TemporaryDirectory(prefix=f"{name}.", dir=above) as scratch:
                _fetch(revision, os.path.join(scratch, "tree"))
                # It appears under its name when it is complete.
                os.rename(os.path.join(scratch, "tree"), folder)
    return folder


def _fetch(revision: Revision, folder: str) -> None:
    _git("init", "--quiet", folder)
    try:
        _git("-C", folder, "fetch", "--quiet", "--depth=1", revision.url, revision.commit)
    except OSError:
        # Some servers give branches and tags only.
        _git("-C", folder, "fetch", "--quiet", "--tags", revision.url, "+refs/heads/*:refs/remotes/origin/*")
    _git("-C", folder, "checkout", "--quiet", "--detach", revision.commit)


def _git(*arguments: str) -> None:
    # Nobody is there to be asked for a password.
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0"}
    ran = subprocess.run(
        ["git", *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environment
    )
    if ran.returncode != 0:
        raise OSError(f"`git {' '.join(arguments)}` failed: {ran.stderr.strip()}")


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Lets one process of a node work at a time. The lock ends with the process that has it."""
    with path.open("w") as file:
        if fcntl is not None:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
