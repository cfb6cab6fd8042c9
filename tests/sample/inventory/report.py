"""Reports, on the screen or with the pager."""

import locale
import logging
import subprocess
import warnings
from distutils import spawn
from locale import format as write_number

from .compat import which


class Report(object):
    def __init__(self, catalogue, settings):
        self.catalogue = catalogue
        self.settings = settings
        self.log = logging.LoggerAdapter(logging.getLogger("inventory"), {})

    def lines(self):
        yield self.settings["store.name"]
        for item in self.catalogue.items:
            count = locale.format("%d", item.count, grouping=True)
            yield "%-12s %8s  %s" % (item.name, count, item.kind.name)
        total = sum(item.count for item in self.catalogue.items)
        yield write_number("%.1f", total, True)

    def show(self):
        if any(item.place is None for item in self.catalogue.items):
            self.log.warn("some items have no place")
        for line in self.lines():
            print(line)

    def page(self):
        """Shows the report with a pager, if there is one."""
        pager = spawn.find_executable("less") or which("more")
        if pager is None:
            warnings.warn("no pager found")
            return self.show()
        text = "\n".join(self.lines())
        return subprocess.run([pager], input=text.encode(), check=False)


def printers(names, folders="/usr/bin:/bin"):
    from distutils.spawn import find_executable

    return [name for name in names if find_executable(name, folders)]
