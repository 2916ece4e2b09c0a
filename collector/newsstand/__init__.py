"""
The newsstand: a fictional brand's press, served on loopback.

Sixteen and more made-up outlets in ten languages print what a real press prints about a company: analyses,
court cases, tests, agency copy, and also what only looks like press. Every page has a known right answer,
so that the demo and the tests can compare a run with the truth. Nothing in here is known to the pipeline.
"""

from collector.newsstand.stand import Newsstand, open_newsstand
from collector.newsstand.truth import Expected

__all__ = ["Expected", "Newsstand", "open_newsstand"]
