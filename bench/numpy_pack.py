"""Compares `packs/numpy` with `ruff --select NPY201 --fix`, on the names of NumPy's migration guide.

    python3 bench/numpy_pack.py UPSHIFT RUFF NUMPY1 NUMPY2

UPSHIFT and RUFF are programs, NUMPY1 and NUMPY2 folders in which `pip install --target` put NumPy 1.26 and 2.
Each name is written in four ways into a program of its own, which prints a value. A change is right if the changed program
prints with NumPy 2 what the old one printed with NumPy 1, and with NumPy 1 as well unless its replacement is new in 2.
The programs of TRAPS are code that a careless tool breaks; they are judged in the same way.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

# A name, and an expression with it whose value is compared.
NAMES = {
    "Inf": "{}",
    "Infinity": "{}",
    "NAN": "str({})",
    "NINF": "{}",
    "NZERO": "str({})",
    "NaN": "str({})",
    "PINF": "{}",
    "PZERO": "{}",
    "infty": "{}",
    "bool8": "{}(1)",
    "bytes0": "{}(b'a')",
    "cfloat": "{}(1)",
    "clongfloat": "{}(1)",
    "complex_": "{}(1)",
    "float_": "{}(1)",
    "int0": "{}(1)",
    "longcomplex": "{}(1)",
    "longfloat": "{}(1)",
    "object0": "{}.__name__",
    "singlecomplex": "{}(1)",
    "str0": "{}('a')",
    "string_": "{}(b'a')",
    "uint0": "{}(1)",
    "unicode_": "{}('a')",
    "void0": "{}.__name__",
    "alltrue": "{}([[1, 0], [1, 1]], axis=0)",
    "asfarray": "{}([[1, 2]])",
    "byte_bounds": "len({}(numpy.zeros(3)))",
    "cast": "{}[numpy.float32]([1, 2])",
    "chararray": "{}(2).shape",
    "compare_chararrays": "{}(numpy.array(['a']), numpy.array(['b']), '<', True)",
    "cumproduct": "{}([1, 2, 3])",
    "disp": "{}('shown')",
    "fastCopyAndTranspose": "{}([[1, 2], [3, 4]])",
    "find_common_type": "str({}(['f4', 'i8'], []))",
    "format_parser": "{}('i4', 'a', []).dtype.names",
    "in1d": "{}([[1, 2], [3, 4]], [2, 3])",
    "issubclass_": "{}(int, object)",
    "issubsctype": "{}(numpy.float32, numpy.floating)",
    "mat": "{}([[1, 2]])",
    "msort": "{}([[2, 1], [1, 2]])",
    "nbytes": "{}[numpy.float32]",
    "obj2sctype": "{}('f4').__name__",
    "product": "{}([[1, 2], [3, 4]], axis=0)",
    "recfromcsv": "{}(io.StringIO('A,b\\n1,2'), encoding=None)",
    "recfromtxt": "{}(io.StringIO('1 2\\n3 4'), encoding=None)",
    "round_": "{}([1.26], 1)",
    "row_stack": "{}([[1, 2], [3, 4]])",
    "safe_eval": "{}('[1, 2]')",
    "sctype2char": "{}('f4')",
    "sometrue": "{}([[1, 0], [0, 0]], axis=1)",
    "trapz": "{}([1, 2, 4], dx=2.0)",
    "AxisError": "{}('a').args",
    "ComplexWarning": "{}('a').args",
    "DataSource": "{}(None).exists('/nowhere')",
    "ModuleDeprecationWarning": "{}('a').args",
    "RankWarning": "{}('a').args",
    "TooHardError": "{}('a').args",
    "VisibleDeprecationWarning": "{}('a').args",
    "add_docstring": "callable({})",
    "add_newdoc": "callable({})",
    "math": "{}.sqrt(2)",
    "tracemalloc_domain": "{}",
    # What has no replacement: it can only be told.
    "add_newdoc_ufunc": "callable({})",
    "compat": "{}.__name__",
    "deprecate": "callable({})",
    "deprecate_with_doc": "callable({})",
    "get_array_wrap": "callable({})",
    "geterrobj": "callable({})",
    "issctype": "{}(numpy.float32)",
    "kernel_version": "{} is not None",
    "lookfor": "callable({})",
    "maximum_sctype": "{}(numpy.float32).__name__",
    "sctypes": "len({})",
    "set_numeric_ops": "callable({})",
    "set_string_function": "callable({})",
    "seterrobj": "callable({})",
    "source": "callable({})",
    "who": "callable({})",
    "MAXDIMS": "{} > 0",
    "ERR_IGNORE": "{}",
}

WAYS = {
    "`np.NAME`": ("import numpy as np", "np.{}"),
    "`numpy.NAME`": ("", "numpy.{}"),
    "`from numpy import NAME`": ("from numpy import {}", "{}"),
    "`from numpy import NAME as N`": ("from numpy import {} as N", "N"),
}

# Programs that print `value`, with what a careless tool breaks.
TRAPS = {
    "a power of a negative number": "import numpy as np\nvalue = np.NINF ** 2, 2.0 ** np.NINF",
    "a method of a number": "import numpy as np\nvalue = np.NZERO.hex()",
    "two dimensions": "import numpy as np\nvalue = np.in1d(np.array([[1, 2], [3, 4]]), [2, 3])",
    "a type that is not of floats": "import numpy as np\nvalue = np.asfarray([1, 2], dtype=int)",
    "a copy that is written to": "import numpy as np\na = np.zeros(2)\nb = np.cast[float](a)\nb[0] = 1\nvalue = a",
    "an attribute that is asked for": "import numpy as np\nF = np.float_ if hasattr(np, 'float_') else np.float64\nvalue = F(1)",
    "an attribute that is tried": "import numpy as np\ntry:\n    F = np.unicode_\nexcept AttributeError:\n    F = np.str_\nvalue = F('a')",
    "an import that is tried": "try:\n    from numpy import trapezoid\nexcept ImportError:\n    from numpy import trapz as trapezoid\nvalue = trapezoid([1.0, 2.0])",
    "a builtin by the new name": "from numpy import sometrue, product\nvalue = any(x for x in [0, 1]), sometrue([[0], [1]], axis=0)",
    "a builtin that rounds": "from numpy import round_\nvalue = round(2.5), round_([2.5, 1.25], 1)",
    "a local name": "import numpy as np\ndef f(isin, sort):\n    return np.msort([2, 1]), isin, sort\nvalue = f(1, 2)",
    "masked arrays": "import numpy as np\nm = np.ma.array([1, 2, 9], mask=[0, 0, 1])\nvalue = np.ma.product(m), np.ma.round_(m), m.ptp()",
    "a string": "import numpy as np\nvalue = getattr(np, 'float_')(1)",
    "a string for a test": "import numpy as np\nfrom unittest import mock\nwith mock.patch('numpy.product', lambda x: 7):\n    value = np.product([2])",
    "an annotation in a string": "import numpy as np\nimport typing\ndef f(x: 'np.float_') -> 'np.complex_': ...\nvalue = [t.__name__ for t in typing.get_type_hints(f).values()]",
    "a module under another name": "import numpy.core.numeric as N\nvalue = N.array([1]), N.NaN != N.NaN",
    "all names": "from numpy import *\nvalue = array([Inf]), float_(1)",
    "an argument's old name": "import numpy as np\nvalue = np.quantile([1, 2, 3], 0.4, interpolation='lower')",
    "a copy where it must be": "import numpy as np\nvalue = np.array([1, 2], copy=False)",
    "a sum of a generator": "import numpy as np\nvalue = np.sum(x for x in [1, 2])",
    "an item that is set": "import numpy as np\na = np.zeros((2, 2))\na.itemset(3, 5)\nvalue = a",
    "a function of one's own": "def product(x):\n    return 'mine'\nimport numpy as np\nvalue = product([2]), np.prod([2])",
    "a class of one's own": "class np:\n    NaN = 3\n    product = staticmethod(len)\nvalue = np.NaN, np.product([1, 1])",
    "a parameter by the name of the module": "import numpy as np\nclass Other:\n    float_ = int\ndef f(np):\n    return np.float_(1.5)\nvalue = f(Other), np.pi",
}

SHOW = """
def shown(value):
    if isinstance(value, tuple):
        return [shown(one) for one in value]
    array = numpy.asarray(value)
    return [str(array.dtype), list(array.shape), str(array.tolist())]
