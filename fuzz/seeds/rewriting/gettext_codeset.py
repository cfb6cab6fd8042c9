import gettext

gettext.install("app", "locale", codeset="utf-8", names=["ngettext"])
gettext.install("app", None, "utf-8")
print(_("File"))
from gettext import translation

print(translation("app", fallback=True, codeset="utf-8").gettext("File"))
print(translation("app", None, None, None, True, "utf-8").gettext("File"))
import gettext

gettext.textdomain("app")
gettext.bind_textdomain_codeset("app", "utf-8")
translations = gettext.NullTranslations()
translations.set_output_charset("utf-8")
print(translations.gettext("File"))
