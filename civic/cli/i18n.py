# SPDX-License-Identifier: EUPL-1.2
"""`civic i18n`: the catalogues of the server's words (mails, refusals).

English is the source and the key. What is translated is found in the code: calls of `translate`,
`translate_n`, `_`, `ngettext`, `gettext`, `N_` and `NN_`; the titles of all refusals, and their
details, which are templates. `check` also names details that can't be translated or filled.
"""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import normalize, read_po

from civic.platform.config import ROOT
from civic.platform.i18n import CATALOGUES, LANGUAGES
from civic.platform.problems import FIELD

PACKAGE = ROOT / "civic"
#: Functions whose first argument is a message.
ONE = frozenset({"translate", "_", "gettext", "N_"})
#: Functions whose first two arguments are the singular and the plural of a message.
TWO = frozenset({"translate_n", "ngettext", "NN_"})
#: Who answers what Flask refused writes its titles in the third argument.
THIRD = frozenset({"_problem"})
#: What these functions and the refusals are also called through.
MODULES = frozenset({"i18n", "errors", "problems"})
BASE = "Problem"
#: Refusals that only administrators read, at the command line, which speaks English.
AT_THE_KEYBOARD = frozenset(
    {
        "AreaInUse",
        "UnknownArea",
        "UnreadableExtract",
        "UnusableOutline",
    }
)
TRANSLATED = tuple(language for language in LANGUAGES if language != "en")
HEADER = """# SPDX-License-Identifier: EUPL-1.2
# Sorted by the English text. `civic i18n update` keeps it in step with the code.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: {language}\\n"
"Plural-Forms: nplurals={n}; plural={plural};\\n"
"""


@dataclass(frozen=True, order=True)
class Message:
    """What is translated: an English sentence, with its plural where it counts something."""

    one: str
    many: str = ""


@dataclass
class State:
    """How a catalogue stands to the code."""

    language: str
    translations: dict[Message, tuple[str, ...]] = field(default_factory=dict)
    missing: list[Message] = field(default_factory=list)
    stale: list[Message] = field(default_factory=list)


@click.group()
def i18n() -> None:
    """Look after the translations of the server's words."""


@i18n.command()
def update() -> None:
    """Bring the catalogues in step with the code; exit with status 1 if words are missing."""
    messages = messages_of(PACKAGE)
    n_missing = 0
    for language in TRANSLATED:
        state = state_of(language, messages)
        write(state, messages)
        n_missing += len(state.missing)
        click.echo(
            f"{language}: {len(messages)} messages, {len(state.missing)} without a translation, "
            f"{len(state.stale)} no longer used and removed"
        )
        for message in state.missing:
            click.echo(f"  missing: {message.one}")
    if n_missing:
        raise click.ClickException("Write the translations that are missing, then run it again.")


@i18n.command()
def check() -> None:
    """Say what the catalogues lack or hold in vain; change nothing."""
    messages = messages_of(PACKAGE)
    faults = [
        f"{state.language}: {what}: {message.one}"
        for state in (state_of(language, messages) for language in TRANSLATED)
        for what, found in (("missing", state.missing), ("not used", state.stale))
        for message in found
    ]
    faults += detail_faults(PACKAGE)
    if faults:
        raise click.ClickException("\n".join(["The catalogues are not in step:", *faults]))
    click.echo(f"{len(messages)} messages, translated into {', '.join(TRANSLATED)}.")


def messages_of(package: Path) -> set[Message]:
    """Return every message in the code and the templates of `package`."""
    found: set[Message] = set()
    sources = _sources(package)
    problems = _problems(sources.values())
    for tree in sources.values():
        found.update(_messages_in(tree, problems))
    for path in sorted(package.rglob("*.jinja")):
        with path.open("rb") as file:
            for _, text, _, _ in extract("jinja2", file, options={"trimmed": "true"}):
                found.add(Message(text) if isinstance(text, str) else Message(*text[:2]))
    return found


def detail_faults(package: Path) -> list[str]:
    """Return the details of refusals that are no templates, or name members they do not get."""
    sources = _sources(package)
    problems = _problems(sources.values()) - AT_THE_KEYBOARD
    return [
        f"{path.relative_to(package)}:{node.lineno}: {fault}"
        for path, tree in sources.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _name(node) in problems and node.args
        if (fault := _detail_fault(node))
    ]


