"""Draw the picture of the README: what upshift prints on a terminal, as an SVG for light and dark pages.

usage: python tools/picture.py UPSHIFT [--check]

UPSHIFT is the program. It runs in a pseudo-terminal, so that its colours are those that a person sees; the picture is
written to docs/images/terminal.svg, or with --check compared with it. It works where Python has `pty`, not on Windows.
"""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs/images/terminal.svg"

# The program that the picture is about: one call whose receiver comes from another file, and one that nobody knows.
FILES = {
    "settings.py": '''\
from configparser import ConfigParser


def load(path):
    parser = ConfigParser()
    parser.read(path)
    return parser
''',
    "app.py": """\
import imp

from settings import load

config = load("app.ini")
config.readfp(open("local.ini"))


def reload(plugin, stream):
    plugin.readfp(stream)
    return imp.reload(plugin)
""",
}
COMMANDS = [["check"], ["fix"]]

# The terminal, in characters, and a character, in pixels.
COLUMNS, ROWS = 110, 200
WIDTH, HEIGHT, SIZE, MARGIN = 8.0, 19, 13.3, 16

# The classes of styles by their codes (SGR), and their colours on a light and on a dark page.
STYLES = {1: "bold", 2: "faint", 3: "italic", 4: "underline"}
COLOURS = {
    "black": ("#24292f", "#8b949e"),
    "red": ("#b42318", "#ff8a80"),
    "green": ("#116329", "#6fdd8b"),
    "yellow": ("#7d4e00", "#e3b341"),
    "blue": ("#0550ae", "#79b8ff"),
    "magenta": ("#8250df", "#d2a8ff"),
    "cyan": ("#0b6b78", "#76e3ea"),
    "white": ("#57606a", "#c9d1d9"),
    "grey": ("#636c76", "#8d96a0"),
}
NAMES = list(COLOURS)[:8]


def run(program, arguments, folder, state):
    """What a command writes to a terminal, as text with escape sequences."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    drop = ("NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM", "VIRTUAL_ENV")
    environment = {name: value for name, value in os.environ.items() if name not in drop}
    environment |= {"TERM": "xterm-256color", "XDG_STATE_HOME": str(state)}
    process = subprocess.Popen(
        [program, *arguments], cwd=folder, env=environment, stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    said = b""
    # The end of a pseudo-terminal is an error on Linux and nothing elsewhere.
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:
            break
        if not part:
            break
        said += part
    os.close(ours)
    process.wait()
    # Times differ from run to run.
    return re.sub(r"\b\d+(\.\d+)? (ms|s)\b", "0.01 s", said.decode("utf-8"))


def lines(text):
    """The lines of a terminal that is told a text: lists of characters with their classes."""
    screen, line, column, classes = [], [], 0, frozenset()
    tokens = r"\x1b\]8;[^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[([\d;]*)([A-Za-z])|(.)"
    for code in re.finditer(tokens, text, re.DOTALL):
        parameters, command, character = code.groups()
        if command == "m":
            # One of the first colours of the palette is one of the named colours.
            palette = re.sub(r"\b38;5;(\d+)", lambda found: named(int(found[1])), parameters or "0")
            for number in map(int, palette.split(";")):
                classes = restyled(classes, number)
        elif command == "K":
            del line[column:]
        elif character == "\r":
            column = 0
        elif character == "\n":
            screen.append(line)
            line, column = [], 0
        elif character:
            if column == COLUMNS:
                screen.append(line)
                line, column = [], 0
            line[column : column + 1] = [(character, classes)]
            column += 1
    return screen + ([line] if line else [])


def named(colour):
    """The code of one of the first 16 colours of the palette."""
    if colour > 15:
        raise SystemExit(f"tools/picture.py knows no colour {colour}; add it")
    return str(30 + colour if colour < 8 else 82 + colour)


def restyled(classes, number):
    """The classes after one more code."""
    if number == 0:
        return frozenset()
    if number in STYLES:
        return classes | {STYLES[number]}
    if number == 22:
        return classes - {"bold", "faint"}
    if number in (23, 24):
        return classes - {STYLES[number - 20]}
    colour = None
    if 30 <= number <= 37:
        colour = NAMES[number - 30]
    elif number == 90:
        colour = "grey"
    elif 91 <= number <= 97:
        colour = NAMES[number - 90]
    elif number != 39:
        raise SystemExit(f"tools/picture.py knows no style {number}; add it")
    return frozenset(classes - set(COLOURS) | ({colour} if colour else set()))


def spans(line):
    """The runs of characters of one style: column, text, classes."""
    runs = []
    for column, (character, classes) in enumerate(line):
        if runs and runs[-1][2] == classes:
            runs[-1][1] += character
        else:
            runs.append([column, character, classes])
    return [run for run in runs if run[1].strip()]


def svg(screen):
    """The picture."""
    width, height = COLUMNS * WIDTH + 2 * MARGIN, len(screen) * HEIGHT + 2 * MARGIN
    light, dark = ("".join(f".{name}{{fill:{pair[theme]}}}" for name, pair in COLOURS.items()) for theme in (0, 1))
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height}" width="{width:g}" height="{height}"'
        ' role="img">',
        "<title>upshift check and upshift fix in a terminal</title>",
        "<!-- Drawn by `python tools/picture.py`; do not edit. -->",
        "<style>",
        f"text{{font:{SIZE}px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;white-space:pre;"
        "fill:#24292f}",
        ".page{fill:#f6f8fa;stroke:#d0d7de}.bold{font-weight:600}.italic{font-style:italic}.faint{opacity:.7}"
        ".underline{text-decoration:underline}",
        light,
        f"@media (prefers-color-scheme:dark){{text{{fill:#e6edf3}}.page{{fill:#0d1117;stroke:#30363d}}{dark}}}",
        "</style>",
        f'<rect class="page" x=".5" y=".5" width="{width - 1:g}" height="{height - 1}" rx="8"/>',
    ]
    for row, line in enumerate(screen):
        y = MARGIN + row * HEIGHT + 14
        for column, text, classes in spans(line):
            # The length holds whatever font there is.
            styled = f' class="{" ".join(sorted(classes))}"' if classes else ""
            x, length = MARGIN + column * WIDTH, len(text) * WIDTH
            drawn.append(f'<text x="{x:g}" y="{y}" textLength="{length:g}"{styled}>{escape(text, quote=False)}</text>')
    return "\n".join([*drawn, "</svg>", ""])


def picture(program):
    """The picture of a session with a program."""
    said = ""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as state:
        for name, text in FILES.items():
            Path(folder, name).write_text(text, encoding="utf-8")
        for arguments in COMMANDS:
            prompt = f"\x1b[90m$\x1b[0m \x1b[1mupshift {' '.join(arguments)}\x1b[0m\n"
            said += ("\n" if said else "") + prompt + run(program, arguments, folder, state)
    return svg(lines(said))


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--check"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    drawn = picture(str(Path(arguments[0]).resolve()))
    if "--check" in sys.argv[1:]:
        kept = PICTURE.read_text(encoding="utf-8") if PICTURE.is_file() else ""
        sys.exit(None if kept == drawn else f"{PICTURE.relative_to(ROOT)} is out of date")
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main()
