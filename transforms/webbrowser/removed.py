"""Three browsers of `webbrowser` were removed in Python 3.12.

`Grail`, `Galeon` and `Netscape` were classes for browsers that nobody runs any more;
they went away in Python 3.12.
"""

import webbrowser

removed = "3.12"
reference = "whatsnew/3.12#webbrowser"


def before():
    """Take it out: the browser is long gone."""
    return webbrowser.Grail


def before_galeon():
    """Take it out, or use `Epiphany` from 3.12 on: the browser is long gone."""
    return webbrowser.Galeon


def before_netscape():
    """Take it out, or use `Mozilla`, which takes the same options: the browser is long gone."""
    return webbrowser.Netscape


examples = '''
@@ three that are registered
 import webbrowser

!webbrowser.register("grail", webbrowser.Grail)
!webbrowser.register("galeon", None, webbrowser.Galeon("galeon"))
!webbrowser.register("netscape", None, webbrowser.Netscape("netscape"))

@@ by name
 from webbrowser import Netscape as Old

!print(Old("netscape"))

@@ one that is still there
 import webbrowser

 print(webbrowser.Mozilla("firefox").name)
'''
