"""`codeset` of `gettext` was removed in Python 3.11.

It chose the encoding of what `lgettext()` and its kin returned, which were removed as
well. Translations are text, which has no encoding.
"""

import gettext
from gettext import NullTranslations

deprecated = "3.8"
available = "3.0"
removed = "3.11"
reference = "whatsnew/3.11#removed"
safety = "suggested"


def before(domain, codeset, localedir=..., names=...):
    return gettext.install(domain, localedir, codeset, names)


def after(domain, codeset, localedir=..., names=...):
    return gettext.install(domain, localedir := localedir, names=names)


def before_translation(domain, codeset, localedir=..., languages=..., class_=..., fallback=...):
    return gettext.translation(domain, localedir, languages, class_, fallback, codeset)


def after_translation(domain, codeset, localedir=..., languages=..., class_=..., fallback=...):
    return gettext.translation(
        domain, localedir := localedir, languages := languages, class_ := class_, fallback := fallback
    )


def before_bind(domain, codeset):
    gettext.bind_textdomain_codeset(domain, codeset)


def after_bind(domain, codeset):
    pass


def before_bound():
    """Remove it: translations are text, whatever encoding was chosen."""
    return gettext.bind_textdomain_codeset


def before_set(translations: NullTranslations, charset):
    translations.set_output_charset(charset)


def after_set(translations: NullTranslations, charset):
    pass


examples = '''
@@ installed
 import gettext

-gettext.install("app", "locale", codeset="utf-8", names=["ngettext"])
-gettext.install("app", None, "utf-8")
+gettext.install("app", "locale", names=["ngettext"])
+gettext.install("app", None)
 print(_("File"))

@@ translations
 from gettext import translation

-print(translation("app", fallback=True, codeset="utf-8").gettext("File"))
-print(translation("app", None, None, None, True, "utf-8").gettext("File"))
+print(translation("app", fallback=True).gettext("File"))
+print(translation("app", None, None, None, True).gettext("File"))

@@ statements that have no effect any more
 import gettext

 gettext.textdomain("app")
-gettext.bind_textdomain_codeset("app", "utf-8")
 translations = gettext.NullTranslations()
-translations.set_output_charset("utf-8")
 print(translations.gettext("File"))

@@ an encoding that is asked for
 import gettext

!print(gettext.bind_textdomain_codeset("app"))

@@ without an encoding
 import gettext

 gettext.install("app", "locale", names=["ngettext"])
 print(gettext.translation("app", fallback=True).charset())

@@ a method of another class
 class Page:
     def set_output_charset(self, charset):
         print(charset)

 Page().set_output_charset("utf-8")
'''
