"""Arbitrary text never breaks attribution, and every passage's words stand at its offsets."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.extractors.mentions import find_mentions
from parley.extractors.statements import build_statements, find_attributions
from parley.knowledge.world import World
from tests.extractors.statements.reading import parsed

# Words and marks on which the rules turn, thrown together: quotations, cues, phrases, retractions, layouts.
WORDS = (
    "“ ” ‘ ’ \" ' « » `` '' — – - : ; , . ? ! ( ) … \n \n\n said says told denied claimed that whether according to "
    "in the words of his her claim statement spokesman for through adviser Berg Kovac he she they we I it nobody per "
    "later retracted backtracked misspoke deleted post corrected Correction: Twitter reportedly is was had not never "
    "having quoted as saying by citing rejected offer put toll at nine counted On Telegram interview 🇺🇦 💪 a road "
    "shut provided asked be named From:"
)
PIECES = st.sampled_from(WORDS.split(" "))
ANY = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES).map("".join))


@given(ANY)
@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_any_text(text):
    parse = parsed(text)
    mentions = find_mentions(parse, World.load())
    attributions = find_attributions(parse, mentions)
    statements, links = build_statements(parse, attributions, mentions)
    assert len({s.id for s in statements}) == len(statements) == len(attributions)
    passages = [p for s in statements for p in (s.anchor, s.passage, *s.content)]
    passages += [h.passage for s in statements for h in s.hops if h.passage is not None]
    assert all(text[p.start : p.end] == p.exact for p in passages)
    assert {link.source for link in links} <= {s.id for s in statements}
