import gettext

print(gettext.lgettext("File"), gettext.ldgettext(domain="app", message="Edit"))
from gettext import lngettext as plural

print(plural("%d file", "%d files", n=2))
import gettext

print(gettext.ldngettext("app", "%d file", "%d files", 1))
