"""The adapters of hivepro-sdk: make the calls that they are told to make. README.md has the protocol."""

from __future__ import annotations

import asyncio
import sys

import asynchronous
import blocking

if sys.argv[1] == "blocking":
    blocking.run()
else:
    asyncio.run(asynchronous.run())
