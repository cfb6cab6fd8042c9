"""`NNTP.xgtitle()` was removed in Python 3.9.

`descriptions()` sends the command `LIST NEWSGROUPS` first, and `XGTITLE` to servers that do
not know it. It returns a dictionary, of which a function makes the list of pairs that
`xgtitle()` returned.
"""

from nntplib import NNTP

deprecated = "3.3"
available = "3.0"
removed = "3.9"
reference = "whatsnew/3.9#removed"
safety = "suggested"


def before(server: NNTP, group):
    return server.xgtitle(group)


def after(server: NNTP, group):
    return xgtitle(server, group)


def xgtitle(server, group):
    """Return the answer of a server, and the names and descriptions of newsgroups."""
    answer, groups = server.descriptions(group)
    return answer, list(groups.items())


examples = '''
@@ on a connection
+def xgtitle(server, group):
+    """Return the answer of a server, and the names and descriptions of newsgroups."""
+    answer, groups = server.descriptions(group)
+    return answer, list(groups.items())
+
+
 def titles(host):
     from nntplib import NNTP
     with NNTP(host) as server:
-        answer, pairs = server.xgtitle("news.*")
+        answer, pairs = xgtitle(server, "news.*")
     return dict(pairs)

 print(callable(titles))

@@ the method that stays, and another class
 from nntplib import NNTP

 class Reader:
     def xgtitle(self, group):
         return group

 def titles(server: NNTP):
     return server.descriptions("news.*")

 print(Reader().xgtitle("a"))
'''
