"""`pty.master_open` and `slave_open` were removed in Python 3.14.

They open one end of a pseudo-terminal each. They are obsolete since Python 2.0, and
Python 3.12 warns of them.
`os.openpty()` does not look for the terminals of old BSD systems, and does not push the
STREAMS modules that Solaris needs.
"""

import os
import pty

deprecated = "3.12"
removed = "3.14"
reference = "whatsnew/3.14#pty"
safety = "suggested"


def before():
    return pty.master_open()


def after():
    master, slave = os.openpty()
    slave_name = os.ttyname(slave)
    os.close(slave)
    return master, slave_name


def inline():
    return open_master()


def open_master():
    """Open a pseudo-terminal; return the descriptor of the master and the name of the slave."""
    master, slave = os.openpty()
    slave_name = os.ttyname(slave)
    os.close(slave)
    return master, slave_name


def before_slave(tty_name):
    return pty.slave_open(tty_name)


def after_slave(tty_name):
    return os.open(tty_name, os.O_RDWR)


examples = '''
@@ both halves
 import os
-import pty

-master, name = pty.master_open()
-slave = pty.slave_open(name)
+master_2, slave_2 = os.openpty()
+slave_name = os.ttyname(slave_2)
+os.close(slave_2)
+master, name = (master_2, slave_name)
+slave = os.open(name, os.O_RDWR)
 print(os.isatty(master), os.isatty(slave))

@@ imported by name, under another, in a lambda
-from pty import master_open as find, fork
+import os
+from pty import fork


+def open_master():
+    """Open a pseudo-terminal; return the descriptor of the master and the name of the slave."""
+    master, slave = os.openpty()
+    slave_name = os.ttyname(slave)
+    os.close(slave)
+    return master, slave_name
+
+
-open_it = lambda: find()[0] > 0
+open_it = lambda: open_master()[0] > 0
 print(open_it(), fork.__name__)

@@ both ends at once
 import os
 import pty

 master, slave = pty.openpty()
 print(os.isatty(master))

@@ a class of one's own
 class Terminal:
     def slave_open(self, name):
         return name

 print(Terminal().slave_open("tty"))

@@ where hasattr has been asked
 import pty

 if hasattr(pty, "master_open"):
     pty.master_open()
'''
