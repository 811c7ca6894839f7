"""What is known about a download, and the errors that it can end with."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from ..errors import CallError, ClientError, ConnectionError
from ..response.failure import stopped_error
from ..retry.classify import network_error_reason
from .file_name import file_name_from

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..io import Io
    from ..options import Limits
    from ..sending.outgoing import Delivery
    from .resume import Resumption


class Transfer:
    """The content of a response on its way. It can be taken once."""

    def __init__(
        self,
        delivery: Delivery,
        io: Io,
        limits: Limits,
        idle_timeout: float,
        on_progress: Callable[[int, int | None], object] | None,
        resumption: Resumption,
    ) -> None:
        self.delivery = delivery
        self.io = io
        self._resumption = resumption
        self.received = 0
        headers = delivery.headers
        length = headers.get("content-length", "").strip()
        # With a content encoding the length is that of the encoded bytes, which nobody sees.
        is_plain = headers.get("content-encoding", "identity") == "identity"
        self.total = int(length) if length.isascii() and length.isdigit() and is_plain else None
        self.file_name = file_name_from(headers.get("content-disposition"))
        self._limits = limits
        self._idle_timeout = idle_timeout
        self._on_progress = on_progress
        self._taken = False

    def take(self) -> None:
        """Raises where the content has been taken already."""
        if self._taken:
            raise ClientError("The content of this download has been taken already. Download it again.")
        self._taken = True

    def patience(self) -> float:
        """Seconds to wait for the next piece."""
        return max(min(self._idle_timeout, self.delivery.ends_at - time.monotonic()), 0.001)

    def arrived(self, piece: bytes) -> None:
        """Counts a piece, and checks the deadline."""
        self.received += len(piece)
        if self._on_progress is not None:
            self._on_progress(self.received, self.total)
        if self.io.lifetime.ended.is_set():
            raise stopped_error("close", self._limits, self.delivery.trace)
        if time.monotonic() > self.delivery.ends_at:
            raise self.stood_still()

    def check_complete(self) -> None:
        """Raises where more or less has come than was announced."""
        if self.total is not None and self.received != self.total:
            message = f"the download ended after {self.received} of {self.total} bytes"
            raise ConnectionError(message, self.delivery.trace)

    async def resume(self, failure: CallError) -> None:
        """Goes on with what is missing; raises the failure where that can't be had."""
        self.delivery = await self._resumption.after(failure, self.received)

    def stood_still(self) -> CallError:
        """The error for a time limit."""
        late = not math.isinf(self.delivery.ends_at) and time.monotonic() >= self.delivery.ends_at - 0.01
        return stopped_error("deadline" if late else "idle", self._limits, self.delivery.trace)

    def broken(self, error: Exception) -> CallError:
        """The error for a connection that broke."""
        if self.io.lifetime.ended.is_set():
            return stopped_error("close", self._limits, self.delivery.trace)
        reason = network_error_reason(error)
        return ConnectionError(f"the connection broke in the middle of the body ({reason})", self.delivery.trace)
