"""The colours of the drawings, and how one is wrapped so that a screen reader tells it as one picture."""

from markupsafe import Markup, escape

GREEN, GREEN_EDGE, GREEN_PALE = "#6cbb35", "#2f6d12", "#d3ecbb"
PINK, PINK_EDGE = "#fbb2ce", "#b0457a"
RED = "#bd231c"
HONEY, HONEY_EDGE, HONEY_LIGHT = "#e8b04a", "#a97616", "#f3dfa8"
PETROL = "#1d5566"
LINE, EMPTY, INK, INK2 = "#b8ab96", "#857459", "#2b2622", "#5a5048"
STAGES = {
    "suggestion": "#f6dd92",
    "plan": "#c4dbe4",
    "do": "#efe5cf",
    "check": "#d6cde6",
    "act": "#f4cfae",
    "done": "#efc25e",
}


def drawing(width: float, height: float, said: str, inside: str, css: str = "") -> Markup:
    """An SVG of so many units that says what it shows. `inside` is ours; `said` is made safe here."""
    size = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    return Markup(f'<svg class="{css}" {size} role="img" aria-label="{escape(said)}">{inside}</svg>')


def hatched(name: str) -> str:
    """The pattern of waiting, to be filled with by this name."""
    size = 'width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"'
    lines = '<rect width="9" height="9" fill="#f6ead0"/><rect width="3" height="9" fill="#d9b987"/>'
    return f'<defs><pattern id="{name}" {size}>{lines}</pattern></defs>'
