"""The structure of the program, read from its own text: who imports whom, doors, sizes, names."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "bilan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A module of the program and what stands in it."""

    name: str
    """Without `bilan.`: `plan.routes`; empty for the package itself."""
    text: str
    tree: ast.Module

    @property
    def area(self) -> str:
        """The folder it lies in, or its own name."""
        return self.name.partition(".")[0]

    def at(self, node: ast.stmt | ast.expr) -> str:
        return f"bilan/{self.name.replace('.', '/')}.py:{node.lineno}"


def module_of(name: str, text: str) -> Module:
    return Module(name=name, text=text, tree=ast.parse(text))


def name_of(file: Path) -> str:
    parts = file.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


MODULES = tuple(
    module_of(name_of(file), file.read_text(encoding="utf-8")) for file in sorted(PACKAGE.rglob("*.py"))
)

Imported = tuple[str, ast.stmt]


def imports_of(module: Module) -> Iterator[Imported]:
    """Return every module that is imported, as in `bilan.model.source` or `PIL`, wherever that stands."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            inside = [name for name in names if name.removeprefix("bilan.") in {one.name for one in MODULES}]
            yield from ((name, node) for name in inside or [node.module])


def lies_in(name: str, places: frozenset[str] | set[str] | tuple[str, ...]) -> bool:
    """Return whether a dotted name is one of the places, or below one."""
    return any(name == place or name.startswith(f"{place}.") for place in places)


# --- who may import whom ---

MAY_IMPORT: Mapping[str, tuple[str, ...]] = {
    "model": ("model",),
    "load": ("model", "crew", "pictures", "translations", "load"),
    "results": ("model",),
    "standing": ("model",),
    "coverage": ("model", "translations"),
    "account": ("model", "account"),
    "translations": ("model", "translations"),
    "language": ("model", "language"),
    "disk": ("model", "pictures", "disk"),
    "pictures": ("model", "pictures"),
    "report": ("model",),
    "report_formats": ("model", "report"),
    "plan": ("model", "results", "standing", "translations", "language", "pictures", "plan"),
    "make": (
        *("model", "language", "pictures", "make"),
        *("plan.blocks", "plan.picture_views", "plan.recipes", "plan.views"),
        *(
            "plan.addresses.address_views",
            "plan.data.data_views",
            "plan.engines.sitemap_views",
            "plan.feeds.feed_views",
            "plan.data.iati_views",
            "plan.print_views",
            "plan.reports.report_blocks",
            "plan.search.search_views",
        ),
    ),
    "review": (
        *("model", "results", "standing", "coverage", "translations", "language", "plan", "report"),
        "review",
    ),
    "checks": ("model", "crew", "results", "translations", "language", "plan", "make.outline", "checks"),
    "pack": ("bake", "make.compressed", "plan.recipes"),
    "bake": ("model", "crew", "makers", "plan.recipes", "folders", "portions"),
    "first_look": ("model", "load", "standing", "plan", "makers"),
    "crew": ("crew",),
    "memories": ("model", "plan.recipes"),
    "makers": ("model", "make", "plan.recipes", "folders"),
    "folders": ("plan.recipes",),
    "portions": ("model", "plan.recipes"),
    "pipeline": ("model", "load", "results", "standing", "coverage", "language", "plan", "bake", "checks"),
    "options": ("new_options", "item_options"),
    "new_options": (),
    "item_options": (),
    "desk": (
        *("model", "load", "language", "pipeline", "bake", "pack", "disk", "report", "account", "review"),
        *("memories", "first_look", "crew"),
        *(
            "plan.routes",
            "plan.recipes",
            "plan.context",
            "make.page",
            "checks.outside",
            "checks.rulings",
            "translations",
            "desk",
        ),
    ),
    "commands": ("model.records", "desk", "disk"),
    "cli": ("model", "options", "commands", "desk", "pipeline", "disk", "report", "report_formats"),
}
"""The table of docs/architecture.md, as it is built: folder or module to what it may import."""


def imports_upwards(module: Module) -> Iterator[str]:
    allowed = MAY_IMPORT.get(module.area, ())
    for name, node in imports_of(module):
        inside = name.removeprefix("bilan.")
        if name != inside and not lies_in(inside, allowed):
            yield (
                f"{module.at(node)}: `{module.area}` may not import `{inside}`; "
                "move what both need downwards, or pass it in as a value"
            )


def import_circles(modules: tuple[Module, ...]) -> Iterator[str]:
    graph = {
        one.name: {name.removeprefix("bilan.") for name, _ in imports_of(one) if name.startswith("bilan.")}
        for one in modules
    }
    left = dict(graph)
    while True:  # whatever imports nothing that is left cannot be part of a circle
        free = {name for name, used in left.items() if not used & left.keys()}
        if not free:
            break
        left = {name: used for name, used in left.items() if name not in free}
    if left:
        yield (
            f"these import each other in a circle: {', '.join(sorted(left))}; "
            "take out what they share into a module of its own"
        )


# --- doors ---

LIBRARIES: Mapping[str, tuple[str, ...]] = {
    "yaml": ("load.yaml.yaml_source", "load.yaml.yaml_mistakes"),
    "pydantic": (
        "load.entries.json_forms",
        "load.entries.fields",
        "load.entries.settings_fields",
        "load.entries.schemas",
        "load.items.item_schemas",
        "load.entries.problems",
    ),
    "pydantic_core": ("load.entries.fields", "load.entries.json_forms", "load.entries.problems"),
    "msgspec": ("model.memory", "model.records"),
    "babel": ("language",),
    "markdown": ("make.parser",),
    "jinja2": ("make.page", "make.templates", "make.drawing"),
    "markupsafe": ("make.page", "make.filters", "make.interface", "make.drawing"),
    "PIL": ("pictures.pixels",),
    "typst": ("make.paper.typesetter",),
    "livereload": ("desk.server",),
    "tornado": ("desk.server",),
    "watchfiles": ("desk.server",),
    "python_calamine": ("desk.imports.spreadsheet",),
    "brotli": ("make.compressed",),
    "pagefind_bin": ("make.search",),
}
"""Each library, and the only modules that may know it."""

STANDARD: Mapping[str, tuple[str, ...]] = {
    "sqlite3": ("disk",),
    "shutil": ("disk", "desk.gate"),
    "tempfile": ("disk", "make.paper.typesetter", "make.search"),
    "subprocess": ("desk.gate", "disk.history", "make.search"),
    "multiprocessing": ("crew",),
    "concurrent": ("bake", "crew.spawned", "disk.laying", "pack", "desk.server", "desk.asking"),
    "threading": ("crew.workers", "crew.forked", "desk.server", "desk.asking"),
    "socket": ("desk.server",),
    "http": ("desk.server", "desk.asking"),
    "argparse": ("options", "new_options", "item_options", "commands", "cli"),
    "time": ("cli", "desk.gate", "desk.asking", "disk.locks"),
    "ctypes": ("disk.swap",),
    "fcntl": ("disk.locks", "crew.forked"),
    "msvcrt": ("disk.locks",),
    "locale": (),
    "random": (),
}
"""The same for what comes with Python. `desk.gate` runs the tools of the gate, and is no part of a build."""


def libraries_past_their_door(module: Module) -> Iterator[str]:
    for name, node in imports_of(module):
        library = name.partition(".")[0]
        if library == "bilan" or (library in sys.stdlib_module_names and library not in STANDARD):
            continue
        doors = LIBRARIES.get(library, STANDARD.get(library))
        if doors is None:
            yield f"{module.at(node)}: `{library}` has no door yet; name its one module in LIBRARIES of this test"
        elif not lies_in(module.name, doors):
            where = ", ".join(doors) or "nowhere"
            yield f"{module.at(node)}: `{library}` may be used in {where} alone; ask that module for what you need"


FILE_METHODS = frozenset({
    *("open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "rmdir", "unlink", "touch"),
    *("rename", "symlink_to", "iterdir", "glob", "rglob", "scandir", "listdir", "walk", "remove", "makedirs"),
})  # fmt: skip
FILE_DOORS: Mapping[str, str] = {
    "disk": "is the door",
    "pictures.pixels": "Pillow opens pictures that are in memory",
    "desk.asking": "opens what stands on other websites, and no file",
    "make.search": "Pagefind reads from one folder and writes into another, and both are gone afterwards",
    "make.paper.typesetter": "Typst takes letters from a folder alone, where they lie for a moment",
    "desk.gate": "runs the tools of the gate, and is no part of a build",
    "language.catalogues": "is the maintainer's tool, and is no part of a build",
}
NOT_FILES = frozenset({"ast", "re", "tree"})


def files_past_their_door(module: Module) -> Iterator[str]:
    if lies_in(module.name, tuple(FILE_DOORS)):
        return
    for call in calls_in(module):
        named = called(call)
        if named == "open" or (
            "." in named and named.rpartition(".")[2] in FILE_METHODS and named.split(".")[0] not in NOT_FILES
        ):
            yield f"{module.at(call)}: `{named}` touches files; only `bilan.disk` may, so put it there"


CLOCKS = frozenset({"now", "utcnow", "today", "localtime", "gmtime"})


def clocks_past_their_door(module: Module) -> Iterator[str]:
    for call in calls_in(module):
        named = called(call)
        if module.name != "cli" and "." in named and named.rpartition(".")[2] in CLOCKS:
            yield f"{module.at(call)}: `{named}` asks the clock; take the moment as an argument, `cli` gives it"


def prints_past_their_door(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Name) and node.id in {"print", "input"} and module.name != "cli":
            yield f"{module.at(node)}: `{node.id}` is for `cli` alone; return what is to be said"


def environment_past_its_door(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        named = ast.unparse(node) if isinstance(node, ast.Attribute) else ""
        if named in {"os.environ", "os.getenv"} and module.name != "desk.gate":
            yield f"{module.at(node)}: `{named}` makes a build depend on who runs it; make it an option of `cli`"  # type: ignore[arg-type]


LANGUAGES = frozenset(
    {"en", "fr", *(folder.name for folder in (ROOT / "locales").iterdir() if folder.is_dir())}
)


def names_of_languages(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and node.value in LANGUAGES and module.area != "language":
            yield f'{module.at(node)}: "{node.value}" is known to `bilan.language` alone; ask the settings or a locale'


def calls_in(module: Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    """Return what is called, as in `open` or `path.open`."""
    return ast.unparse(call.func) if isinstance(call.func, ast.Name | ast.Attribute) else ""


# --- sizes and names ---

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40

LATE: Mapping[str, Mapping[str, str]] = {
    "model.records": {
        "dataclasses": "the type checker alone reads it, for it knows the fields of that `replace`",
        "msgspec.structs": "the program reads it where the type checker reads the other",
    },
    "make.paper.typesetter": {"typst": "Typst is large, and there is no package of it for some machines"},
    "pictures.pixels": {"PIL": "Pillow is large, and a build with nothing changed looks at no picture"},
    "language.locales": {"bilan.language.po_files": "only a catalogue that has changed is read"},
    "load.items.items": {"bilan.load.items.reading": "only folders that have changed are read"},
    "load.items.remembered": {"bilan.load.yaml.yaml_source": "places are asked for where something is wrong"},
    "load.read_before": {
        "bilan.load.settings": "what was read before is remembered; pydantic is large",
        "bilan.load.indicators.indicators": "the same",
    },
    "make.page": {"bilan.make.excerpts": "only pages of the desk show parts of a text apart from it"},
    "make.pictures": {"bilan.pictures.drawings": "few pictures are drawings"},
    "pictures.facts": {"bilan.pictures.drawings": "the same"},
    "make.markdown": {"bilan.make.parser": "most texts are read without Python-Markdown"},
    "crew.workers": {"bilan.crew.spawned": "where workers are copies, none is a program of its own"},
    "makers": {
        "bilan.make.catalogue": "open data is made where a figure has changed",
        "bilan.make.data": "the same",
        "bilan.make.iati": "the same",
        "bilan.make.search": "only a site with a search has an index",
        "bilan.make.paper.factsheet": "few pages are made for paper",
        "bilan.make.paper.share": "the same",
    },
    "disk.aside": {"tempfile": "only very large sites put texts aside"},
    "make.search": {"pagefind_bin": "where it is missing, everything but the index is made all the same"},
    "disk.laying": {"concurrent": "where nothing has changed, nothing is laid"},
    "disk.locks": {"fcntl": "each system has its own", "msvcrt": "the same"},
    "crew.copies": {"multiprocessing": "the type checker alone reads it"},
    "crew.forked": {
        "bilan.crew.spawned": "hardly a worker is ever ended while a second thread runs",
        "fcntl": "only where processes are copied is there room to ask for",
        "multiprocessing": "only much work is shared",
    },
    "disk.swap": {"ctypes": "only a site that takes the place of another needs it"},
    "make.compressed": {"brotli": "only a build that compresses needs it"},
    "desk.imports.spreadsheet": {"python_calamine": "no other command reads a spreadsheet"},
    "desk.building": {
        "bilan.bake": "where nothing has changed, nothing is made",
        "bilan.desk.publishing": "the same",
        "bilan.disk.store": "the same; SQLite is large",
        "bilan.memories": "the same",
        "bilan.crew": "the same",
        "bilan.pipeline": "the same; it brings in every library",
    },
    "commands": {
        "bilan.desk.figure_pairs": "only `compare-figures` needs it",
        "bilan.desk.imports": "only `import` needs it",
        "bilan.desk.translated": "only `translated` needs it",
        "bilan.desk.hosting": "only `new hosting` needs it",
        "bilan.desk.starting": "only the commands that start, translate, rename and withdraw need it",
        "bilan.desk.refused": "the same",
        "bilan.desk.editor": "only `schemas` needs it",
        "bilan.desk.comparing": "the same as the next two",
        "bilan.desk.telling_changes": "the same as the next one",
        "bilan.desk.reviewing": "only `review` needs it; it brings in every library",
    },
    "cli": {
        "bilan.desk.gate": "only `test` needs it",
        "bilan.desk.outside": "only `check --external` asks other websites",
        "bilan.disk.store": "the same; SQLite is large",
        "bilan.desk.editors": "the same as the preview",
        "bilan.desk.preview": "a server takes long to load, and only `serve` needs one",
    },
}
"""The imports that may stand inside a function, and why."""


def modules_too_long(module: Module) -> Iterator[str]:
    lines = module.text.count("\n")
    if lines > LONGEST_MODULE:
        yield f"{module.name} has {lines} lines, more than {LONGEST_MODULE}: it is about two things, so name them both"


def functions_of(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (
        node for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def functions_too_long(module: Module) -> Iterator[str]:
    for node in functions_of(module):
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        if lines > LONGEST_FUNCTION:
            yield f"{module.at(node)}: `{node.name}` has {lines} lines, more than {LONGEST_FUNCTION}: name its steps"


def late_imports(module: Module) -> Iterator[str]:
    at_the_top = set(module.tree.body)
    for name, node in imports_of(module):
        if node not in at_the_top and not lies_in(name, tuple(LATE.get(module.name, ()))):
            yield f"{module.at(node)}: `{name}` is imported inside a block; import it at the top, or name it in LATE"


SAYS_NOTHING = frozenset(
    {"utils", "util", "helpers", "helper", "common", "base", "core", "manager", "misc", "lib"}
)


def names_that_say_nothing(module: Module) -> Iterator[str]:
    for part in module.name.split("."):
        if SAYS_NOTHING & set(part.split("_")):
            yield f"{module.name}: a function lives with what it is about; `{part}` says nothing, so split it up"


def modules_without_their_sentence(module: Module) -> Iterator[str]:
    first = (ast.get_docstring(module.tree) or "").split("\n")[0]
    if not first.endswith(".") or (not first[0].isupper() and not first.startswith("`")):
        yield f"{module.name}: begin with one sentence that could stand in the layout of docs/architecture.md"


def public_things_without_a_docstring(module: Module) -> Iterator[str]:
    def look(nodes: list[ast.stmt], above: str) -> Iterator[str]:
        for node in nodes:
            if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            if node.name.startswith("_"):
                continue
            if ast.get_docstring(node) is None:
                yield f"{module.at(node)}: say in one sentence what `{above}{node.name}` is or returns"
            if isinstance(node, ast.ClassDef):
                yield from look(node.body, f"{node.name}.")

    return look(module.tree.body, "")


DATACLASSES: Mapping[str, str] = {
    "desk.shown.Shown": "holds what the browser sees until the next build takes its place",
    "review.changes.changes._Found": "gathers what is found while two publications are compared, for one call",
    "review.page_text._Open": "gathers the words of a block while a page is read, for one call",
    "load.indicators.series._Sheet": "gathers what is found in one table, for one call",
    "load.yaml.yaml_source._Open": "gathers what one YAML event after another says, for one call",
    "load.yaml.yaml_source._Building": "gathers what one YAML event after another says, for one call",
    "model.content.Prose": "has a sort that is cut from its file when somebody asks, which no record can be",
    "plan.context.Context": "remembers what follows from it, and a changed one begins anew",
    "make.page._Desk": "is the key of a cache: equal where its digest is",
    "make.templates.Templates": "is the key of a cache: equal where its digest is",
    "crew.copies.Failed": "is known to the crew, which knows nothing of the model",
    "crew.spawned._Handed": "is known to the crew, which knows nothing of the model",
}
"""The only values that are no records, and why."""

BY_POSITION: Mapping[str, str] = {
    "make.lines.Point": "is made by the dozen, as x and y are",
    "make.prose.Fillings": "is made in one place",
}
"""The only records whose fields need not be named, and why."""


def values_past_records(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.ClassDef):
            continue
        name = f"{module.name}.{node.name}"
        if any("dataclass" in ast.unparse(one) for one in node.decorator_list) and name not in {
            **DATACLASSES,
            "model.records.Record": "is what all records are",
        }:
            yield f"{module.at(node)}: `{node.name}` is a dataclass; values are records, or named in DATACLASSES"
        given_up = re.findall(r"\b(frozen|kw_only)=False", ", ".join(map(ast.unparse, node.keywords)))
        if "frozen" in given_up or (given_up and name not in BY_POSITION):
            yield f"{module.at(node)}: `{node.name}` gives up {given_up}; values are frozen and made by name"


# --- the rules, each on the whole program, and each shown something that it must refuse ---

Rule = Callable[[Module], Iterator[str]]

RULES: Mapping[str, tuple[Rule, tuple[str, str]]] = {
    "imports lead downwards": (imports_upwards, ("model.site", "from bilan.plan.routes import item_url")),
    "a maker knows views and not pages": (imports_upwards, ("make.page", "from bilan.plan import pages")),
    "each library has one door": (libraries_past_their_door, ("plan.prose", "import yaml")),
    "each library is known": (libraries_past_their_door, ("load.site", "from requests import get")),
    "workers are started by the crew": (
        libraries_past_their_door,
        ("make.page", "import concurrent.futures"),
    ),
    "files are touched by disk": (files_past_their_door, ("load.site", "text = path.read_text()")),
    "files are opened by disk": (files_past_their_door, ("plan.pages", "with open('x') as file: pass")),
    "the clock is asked by cli": (clocks_past_their_door, ("standing", "moment = dt.datetime.now(dt.UTC)")),
    "today is asked by cli": (clocks_past_their_door, ("desk.items", "day = dt.date.today()")),
    "cli prints": (prints_past_their_door, ("report", "print('2 problems')")),
    "nothing depends on the environment": (environment_past_its_door, ("bake", "n = os.environ['WORKERS']")),
    "language knows the names of languages": (
        names_of_languages,
        ("plan.pages", "if language == 'fr': pass"),
    ),
    "a module is about one thing": (modules_too_long, ("plan.pages", "x = 1\n" * 301)),
    "a function fits on a screen": (functions_too_long, ("plan.pages", "def f():\n" + "    x = 1\n" * 40)),
    "imports stand at the top": (late_imports, ("load.site", "def f():\n    import json")),
    "names say something": (names_that_say_nothing, ("plan.url_helpers", "")),
    "a module begins with its sentence": (
        modules_without_their_sentence,
        ("plan.pages", '"""helper functions"""'),
    ),
    "a class has its sentence": (public_things_without_a_docstring, ("model.site", "class Site: pass")),
    "a method has its sentence": (
        public_things_without_a_docstring,
        ("model.site", 'class Site:\n    """A site."""\n    def f(self): pass'),
    ),
    "values are records": (values_past_records, ("model.site", "@dataclass(frozen=True)\nclass Site: pass")),
    "values are frozen": (values_past_records, ("model.site", "class Site(Record, frozen=False): pass")),
    "values are made by name": (
        values_past_records,
        ("model.site", "class Site(Record, kw_only=False): pass"),
    ),
}


@pytest.mark.parametrize("rule", [rule for rule, _ in RULES.values()], ids=RULES.keys())
def test_the_program_keeps_the_rule(rule: Rule) -> None:
    assert [found for module in MODULES for found in rule(module)] == []


@pytest.mark.parametrize(("rule", "broken"), RULES.values(), ids=RULES.keys())
def test_the_rule_can_be_broken(rule: Rule, broken: tuple[str, str]) -> None:
    assert len(list(rule(module_of(*broken)))) == 1


def test_no_two_modules_import_each_other() -> None:
    assert list(import_circles(MODULES)) == []


def test_a_circle_would_be_found() -> None:
    one = module_of("plan.pages", "from bilan.plan.routes import item_url")
    two = module_of("plan.routes", "from bilan.plan.pages import plan_pages")

    assert len(list(import_circles((one, two)))) == 1


def test_every_part_of_the_program_is_in_the_table_of_imports() -> None:
    areas = {one.area for one in MODULES if one.name}

    assert sorted(areas) == sorted(MAY_IMPORT), "say in MAY_IMPORT what a new part may import"


def test_no_exception_outlives_its_reason() -> None:
    names = {one.name for one in MODULES}
    classes = {
        f"{one.name}.{node.name}"
        for one in MODULES
        for node in ast.walk(one.tree)
        if isinstance(node, ast.ClassDef)
    }
    doors = {door for doors in (*LIBRARIES.values(), *STANDARD.values()) for door in doors}

    gone = [
        *(door for door in (*doors, *FILE_DOORS, *LATE) if door not in names),
        *(name for name in (*DATACLASSES, *BY_POSITION) if name not in classes),
    ]

    assert gone == [], "take what is gone out of the lists of this test"


# --- what is not the program ---


@pytest.mark.parametrize(
    "template", sorted((ROOT / "templates").rglob("*.html")), ids=lambda one: str(one.name)
)
def test_no_template_names_a_language(template: Path) -> None:
    named = re.findall(rf"""["']({"|".join(sorted(LANGUAGES))})["']""", template.read_text(encoding="utf-8"))

    assert named == [], "a template asks its view which language it is in"


def test_the_set_up_needs_nothing_but_the_standard_library_until_the_program_starts() -> None:
    build = module_of("build", (ROOT / "build.py").read_text(encoding="utf-8"))

    libraries = {name.partition(".")[0] for name, _ in imports_of(build)}

    assert libraries <= sys.stdlib_module_names | {"bilan"}


WHOLE = frozenset({"browser", "hostile", "interrupted", "load.broken_content"})
"""Tests in folders that are of no one module: in a browser, hostile content, commands that are killed, and every
broken example."""


def test_the_tests_mirror_the_package() -> None:
    names = {one.name for one in MODULES}
    tests = ROOT / "tests"
    stray = [
        name
        for file in sorted(tests.glob("*/**/test_*.py"))
        if (name := ".".join((*file.relative_to(tests).parent.parts, file.stem.removeprefix("test_"))))
        not in names
        if not lies_in(name, WHOLE)
    ]

    assert stray == [], (
        "a test in a folder is named after the module it tests; those of the whole stand in tests/"
    )


def test_every_value_that_a_page_is_drawn_from_has_a_template_and_every_template_a_value() -> None:
    views = [one for one in MODULES if one.area == "plan" and one.name.endswith("views")]
    pages = [
        node.name.removesuffix("View")
        for module in views
        for node in module.tree.body
        if isinstance(node, ast.ClassDef) and (node.name == "RedirectView" or is_page(node))
    ]
    stems = {re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower() for name in pages}

    assert stems == {file.stem for file in (ROOT / "templates" / "pages").glob("*.html")}


def test_every_page_of_the_desk_has_a_template() -> None:
    pages = [
        node.name.removesuffix("View")
        for module in MODULES
        if module.area == "review"
        for node in module.tree.body
        if isinstance(node, ast.ClassDef) and [ast.unparse(base) for base in node.bases] == ["DeskView"]
    ]
    stems = {re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower() for name in pages}

    assert stems <= {file.stem for file in (ROOT / "templates" / "desk").glob("*.html")}


def is_page(node: ast.ClassDef) -> bool:
    return [ast.unparse(base) for base in node.bases] == ["View"]
