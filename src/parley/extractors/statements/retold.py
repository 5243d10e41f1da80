"""Words told in one breath with taking others back: "backtracked, saying that P", "amended its post: P, it said".

Invariant: where the words themselves are told, they take back, and a bare verb ("backtracked") adds nothing to them.
"""

from parley.extractors.statements.drafts import Draft, behind
from parley.extractors.statements.syntax import Grid
from parley.extractors.statements.wordlists import words


def told(grid: Grid, drafts: list[Draft]) -> list[Draft]:
    """The drafts with each act given to what is said with it, and without acts to which nothing is left."""
    gone: list[Draft] = []
    for act in [d for d in drafts if d.rule == "retraction:verb" and d.act in ("withdrawn", "disowned")]:
        for said in drafts:
            if said.act is not None or said.cue_class != "speech" or said.strength == "withheld":
                continue
            if _announced(grid, act, said):
                said.content = behind(said.content, act.start) or said.content
                said.reason.append(f"announced by {grid.word[act.at]!r}")
                gone.append(act)
            elif _same_breath(grid, act, said):
                said.reason.append(f"said in the same breath as {grid.word[act.at]!r}")
                if _names_words(grid, act):
                    said.act, said.tentative = act.act, act.tentative
                    break
                if _bare(grid, act):
                    gone.append(act)
            else:
                continue
            said.act, said.tentative, act.act = act.act, act.tentative, None
            break
    gone += [d for d in drafts if d.rule == "retraction:outlet" and d.tentative and _told_by_another(d, drafts)]
    return [d for d in drafts if d not in gone]


def _told_by_another(note: Draft, drafts: list[Draft]) -> bool:
    """Whether a correction's second sentence holds what somebody says; then that is what corrects."""
    spoken = (d for d in drafts if d is not note and d.rule != "retraction:outlet" and d.cue_class == "speech")
    return any(s.contains(d.cue) for d in spoken for s in note.content)


def _announced(grid: Grid, act: Draft, said: Draft) -> bool:
    """"corrected its post: the lane would open, it said": what the colon announces has a verb of saying of its own."""
    if said.source is None or said.rule not in ("indirect:parenthetical", "indirect:that") or len(act.content) > 1:
        return False
    return act.content[0].contains(said.cue) and ":" in grid.text[act.cue.end : act.start]


def _same_breath(grid: Grid, act: Draft, said: Draft) -> bool:
    """"backtracked, saying that P", "backtracked and said that P"; what is denied stays the act, whatever is added."""
    if grid.head[said.at] != act.at or not grid.is_verb(said.at) or said.at < act.at:
        return False
    participle = grid.dep[said.at] == "advcl" and grid.tag[said.at] == "VBG"
    return (participle and act.act != "disowned") or (grid.dep[said.at] in ("advcl", "conj") and _bare(grid, act))


def _names_words(grid: Grid, act: Draft) -> bool:
    """"took back the threat, saying that P": the act tells what it takes back, and P why."""
    return any(grid.lemma[i] in words("retractable") for i in grid.between(act.content[0]))


def _bare(grid: Grid, act: Draft) -> bool:
    """Whether the act names nothing that is taken back: "backtracked", "corrected himself"."""
    tokens = grid.between(act.content[0])
    if not tokens or tokens.start == act.at:
        return True
    return grid.lower[tokens.start].endswith(("self", "selves")) or grid.lower[tokens.start] in ("him", "her")
