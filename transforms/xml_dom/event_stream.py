"""`DOMEventStream` objects of `pulldom` have no index since Python 3.11.

An index gave the next event, whatever its number. At the end, `next()` raises
`StopIteration`, where the index raised `IndexError`.
"""

from xml.dom.pulldom import DOMEventStream

deprecated = "3.8"
available = "3.0"
removed = "3.11"
reference = "whatsnew/3.11#removed"
safety = "suggested"
words = ["pulldom"]


def before(events: DOMEventStream, index):
    return events[index]


def after(events: DOMEventStream, index):
    return next(events)


examples = '''
@@ the first event
 from xml.dom import pulldom

 def first(events: pulldom.DOMEventStream):
-    return events[0]
+    return next(events)

 print(first(pulldom.parseString("<a/>"))[0])

@@ what an event holds
 from xml.dom import pulldom

 for event in pulldom.parseString("<a/>"):
     print(event[0])
'''
