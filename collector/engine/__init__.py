"""Where pages are judged: in this process, or on several."""

from collector.engine.deadline import Overtime, deadline
from collector.engine.pool import map_in_order

__all__ = ["Overtime", "deadline", "map_in_order"]
