"""`gettext.lgettext()` and its kin were removed in Python 3.11.

They returned the translation as bytes in the encoding of the locale, or in the one that
`bind_textdomain_codeset()`, `set_output_charset()` or a `codeset` had chosen. The new code
always encodes for the locale; where text is wanted, leave `encode()` out.
"""

import gettext
import locale
from gettext import NullTranslations

deprecated = "3.8"
available = "3.0"
removed = "3.11"
reference = "whatsnew/3.11#removed"
safety = "suggested"


def before(message):
    return gettext.lgettext(message)


def after(message):
    return gettext.gettext(message).encode(locale.getpreferredencoding())


def before_domain(domain, message):
    return gettext.ldgettext(domain, message)


def after_domain(domain, message):
    return gettext.dgettext(domain, message).encode(locale.getpreferredencoding())


def before_plural(msgid1, msgid2, n):
    return gettext.lngettext(msgid1, msgid2, n)


def after_plural(msgid1, msgid2, n):
    return gettext.ngettext(msgid1, msgid2, n).encode(locale.getpreferredencoding())


def before_domain_plural(domain, msgid1, msgid2, n):
    return gettext.ldngettext(domain, msgid1, msgid2, n)


def after_domain_plural(domain, msgid1, msgid2, n):
    return gettext.dngettext(domain, msgid1, msgid2, n).encode(locale.getpreferredencoding())


def before_method(translations: NullTranslations, message):
    return translations.lgettext(message)


def after_method(translations: NullTranslations, message):
    return translations.gettext(message).encode(locale.getpreferredencoding())


def before_method_plural(translations: NullTranslations, msgid1, msgid2, n):
    return translations.lngettext(msgid1, msgid2, n)


def after_method_plural(translations: NullTranslations, msgid1, msgid2, n):
    return translations.ngettext(msgid1, msgid2, n).encode(locale.getpreferredencoding())


examples = '''
@@ a text, and one of a domain
 import gettext
+import locale

-print(gettext.lgettext("File"), gettext.ldgettext(domain="app", message="Edit"))
+print(gettext.gettext("File").encode(locale.getpreferredencoding()), gettext.dgettext("app", "Edit").encode(locale.getpreferredencoding()))

@@ plurals, by name
-from gettext import lngettext as plural
+import gettext
+import locale

-print(plural("%d file", "%d files", n=2))
+print(gettext.ngettext("%d file", "%d files", 2).encode(locale.getpreferredencoding()))

@@ plurals of a domain
 import gettext
+import locale

-print(gettext.ldngettext("app", "%d file", "%d files", 1))
+print(gettext.dngettext("app", "%d file", "%d files", 1).encode(locale.getpreferredencoding()))

@@ translations
 import gettext
+import locale

 translations = gettext.translation("app", fallback=True)
-print(translations.lgettext("File"), gettext.NullTranslations().lngettext("file", "files", 2))
+print(translations.gettext("File").encode(locale.getpreferredencoding()), gettext.NullTranslations().ngettext("file", "files", 2).encode(locale.getpreferredencoding()))

@@ as a value
 from gettext import lgettext

!print(list(map(lgettext, ["File"])))

@@ the same as text, and a method of another class
 import gettext

 class Catalogue:
     def lgettext(self, message):
         return message.lower()

 print(gettext.gettext("File"), Catalogue().lgettext("File"))

@@ a function of one's own
 def lgettext(message):
     return message.encode()

 print(lgettext("File"))
'''