assert io
print(shown(value))
"""
HEAD = "import io\nimport numpy\n"


def programs():
    """Each program by its file name, with its group."""
    for name, expression in NAMES.items():
        for number, (way, (imported, used)) in enumerate(WAYS.items()):
            value = expression.format(used.format(name))
            yield f"{name}_{number}.py", way, f"{HEAD}{imported.format(name)}\nvalue = {value}\n{SHOW}"
    for number, (trap, code) in enumerate(TRAPS.items()):
        yield f"trap_{number}.py", trap, f"{HEAD}{code}\n{SHOW}"


# Runs each program of a folder in a process of its own, which has imported NumPy already.
RUNNER = """
import json, os, runpy, sys, tempfile, warnings
warnings.simplefilter("ignore")
import numpy, numpy.core.numeric
printed = {}
for name in sorted(os.listdir(sys.argv[1])):
    if not name.endswith(".py"):
        continue
    with tempfile.TemporaryFile("w+") as output:
        child = os.fork()
        if child == 0:
            os.dup2(output.fileno(), 1)
            os.close(2)
            status = 1
            try:
                runpy.run_path(os.path.join(sys.argv[1], name))
                sys.stdout.flush()
                status = 0
            finally:
                os._exit(status)
        status = os.waitpid(child, 0)[1]
        output.seek(0)
        printed[name] = output.read() if status == 0 else None
