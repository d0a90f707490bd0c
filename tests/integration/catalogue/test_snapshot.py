# SPDX-License-Identifier: EUPL-1.2
"""The catalogue in memory: five statements a version, none afterwards."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import IntegrityError

from civic.catalogue import queries
from civic.catalogue.commands import (
    CategoryDraft,
    DepartmentDraft,
    GroupDraft,
    QuestionDraft,
    ResponsibilityDraft,
    replace_responsibilities,
    save_category,
    save_department,
    save_group,
    withdraw_categories,
    withdraw_departments,
    withdraw_groups,
)
from civic.catalogue.models import Question, Responsibility
from civic.catalogue.queries import catalogue
from civic.catalogue.snapshot import NoDispatcher
from tests.factories_places import make_jurisdiction

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


@pytest.fixture
def jurisdiction_id(session) -> UUID:
    return make_jurisdiction(session)


@pytest.fixture
def group_id(session, jurisdiction_id) -> UUID:
    draft = GroupDraft(code="street", name={"en": "Streets"}, icon="street", position=1)
    return save_group(session, jurisdiction_id, draft).id


@pytest.fixture
def statements(connection) -> Iterator[list[str]]:
    """The SQL that is run from here on."""
    seen: list[str] = []

    def note(_connection, _cursor, statement, *_):
        if not statement.startswith(("SAVEPOINT", "RELEASE")):
            seen.append(statement)

    event.listen(connection, "before_cursor_execute", note)
    yield seen
    event.remove(connection, "before_cursor_execute", note)


def category_draft(group_id: UUID, code: str = "pothole", **changes) -> CategoryDraft:
    values = {
        "code": code,
        "group_id": group_id,
        "topic": {"en": "Surface"},
        "name": {"en": code.title()},
        "hint": {"en": "Counts when it is deep."},
        "synonyms": {"en": "hole"},
        "subject_kind": "place",
        "subject_kinds": (),
        "photo": "none",
        "response_photo": "none",
        "visibility": "public",
        "moderation": "automatic",
        "season_from": None,
        "season_to": None,
        "promise": "default",
        "position": 1,
    }
    return CategoryDraft(**{**values, **changes})


def department_draft(code: str, kind: str = "city_service") -> DepartmentDraft:
    return DepartmentDraft(code, kind, {"en": code}, None, None, "office", None)


def question(code: str) -> QuestionDraft:
    return QuestionDraft(code, "text", is_required=False, label={"en": code})


def test_a_version_is_read_with_five_statements_and_then_with_none(
    session, jurisdiction_id, group_id, statements
):
    save_category(session, jurisdiction_id, category_draft(group_id, questions=[question("size")]))
    statements.clear()

    first = catalogue(session, jurisdiction_id, 1)
    n_first = len(statements)
    second = catalogue(session, jurisdiction_id, 1)

    assert n_first == 5
    assert len(statements) == n_first
    assert second is first


def test_a_new_version_is_read_anew(session, jurisdiction_id, group_id):
    catalogue(session, jurisdiction_id, 1)
    save_category(session, jurisdiction_id, category_draft(group_id))

    stale, fresh = catalogue(session, jurisdiction_id, 1), catalogue(session, jurisdiction_id, 2)

    assert (len(stale.categories), len(fresh.categories)) == (0, 1)


def test_a_process_keeps_only_so_many_snapshots(session, monkeypatch):
    monkeypatch.setattr(queries, "MAX_SNAPSHOTS", 2)
    monkeypatch.setattr(queries, "_snapshots", {})
    ids = [
        make_jurisdiction(session, code=code, prefix=code.upper()) for code in ("aa", "bb", "cc")
    ]

    for jurisdiction_id in ids:
        catalogue(session, jurisdiction_id, 1)

    assert list(queries._snapshots) == ids[1:]  # noqa: SLF001 - what is kept is the point


def test_a_late_reader_of_an_old_version_does_not_push_out_the_new_one(session, jurisdiction_id):
    new = catalogue(session, jurisdiction_id, 2)

    old = catalogue(session, jurisdiction_id, 1)

    assert (old.version, new.version) == (1, 2)
    assert catalogue(session, jurisdiction_id, 2) is new


def test_categories_come_by_group_and_position(session, jurisdiction_id, group_id):
    other = GroupDraft(code="park", name={"en": "Parks"}, icon="tree", position=0)
    other_id = save_group(session, jurisdiction_id, other).id
    for code, group, position in (("b", group_id, 1), ("a", group_id, 2), ("tree", other_id, 9)):
        draft = category_draft(group, code, position=position)
        save_category(session, jurisdiction_id, draft)

    known = catalogue(session, jurisdiction_id, 1)

    assert [category.code for category in known.categories] == ["tree", "b", "a"]
    assert [group.code for group in known.groups] == ["park", "street"]


def test_saving_a_category_again_keeps_its_id_and_replaces_its_questions(
    session, jurisdiction_id, group_id
):
    first = save_category(
        session, jurisdiction_id, category_draft(group_id, questions=[question("a"), question("b")])
    )

    second = save_category(
        session,
        jurisdiction_id,
        category_draft(group_id, name={"en": "Hole"}, questions=[question("b"), question("c")]),
    )

    assert (second.id, second.name) == (first.id, {"en": "Hole"})
    asked = session.scalars(select(Question.code).order_by(Question.position)).all()
    assert asked == ["b", "c"]


def test_what_is_withdrawn_is_found_by_code_and_not_offered(session, jurisdiction_id, group_id):
    save_category(session, jurisdiction_id, category_draft(group_id))
    save_department(session, jurisdiction_id, department_draft("streets"))

    withdraw_categories(session, jurisdiction_id, ["pothole"], NOW)
    withdraw_groups(session, jurisdiction_id, ["street"], NOW)
    withdraw_departments(session, jurisdiction_id, ["streets"], NOW)

    known = catalogue(session, jurisdiction_id, 1)
    assert known.category_by_code["pothole"].is_withdrawn
    assert known.group_by_code["street"].is_withdrawn
    assert known.department_by_code["streets"].is_withdrawn
    assert (known.open_categories, known.open_departments) == ((), ())


def test_saving_what_was_withdrawn_brings_it_back(session, jurisdiction_id, group_id):
    save_category(session, jurisdiction_id, category_draft(group_id))
    withdraw_categories(session, jurisdiction_id, ["pothole"], NOW)

    save_category(session, jurisdiction_id, category_draft(group_id))

    assert not catalogue(session, jurisdiction_id, 1).category_by_code["pothole"].is_withdrawn


def test_responsibilities_are_replaced_as_a_whole(session, jurisdiction_id, group_id):
    streets = save_department(session, jurisdiction_id, department_draft("streets"))
    parks = save_department(session, jurisdiction_id, department_draft("parks"))
    everywhere = ResponsibilityDraft(streets.id, None, group_id, None, by_building_manager=False)
    replace_responsibilities(session, jurisdiction_id, [everywhere])

    alone = ResponsibilityDraft(parks.id, None, None, None, by_building_manager=True)
    replace_responsibilities(session, jurisdiction_id, [alone])

    (rule,) = catalogue(session, jurisdiction_id, 1).responsibilities
    assert (rule.department.code, rule.group_id, rule.by_building_manager) == ("parks", None, True)
    replace_responsibilities(session, jurisdiction_id, [])
    assert session.scalars(select(Responsibility)).all() == []


def test_two_rules_for_the_same_scope_are_impossible(session, jurisdiction_id, group_id):
    streets = save_department(session, jurisdiction_id, department_draft("streets"))
    rule = ResponsibilityDraft(streets.id, None, group_id, None, by_building_manager=False)

    with pytest.raises(IntegrityError):
        replace_responsibilities(session, jurisdiction_id, [rule, rule])


def test_a_jurisdiction_has_one_dispatcher_at_a_time(session, jurisdiction_id):
    save_department(session, jurisdiction_id, department_draft("one", "dispatcher"))
    withdraw_departments(session, jurisdiction_id, ["one"], NOW)
    save_department(session, jurisdiction_id, department_draft("two", "dispatcher"))

    assert catalogue(session, jurisdiction_id, 1).dispatcher.code == "two"
    with pytest.raises(IntegrityError):
        save_department(session, jurisdiction_id, department_draft("three", "dispatcher"))


def test_a_catalogue_without_a_dispatcher_says_so(session, jurisdiction_id):
    with pytest.raises(NoDispatcher):
        _ = catalogue(session, jurisdiction_id, 1).dispatcher
