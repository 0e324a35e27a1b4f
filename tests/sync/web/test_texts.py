"""What a page says: a sentence of the catalogue, with its facts and its tags where they belong."""

from markupsafe import Markup

from sync.server.web.formatting import templates
from sync.server.web.texts import said


def test_a_fact_keeps_its_own_tags_and_a_sentence_its_own() -> None:
    name = Markup("<b>Nord</b>")
    told = said("{name} har <b>{n}</b> uker igjen", Markup('<b class="big">'), name=name, n=3)
    assert told == '<b>Nord</b> har <b class="big">3</b> uker igjen'


def test_a_fact_is_escaped_and_a_tag_is_not_read_for_facts() -> None:
    told = said("<a>{name}</a> og <a>alle</a>", Markup('<a href="/{name}">'), Markup('<a href="/">'), name="<b>")
    assert told == '<a href="/{name}">&lt;b&gt;</a> og <a href="/">alle</a>'


def test_a_page_rounds_a_half_as_the_wall_does() -> None:
    assert templates().from_string("{{ 5.25|round(1) }} {{ 2.5|round }}").render() == "5.3 3.0"
