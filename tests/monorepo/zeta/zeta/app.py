from zeta.compat import strtobool

print(strtobool("yes"))
