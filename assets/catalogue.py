"""The catalogue as a translator gets it, gathered from what the source says; and what the source says past it.

`python -m assets.catalogue` writes out/languages/tavle.pot, and what each language lacks beside it. `past()` names
what people would be told in Norwegian whatever they had chosen: a law of `make check`.
"""

import ast
import re
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path

from babel.messages import Catalog
from babel.messages.pofile import write_po

from board.catalogue import DRAFTS, LANGUAGES, SOURCE
from sync.server.access import audit
from sync.server.prints import pdf
from sync.server.reports.extract_tables import TABLES
from sync.server.web import texts
from sync.server.web.formatting import templates

HOUSE = Path(__file__).resolve().parents[1]
ROOMS = ("board", "sync", "kiosk")
POT = HOUSE / "out" / "languages" / "tavle.pot"
MARKS = {"_": 1, "N_": 1, "_n": 2, "Nn_": 2}
"""What marks a text, and how many of its arguments are forms of it."""
READ = re.compile(r"board/importing/(account|cell|day|heading|number|period|status)\.py")
"""Where single words are those that others write: read, never said."""
DESCRIBED = re.compile(
    r"board/importing/people\.py|board/locale_data\.py|"
    r"board/kinds/.*export\.py|sync/server/reports/extract_tables\.py|sync/server/metrics\.py"
)
"""Lists of names; headings and meanings, gathered from the tables themselves; what only a centre's operator sees."""
NAMES = {
    "Tavle",
    "Bokmål",
    "Nynorsk",
    "English",
    "Roboto",
    "Libertinus Serif",
    "Bearer",
    "Dataset",
    "Round",
    "Home",
    "Åg",
    "År",
    "å",
}
NAMES |= {"tavle ", "phone ", "card ", "Bearer ", "Inger", "why", "ascending", "descending"}
NAMES |= {"æ", "ø", "æøå", "qwertyuiopå", "asdfghjkløæ", "/:+()«»!?;="}
"""Names, and words that are keys."""

_SMALL = "og|er|ikke|det|som|til|av|med|har|kan|ingen|skal|var|eller|fra|om|den|uten|alle"
_NORWEGIAN = re.compile(rf"[æøåÆØÅ«»]|\b(?:{_SMALL})\b.*\s|\s.*\b(?:{_SMALL})\b")
_TITLE = re.compile(r"[A-Z][a-z]+(?: [a-z]+)*[.?!:…]?")
_WORDS = re.compile(rf"(?:^|\s)[A-ZÆØÅa-zæøå][a-zæøå]{{2,}}(?:\s|[.,]|$)|\s(?:i|{_SMALL})\s")
_MACHINE = re.compile(r"[<>/=_#;{}\"'\\]|--|\b(SELECT|FROM|GROUP BY)\b|^kiosk\.|^\.wav|^(?!.* )")
_UNSAID = {"log", "re", "Export", "Column", "Table", "Field", "Step", "frozenset"}
_UNSAID |= {"ValueError", "RuntimeError", "LookupError", "TypeError", "KeyError", "AssertionError"}
_BESIDE = {"help", "title", "summary", "metavar", "param_hint", "name", "pattern", "description"}
_KV = re.compile(r"^\s*(?P<name>[a-z_]\w*)\s*:(?P<value>.+)$")

_SAID = re.compile(r'\bsay\("(?:[^"\\]|\\.)*"')
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_CONTENT = re.compile(r"\[[\w ,.:]{4,}\]|^=+ [A-ZÆØÅ]|^[A-ZÆØÅ][a-zæøå]+ |[æøåÆØÅ]")

Message = tuple[str, ...]


def python(source: str) -> Iterator[Message]:
    """The messages of Python: one text, or of a number and its noun both forms. What a command's help and a form's
    title say are messages where they stand."""
    yield from _marked(ast.parse(source))


def _marked(tree: ast.AST) -> Iterator[Message]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
            forms = [form.value for form in node.args[: MARKS[node.func.id]] if isinstance(form, ast.Constant)]
            if forms and all(isinstance(form, str) for form in forms):
                yield tuple(map(str, forms))
        elif isinstance(node, ast.keyword) and node.arg in ("help", "title") and isinstance(node.value, ast.Constant):
            yield (str(node.value.value),)
        elif isinstance(node, ast.FunctionDef) and (told := ast.get_docstring(node)):
            made = {ast.unparse(by.func if isinstance(by, ast.Call) else by) for by in node.decorator_list}
            if any(by.endswith((".command", ".callback")) for by in made):
                yield (cleandoc(told),)


def past_python(source: str) -> Iterator[tuple[int, str]]:
    """The line and the text of what Python says past the catalogue."""
    yield from _past(ast.parse(source))


def _past(node: ast.AST, *, said: bool = False, shown: bool = False) -> Iterator[tuple[int, str]]:
    """`said` inside what the catalogue is asked for; `shown` inside what is put before people whatever it looks
    like."""
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _apart(node, name, child):
                known = said or (name == "args" and isinstance(node, ast.Call) and _called(node) in MARKS)
                noted = shown or (name == "args" and isinstance(node, ast.Call) and _is_note(node))
                yield from _past(child, said=known, shown=noted)
    if said:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in NAMES:
        word = shown and node.value not in audit.WORDS and re.search(r"[^\W\d_]", node.value)
        if word or _NORWEGIAN.search(node.value) or _TITLE.fullmatch(node.value):
            yield node.lineno, node.value
    elif isinstance(node, ast.JoinedStr) and not shown:
        for part in node.values:
            text = part.value if isinstance(part, ast.Constant) else ""
            if isinstance(text, str) and text not in NAMES and _WORDS.search(text) and not _MACHINE.search(text):
                yield node.lineno, text


