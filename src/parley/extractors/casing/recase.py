"""Headlines in the letters of running text: "Rebel Leader Rejects Offer" is parsed as "Rebel leader rejects offer".

A tagger takes capitalised verbs and nouns for names. In a line that capitalises nearly every word, in a line all in
capitals and in a dateline a word keeps its capital only on evidence that it is a name: the document's own running text,
the tables of the world, or that English does not know it.

Invariant: the recased text is the text but for the case of its letters, so every offset holds.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from spacy.language import Language

from parley.extractors.casing.english import English, words
from parley.extractors.casing.names import Names
from parley.extractors.casing.running import WORD, Running, opens
from parley.knowledge.names import fold
from parley.knowledge.world import World
from parley.model.passages import Span

Style = Literal["title", "capitals", "running"]

# Fewer words than these are a name or a label, not a headline.
FEWEST_WORDS = 3
# In a line of ordinary case, a shorter word in capitals is an acronym.
SHORTEST_WORD = 4
# "TEL AVIV", but "WASHINGTON DC".
SHORTEST_OF_PLACE = 3

# What stands between white space: of "Qatar-brokered" the first word tells.
_UNIT = re.compile(r"(?<![\w'’.-])[^\W\d_][\w'’-]*")
_CONTRACTED = re.compile(r"(?!I['’]).+(?:n['’]t|['’](?:re|ve|ll|d|m))", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]*\)")
_DAY_AHEAD = re.compile(r"\.? \d")


@dataclass(frozen=True)
class Truecaser:
    """Tells names from other words; one serves any number of documents."""

    english: English
    names: Names

    @classmethod
    def of(cls, nlp: Language) -> "Truecaser":
        """The truecaser over the vocabulary of a pipeline and the tables that ship with Parley."""
        return _truecaser(nlp)

    def recase(self, text: str, lines: Sequence[Span], datelines: Sequence[Span] = ()) -> str:
        """`text` with those of its `lines` that are headlines, and its datelines, in the letters of running text."""
        styles = [(line, self.style(text[line.start : line.end])) for line in lines]
        headlines = [(line, style) for line, style in styles if style != "running"]
        if not datelines and not headlines:
            return text
        running = Running.of(text, (line for line, style in styles if style == "running"))
        letters = list(text)
        for line, style in headlines:
            written = text[line.start : line.end]
            title = self._out_of_capitals(written, running) if style == "capitals" else written
            letters[line.start : line.end] = self._named(title, running)
        for line in datelines:
            letters[line.start : line.end] = self._dateline(text[line.start : line.end])
        return "".join(letters)

    def style(self, line: str) -> Style:
        """How a line is written.

        One telling word in small letters makes it a sentence, however many names it holds; without a word that may be
        a verb it is somebody's name.
        """
        telling = [w for w in _UNIT.findall(line) if not self.english.is_little(w)]
        if len(telling) < FEWEST_WORDS or any(w[0].islower() for w in telling):
            return "running"
        if not any(self.english.is_verb(w) for w in WORD.findall(line)):
            return "running"
        long = [w for w in telling if len(w) >= SHORTEST_WORD]
        return "capitals" if len(long) >= FEWEST_WORDS - 1 and all(w.isupper() for w in long) else "title"

    def _out_of_capitals(self, line: str, running: Running) -> str:
        """A line in capitals as a title: a capital for each word that may be a name, acronyms as they are."""

        def recased(found: re.Match[str]) -> str:
            word = found.group()
            if word in self.names.states or word in running.acronyms:
                return word
            if self.english.is_little(word):
                return _lower(word) if not opens(line, found.start()) else word[0] + _lower(word[1:])
            initial = len(word) == 1 and line[found.end() :][:1] == "."
            acronym = self.names.is_acronym(word) and not self.english.describes(word)
            return word if initial or acronym else word[0] + _lower(word[1:])

        return WORD.sub(recased, line)

    def _dateline(self, line: str) -> str:
        """A dateline's place with one capital; an agency in brackets is let be, and so is what is no place at all."""
        if any(w.isupper() and self.english.is_little(w) for w in WORD.findall(line)):
            return line
        letters = list(line)
        for found in WORD.finditer(_BRACKETED.sub(lambda inside: " " * len(inside.group()), line)):
            word = found.group()
            if word.isupper() and len(word) >= SHORTEST_OF_PLACE and not self.names.is_acronym(word):
                letters[found.start() : found.end()] = word[0] + _lower(word[1:])
        return "".join(letters)

    def _named(self, line: str, running: Running) -> str:
        """A headline in which only names and the starts of sentences keep their capitals."""
        found = list(WORD.finditer(line))
        kept = self._whole_names(line, found, self._by_evidence(line, found, running))
        letters = list(line)
        for i, word in enumerate(found):
            if i not in kept and not opens(line, word.start()):
                letters[word.start() : word.end()] = _lower(word.group())
        return "".join(letters)

    def _whole_names(self, line: str, found: Sequence[re.Match[str]], kept: set[int]) -> set[int]:
        """The names with what belongs to them: the title and the given name before, the family name after."""
        whole = set(kept)
        beside = [i for i in range(len(found) - 1) if line[found[i].end() : found[i + 1].start()] in (" ", ". ")]
        for i in beside:
            name = found[i + 1].group()
            grammar = self.english.is_little(name) or self.english.describes(name)
            if i in kept and found[i].group() in self.names.world.given and not grammar:
                whole.add(i + 1)
        for i in reversed(beside):
            this, person = found[i], i + 1 in whole and self._is_of_a_person(found[i + 1].group())
            if person and self.names.leads(line, this.start(), this.end()):
                whole.add(i)
        return whole

    def _by_evidence(self, line: str, found: Sequence[re.Match[str]], running: Running) -> set[int]:
        """Which words of a line are names by themselves or by the words beside them."""
        kept = {i for i in range(len(found)) if self._is_name(line, found, i, running)}
        folded = fold(line)
        for i, word in enumerate(found):
            end = self.names.end_at(folded, word.start())
            inside = [k for k in range(i, len(found)) if found[k].end() <= end]
            if len(inside) > 1:
                kept.update(k for k in inside if not self.english.is_little(found[k].group()))
            if i and (found[i - 1].group(), word.group()) in running.pairs:
                kept.update((i - 1, i))
        return kept

    def _is_name(self, line: str, found: Sequence[re.Match[str]], i: int, running: Running) -> bool:
        word, after = found[i].group(), line[found[i].end() :]
        low = word.casefold()
        if not word.isalpha() or not word[1:].islower():
            return _keeps_its_letters(word, after)
        if low in words("month-or-verb"):
            before = found[i - 1].group().casefold() if i else ""
            return before in words("before-month") or before.isdigit() or _DAY_AHEAD.match(after) is not None
        if low in words("proper") or word in self.names.states:
            return True
        if self.english.is_little(word):
            return False
        if told := running.tells(word):
            return told > 0
        # A verb or an adjective that is also somebody's surname or some town's name stays a verb where nothing tells.
        return not self.english.knows(word) or (fold(word) in self.names.known and not self.english.describes(word))

    def _is_of_a_person(self, name: str) -> bool:
        """Whether a word that is a name may be a person's."""
        plain = fold(name)
        return plain not in self.names.lands and (plain in self.names.people or not self.english.knows(name))


@lru_cache(maxsize=2)
def _truecaser(nlp: Language) -> Truecaser:
    return Truecaser(English.of(nlp), Names(World.load()))


def _keeps_its_letters(word: str, after: str) -> bool:
    """Whether a word of odd letters is left alone: "RSF", "F16", "McCabe", "J.", "Sana'a"; not "Don't"."""
    if len(word) == 1:
        return word != "A" or after[:1] == "."
    return word[1:] != word[1:].lower() or (not word.isalpha() and _CONTRACTED.fullmatch(word) is None)


def _lower(word: str) -> str:
    """Small letters, one for one: a few capitals of other alphabets have none of one letter."""
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in word)
