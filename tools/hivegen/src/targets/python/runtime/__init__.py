"""What the SDK stands on: credentials, retries, time limits, envelopes, errors, pages, waits and downloads.

Everything that may wait is written once, as coroutines over `io.Io`. The blocking client runs them with an `Io` that
never suspends, the asynchronous client with one that does.
"""
