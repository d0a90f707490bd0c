# SPDX-License-Identifier: EUPL-1.2
import pytest
from PIL import Image
from sqlalchemy import func, select

from civic.photos.models import Photo
from tests.corpus.photos.accept import ACCEPT
from tests.corpus.photos.pictures import SECRETS, form
from tests.corpus.photos.reject import REJECT


@pytest.mark.parametrize("sample", ACCEPT)
def test_what_is_accepted_is_kept_clean_under_a_name_of_ours(client, session, folder, sample):
    name, photo = ACCEPT[sample]

    answer = client.post("/api/v1/photos", **form(photo(), name))

    assert answer.status_code == 201, answer.text
    digest = session.scalars(select(Photo.digest)).one()
    kept = sorted(path for path in folder.rglob("*") if path.is_file())
    parent = folder / "photos" / digest[:2] / digest[2:]
    assert kept == [parent / f"{size}.jpg" for size in ("large", "medium", "small")]
    for path in kept:
        with Image.open(path) as image:
            image.load()
            assert (image.format, image.mode) == ("JPEG", "RGB")
            assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"} | {
                "progressive",
                "progression",
            }
        assert not [secret for secret in SECRETS if secret in path.read_bytes()]


@pytest.mark.parametrize("sample", REJECT)
def test_what_is_refused_leaves_nothing_and_is_told_why(client, session, folder, sample):
    name, photo, (status, problem) = REJECT[sample]

    answer = client.post("/api/v1/photos", **form(photo(), name))

    assert (answer.status_code, answer.json["type"]) == (status, problem)
    assert answer.content_type == "application/problem+json"
    assert len(answer.json["detail"]) > len("Too large.")
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    assert session.scalar(select(func.count()).select_from(Photo)) == 0
