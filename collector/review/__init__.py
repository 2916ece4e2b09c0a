"""9 · A person settles the doubtful: the queue, the ledger, a desk in the terminal and one in the browser."""

from collector.review.cards import Card, pending
from collector.review.ledger import Ledger, apply_decisions, decide, standing_decisions, undo

__all__ = ["Card", "Ledger", "apply_decisions", "decide", "pending", "standing_decisions", "undo"]
