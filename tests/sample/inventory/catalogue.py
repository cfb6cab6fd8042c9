"""The catalogue: an XML file of items."""

import logging

from .compat import ET
from .kinds import Kind

log = logging.getLogger(__name__)

SAMPLE = """
<catalogue>
  <item kind="tool" count="3">
    <name>Hammer</name>
    <place><aisle>4</aisle><shelf>2</shelf></place>
  </item>
  <item kind="Part" count="1200">
    <name>Screw M4</name>
    <place/>
  </item>
  <item kind="toy" count="1"/>
</catalogue>
"""


class Item(object):
    def __init__(self, name, kind, count, place):
        self.name = name
        self.kind = kind
        self.count = count
        self.place = place


class Catalogue(object):
    def __init__(self, root):
        self.root = root
        self.items = []

    @classmethod
    def from_text(cls, text):
        return cls(ET.fromstring(text)).read()

    @classmethod
    def from_file(cls, path):
        root = ET.parse(path).getroot()
        if not root:
            log.warn("%s is empty", path)
        return cls(root).read()

    def read(self):
        for element in self.root.findall("item"):
            if not element:
                log.warn("an item without a name")
                continue
            self.items.append(self.item(element))
        return self

    def item(self, element):
        place = element.find("place")
        name = element.find("name")
        kind = Kind.of(element.get("kind", "").lower())
        return Item(
            name=name.text if name is not None else "?",
            kind=kind,
            count=int(element.get("count", 0)),
            place=self.address(place) if place else None,
        )

    def address(self, place):
        if place.find("aisle") is not None and place.find("shelf") is not None:
            return "%s/%s" % (place.findtext("aisle"), place.findtext("shelf"))
        return "somewhere"

    def placed(self):
        return [e.findtext("name") for e in self.root if e.find("place")]

    def note(self):
        return self.root.find("note") or self.root.find("remark")
