# SPDX-License-Identifier: EUPL-1.2
"""What of OpenStreetMap is drawn on the base map, as what, and from which zoom on.

Source: https://wiki.openstreetmap.org/wiki/Map_features.
"""

from collections.abc import Mapping
from enum import StrEnum

from civic.places.osm_tags import Tags


class Layer(StrEnum):
    """Layers of a tile; clients know them by these names."""

    WATER = "water"
    GREEN = "green"
    RAIL = "rail"
    BUILDINGS = "buildings"
    STREETS = "streets"
    HOUSE_NUMBERS = "house_numbers"
    LABELS = "labels"


#: Value of `highway` -> kind of street.
STREETS: Mapping[str, str] = {
    "motorway": "motorway",
    "trunk": "primary",
    "primary": "primary",
    "secondary": "secondary",
    "tertiary": "tertiary",
    "residential": "residential",
    "unclassified": "residential",
    "living_street": "residential",
    "road": "residential",
    "service": "service",
    "track": "service",
    "pedestrian": "footway",
    "footway": "footway",
    "path": "footway",
    "bridleway": "footway",
    "cycleway": "cycleway",
    "steps": "steps",
}
#: Kind of street -> the first zoom at which it is drawn.
STREET_ZOOMS: Mapping[str, int] = {
    "motorway": 9,
    "primary": 9,
    "secondary": 11,
    "tertiary": 12,
    "residential": 13,
    "service": 14,
    "footway": 14,
    "cycleway": 14,
    "steps": 14,
}
#: Kinds that are not drawn where they are below the ground or inside a house.
ON_FOOT = frozenset({"footway", "cycleway", "steps"})

RAILS: Mapping[str, str] = {
    "rail": "rail",
    "light_rail": "rail",
    "narrow_gauge": "rail",
    "subway": "rail",
    "tram": "tram",
}
RAIL_ZOOM, TRAM_ZOOM, SIDING_ZOOM = 11, 13, 14

#: Value of `waterway` -> how wide it is drawn, in metres.
STREAMS_M: Mapping[str, float] = {"river": 10.0, "canal": 8.0, "stream": 2.0}
STREAM_ZOOM, RIVER_ZOOM = 14, 11

GROUNDS: Mapping[str, Mapping[str, Layer]] = {
    "natural": {
        "water": Layer.WATER,
        **dict.fromkeys(("wood", "scrub", "heath", "grassland", "wetland"), Layer.GREEN),
    },
    "waterway": dict.fromkeys(("riverbank", "dock"), Layer.WATER),
    "landuse": {
        **dict.fromkeys(("basin", "reservoir"), Layer.WATER),
        **dict.fromkeys(
            (
                "grass",
                "forest",
                "meadow",
                "recreation_ground",
                "village_green",
                "cemetery",
                "allotments",
                "orchard",
                "flowerbed",
            ),
            Layer.GREEN,
        ),
    },
    "leisure": dict.fromkeys(
        ("park", "garden", "pitch", "golf_course", "nature_reserve", "common"), Layer.GREEN
    ),
}
#: Tag -> kind of label, and the first zoom at which it is shown.
LABELS: Mapping[tuple[str, str], tuple[str, int]] = {
    ("railway", "station"): ("station", 13),
    ("railway", "halt"): ("station", 14),
    ("place", "square"): ("square", 15),
    ("leisure", "park"): ("park", 15),
    ("natural", "water"): ("water", 14),
    ("natural", "bay"): ("water", 13),
    ("place", "city"): ("city", 9),
    ("place", "town"): ("city", 9),
    ("place", "island"): ("district", 13),
    ("place", "suburb"): ("district", 12),
    ("place", "quarter"): ("district", 13),
    ("place", "neighbourhood"): ("district", 14),
}
#: Keys of nodes and multipolygons that are drawn or bear a label.
KEYS = (*GROUNDS, "railway", "place")


def is_line(tags: Tags) -> bool:
    """Return whether this is drawn as a line, or divides sea from land."""
    return bool(street(tags) or rail(tags) or stream(tags) or is_coast(tags))


def is_coast(tags: Tags) -> bool:
    """Return whether the sea lies to the right of this."""
    return tags.get("natural") == "coastline"


def street(tags: Tags) -> tuple[str, int] | None:
    """Return the kind of street and its first zoom; None for what is no line on the ground."""
    kind = STREETS.get(tags.get("highway", "").removesuffix("_link"))
    if kind is None or tags.get("area") == "yes":
        return None
    if kind in ON_FOOT and (_is_below(tags) or tags.get("indoor", "no") != "no"):
        return None
    return kind, STREET_ZOOMS[kind]


def rail(tags: Tags) -> tuple[str, int] | None:
    """Return the kind of rail and its first zoom; None below the ground."""
    kind = RAILS.get(tags.get("railway", ""))
    if kind is None or _is_below(tags):
        return None
    if "service" in tags:
        return kind, SIDING_ZOOM
    return kind, TRAM_ZOOM if kind == "tram" else RAIL_ZOOM


def stream(tags: Tags) -> tuple[float, int] | None:
    """Return how many metres wide a stream is, and its first zoom; None below the ground."""
    kind = tags.get("waterway", "")
    if kind not in STREAMS_M or _is_below(tags):
        return None
    return STREAMS_M[kind], STREAM_ZOOM if kind == "stream" else RIVER_ZOOM


def ground(tags: Tags) -> Layer | None:
    """Return whether an area is green or water, or neither."""
    return next(
        (layers[tags[key]] for key, layers in GROUNDS.items() if tags.get(key) in layers), None
    )


def label_kind(tags: Tags) -> tuple[str, int] | None:
    """Return what bears its name on the map, and the first zoom; None for what does not."""
    if not tags.get("name"):
        return None
    return next((found for (key, value), found in LABELS.items() if tags.get(key) == value), None)


def is_house_drawn(tags: Tags) -> bool:
    """Return whether a building stands above the ground."""
    return tags.get("location") != "underground" and not _is_below(tags)


def _is_below(tags: Tags) -> bool:
    return tags.get("tunnel", "no") not in {"no", "building_passage"} or (
        tags.get("layer", "0").startswith("-") and tags.get("covered") == "yes"
    )
