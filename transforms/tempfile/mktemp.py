"""`tempfile.mktemp()` is deprecated since Python 2.3.

Another program can create a file with the name before this one does.
No release is announced that removes it.
"""

import tempfile

deprecated = "3.0"
reference = "library/tempfile#tempfile.mktemp"


def before():
    """Use `tempfile.NamedTemporaryFile(delete=False)` or `mkstemp()` for a file; if something else creates it, such as a socket or another program, join a name to `tempfile.mkdtemp()`."""
    return tempfile.mktemp


examples = '''
@@ a name
 import tempfile

!print(len(tempfile.mktemp(suffix=".txt")) > 4)

@@ by name
 from tempfile import mktemp as unused

!print(len(unused()) > 4)

@@ a file
 import os
 import tempfile

 descriptor, path = tempfile.mkstemp()
 os.close(descriptor)
 os.remove(path)
 print(len(path) > 4)
'''
