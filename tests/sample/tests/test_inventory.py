import io
import unittest

from inventory import plugins
from inventory.compat import configparser
from inventory.kinds import Kind
from inventory.settings import Settings, check, make_parser

from .base import CatalogueCase


class Counter(object):
    """Counts, and calls it an assertion."""

    def __init__(self):
        self.calls = 0

    def assertEquals(self, first, second):
        self.calls += first == second


class CatalogueTest(CatalogueCase):
    def test_items(self):
        self.assertNames("Hammer", "Screw M4")
        self.failUnless(self.catalogue.items)
        self.failIf(self.catalogue.note())
        self.assertEquals(
            self.catalogue.items[0].count,  # hammers
            3,
        )

    def test_kinds(self):
        self.assert_(Kind.tool is Kind.TOOL)
        self.assertNotEquals(Kind.of("part"), Kind.OTHER)
        self.failUnlessRaises(AttributeError, lambda: Kind.toy)
        self.assertEquals(Kind.of("toy"), Kind.other)

    def test_places(self):
        same = self.assertEquals
        same(self.catalogue.placed(), ["Hammer"])
        same(self.catalogue.items[0].place, "4/2")
        self.assertRegexpMatches(self.catalogue.items[0].place, "^[0-9]")


class SettingsTest(unittest.TestCase):
    def test_settings(self):
        settings = Settings()
        self.assertEquals(settings["store.currency"], "EUR")
        self.failIfEqual(settings["store.name"], "")
        self.assertFalse(settings.flag("catalogue", "verbose"))

    def test_streams(self):
        parser = make_parser()
        parser.readfp(io.StringIO(u"[a]\nB = 1"))
        self.assertEquals(parser.options("a"), ["B"])
        self.assertTrue(check(u"[a]\nb = 1", "inline"))

    def test_errors(self):
        with self.assertRaisesRegexp(configparser.ParsingError, "inline") as caught:
            check(u"b = 1", "inline")
        self.assertEquals(caught.exception.filename, "inline")


class OthersTest(unittest.TestCase):
    def test_counter(self):
        counter = Counter()
        counter.assertEquals(1, 1)
        self.assertAlmostEquals(counter.calls, 1.0)

    def test_registry(self):
        registry = plugins.Registry()
        self.assertEqual(registry.load_module("io"), io)


if __name__ == "__main__":
    unittest.main()
