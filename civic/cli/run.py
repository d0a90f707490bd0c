# SPDX-License-Identifier: EUPL-1.2
"""`civic up | down | status | doctor`: the product on one machine."""

import time

import click

from civic.cli.refusals import refusals_in_words
from civic.launcher.installation import Installation
from civic.launcher.signals import Stopped
from civic.launcher.start import Start, Wish
from civic.platform.config import ROOT


def say(line: str) -> None:
    """Print a line at once, also into a pipe."""
    click.echo(line)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--no-demo", is_flag=True, help="Leave an empty database empty.")
def up(host: str, port: int, *, no_demo: bool) -> None:
    """Run the product: database, Valkey, web, workers, relay. Ctrl-C stops it."""
    began = time.monotonic()

    def announce(url: str, is_demo: bool) -> None:  # noqa: FBT001 - one caller
        say(f"\ncivic is up after {time.monotonic() - began:.1f} s: {url}")
        if is_demo:
            say(f"Mails that it sends: {url}/dev/mail\nSign in as:")
            for role, email, password in demo_sign_ins():
                say(f"  {role:<14} {email:<34} {password}")
        say("Ctrl-C stops it.\n")

    try:
        with refusals_in_words():
            Start(Installation(ROOT), Wish(host, port, demo=not no_demo), say).run(announce)
    except Stopped:
        pass


@click.command()
@click.option("--forget-tests", is_flag=True, help="Remove the cluster of the tests, too.")
def down(*, forget_tests: bool) -> None:
    """Stop what runs here, also what a killed supervisor left."""
    from civic.launcher.stop import forget_test_cluster, stop  # noqa: PLC0415 - not for `up`

    with refusals_in_words():
        stop(Installation(ROOT), say)
        if forget_tests:
            forget_test_cluster(Installation(ROOT))


@click.command()
def status() -> None:
    """List what runs; the exit status is 0 when all of it is well."""
    from civic.launcher.status import components  # noqa: PLC0415 - `up` does not need it

    with refusals_in_words():
        rows = components(Installation(ROOT))
    for row in rows:
        say(f"{row.name:<12} {row.pid or '-':>8}  {row.uptime:>10}  {row.health}")
    if not all(row.is_well for row in rows):
        raise click.exceptions.Exit(1)


@click.command()
def doctor() -> None:
    """Check machine, packages, servers and data; the exit status is 0 when all is well."""
    from civic.launcher.doctor import examine  # noqa: PLC0415 - `up` does not need it

    is_well = True
    with refusals_in_words():
        for finding in examine(Installation(ROOT)):
            is_well = is_well and finding.is_well
            say(f"{'ok  ' if finding.is_well else 'BAD '} {finding.subject:<12} {finding.text}")
    if not is_well:
        raise click.exceptions.Exit(1)


def demo_sign_ins() -> list[tuple[str, str, str]]:
    """Return role, e-mail and password of the people of the demo city."""
    from civic.demo.people import demo_sign_ins as sign_ins  # noqa: PLC0415 - after the start

    return [(str(one.role), one.email, one.password) for one in sign_ins()]