def _apart(node: ast.AST, name: str, child: ast.AST) -> bool:
    """Whether what stands there is for developers or for the machine: a docstring, a log, a type, a key."""
    if isinstance(node, ast.Call):
        return _called(node) in _UNSAID
    if isinstance(node, ast.Expr):
        return isinstance(child, ast.Constant)
    if isinstance(node, ast.keyword):
        return node.arg in _BESIDE
    if isinstance(node, ast.Assign):
        return any(isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets)
    return name in ("annotation", "returns", "comparators", "slice", "bases") or isinstance(node, ast.Compare)


def _is_note(call: ast.Call) -> bool:
    """Whether a line of the centre's account is made: what stands in it is shown on the page *Logg*."""
    return isinstance(call.func, ast.Attribute) and call.func.attr in ("note", "note_once", "seen")


def _called(call: ast.Call) -> str:
    function = call.func
    while isinstance(function, ast.Attribute):
        function = function.value
    return function.id if isinstance(function, ast.Name) else ""


def kv(source: str) -> Iterator[tuple[int, ast.AST]]:
    """The line and the syntax of each expression or statement in Kivy's language."""
    for n, line in enumerate(source.splitlines(), 1):
        found = _KV.match(line)
        try:
            yield n, ast.parse((found["value"] if found else line).strip(), mode="eval" if found else "exec")
        except SyntaxError:
            continue  # a rule, a canvas instruction, a comment


def past_kv(source: str) -> Iterator[tuple[int, str]]:
    for line, tree in kv(source):
        yield from ((line, text) for _line, text in _past(tree))


def past_html(source: str) -> Iterator[tuple[int, str]]:
    """In a template every text node is a message; what its expressions put out may not be."""
    yield from ((line, text) for line, text in texts.unsaid(templates(), source) if text not in NAMES)


def past_typst(source: str) -> Iterator[tuple[int, str]]:
    for line, text in enumerate(_SAID.sub("", source).splitlines(), 1):
        shown = [one for one in _STRING.findall(text) if _NORWEGIAN.search(one) or _TITLE.fullmatch(one)]
        if not text.startswith("//") and (set(shown) - NAMES or _CONTENT.search(_STRING.sub("", text))):
            yield line, text.strip()


def headings() -> Iterator[Message]:
    """What tables that leave the wall or the centre are called, and what their columns mean."""
    for table in TABLES.values():
        yield from ((table.title,), (table.meaning,))
        for column in table.columns:
            yield from ((column.title,), (column.meaning,))


def messages() -> Iterator[tuple[Message, str]]:
    """Every message, and the file it stands in."""
    pages = templates()
    for path, source in _sources(".py"):
        yield from ((message, path) for message in python(source))
    for path, source in _sources(".kv"):
        yield from ((message, path) for _line, tree in kv(source) for message in _marked(tree))
    for path, source in _sources(".html"):
        yield from ((message, path) for _line, message in texts.messages(pages, source) if message)
    for path, source in _sources(".typ"):
        yield from (((text,), path) for text in pdf.messages(source))
    yield from ((message, "sync/server/reports/extract_tables.py") for message in headings())


def past() -> Iterator[str]:
    """Where something is said past the catalogue, and what."""
    for kind, reader in (("py", past_python), ("kv", past_kv), ("html", past_html), ("typ", past_typst)):
        for path, source in _sources(f".{kind}"):
            if not DESCRIBED.fullmatch(path):
                found = ((line, text) for line, text in reader(source) if not READ.fullmatch(path) or _told(text))
                yield from (f"{path}:{line}: {text}" for line, text in found)


def _told(text: str) -> bool:
    """Whether it is too long to be looked for in what others have written."""
    return text.endswith(".") or len(text.split()) > 4


def catalogue() -> Catalog:
    found = Catalog(project="Tavle", charset="utf-8", fuzzy=False)
    for message, path in messages():
        if message[0]:
            found.add(message if len(message) > 1 else message[0], locations=[(path, None)])
    return found


def _sources(kind: str) -> Iterator[tuple[str, str]]:
    for room in ROOMS:
        for path in sorted((HOUSE / room).rglob(f"*{kind}")):
            yield str(path.relative_to(HOUSE)), path.read_text(encoding="utf-8")


def main() -> None:
    found = catalogue()
    POT.parent.mkdir(parents=True, exist_ok=True)
    with POT.open("wb") as out:
        write_po(out, found, sort_by_file=True)
    print(f"{POT.relative_to(HOUSE)}: {len(found)} texts")
    from assets.translations import faults, lacking

    for code in sorted((LANGUAGES | DRAFTS).keys() - {SOURCE}):
        rest, there = lacking(code), POT.with_name(f"{code}.lacks.po")
        with there.open("wb") as out:
            write_po(out, rest, sort_by_file=True)
        print(f"{there.relative_to(HOUSE)}: {len(rest)} are bokmål still")
        for fault in faults(code):
            if " lacks " not in fault:
                print(fault)


if __name__ == "__main__":
    main()
