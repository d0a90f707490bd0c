# SPDX-License-Identifier: EUPL-1.2
"""Bring the map of a city into the database and keep it up to date."""

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from geoalchemy2.shape import to_shape
from sqlalchemy import Table, column, delete, exists, literal_column, or_, select, table, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from civic.places.base_map import drawing_of
from civic.places.errors import UnknownJurisdiction
from civic.places.map_files import save_map
from civic.places.models import (
    Address,
    Asset,
    Building,
    Facility,
    Jurisdiction,
    MapImport,
    MapVersion,
    Street,
)
from civic.places.osm import Progress, read_extract
from civic.places.osm_rows import City, Row, Rows, rows_of
from civic.places.policy import as_multipolygon
from civic.platform.db import Model
from civic.platform.ids import new_id

#: Source: https://www.openstreetmap.org/copyright asks for the words and the licence.
ATTRIBUTION = "© OpenStreetMap contributors, ODbL 1.0"

BATCH_N = 1000

#: What makes two rows of one jurisdiction the same thing, parents first.
KEYS: Mapping[type[Model], tuple[str, ...]] = {
    Street: ("key",),
    Building: ("osm_ref",),
    Address: ("street", "number", "postcode"),
    Facility: ("osm_ref",),
    Asset: ("osm_ref",),
}
#: Foreign keys, and the columns that may point at any of several tables.
REFERENCES = text(
    """
    SELECT c.conrelid::regclass::text AS table_name, a.attname::text AS column_name
    FROM pg_constraint c
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'f' AND c.confrelid = CAST(:table AS regclass)
    UNION
    SELECT table_name::text, column_name::text
    FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name = 'subject_id' AND udt_name = 'uuid'
    """
)


