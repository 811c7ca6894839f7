"""Headers of responses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping


class ResponseHeaders(Mapping[str, str]):
    """Headers by their names, in any spelling; of one that came several times, the values are joined by commas."""

    def __init__(self, raw: Iterable[tuple[bytes, bytes]]) -> None:
        values: dict[str, str] = {}
        for encoded, value in raw:
            name, text = encoded.decode("latin-1").lower(), value.decode("latin-1")
            values[name] = f"{values[name]}, {text}" if name in values else text
        self._values = values

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def get_lower(self, name: str) -> str | None:
        """The same for a name that is in lower case, in less time."""
        return self._values.get(name)

    def __repr__(self) -> str:
        return f"<ResponseHeaders: {', '.join(self._values)}>"
