__all__ = ["find_executable", "strtobool"]
