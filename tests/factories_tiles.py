# SPDX-License-Identifier: EUPL-1.2
"""A reader of vector tiles, as far as tests need one (Mapbox Vector Tile 2.1, protobuf)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from math import asinh, atan, degrees, pi, radians, sinh, tan
from typing import Any

from sqlalchemy.orm import Session

from civic.statistics.commands import refresh_pins

VARINT, LENGTH_DELIMITED = 0, 2


POINT, LINE, POLYGON = 1, 2, 3
MOVE_TO, LINE_TO, CLOSE_PATH = 1, 2, 7


@dataclass
class Feature:
    """Points, lines or rings; x to the east and y to the south, in units of the tile."""

    kind: int
    #: Corners of each point, line or ring; those of a ring without the first again.
    parts: list[list[tuple[int, int]]]
    properties: dict[str, Any]

    @property
    def x(self) -> int:
        return self.parts[0][0][0]

    @property
    def y(self) -> int:
        return self.parts[0][0][1]


@dataclass
class Layer:
    """A layer of a tile."""

    name: str
    extent: int
    version: int
    features: list[Feature]


def draw(session: Session, now: datetime | None = None) -> int:
    """Bring the map in step with the reports, as the relay does; return how much was stale."""
    session.flush()
    return refresh_pins(session, 10_000, now)


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
    tags = list(_varints(one.get(2, b"")))
    pairs = zip(tags[::2], tags[1::2], strict=True)
    properties = {keys[key]: values[value] for key, value in pairs}
    return Feature(one[3], list(_parts(_varints(one[4]))), properties)


def _parts(numbers: Iterator[int]) -> Iterator[list[tuple[int, int]]]:
    x = y = 0
    part: list[tuple[int, int]] = []
    for command in numbers:
        verb, n = command & 7, command >> 3
        assert verb in {MOVE_TO, LINE_TO, CLOSE_PATH}, f"no command {verb}"
        for _ in range(0 if verb == CLOSE_PATH else n):
            x, y = x + _signed(next(numbers)), y + _signed(next(numbers))
            if verb == MOVE_TO and part:
                yield part
                part = []
            part.append((x, y))
    yield part


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
