"""httpx over aiohttp, without what httpx-aiohttp does a second time: addresses parsed, headers copied, bodies cut up."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import httpx
import yarl
from httpx_aiohttp import AiohttpTransport


class Body(httpx.AsyncByteStream):
    """A body as it comes from the wire."""

    def __init__(self, answer: aiohttp.ClientResponse) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        content = self._answer.content
        while piece := await content.readany():
            yield piece

    async def aclose(self) -> None:
        """Give the connection back; it is closed when the body has not been read to its end."""
        self._answer.release()
        await self._answer.wait_for_close()


class Transport(AiohttpTransport):
    """
    The transport of httpx-aiohttp for requests that ``Wire`` sends.

    ``Wire`` puts on the wire what httpx wrote, so that aiohttp gets the address as it is, and no headers. The session's
    own timeouts hold. Exceptions come through as aiohttp raises them; ``waist`` knows them all.
    """

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and return its answer with the body unread."""
        if not isinstance(self.client, aiohttp.ClientSession):
            self.client = self.get_client()
        url = yarl.URL(str(request.url), encoded=True)
        answer = await self.client.request(
            request.method, url, data=request.content or None, allow_redirects=False
        )
        return httpx.Response(answer.status, headers=answer.raw_headers, stream=Body(answer), request=request)
