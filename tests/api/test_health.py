# SPDX-License-Identifier: EUPL-1.2

from sqlalchemy import create_engine, text

from civic.platform import db
from civic.platform.config import ROOT, settings


def test_a_process_that_answers_lives(client):
    answer = client.get("/healthz")

    assert (answer.status_code, answer.get_json()) == (200, {"status": "ok"})


def test_a_process_with_its_database_is_ready(client):
    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.get_json() == {"status": "ok", "database": "ok", "valkey": "not configured"}


def test_a_database_of_another_release_is_not_ready_and_says_what_is_wanted(client, session):
    session.execute(text("UPDATE alembic_version SET version_num = '0003'"))
    session.commit()

    answer = client.get("/readyz")

    assert answer.status_code == 503
    newest = (ROOT / "migrations" / "HEAD").read_text().split("_")[0].strip()
    assert f"at migration 0003, this release wants {newest}" in answer.get_json()["database"]


def test_without_the_database_it_lives_but_is_not_ready(client, tmp_path):
    nobody = create_engine(f"postgresql+psycopg://civic@/civic?host={tmp_path}")
    db.bind(bind=nobody, join_transaction_mode="conditional_savepoint")

    ready, alive = client.get("/readyz"), client.get("/healthz")

    nobody.dispose()
    assert (ready.status_code, ready.get_json()["database"]) == (503, "away")
    assert alive.status_code == 200


def test_without_valkey_reports_are_still_taken(client, monkeypatch):
    monkeypatch.setenv("CIVIC_REDIS_URL", "unix:///nowhere/valkey.sock")
    settings.cache_clear()

    answer = client.get("/readyz")

    assert (answer.status_code, answer.get_json()["valkey"]) == (200, "away")
