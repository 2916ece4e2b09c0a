"""Where pages are judged: in this process, or on several."""

from collector.engine.deadline import Overtime, deadline
from collector.engine.pool import map_in_order
from collector.engine.shield import Fault, attempt

__all__ = ["Fault", "Overtime", "attempt", "deadline", "map_in_order"]
