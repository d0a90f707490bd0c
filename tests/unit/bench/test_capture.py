# SPDX-License-Identifier: EUPL-1.2
from uuid import UUID

from civic.bench.capture import as_script, made_since

OLD = UUID("01a20000-0000-7000-8000-000000000001")
BEFORE = UUID("01a20000-0000-7000-8000-0000000000ff")
NEW = UUID("01a20000-0001-7000-8000-000000000001")
IN_ARRAY = UUID("01a20000-0002-7000-8000-000000000001")
STATEMENTS = [
    f"INSERT INTO reports (id, category_id)\n VALUES ('{NEW}', '{OLD}')",
    f"INSERT INTO sla_timers (id) SELECT unnest('{{{IN_ARRAY.hex}}}'::uuid[])",
]


def test_keys_made_by_the_request_are_told_from_those_it_found():
    assert made_since(STATEMENTS, BEFORE) == [NEW, IN_ARRAY]


def test_a_script_makes_new_keys_in_every_run_and_keeps_the_old_ones():
    script = as_script(STATEMENTS, [NEW, IN_ARRAY])

    first, *rest = script.splitlines()
    assert first == "SELECT gen_random_uuid() AS k0, gen_random_uuid() AS k1 \\gset"
    assert rest == [
        "BEGIN;",
        f"INSERT INTO reports (id, category_id) VALUES (':k0', '{OLD}');",
        "INSERT INTO sla_timers (id) SELECT unnest('{:k1}'::uuid[]);",
        "COMMIT;",
    ]


def test_a_request_that_makes_no_keys_needs_none():
    assert as_script(["SELECT 1"], []) == "BEGIN;\nSELECT 1;\nCOMMIT;\n"
