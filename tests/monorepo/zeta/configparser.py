class SafeConfigParser:
    pass