def state_of(language: str, messages: Iterable[Message], folder: Path = CATALOGUES) -> State:
    """Return how the catalogue of `language` stands to `messages`."""
    known = _translations(folder / f"{language}.po", language)
    wanted = sorted(messages)
    return State(
        language,
        known,
        missing=[message for message in wanted if not all(known.get(message, ("",)))],
        stale=sorted(set(known) - set(wanted)),
    )


def write(state: State, messages: Iterable[Message], folder: Path = CATALOGUES) -> None:
    """Write the catalogue with exactly `messages`, those without a translation empty."""
    rules = Catalog(locale=state.language)
    parts = [HEADER.format(language=state.language, n=rules.num_plurals, plural=rules.plural_expr)]
    for message in sorted(messages):
        forms = state.translations.get(message, ())
        if message.many:
            lines = [f"msgid {normalize(message.one)}", f"msgid_plural {normalize(message.many)}"]
            padded = [*forms, *[""] * rules.num_plurals][: rules.num_plurals]
            lines += [f"msgstr[{n}] {normalize(form)}" for n, form in enumerate(padded)]
        else:
            lines = [f"msgid {normalize(message.one)}"]
            lines.append(f"msgstr {normalize(forms[0] if forms else '')}")
        parts.append("\n".join(lines) + "\n")
    (folder / f"{state.language}.po").write_text("\n".join(parts), encoding="utf-8")


def _sources(package: Path) -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_bytes()) for path in sorted(package.rglob("*.py"))}


def _detail_fault(refusal: ast.Call) -> str:
    members = {keyword.arg for keyword in refusal.keywords}
    wanted = {name for text in _constants(refusal.args[:1]) for name in FIELD.findall(text)}
    if missing := wanted - members:
        return f"no member fills {', '.join(sorted(missing))}"
    # A name and an entry of a table are marked where they are written.
    is_template = isinstance(refusal.args[0], ast.Constant | ast.IfExp | ast.Name | ast.Subscript)
    return "" if is_template else f"{ast.unparse(refusal.args[0])} can't be translated"


def _translations(path: Path, language: str) -> dict[Message, tuple[str, ...]]:
    if not path.exists():
        return {}
    with path.open("rb") as file:
        entries = [entry for entry in read_po(file, locale=language) if entry.id]
    known: dict[Message, tuple[str, ...]] = {}
    for entry in entries:
        if isinstance(entry.id, str):
            known[Message(entry.id)] = (str(entry.string),)
        else:
            known[Message(*entry.id[:2])] = tuple(entry.string or ("",))
    return known


def _problems(trees: Iterable[ast.Module]) -> frozenset[str]:
    """Return the names of all refusals: classes that descend from `Problem`."""
    bases = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {BASE}
    while more := {name for name, above in bases.items() if above & found} - found:
        found |= more
    return frozenset(found)


def _messages_in(tree: ast.Module, problems: frozenset[str]) -> Iterator[Message]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name in problems:
            yield from _titles(node)
        elif isinstance(node, ast.Call):
            yield from _called(node, problems)


def _titles(problem: ast.ClassDef) -> Iterator[Message]:
    for statement in problem.body:
        if (
            isinstance(statement, ast.Assign)
            and isinstance(statement.targets[0], ast.Name)
            and statement.targets[0].id == "title"
        ):
            yield from map(Message, _constants([statement.value]))


def _called(call: ast.Call, problems: frozenset[str]) -> Iterator[Message]:
    name = _name(call)
    if name in ONE or name in problems:
        yield from map(Message, _constants(call.args[:1]))
    elif name in THIRD:
        yield from map(Message, _constants(call.args[2:3]))
    elif name in TWO and len(texts := list(_constants(call.args[:2]))) == len(("one", "many")):
        yield Message(*texts)


def _name(call: ast.Call) -> str:
    """Return what is called: translate(…) and i18n.translate(…), not text.translate(table)."""
    function = call.func
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return function.attr if function.value.id in MODULES else ""
    return function.id if isinstance(function, ast.Name) else ""


def _constants(nodes: Iterable[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.IfExp):
            yield from _constants([node.body, node.orelse])