@dataclass(frozen=True, kw_only=True)
class TableChange:
    """What an import did to one table."""

    n_new: int
    n_changed: int
    n_removed: int
    #: Gone from the source, but something refers to them.
    n_kept: int


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What an import brought; nothing was read if the file `is_known`."""

    is_known: bool
    n_by_kind: Mapping[str, int]
    #: Table -> what changed in it.
    changes: Mapping[str, TableChange]
    n_without_surface: int = 0
    n_outside: int = 0
    #: Name of the map that clients see now, and what keeping all of it costs them.
    map_version: str = ""
    n_map_bytes: int = 0


def import_extract(
    session: Session,
    jurisdiction_code: str,
    path: Path,
    now: datetime,
    progress: Progress = lambda *_: None,
    *,
    again: bool = False,
) -> Imported:
    """Make the map of a jurisdiction what the OpenStreetMap extract at `path` says.

    Things keep their ids from one extract to the next. What is gone from the extract is removed
    unless something refers to it. The file that was imported last is not read another time,
    except `again`, which a newer version of the importer needs.

    Raises:
        UnknownJurisdiction: no jurisdiction has this code.
        UnreadableExtract: the file is no extract, or is broken.
    """
    # Two imports of one city wait for each other; reports that refer to the city do not.
    mine = select(Jurisdiction).filter_by(code=jurisdiction_code).with_for_update(key_share=True)
    if (jurisdiction := session.scalar(mine)) is None:
        raise UnknownJurisdiction(
            "There is no city “{jurisdiction}” here.", jurisdiction=jurisdiction_code
        )
    digest = _digest(path)
    known = None if again else _known_import(session, jurisdiction.id, digest)
    if known is not None:
        return Imported(is_known=True, n_by_kind=known.n_by_kind, changes={})
    features, city = read_extract(path, progress), _city(jurisdiction)
    rows = rows_of(features, city)
    changes = _store_all(session, jurisdiction.id, rows, progress)
    jurisdiction.attribution = ATTRIBUTION
    drawing = drawing_of(features, rows.addresses, city)
    drawn = save_map(session, jurisdiction, drawing, now, progress)
    n_by_kind = _n_by_kind(rows)
    session.add(
        MapImport(
            id=new_id(),
            jurisdiction_id=jurisdiction.id,
            source=path.name,
            digest=digest,
            attribution=ATTRIBUTION,
            imported_at=now,
            n_by_kind=n_by_kind,
        )
    )
    return Imported(
        is_known=False,
        n_by_kind=n_by_kind,
        changes=changes,
        n_without_surface=rows.n_without_surface,
        n_outside=rows.n_outside,
        map_version=drawn.version,
        n_map_bytes=drawn.n_bytes,
    )


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _known_import(session: Session, jurisdiction_id: UUID, digest: str) -> MapImport | None:
    """Return the newest import if it was of this file, and the map was drawn by it.

    The first release imported without drawing.
    """
    newest = MapImport.imported_at.desc(), MapImport.id.desc()
    imports = select(MapImport).filter_by(jurisdiction_id=jurisdiction_id).order_by(*newest)
    found = session.scalar(imports.limit(1))
    drawn = select(MapVersion.id).filter_by(jurisdiction_id=jurisdiction_id, superseded_at=None)
    if found is None or found.digest != digest or session.scalar(drawn) is None:
        return None
    return found


def _city(jurisdiction: Jurisdiction) -> City:
    outline = as_multipolygon(to_shape(jurisdiction.outline))
    return City(languages=jurisdiction.languages, outline=outline)


def _n_by_kind(rows: Rows) -> dict[str, int]:
    kinds = Counter(str(row["kind"]) for row in (*rows.facilities, *rows.assets))
    return {
        "street": len(rows.streets),
        "address": len(rows.addresses),
        "building": len(rows.buildings),
        **dict(sorted(kinds.items())),
    }


def _store_all(
    session: Session, jurisdiction_id: UUID, rows: Rows, progress: Progress
) -> dict[str, TableChange]:
    """Store all tables, parents first; then drop what is gone, children first."""
    store = _Store(session, jurisdiction_id, progress)
    store.upsert(Street, rows.streets)
    store.upsert(Building, rows.buildings)
    buildings = {key[0]: building_id for key, building_id in store.ids(Building).items()}
    for row in (*rows.addresses, *rows.facilities):
        row["building_id"] = buildings.get(row["building_id"])
    store.upsert(Address, rows.addresses)
    store.upsert(Facility, rows.facilities)
    store.upsert(Asset, rows.assets)
    for model in reversed(tuple(KEYS)):
        store.remove_gone(model)
    # A city that was empty a second ago has no statistics to plan its first searches by.
    for model in KEYS:
        session.execute(text(f"ANALYZE {model.__tablename__}"))
    return store.changes()


class _Store:
    """Upserts by key, and counts."""

    def __init__(self, session: Session, jurisdiction_id: UUID, progress: Progress) -> None:
        self._session = session
        self._jurisdiction_id = jurisdiction_id
        self._progress = progress
        self._counts: dict[type[Model], Counter[str]] = {model: Counter() for model in KEYS}
        self._found: dict[type[Model], set[tuple[Any, ...]]] = {}

    def upsert(self, model: type[Model], rows: Sequence[Row]) -> None:
        """Insert rows, or update those whose content differs."""
        target = cast("Table", model.__table__)
        keys = KEYS[model]
        self._found[model] = {tuple(row[key] for key in keys) for row in rows}
        for start in range(0, len(rows), BATCH_N):
            batch = [
                {"id": new_id(), "jurisdiction_id": self._jurisdiction_id, **row}
                for row in rows[start : start + BATCH_N]
            ]
            self._progress(f"storing {target.name}", start, len(rows))
            for is_new in self._session.scalars(_upsert(target, keys, batch[0]), batch):
                self._counts[model]["new" if is_new else "changed"] += 1
        self._progress(f"storing {target.name}", len(rows), len(rows))

    def ids(self, model: type[Model]) -> dict[tuple[Any, ...], UUID]:
        """Return key -> id of all rows of the jurisdiction."""
        columns = cast("Table", model.__table__).c
        known = select(columns.id, *(columns[key] for key in KEYS[model])).where(
            columns.jurisdiction_id == self._jurisdiction_id
        )
        return {tuple(key): row_id for row_id, *key in self._session.execute(known)}

    def remove_gone(self, model: type[Model]) -> None:
        """Delete the rows that the source no longer has and nothing refers to."""
        found = self._found[model]
        gone = [row_id for key, row_id in self.ids(model).items() if key not in found]
        if not gone:
            return
        n_removed = _delete_unreferenced(self._session, cast("Table", model.__table__), gone)
        self._counts[model].update(removed=n_removed, kept=len(gone) - n_removed)

    def changes(self) -> dict[str, TableChange]:
        """Return what happened, by table."""
        return {
            model.__tablename__: TableChange(
                n_new=n["new"], n_changed=n["changed"], n_removed=n["removed"], n_kept=n["kept"]
            )
            for model, n in self._counts.items()
        }


def _upsert(target: Table, keys: Collection[str], row: Row) -> Any:
    """Return the statement; it returns a row only for what is new (true) or changed (false)."""
    new = insert(target)
    ours = [name for name in row if name not in {"id", "jurisdiction_id", *keys}]
    return new.on_conflict_do_update(
        index_elements=["jurisdiction_id", *keys],
        set_={name: new.excluded[name] for name in ours},
        where=or_(*(target.c[name].is_distinct_from(new.excluded[name]) for name in ours)),
    ).returning(literal_column("xmax = 0"))


def _delete_unreferenced(session: Session, target: Table, ids: Collection[UUID]) -> int:
    references = session.execute(REFERENCES, {"table": target.name}).all()
    free = [
        ~exists().where(table(name, column(by)).c[by] == target.c.id) for name, by in references
    ]
    gone = delete(target).where(target.c.id.in_(ids), *free).returning(target.c.id)
    return len(session.scalars(gone).all())
