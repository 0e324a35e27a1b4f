"""A text node of a template is a text of the catalogue as it stands: a page is written in plain Norwegian, and no
sentence of it can be forgotten. Pure.

A run of text, values and inline tags between two block tags is one message: values are named after what they are, and
of a tag with attributes only its name is left, so that a translator sees

    <p>{{ held }} av {{ planned }} uker. <a href="/personvern">Hvorfor?</a></p>
    "{held} av {planned} uker. <a>Hvorfor?</a>"

What the title, aria-label, alt or placeholder of a tag says is a message too. A number and its noun are written
`{{ _n("{n} uke", "{n} uker", weeks) }}`.
"""

import json
import re
from collections.abc import Iterator, Mapping

from jinja2 import Environment, nodes
from jinja2.ext import Extension, extract_from_ast
from markupsafe import Markup

from board.catalogue import _, _n, current

_JINJA = r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}"
_TOKEN = re.compile(rf"({_JINJA}|<!--.*?-->|<(?:{_JINJA}|[^<>{{]|\{{(?![{{%#]))*>)", re.S)
_INLINE = re.compile(r"<(/?)(a|b|strong|em|i|u|code|span|abbr|small|kbd|q)\b", re.I)
_RAW = re.compile(r"<(style|script)\b", re.I)
_ATTRIBUTE = re.compile(r'(\s(?:title|aria-label|alt|placeholder)=")([^"]*)(")')
_LETTER = re.compile(r"[^\W\d_]")
_ENTITY = re.compile(r"&#?\w+;")
_WORDS = re.compile(r"[æøåÆØÅ]|^[A-Z]|\w \w")
_NAME = re.compile(r"[a-z_]\w*", re.I)


class Texts(Extension):
    """Gives each text of a template to the catalogue before the template is read."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.globals |= {"_": said, "_n": _n, "language": lambda: current().code}

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return "".join(_pieces(source))


def said(text: str, /, *tags: str, **facts: object) -> Markup:
    """The text in the language that is spoken, as HTML: facts are escaped, and each of `tags` takes the place of the
    first bare one of its name that is left."""
    told = _(text)
    for n, tag in enumerate(tags):
        told = told.replace(_bare(tag), f"{{_tag{n}}}", 1)
    return Markup(told).format(**facts, **{f"_tag{n}": tag for n, tag in enumerate(tags)})


def messages(environment: Environment, source: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The line and the text of each message in a template; of a number and its noun both forms."""
    for line, function, text in extract_from_ast(environment.parse(source), ("_", "_n")):
        found = tuple(part for part in (text if isinstance(text, tuple) else (text,)) if part)
        yield line, found[: 2 if function == "_n" else 1]


def unsaid(environment: Environment, source: str) -> Iterator[tuple[int, str]]:
    """What a template says in expressions past the catalogue: a text that is put out, and any with words in it."""
    tree = environment.parse(source)
    calls = [c for c in tree.find_all(nodes.Call) if isinstance(c.node, nodes.Name) and c.node.name in ("_", "_n")]
    known = {id(argument) for call in calls for argument in call.args}
    put = [node for out in tree.find_all(nodes.Output) for node in out.nodes]
    shown = {id(node) for node in _put_out([*put, *(fact.value for call in calls for fact in call.kwargs)])}
    for const in tree.find_all(nodes.Const):
        text = const.value
        if not isinstance(text, str) or id(const) in known or not _LETTER.search(text):
            continue
        if id(const) in shown or _WORDS.search(text):
            yield const.lineno, text


def _put_out(found: list[nodes.Expr]) -> Iterator[nodes.Expr]:
    for node in found:
        yield node
        if isinstance(node, nodes.CondExpr):
            yield from _put_out([part for part in (node.expr1, node.expr2) if part])
        elif isinstance(node, (nodes.Or, nodes.Concat)):
            yield from _put_out([part for part in node.iter_child_nodes() if isinstance(part, nodes.Expr)])


def _pieces(source: str) -> Iterator[str]:
    """A template or what an attribute says, with its messages wrapped. Statements and block tags end a run."""
    run: list[str] = []
    raw = ""
    for n, token in enumerate(_TOKEN.split(source)):
        raw = "" if raw and token.lower().startswith(f"</{raw}") else raw or (_RAW.match(token) or ("", ""))[1]
        if not raw and (n % 2 == 0 or token.startswith("{{") or _INLINE.match(token)):
            run.append(token)
            continue
        yield from _run(run)
        yield _attributes(token)
        run = []
    yield from _run(run)


def _run(run: list[str]) -> Iterator[str]:
    """A run is one message where letters stand beside its tags; else what is inside each is one."""
    depth, beside = 0, False
    for token in run:
        depth += 0 if not token.startswith("<") else -1 if token.startswith("</") else 1
        beside = beside or (depth == 0 and _lettered(token))
    if beside and depth == 0:
        yield _message(run)
        return
    inner: list[str] = []
    for token in [*run, "<"]:
        if token.startswith("<"):
            yield _message(inner) if any(map(_lettered, inner)) else "".join(inner)
            yield _attributes(token) if token != "<" else ""
            inner = []
        else:
            inner.append(token)


def _message(run: list[str]) -> str:
    """One call of `_`, with the blanks around it where they were."""
    text, before = "", ""
    facts: dict[str, str] = {}
    tags: list[str] = []
    for token in run:
        if token.startswith("{{"):
            expression = token[2:-2].strip("-+ \n")
            name = _named(expression, facts)
            facts[name] = expression
            text += f"{{{name}}}"
        elif token.startswith("<"):
            text += _bare(token)
            if token != _bare(token):
                tags.append(f"_tag{len(tags)}")
                before += f"{{% set {tags[-1]} %}}{_attributes(token)}{{% endset %}}"
        else:
            text += re.sub(r"\s+", " ", token).replace("{", "{{").replace("}", "}}")
    told = json.dumps(text.strip(), ensure_ascii=False)
    given = ", ".join([told, *tags, *(f"{name}=({expression})" for name, expression in facts.items())])
    lines = "\n" * "".join(run).strip().count("\n")  # so that what goes wrong below is told by its line
    first, last = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{first}{before}{{{{ _({given}){lines} }}}}{last}"


def _named(expression: str, taken: Mapping[str, str]) -> str:
    """What a value is called in a message: its last name before any filter, with a number when that is taken."""
    names: list[str] = _NAME.findall(re.sub(r"\|.*|\[.*?\]|\(.*?\)|\"[^\"]*\"", "", expression)) or ["value"]
    name, n = names[-1], 1
    while name in taken and taken[name] != expression:
        n += 1
        name = f"{names[-1]}{n}"
    return name


def _attributes(tag: str) -> str:
    if not tag.startswith("<"):
        return tag
    return str(_ATTRIBUTE.sub(lambda found: found[1] + "".join(_pieces(found[2])) + found[3], tag))


def _bare(tag: str) -> str:
    """<a href="…"> as a translator sees it: <a>."""
    found = _INLINE.match(tag)
    return f"<{found[1]}{found[2]}>" if found else tag


def _lettered(token: str) -> bool:
    return not token.startswith(("{{", "<")) and bool(_LETTER.search(_ENTITY.sub("", token)))
