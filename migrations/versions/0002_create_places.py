# SPDX-License-Identifier: EUPL-1.2
"""Create jurisdictions, areas, addresses, buildings, facilities, assets, organisations.

Phase: expand
"""

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geometry
from sqlalchemy.dialects.postgresql import JSONB

revision = "0002"
down_revision = "0001"

AREA_KINDS = "'municipality', 'district', 'maintenance_zone'"
FACILITY_KINDS = (
    "'school', 'kindergarten', 'university', 'library', 'clinic', 'hospital', 'museum', "
    "'theatre', 'community_centre', 'social_facility', 'town_hall', 'sports', 'toilets'"
)
ASSET_KINDS = (
    "'street_lamp', 'bench', 'waste_basket', 'bus_stop', 'tram_stop', 'subway_entrance', "
    "'fire_hydrant', 'traffic_signals', 'tree', 'bicycle_parking', 'playground', 'street_cabinet'"
)
#: Children before parents, the order in which they can be dropped.
TABLES = (
    "assets",
    "facilities",
    "addresses",
    "buildings",
    "streets",
    "map_imports",
    "organisations",
    "areas",
    "jurisdictions",
)


def upgrade() -> None:
    """Apply."""
    op.execute("CREATE EXTENSION IF NOT EXISTS postgis")
    op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    create_jurisdictions()
    create_areas()
    create_organisations()
    create_map_imports()
    create_streets()
    create_buildings()
    create_addresses()
    create_facilities()
    create_assets()


def downgrade() -> None:
    """Undo; the extensions stay, since other software may use them."""
    for table in TABLES:
        op.drop_table(table)


def own(table: str, *columns: sa.schema.SchemaItem) -> None:
    """Create a table of things that belong to a jurisdiction."""
    op.create_table(
        table,
        sa.Column("id", sa.UUID(), primary_key=True),
        sa.Column("jurisdiction_id", sa.UUID(), nullable=False),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"]),
        *columns,
    )


def geometry(name: str, kind: str) -> sa.Column[Geometry]:
    """Return a WGS 84 column; its index is created by `index_geometry`."""
    return sa.Column(name, Geometry(kind, 4326, spatial_index=False), nullable=False)


def index_geometry(table: str, column: str) -> None:
    """Create the GIST index of a geometry."""
    op.create_index(f"ix_{table}_{column}", table, [column], postgresql_using="gist")


def create_jurisdictions() -> None:
    """Create the municipalities."""
    op.create_table(
        "jurisdictions",
        sa.Column("id", sa.UUID(), primary_key=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("name", JSONB(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("languages", JSONB(), nullable=False),
        geometry("outline", "MULTIPOLYGON"),
        sa.Column("calendar", sa.Text(), nullable=False),
        sa.Column("catalogue_version", sa.BigInteger(), nullable=False),
        sa.Column("attribution", sa.Text(), nullable=False),
        sa.Column("rules", JSONB(), nullable=False),
        sa.UniqueConstraint("code"),
        sa.UniqueConstraint("prefix"),
    )
    index_geometry("jurisdictions", "outline")


def create_areas() -> None:
    """Create the parts by which work is divided."""
    own(
        "areas",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", JSONB(), nullable=False),
        sa.Column("parent_id", sa.UUID(), sa.ForeignKey("areas.id")),
        geometry("outline", "MULTIPOLYGON"),
        sa.Column("area_m2", sa.Double(), nullable=False),
        sa.UniqueConstraint("jurisdiction_id", "code"),
        sa.CheckConstraint(f"kind IN ({AREA_KINDS})", name="kind_known"),
    )
    index_geometry("areas", "outline")


def create_organisations() -> None:
    """Create who manages buildings and runs facilities."""
    own(
        "organisations",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", JSONB(), nullable=False),
        sa.Column("phone", sa.Text()),
        sa.Column("email", sa.Text()),
        sa.Column("opening_hours", sa.Text()),
        sa.UniqueConstraint("jurisdiction_id", "code"),
    )


def create_map_imports() -> None:
    """Create the runs of imports."""
    own(
        "map_imports",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("attribution", sa.Text(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("n_by_kind", JSONB(), nullable=False),
    )
    op.create_index("ix_map_imports_jurisdiction_id", "map_imports", ["jurisdiction_id"])


def create_streets() -> None:
    """Create the named streets."""
    own(
        "streets",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", JSONB(), nullable=False),
        geometry("line", "MULTILINESTRING"),
        sa.UniqueConstraint("jurisdiction_id", "key"),
    )
    index_geometry("streets", "line")


def create_buildings() -> None:
    """Create the buildings."""
    own(
        "buildings",
        sa.Column("osm_ref", sa.Text(), nullable=False),
        sa.Column("name", JSONB(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("n_floors", sa.BigInteger()),
        sa.Column("built_year", sa.BigInteger()),
        sa.Column("organisation_id", sa.UUID(), sa.ForeignKey("organisations.id")),
        geometry("outline", "MULTIPOLYGON"),
        sa.UniqueConstraint("jurisdiction_id", "osm_ref"),
    )
    op.create_index("ix_buildings_organisation_id", "buildings", ["organisation_id"])
    index_geometry("buildings", "outline")


def create_addresses() -> None:
    """Create the addresses, with trigrams for their search."""
    own(
        "addresses",
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("street_name", JSONB(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("building_id", sa.UUID(), sa.ForeignKey("buildings.id")),
        sa.Column("search", sa.Text(), nullable=False),
        geometry("location", "POINT"),
        sa.UniqueConstraint("jurisdiction_id", "street", "number", "postcode"),
    )
    op.create_index("ix_addresses_building_id", "addresses", ["building_id"])
    index_geometry("addresses", "location")
    op.create_index(
        "ix_addresses_search",
        "addresses",
        ["search"],
        postgresql_using="gin",
        postgresql_ops={"search": "gin_trgm_ops"},
    )


def create_facilities() -> None:
    """Create the public institutions."""
    own(
        "facilities",
        sa.Column("osm_ref", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", JSONB(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text()),
        sa.Column("opening_hours", sa.Text()),
        sa.Column("building_id", sa.UUID(), sa.ForeignKey("buildings.id")),
        sa.Column("organisation_id", sa.UUID(), sa.ForeignKey("organisations.id")),
        geometry("location", "POINT"),
        sa.UniqueConstraint("jurisdiction_id", "osm_ref"),
        sa.CheckConstraint(f"kind IN ({FACILITY_KINDS})", name="kind_known"),
    )
    op.create_index("ix_facilities_building_id", "facilities", ["building_id"])
    index_geometry("facilities", "location")


def create_assets() -> None:
    """Create the things in the street."""
    own(
        "assets",
        sa.Column("osm_ref", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", JSONB(), nullable=False),
        sa.Column("ref", sa.Text()),
        geometry("location", "POINT"),
        sa.UniqueConstraint("jurisdiction_id", "osm_ref"),
        sa.CheckConstraint(f"kind IN ({ASSET_KINDS})", name="kind_known"),
    )
    index_geometry("assets", "location")