print(json.dumps(printed))
"""


def run(site, folder):
    """What each program of a folder prints; `None` if it fails."""
    environment = {**os.environ, "PYTHONPATH": site, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-W", "ignore", "-c", RUNNER, str(folder)]
    return json.loads(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)


def upshift(program, folder, pack):
    """The names of the files in which something is reported."""
    state = {**os.environ, "XDG_STATE_HOME": tempfile.mkdtemp()}
    options = ["--no-builtin", "--transforms", pack, "--min", "3.10"]
    (folder / "pyproject.toml").write_text('[project]\nname = "x"\nversion = "1"\ndependencies = ["numpy"]\n')
    subprocess.run([program, "fix", "--suggested", *options, "."], cwd=folder, env=state, capture_output=True)
    command = [program, "check", *options, "--format", "json-lines", "."]
    done = subprocess.run(command, cwd=folder, env=state, capture_output=True, text=True)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return {Path(line["path"]).name for line in lines if line.get("kind") == "finding"}


def ruff(program, folder, *options):
    """The names of the files in which something of NumPy is reported."""
    command = [program, "check", "--isolated", "--no-cache", "--preview", "--output-format", "json", *options, "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    return {Path(told["filename"]).name for told in json.loads(done.stdout) if told["code"] == "NPY201"}


def judged(old, new, is_told, before, after):
    """`right`, `wrong`, `told` or `silent`; what works with NumPy 2 as it is was rightly left alone."""
    needs_two = any(word in new for word in ("trapezoid", "array_utils", "RankWarning"))
    is_right = after[1] == before and (after[0] == before or needs_two)
    if old != new:
        return "right" if is_right else "told" if is_told and after[0] == before else "wrong"
    if after[1] == before:
        return "right"
    return "told" if is_told else "silent"


def main():
    upshift_program, ruff_program, *sites = sys.argv[1:]
    pack = str(Path(__file__).resolve().parent.parent / "packs/numpy")
    tools = {
        "upshift": lambda folder: upshift(upshift_program, folder, pack),
        "ruff `--select NPY201 --fix`": lambda folder: ruff(ruff_program, folder, "--select", "NPY201", "--fix"),
        "ruff `--select NPY201,F401 --fix --unsafe-fixes`": lambda folder: ruff(
            ruff_program, folder, "--select", "NPY201,F401", "--fix", "--unsafe-fixes"
        ),
    }
    cases = list(programs())
    verdicts = {}
    with tempfile.TemporaryDirectory() as top:
        first = Path(top) / "before"
        first.mkdir()
        for file, _, text in cases:
            (first / file).write_text(text)
        before = run(sites[0], first)
        for file, _, text in cases:
            if before[file] is None:
                sys.exit(f"{file} fails with NumPy 1:\n{text}")
        for tool, apply in tools.items():
            folder = Path(top) / tool.split()[0] / str(len(verdicts))
            folder.mkdir(parents=True)
            for file, _, text in cases:
                (folder / file).write_text(text)
            told = apply(folder)
            after = [run(site, folder) for site in sites]
            verdicts[tool] = {}
            for file, _, text in cases:
                new, printed = (folder / file).read_text(), [each[file] for each in after]
                verdicts[tool][file] = judged(text, new, file in told, before[file], printed)
                if verdicts[tool][file] in ("wrong", "silent"):
                    print(f"{tool}, {file}: {verdicts[tool][file]}\n{new}", file=sys.stderr)
    print("| | " + " | ".join(tools) + " |\n|---|" + "---|" * len(tools))
    for group in [*WAYS, "traps"]:
        files = [file for file, way, _ in cases if way == group or group == "traps" and way in TRAPS]
        cells = []
        for tool in tools:
            counts = Counter(verdicts[tool][file] for file in files)
            cells.append(", ".join(f"{counts[kind]} {kind}" for kind in ("right", "told", "silent", "wrong")))
        print(f"| {group} ({len(files)}) | " + " | ".join(cells) + " |")
    print("\n| Trap | " + " | ".join(tools) + " |\n|---|" + "---|" * len(tools))
    for file, way, _ in cases:
        if way in TRAPS:
            print(f"| {way} | " + " | ".join(verdicts[tool][file] for tool in tools) + " |")
    names = {}
    for file, way, _ in cases:
        if way in WAYS:
            key = tuple(verdicts[tool][file] for tool in tools)
            names.setdefault(file.rsplit("_", 1)[0], []).append(key)
    differ = {name: keys for name, keys in names.items() if any(len(set(key)) > 1 for key in keys)}
    print("\n| Name, in the four ways | " + " | ".join(tools) + " |\n|---|" + "---|" * len(tools))
    for name, keys in differ.items():
        columns = zip(*keys)
        print(f"| `{name}` | " + " | ".join(", ".join(dict.fromkeys(column)) for column in columns) + " |")


if __name__ == "__main__":
    main()
