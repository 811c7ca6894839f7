"""Builds objects of data that isn't what the contract says, so that a newer or careless server disturbs nobody."""

from __future__ import annotations

import types
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from .json_text import is_list, is_object

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo


def constructed(annotation: Any, value: object) -> Any:
    """A value of the type as far as it is one; the rest as it came."""
    plain = _without_metadata(annotation)
    origin = get_origin(plain)
    if origin is Union or origin is types.UnionType:
        return _of_union(get_args(plain), value)
    if origin is list and is_list(value):
        (item_type,) = get_args(plain)
        return [constructed(item_type, item) for item in value]
    if origin in (dict, Mapping) and is_object(value):
        item_type = get_args(plain)[1]
        return {name: constructed(item_type, item) for name, item in value.items()}
    if isinstance(plain, type) and issubclass(plain, BaseModel) and is_object(value):
        return _object(plain, value)
    return _scalar(annotation, value)


def _object(model: type[BaseModel], value: dict[str, object]) -> BaseModel:
    if not model.__pydantic_complete__:
        model.model_rebuild()
    known: dict[str, object] = {}
    rest = dict(value)
    for name, field in model.model_fields.items():
        wire = field.alias or name
        if wire in rest:
            known[name] = constructed(_annotation(field), rest.pop(wire))
    result = model.model_construct(_fields_set={*known, *rest}, **known, **rest)
    missing = {name: None for name in model.model_fields if name not in result.__dict__}
    # As members that may be missing.
    object.__setattr__(result, "__dict__", {**result.__dict__, **missing})
    return result


def _annotation(field: FieldInfo) -> Any:
    """`Annotated` metadata, such as that of enumerations, stands apart in pydantic's fields."""
    annotation: Any = field.annotation
    for item in field.metadata:
        annotation = Annotated[annotation, item]
    return annotation


def _of_union(variants: tuple[Any, ...], value: object) -> Any:
    if value is None:
        return None
    for variant in variants:
        if variant is not type(None) and _fits(variant, value):
            return _adapter(variant).validate_python(value)
    structured = [variant for variant in variants if _has_form_of(variant, value)]
    return constructed(structured[0], value) if len(structured) == 1 else value


def _has_form_of(variant: Any, value: object) -> bool:
    plain = _without_metadata(variant)
    if is_object(value):
        return get_origin(plain) is dict or (isinstance(plain, type) and issubclass(plain, BaseModel))
    return is_list(value) and get_origin(plain) is list


def _scalar(annotation: Any, value: object) -> Any:
    return _adapter(annotation).validate_python(value) if _fits(annotation, value) else value


def _fits(annotation: Any, value: object) -> bool:
    try:
        _adapter(annotation).validate_python(value)
    except ValidationError:
        return False
    return True


def _adapter(annotation: Any) -> TypeAdapter[Any]:
    return TypeAdapter(annotation)


def _without_metadata(annotation: Any) -> Any:
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
