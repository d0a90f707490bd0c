# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from civic.places.address_queries import BEGINS, RESEMBLES, SEARCH, search_addresses
from civic.places.imports import import_extract
from tests.factories_places import demo_extract, make_address, make_jurisdiction

ALEKSI = {"fi": "Aleksanterinkatu", "sv": "Alexandersgatan"}
NUMBERS = ("1", "5", "5 B", "10", "50")


@pytest.fixture
def city(session: Session) -> UUID:
    city = make_jurisdiction(session)
    for number in NUMBERS:
        make_address(session, city, "Aleksanterinkatu", number, street_name=ALEKSI)
    make_address(session, city, "Lönnrotinkatu", "7", postcode="00120")
    return city


def texts(session: Session, city: UUID | None, typed: str, language: str = "fi") -> list[str]:
    return [address.text(language) for address in search_addresses(session, city, typed)]


@pytest.mark.parametrize(
    ("typed", "first", "reason"),
    [
        ("Aleksanterinkatu 5", "Aleksanterinkatu 5", "as written"),
        ("ALEKSANTERINKATU 5", "Aleksanterinkatu 5", "capitals"),
        ("alexandersgatan 10", "Aleksanterinkatu 10", "in Swedish"),
        ("aleksant 50", "Aleksanterinkatu 50", "the beginning of the street"),
        ("aleksi 5", "Aleksanterinkatu 5", "as people call it"),
        ("aleksanteinkatu 5b", "Aleksanterinkatu 5", "a letter is missing"),
        ("Aleksanterinkatu 5, 00100 Helsinki", "Aleksanterinkatu 5", "a whole postal address"),
        ("lonnrotinkatu", "Lönnrotinkatu 7", "without accents"),
        ("lonrotinkatu 7", "Lönnrotinkatu 7", "misspelt and without accents"),
    ],
)
def test_an_address_is_found_by_what_people_type(session, city, typed, first, reason):
    assert texts(session, city, typed)[0] == first, reason


def test_numbers_come_as_people_count_them(session, city):
    found = texts(session, city, "aleksanterinkatu")

    assert found == [f"Aleksanterinkatu {number}" for number in NUMBERS]


def test_the_number_typed_comes_first_then_those_that_begin_with_it(session, city):
    found = texts(session, city, "aleksanterinkatu 5")

    assert found == ["Aleksanterinkatu 5", "Aleksanterinkatu 5 B", "Aleksanterinkatu 50"]


def test_the_staircase_typed_comes_before_the_house(session, city):
    found = texts(session, city, "aleksanteinkatu 5 b")

    assert found[:2] == ["Aleksanterinkatu 5 B", "Aleksanterinkatu 5"]


def test_a_number_that_is_not_there_gives_its_neighbours(session, city):
    found = texts(session, city, "aleksanterinkatu 12")

    assert found[:2] == ["Aleksanterinkatu 10", "Aleksanterinkatu 5"]


def test_an_address_is_told_in_the_language_asked_for(session, city):
    assert texts(session, city, "aleksi 1", "sv")[0] == "Alexandersgatan 1"
    assert texts(session, city, "lönnrot", "sv") == ["Lönnrotinkatu 7"]


@pytest.mark.parametrize("typed", ["", "  ", "%", "_", "\\", "\x00", "xyzzy 5", "100%", "'; --"])
def test_nonsense_finds_nothing(session, city, typed):
    assert texts(session, city, typed) == []


def test_wildcards_are_letters_like_all_others(session, city):
    assert texts(session, city, "a%u 5") == []


def test_at_most_as_many_are_told_as_asked_for(session, city):
    assert len(search_addresses(session, city, "aleksanterinkatu", limit=2)) == 2


def test_of_equals_the_nearer_comes_first(session, city):
    make_address(session, city, "Koulukatu", "1", postcode="00100", at=(24.935, 60.17))
    make_address(session, city, "Koulukatu", "1", postcode="00500", at=(24.955, 60.17))

    west, east = (
        search_addresses(session, city, "koulukatu 1", near=(lon, 60.17)) for lon in (24.93, 24.96)
    )

    assert [a.postcode for a in west] == ["00100", "00500"]
    assert [a.postcode for a in east] == ["00500", "00100"]


def test_other_cities_are_searched_only_when_all_are(session, city):
    other = make_jurisdiction(session, code="espoo", prefix="ESP")
    make_address(session, other, "Tapiontori", "1")

    assert texts(session, city, "tapiontori") == []
    assert texts(session, None, "tapiontori") == ["Tapiontori 1"]


@pytest.mark.parametrize("condition", [BEGINS, RESEMBLES])
def test_the_search_uses_the_index_of_trigrams(session, city, condition):
    session.execute(text("SET LOCAL enable_seqscan = off"))
    values = {"words": "aleksi", "pattern": "%|aleksi%", "number": "", "limit": 10}
    absent = {"jurisdiction_id": None, "n": None, "lon": None, "lat": None}

    found = text("EXPLAIN " + SEARCH.format(condition=condition))
    plan = "\n".join(session.scalars(found, values | absent))

    assert "ix_addresses_search" in plan, plan


def test_real_addresses_of_helsinki_are_found(session):
    make_jurisdiction(session)
    import_extract(session, "helsinki", demo_extract(), datetime(2026, 11, 22, tzinfo=UTC))
    wanted = {
        "aleksi 13": "Aleksanterinkatu 13",
        "espa 14": "Eteläesplanadi 14",
        "manerheimintie 2": "Mannerheimintie 2",
        "unionsgatan 36": "Unioninkatu 36",
        "yrjonkatu 30": "Yrjönkatu 30",
    }

    found = {typed: texts(session, None, typed)[0] for typed in wanted}

    assert found == wanted
