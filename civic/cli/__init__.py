# SPDX-License-Identifier: EUPL-1.2
"""The civic command."""

from copy import copy
from functools import wraps
from importlib import import_module
from typing import Any

import click

#: Verb -> where it lives; imported when it is asked for, so that `civic up` starts fast.
VERBS = {
    "bench": "civic.cli.bench:bench",
    "city": "civic.cli.city:city",
    "db": "civic.cli.db:db",
    "demo": "civic.cli.demo:demo",
    "doctor": "civic.cli.run:doctor",
    "down": "civic.cli.run:down",
    "i18n": "civic.cli.i18n:i18n",
    "openapi": "civic.cli.openapi:openapi",
    "person": "civic.cli.person:person",
    "routing": "civic.cli.routing:routing",
    "sla": "civic.cli.sla:sla",
    "status": "civic.cli.run:status",
    "up": "civic.cli.run:up",
}
#: Verbs that work on the data: they find the database bound to `transaction()`, and running.
ON_DATABASE = frozenset({"city", "demo", "person", "routing", "sla"})
#: Verbs of theirs that reckon with nothing but what they are given.
OFF_DATABASE = frozenset({"calc"})


class LazyGroup(click.Group):
    """Imports a verb when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return all verbs."""
        return sorted(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Return the verb, or None where there is none."""
        if cmd_name not in VERBS:
            return None
        module, _, attribute = VERBS[cmd_name].partition(":")
        try:
            found: click.Command = getattr(import_module(module), attribute)
        except ModuleNotFoundError as error:
            if error.name == module:
                return None
            raise
        return on_database(found) if cmd_name in ON_DATABASE else found


def on_database(command: click.Command) -> click.Command:
    """Return a copy whose verbs run with the database at hand; their help does not need it."""
    changed = copy(command)
    if isinstance(changed, click.Group):
        changed.commands = {
            name: verb if name in OFF_DATABASE else on_database(verb)
            for name, verb in changed.commands.items()
        }
    elif callback := command.callback:

        @wraps(callback)
        def run(*arguments: Any, **options: Any) -> Any:
            from civic.cli.database import bound_database  # noqa: PLC0415 - see VERBS

            with bound_database():
                return callback(*arguments, **options)

        changed.callback = run
    return changed


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="civic")
def main() -> None:
    """Run a city's reports: the product, its database, its rules."""
