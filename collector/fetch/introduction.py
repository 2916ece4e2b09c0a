"""Who we are and what we take: what every request says."""

from __future__ import annotations

#: Product token in robots.txt and User-Agent.
TOKEN = "PressEvidenceBot"  # noqa: S105  (a name, no password)
_VERSION = "1.0"


def user_agent(contact: str) -> str:
    """Return the User-Agent: who we are and whom to write to."""
    who = f"; operator: {contact}" if contact else ""
    agent = f"{TOKEN}/{_VERSION} (+https://project.example/bot{who})"
    return " ".join(agent.encode("ascii", "replace").decode("ascii").split())


def usual_headers(contact: str) -> dict[str, str]:
    """Return the headers of every request."""
    headers = {
        "User-Agent": user_agent(contact),
        "Accept": "text/html,*/*;q=0.5",
        # What anybody can check with zlib alone; warcio 1.8 fails on brotli bodies. Others are read all the same.
        "Accept-Encoding": "gzip, deflate",
    }
    if "@" in contact:
        headers["From"] = "".join(contact.encode("ascii", "replace").decode("ascii").split())
    return headers
