import smtpd

print(smtpd.__name__)
from smtpd import SMTPServer as other

print(callable(other))
try:
    import smtpd
except ImportError:
    from package.vendor import smtpd
