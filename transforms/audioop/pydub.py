"""`pydub` fails on Python 3.13 without `audioop`.

`pydub` imports `audioop`, which Python 3.13 removed, and does not declare a
dependency that has it. Its import fails with "No module named 'pyaudioop'".
`audioop-lts` is the old module under its old name. The marker is needed: the
distribution refuses to be installed on an older Python.
"""

import pydub

removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
safety = "suggested"
requires = ["audioop-lts; python_version >= '3.13'"]


def before():
    return pydub


def after():
    return pydub


examples = '''
@@ a project without a manifest
!from pydub import AudioSegment

 def load(path):
     return AudioSegment.from_file(path)

@@ the program does without it
 try:
     import pydub
 except ImportError:
     pydub = None

@@ another module
 import soundfile
'''
