"""
Find, judge and prove press coverage.

The map, in the order a page takes::

    discover   where coverage might be            Brand → Candidates
    fetch      the page as the server sent it     Candidate → Capture | Miss
    markup     one parse, shared                  Capture → Page
    extract    what the page says                 Page → Article | Miss
    mention    where it names the brand           Article → Mention
    paid       whether someone paid               Page, Article → PaidVerdict
    rank       how much a clip is worth           Outlet, Mention → strength
    shortlist  the three to five to show          Clips → press links, gap report
    export     the dossier as files               Dossier → bundle; verify
    review     a person settles the doubtful      PaidVerdict → Decision

``pipeline`` alone knows that order; ``records`` is what the stages hand on.
"""

__version__ = "0.1.0"
