"""URLs as identities: whose an address is, which two are one, what is inside a wrapper, what may be fetched."""

from collector.urls.fetchable import check_url
from collector.urls.hosts import host_of, registrable_domain
from collector.urls.keys import canonical_url, url_key
from collector.urls.wrappers import unwrap

__all__ = [
    "canonical_url",
    "check_url",
    "host_of",
    "registrable_domain",
    "unwrap",
    "url_key",
]
