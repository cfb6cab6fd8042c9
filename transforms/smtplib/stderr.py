"""`smtplib.stderr` was removed in Python 3.5.

It was `sys.stderr` as it was when `smtplib` was imported.
"""

available = "3.0"
removed = "3.5"
reference = "whatsnew/3.5#smtplib"
safety = "suggested"
moves = {"smtplib.stderr": "sys.stderr"}

examples = '''
@@ through the module
+import sys
-import smtplib
-print("sent", file=smtplib.stderr)
+print("sent", file=sys.stderr)

@@ by name
-from smtplib import SMTP, stderr
+from smtplib import SMTP
+from sys import stderr
 print(SMTP, file=stderr)

@@ another stream
 import sys
 print("sent", file=sys.stderr)
'''
