# SPDX-License-Identifier: EUPL-1.2
import re
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from io import StringIO
from uuid import uuid4

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, inspect, text

from civic.launcher.cluster import Cluster
from civic.models import MODULES
from civic.platform.config import ROOT
from civic.platform.db import Model

MIGRATIONS = ROOT / "migrations"
SCRIPTS = ScriptDirectory(str(MIGRATIONS))
REVISIONS = [script.revision for script in reversed(list(SCRIPTS.walk_revisions()))]
#: What no migration of ours makes: Alembic's own, and what comes with PostGIS.
NOT_OURS = {"alembic_version", "spatial_ref_sys", "geography_columns", "geometry_columns"}


@pytest.fixture
def url(cluster: Cluster) -> Iterator[str]:
    """URL of an empty database."""
    name = f"civic_migrations_{uuid4().hex[:12]}"
    with cluster.connect("postgres") as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    yield cluster.url(name)
    cluster.drop(name)


@pytest.fixture
def empty(url: str) -> Iterator[Engine]:
    engine = create_engine(url)
    yield engine
    engine.dispose()


def config(url: str) -> Config:
    found = Config(stdout=StringIO())
    found.set_main_option("script_location", str(MIGRATIONS))
    found.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    return found


def catalogue(engine: Engine) -> set[str]:
    """Return everything that migrations may leave behind, by kind and name, with its definition."""
    statement = text(
        """
        SELECT 'column ' || c.relname || '.' || attname || ' ' || format_type(atttypid, atttypmod)
               || ' ' || attnotnull || coalesce(' ' || pg_get_expr(adbin, adrelid), '')
        FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace AND nspname = 'public'
        LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
        WHERE attnum > 0 AND NOT attisdropped AND c.relkind IN ('r', 'v', 'S')
        UNION SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION SELECT 'constraint ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0
        UNION SELECT 'function ' || p.oid::regprocedure || ' ' || md5(prosrc) FROM pg_proc p
        WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS (
            SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
        UNION SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
        UNION SELECT 'type ' || typname FROM pg_type t
        WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd') AND NOT EXISTS (
            SELECT FROM pg_depend WHERE objid = t.oid AND deptype = 'e')
        """
    )
    with engine.connect() as connection:
        found = set(connection.scalars(statement))
    return {entry for entry in found if not any(name in entry for name in NOT_OURS)}


def is_widened(lost: str, after: set[str]) -> bool:
    """Tell whether `lost` is the CHECK of an enum that may hold more values `after`."""
    check = re.match(r"constraint \w+ CHECK \(\(\w+ = ANY \(ARRAY\[", lost)
    if check is None:
        return False
    wider = [entry for entry in after if entry.startswith(check[0])]
    known = set(re.findall(r"'[^']*'", lost))
    return bool(known) and any(known < set(re.findall(r"'[^']*'", entry)) for entry in wider)


def is_contraction(revision: str) -> bool:
    return "Phase: contract" in SCRIPTS.get_revision(revision).longdoc


def test_every_step_up_down_and_up_again_leaves_the_same(url, empty):
    alembic = config(url)
    command.upgrade(alembic, REVISIONS[0])
    command.downgrade(alembic, "base")
    states = {"base": catalogue(empty)}
    below = "base"

    for revision in REVISIONS:
        command.upgrade(alembic, revision)
        states[revision] = catalogue(empty)
        added, lost = states[revision] - states[below], states[below] - states[revision]
        if is_contraction(revision):
            assert lost, revision
            # The CHECK of an enum that holds fewer values than it did.
            assert all(is_widened(entry, states[below]) for entry in added), revision
        else:
            assert added, revision
            assert all(is_widened(entry, states[revision]) for entry in lost)
        command.downgrade(alembic, below)
        assert catalogue(empty) == states[below], revision
        command.upgrade(alembic, revision)
        assert catalogue(empty) == states[revision], revision
        below = revision
    command.downgrade(alembic, "base")

    assert catalogue(empty) == states["base"] == set()


def test_a_database_with_data_in_it_goes_down_too(url, empty):
    command.upgrade(config(url), "head")
    with empty.begin() as connection:
        connection.execute(text("SELECT report_number('HKI', 2026), report_number('HKI', 2027)"))

    command.downgrade(config(url), "base")

    assert catalogue(empty) == set()


def test_tables_and_mapped_classes_are_the_same(url):
    command.upgrade(config(url), "head")

    command.check(config(url))


def test_there_is_one_head_and_the_file_names_it():
    assert SCRIPTS.get_heads() == [REVISIONS[-1]]
    assert (MIGRATIONS / "HEAD").read_text().strip() == REVISIONS[-1]


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_migration_is_numbered_says_what_it_does_and_in_which_phase(revision):
    script = SCRIPTS.get_revision(revision)
    assert script is not None
    path = script.path.rsplit("/", 1)[1]

    assert re.fullmatch(rf"{revision}_[a-z]+(_[a-z]+)+\.py", path)
    assert int(revision) == REVISIONS.index(revision) + 1
    sentence, _, phase = (script.doc + "\n" + script.longdoc).strip().partition("\n")
    assert sentence.endswith(".")
    assert re.search(r"^Phase: (expand|data|contract)$", phase, re.MULTILINE)


