# SPDX-License-Identifier: EUPL-1.2
"""A reader of vector tiles, as far as tests need one (Mapbox Vector Tile 2.1, protobuf)."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import asinh, atan, degrees, pi, radians, sinh, tan
from typing import Any

VARINT, LENGTH_DELIMITED = 0, 2


@dataclass
class Feature:
    """A point with its properties; x to the east and y to the south, in units of the tile."""

    x: int
    y: int
    properties: dict[str, Any]


@dataclass
class Layer:
    """A layer of points."""

    name: str
    extent: int
    version: int
    features: list[Feature]


def layers(tile: bytes) -> list[Layer]:
    """Return the layers of a tile."""
    return [_layer(body) for number, body in _fields(tile) if number == 3]


def lon_lat(feature: Feature, z: int, x: int, y: int, extent: int = 4096) -> tuple[float, float]:
    """Return where a feature of the tile lies on the globe, in degrees."""
    across, down = (x + feature.x / extent) / 2**z, (y + feature.y / extent) / 2**z
    return across * 360 - 180, degrees(atan(sinh(pi * (1 - 2 * down))))


def tile_at(lon: float, lat: float, z: int) -> tuple[int, int, int]:
    """Return z, x, y of the tile that holds a location."""
    across, down = (lon + 180) / 360, (1 - asinh(tan(radians(lat))) / pi) / 2
    return z, int(across * 2**z), int(down * 2**z)


def _layer(body: bytes) -> Layer:
    fields = list(_fields(body))
    one = dict(fields)
    keys = [value.decode() for number, value in fields if number == 3]
    values = [_value(value) for number, value in fields if number == 4]
    features = [_feature(value, keys, values) for number, value in fields if number == 2]
    return Layer(one[1].decode(), one.get(5, 4096), one[15], features)


def _feature(body: bytes, keys: list[str], values: list[Any]) -> Feature:
    one = dict(_fields(body))
    assert one[3] == 1, "only points are read"
    command, x, y = _varints(one[4])
    assert command == 9, "one MoveTo"
    tags = list(_varints(one.get(2, b"")))
    pairs = zip(tags[::2], tags[1::2], strict=True)
    return Feature(_signed(x), _signed(y), {keys[key]: values[value] for key, value in pairs})


def _value(body: bytes) -> Any:
    ((number, value),) = _fields(body)
    if number == 1:
        return value.decode()
    if number == 6:
        return _signed(value)
    return bool(value) if number == 7 else value


def _fields(body: bytes) -> Iterator[tuple[int, Any]]:
    at = 0
    while at < len(body):
        tag, at = _varint(body, at)
        number, kind = tag >> 3, tag & 7
        value, at = _varint(body, at)
        if kind == LENGTH_DELIMITED:
            yield number, body[at : at + value]
            at += value
        else:
            assert kind == VARINT, f"wire type {kind} is not read"
            yield number, value


def _varints(body: bytes) -> Iterator[int]:
    at = 0
    while at < len(body):
        value, at = _varint(body, at)
        yield value


def _varint(body: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = body[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at


def _signed(value: int) -> int:
    return (value >> 1) ^ -(value & 1)
