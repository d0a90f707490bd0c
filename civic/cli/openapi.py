# SPDX-License-Identifier: EUPL-1.2
"""`civic openapi`: the contract, and the reference of problems, as they are committed."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import click

from civic.pages.problems import as_markdown, documented
from civic.platform.config import ROOT
from civic.platform.openapi import as_text

CONTRACT = ROOT / "pwa" / "openapi.json"
PROBLEMS = ROOT / "docs" / "reference" / "problems.md"


@click.command()
@click.option("--check", is_flag=True, help="Only tell what is stale; exit with status 1 if so.")
def openapi(*, check: bool) -> None:
    """Write the contract (pwa/openapi.json) and docs/reference/problems.md from the code."""
    stale = [path for path, text in contract_files().items() if _read(path) != text]
    names = ", ".join(str(path.relative_to(ROOT)) for path in stale)
    if check and stale:
        raise click.ClickException(f"Stale, run `civic openapi`: {names}")
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(contract_files()[path], encoding="utf-8")
    click.echo(f"Written: {names}" if stale else "Nothing has changed.")


def contract_files() -> Mapping[Path, str]:
    """Return what is written where."""
    from civic.web import create_app  # noqa: PLC0415 - all of the web, only for this verb

    app = create_app()
    with app.app_context():
        spec = cast(dict[str, Any], app.spec)  # as text only with another configuration
    return {CONTRACT: as_text(spec), PROBLEMS: as_markdown(documented())}


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None
