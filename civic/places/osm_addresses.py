# SPDX-License-Identifier: EUPL-1.2
"""Make one address of everything on the map that bears the same street and number."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from shapely.geometry import Point

from civic.places import osm_tags
from civic.places.osm import Feature
from civic.places.policy import anchor, folded, metres_between

#: The same street and number further away than this is a street of the same name elsewhere.
SAME_ADDRESS_M = 250.0


@dataclass(frozen=True, slots=True)
class AddressFound:
    """An address, where its door (or house, or a tenant's sign) is."""

    street: str
    number: str
    postcode: str
    location: Point


class StreetBook:
    """Spellings of street names: an address is on a street that exists if any writing of it is."""

    def __init__(self, named: Iterable[str], addressed: Iterable[Feature]) -> None:
        self._spelling = {folded(name): name for name in named}
        written: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for feature in addressed:
            for name in osm_tags.street_names(feature.tags)[-1:]:
                written[folded(name)][name] += 1
        for key, spellings in written.items():
            self._spelling.setdefault(key, _most_common(spellings))

    def street_of(self, tags: osm_tags.Tags) -> str | None:
        """Return the street of an address; None if it names none."""
        written = (folded(name) for name in osm_tags.street_names(tags))
        return next((self._spelling[key] for key in written if key in self._spelling), None)


@dataclass(slots=True)
class _Door:
    """Candidates close together: `location` is that of the first, which is the best."""

    location: Point
    postcodes: Counter[str] = field(default_factory=Counter)


def addresses(addressed: Sequence[Feature], book: StreetBook) -> list[AddressFound]:
    """Return the distinct addresses; a number without a street is none.

    Of several objects the door counts before the house, and that before a tenant. Objects
    without a postcode, or with a rare one, follow the others at the same place.
    """
    doors: defaultdict[tuple[str, str], list[_Door]] = defaultdict(list)
    for feature in sorted(addressed, key=_by_worth):
        street = book.street_of(feature.tags)
        for number in osm_tags.house_numbers(feature.tags):
            if street is not None:
                _join(doors[street, number], feature)
    common = Counter(f.tags["addr:postcode"] for f in addressed if "addr:postcode" in f.tags)
    found: dict[tuple[str, str, str], AddressFound] = {}
    for (street, number), places in doors.items():
        for door in places:
            postcode = _postcode(door.postcodes, common)
            address = AddressFound(street, number, postcode, door.location)
            found.setdefault((street, number, postcode), address)
    return list(found.values())


def _by_worth(feature: Feature) -> tuple[int, str]:
    is_node = feature.ref.startswith("node/")
    if osm_tags.is_tenant(feature.tags) and not osm_tags.is_building(feature.tags):
        return 2, feature.ref
    return (0 if is_node else 1), feature.ref


def _join(doors: list[_Door], feature: Feature) -> None:
    location = anchor(feature.shape)
    near = (d for d in doors if metres_between(d.location, location) <= SAME_ADDRESS_M)
    if (door := next(near, None)) is None:
        door = _Door(location)
        doors.append(door)
    if postcode := feature.tags.get("addr:postcode", "").strip():
        door.postcodes[postcode] += 1


def _postcode(votes: Counter[str], common: Mapping[str, int]) -> str:
    """Return the postcode with most votes; of equals the one that is commoner in the extract."""
    return max(votes, key=lambda code: (votes[code], common.get(code, 0), code), default="")


def _most_common(spellings: Counter[str]) -> str:
    return max(spellings, key=lambda name: (spellings[name], name))
