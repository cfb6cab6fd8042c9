"""What the tests share."""

import unittest

from inventory.catalogue import SAMPLE, Catalogue


class CatalogueCase(unittest.TestCase):
    """A test with a catalogue."""

    if not hasattr(unittest.TestCase, "assertRaisesRegex"):
        assertRaisesRegex = unittest.TestCase.assertRaisesRegexp

    def setUp(self):
        self.catalogue = Catalogue.from_text(SAMPLE)

    def assertNames(self, *names):
        self.assertEquals([i.name for i in self.catalogue.items], list(names))
