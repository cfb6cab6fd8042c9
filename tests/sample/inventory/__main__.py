"""`python -m inventory [SETTINGS] [--serve]`"""

import io
import os
import sys
import tempfile
import zipfile

from . import plugins
from .catalogue import SAMPLE, Catalogue
from .report import Report, printers
from .settings import Lines, Settings, SettingsError, check, make_parser

PLUGIN = "def greet(store):\n    return 'Welcome to ' + store\n"


def greeting(store):
    """What the plugin of the shop says, out of a ZIP file and out of a file."""
    with tempfile.TemporaryDirectory() as folder:
        archive = os.path.join(folder, "plugins.zip")
        with zipfile.ZipFile(archive, "w") as output:
            output.writestr("greeter.py", PLUGIN)
        script = os.path.join(folder, "greeter.py")
        with open(script, "w") as output:
            output.write(PLUGIN)
        first = plugins.Archive(archive).load("greeter")
        second = plugins.load_file(script)
        assert first.greet(store) == second.greet(store)
        return first.greet(store)


def main(arguments=None):
    arguments = sys.argv[1:] if arguments is None else arguments
    paths = [a for a in arguments if not a.startswith("-")]
    try:
        settings = Settings(paths[0] if paths else None)
    except SettingsError as error:
        sys.exit(str(error))
    settings.override(u"[store]\nname = Side store\n")

    catalogue = Catalogue.from_text(SAMPLE)
    if "--serve" in arguments:
        from . import server

        return server.serve(catalogue)

    print(greeting(settings["store.name"]))
    Report(catalogue, settings).show()
    print(catalogue.placed(), printers(["sh", "no-such-printer"]))

    parser = make_parser()
    parser.readfp(io.StringIO(u"[a]\nb = 1"))
    print(parser.sections(), check(u"[a]\nb = 1", "inline"))
    print(Lines().readfp(io.StringIO(u"one\ntwo")).lines)
    print("verbose" if settings.flag("catalogue", "verbose") else "quiet")


if __name__ == "__main__":
    main()
