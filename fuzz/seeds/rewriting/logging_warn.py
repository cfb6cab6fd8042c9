import logging
import sys

logging.basicConfig(stream=sys.stdout)
logger = logging.getLogger(__name__)
logger.warn("%d left", 1)
import logging

logging.warn("one left", exc_info=True)
from logging import getLogger, warn

warn("none left")
getLogger().warn("one left")
