"""The argument `html` of `XMLParser()` was removed in Python 3.8.

It had no effect, and was deprecated in Python 3.4. The other arguments, `target`
and `encoding`, are passed by keyword.
"""

from xml.etree.ElementTree import XMLParser

deprecated = "3.4"
available = "3.0"
removed = "3.8"
reference = "whatsnew/3.8#api-and-feature-removals"


def before(html, target=..., encoding=...):
    return XMLParser(html, target, encoding)


def after(html, target=..., encoding=...):
    return XMLParser(target=target, encoding=encoding)


def before_doctype(parser: XMLParser):
    """Define `doctype()` in the target, a subclass of `TreeBuilder`."""
    return parser.doctype


examples = '''
@@ by position and by keyword
 import xml.etree.ElementTree as ET

-for parser in ET.XMLParser(0, ET.TreeBuilder(), "utf-8"), ET.XMLParser(html=0, encoding="utf-8"):
+for parser in ET.XMLParser(target=ET.TreeBuilder(), encoding="utf-8"), ET.XMLParser(encoding="utf-8"):
     print(ET.XML("<a/>", parser).tag)

@@ a subclass
 from xml.etree.ElementTree import XML, XMLParser

 class Parser(XMLParser):
     def __init__(self):
-        super().__init__(0)
+        super().__init__()

 print(XML("<a/>", Parser()).tag)

@@ the type of the document
 import xml.etree.ElementTree as ET

 parser = ET.XMLParser()
!parser.doctype("a", None, None)

@@ without it
 import xml.etree.ElementTree as ET

 print(ET.XML("<a/>", ET.XMLParser(encoding="utf-8", target=ET.TreeBuilder())).tag)

@@ the parser of lxml
 from lxml import etree

 etree.HTMLParser(html=1)
'''