def enums() -> dict[frozenset[str], list[str]]:
    """Return the members of every StrEnum of the packages with tables, with its names."""
    found: dict[frozenset[str], list[str]] = {}
    for path in MODULES:
        module = import_module(path)
        for name, value in vars(module).items():
            if isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum:
                members = frozenset(member.value for member in value)
                found.setdefault(members, []).append(name)
    return found


def checks(connection: Connection) -> dict[tuple[str, str], frozenset[str]]:
    """Return the values that each CHECK of a column allows."""
    rows = connection.execute(
        text(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) "
            "FROM pg_constraint WHERE contype = 'c' AND conname LIKE '%\\_known'"
        )
    )
    return {
        (table, name): frozenset(re.findall(r"'([^']*)'::text", definition))
        for table, name, definition in rows
    }


def test_what_a_column_may_hold_is_what_its_enum_has(session):
    """A new member is not seen by `alembic check`: it needs a migration by hand."""
    known = enums()

    found = checks(session.connection())

    assert len(found) >= 12
    for constraint, values in found.items():
        assert values in known, (constraint, sorted(values))


def test_every_check_of_an_enum_is_in_the_database(session):
    wanted = {
        (table.name, str(constraint.name))
        for table in Model.metadata.tables.values()
        for constraint in table.constraints
        if str(constraint.name).endswith("_known")
    }

    assert set(checks(session.connection())) == wanted


def test_every_table_is_mapped_and_every_mapped_table_is_there(session):
    tables = set(inspect(session.connection()).get_table_names())

    assert tables - NOT_OURS == set(Model.metadata.tables)


@pytest.mark.parametrize("table", ["report_events", "access_entries"])
def test_history_is_kept_by_a_trigger(session, table):
    trigger = session.scalar(
        text(
            "SELECT count(*) FROM pg_trigger WHERE tgrelid = CAST(:table AS regclass)"
            " AND tgname = :name"
        ),
        {"table": table, "name": f"{table}_append_only"},
    )

    assert trigger == 1


#: Two receipts, of which one says already what it pins; timers of the first, and of its second
#: attempt, which runs by something else.
BEFORE_PINS = """
DO $$ DECLARE one record; BEGIN
  -- Whether what they refer to is there is not what is looked at.
  FOR one IN SELECT conrelid::regclass AS on_table, conname FROM pg_constraint
    WHERE contype = 'f' AND conrelid IN ('sla_timers'::regclass, 'report_events'::regclass)
  LOOP
    EXECUTE 'ALTER TABLE ' || one.on_table || ' DROP CONSTRAINT ' || quote_ident(one.conname);
  END LOOP;
END $$;
INSERT INTO sla_timers (id, report_id, target, cycle, policy_id, calendar_version_id,
                        started_at, due_at, original_due_at)
SELECT gen_random_uuid(), '00000000-0000-0000-0000-00000000000a', target, cycle,
       '00000000-0000-0000-0000-000000000001', calendar::uuid, now(), now() + interval '1 day',
       now() + interval '1 day'
FROM (VALUES ('resolution', 1, '00000000-0000-0000-0000-000000000002'),
             ('first_response', 1, '00000000-0000-0000-0000-000000000002'),
             ('moderation', 1, '00000000-0000-0000-0000-000000000003'),
             ('resolution', 2, '00000000-0000-0000-0000-000000000009'))
     AS rows (target, cycle, calendar);
INSERT INTO report_events (report_id, kind, at, actor_role, is_public, data)
VALUES ('00000000-0000-0000-0000-00000000000a', 'received', now(), 'reporter', true, '{"a": 1}'),
       ('00000000-0000-0000-0000-00000000000a', 'routed', now(), 'system', true, '{}'),
       ('00000000-0000-0000-0000-00000000000b', 'received', now(), 'reporter', true,
        '{"pins": "there"}');
"""


def test_receipts_of_an_earlier_release_say_by_what_their_timers_run(url, empty):
    command.upgrade(config(url), "0016")
    with empty.begin() as connection:
        connection.exec_driver_sql(BEFORE_PINS)

    command.upgrade(config(url), "0017")

    with empty.connect() as connection:
        found = connection.scalars(text("SELECT data FROM report_events ORDER BY seq")).all()
        enabled = connection.scalar(
            text("SELECT tgenabled FROM pg_trigger WHERE tgname = 'report_events_append_only'")
        )
    assert list(found) == [
        {
            "a": 1,
            "pins": {
                "promise": "00000000-0000-0000-0000-000000000001",
                "department_calendar": "00000000-0000-0000-0000-000000000002",
                "city_calendar": "00000000-0000-0000-0000-000000000003",
                "priority": "normal",
            },
        },
        {},
        {"pins": "there"},
    ]
    assert enabled == "O"
