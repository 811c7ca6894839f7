"""What data of the API is made of."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from typing_extensions import Self


class Model(BaseModel):
    """An object of the API. Fields and values that a newer server sends are kept."""

    model_config = ConfigDict(
        extra="allow",
        defer_build=True,
        populate_by_name=True,
        protected_namespaces=(),
        arbitrary_types_allowed=True,
    )

    def to_dict(self) -> dict[str, Any]:
        """As JSON has it: names of the wire, and only what was sent or set."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True, warnings=False)

    def to_json(self, *, indent: int | None = None) -> str:
        """The same as text."""
        return self.model_dump_json(by_alias=True, exclude_unset=True, warnings=False, indent=indent)

    def __str__(self) -> str:
        return repr(self)

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        """Leaves out what was not sent."""
        known = self.__class__.model_fields.keys()
        return [
            (name, value)
            for name, value in super().__repr_args__()
            if name not in known or name in self.model_fields_set
        ]


class BoundModel(Model):
    """An object that carries the calls which belong to it. Copies and pickles of it are plain data."""

    _client: Any

    @classmethod
    def model_rebuild(
        cls,
        *,
        force: bool = False,
        raise_errors: bool = True,
        _parent_namespace_depth: int = 2,
        _types_namespace: Mapping[str, Any] | None = None,
    ) -> bool | None:
        """Finds the types of the fields where the data's own class is, which is another module."""
        namespace = _types_namespace or vars(sys.modules[cls.__mro__[1].__module__])
        return super().model_rebuild(force=force, raise_errors=raise_errors, _types_namespace=namespace)

    def bind(self, client: object) -> None:
        """Calls go through this client from now on."""
        object.__setattr__(self, "__pydantic_private__", {"_client": client})

    def update_from(self, fresh: BoundModel) -> Self:
        """Takes over all fields of another state of the object, and returns itself."""
        object.__setattr__(self, "__dict__", dict(fresh.__dict__))
        object.__setattr__(self, "__pydantic_fields_set__", fresh.model_fields_set.copy())
        object.__setattr__(self, "__pydantic_extra__", dict(fresh.model_extra or {}))
        return self

    def __getstate__(self) -> dict[Any, Any]:
        return {**super().__getstate__(), "__pydantic_private__": None}
