"""A plan that a cluster of Ray makes is the plan of one machine, byte for byte, whatever dies meanwhile.

usage: python cluster.py TREE FOLDER

TREE is a git repository, FOLDER an empty one. `tests/wheel.rs` runs this.
"""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import ray
from ray.cluster_utils import Cluster

import upshift
import upshift.ray

# The first one ends the task that started it, and whatever else its process does.
GIT = """#!/bin/sh
if mkdir {folder}/killed 2>/dev/null; then
    kill -9 $PPID
    exit 1
fi
echo "$@" >> {folder}/fetches
exec {git} "$@"
"""


def main(tree, folder):
    # A cluster that hangs must not hang the tests.
    signal.alarm(300)
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    os.chdir(tree)
    whole = upshift.plan(suggested=True)
    assert whole.files, "there is something to plan"
    git = subprocess.run(["which", "git"], check=True, capture_output=True, text=True).stdout.strip()
    commit = subprocess.run([git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()
    mortal = folder / "bin" / "git"
    mortal.parent.mkdir()
    mortal.write_text(GIT.format(folder=folder, git=git))
    mortal.chmod(mortal.stat().st_mode | stat.S_IXUSR)
    # Nodes have the environment of who starts them.
    os.environ["PATH"] = f"{mortal.parent}{os.pathsep}{os.environ['PATH']}"
    os.chdir(folder)

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    nodes = [cluster.add_node(num_cpus=1) for _ in range(3)]
    try:
        ray.init(address=cluster.address, log_to_driver=False)

        done = []

        def lose_a_node(count, total):
            done.append((count, total))
            if nodes:
                cluster.remove_node(nodes.pop(), allow_graceful=False)

        plan = upshift.ray.plan(tree=tree, shards=6, progress=lose_a_node, suggested=True)
        assert plan.document == whole.document, "a shared folder, and nodes that die"
        assert done == [(count, 6) for count in range(1, 7)], done
        assert not nodes, "all other nodes are lost"

        cluster.add_node(num_cpus=2)
        revision = upshift.ray.Revision(f"file://{tree}", commit, str(folder / "trees"))
        plan = upshift.ray.plan(tree=revision, shards=4, suggested=True)
        assert plan.document == whole.document, "a revision, and a worker that is killed"
        assert (folder / "killed").is_dir()
        fetches = [line for line in (folder / "fetches").read_text().splitlines() if " fetch " in line]
        assert len(fetches) == 1, f"a folder is fetched once: {fetches}"

        try:
            upshift.ray.plan(tree=tree, target="x")
            raise AssertionError("a wrong setting is no error")
        except upshift.UpshiftError as error:
            assert "`x` is not a Python version" in str(error), error
        try:
            nothing = upshift.ray.Revision(f"file://{folder}/nothing", commit, str(folder / "trees"))
            upshift.ray.plan(tree=nothing, retries=1)
            raise AssertionError("there is no such repository")
        except OSError as error:
            assert f"{folder}/nothing" in str(error) and "does not" in str(error), error
    finally:
        ray.shutdown()
        cluster.shutdown()
    print("the plans are the same")


if __name__ == "__main__":
    main(*(Path(argument).resolve() for argument in sys.argv[1:]))
