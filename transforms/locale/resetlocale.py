"""`locale.resetlocale()` was removed in Python 3.13.

`setlocale(category, "")` sets the locale of the environment, too. The old function
took one name from `LC_ALL`, `LC_CTYPE`, `LANG` or `LANGUAGE` for the category;
`setlocale()` also looks at the variable of each category, such as `LC_TIME`, and
not at `LANGUAGE`.
"""

import locale

deprecated = "3.11"
removed = "3.13"
reference = "whatsnew/3.13#locale"
safety = "suggested"


def before():
    return locale.resetlocale()


def after():
    return locale.setlocale(locale.LC_ALL, "")


def before_category(category):
    return locale.resetlocale(category)


def after_category(category):
    return locale.setlocale(category, "")


examples = '''
@@ all categories
 import locale
 import os

 os.environ["LC_ALL"] = "C"
-locale.resetlocale()
+locale.setlocale(locale.LC_ALL, "")
 print("reset")

@@ one category, by name
 import os
-from locale import LC_TIME, resetlocale
+from locale import LC_TIME, setlocale

 os.environ["LC_ALL"] = "C"
-resetlocale(LC_TIME)
-resetlocale(category=LC_TIME)
+setlocale(LC_TIME, "")
+setlocale(LC_TIME, "")
 print("reset")

@@ a function of one's own
 def resetlocale():
     return "C"

 print(resetlocale())
'''
