"""robots.txt by RFC 9309: what a site asks robots to leave alone.

Invariant: the rule with the longest pattern decides, and of two as long the one that allows.
"""

import re
from dataclasses import dataclass

# RFC 9309, 2.5: at least 500 kibibytes must be read, more need not be.
MAX_BYTES = 512_000
# A pause longer than this is not a pause but a refusal to be read, and is told to the user as one.
MAX_DELAY = 120.0


@dataclass(frozen=True)
class Rule:
    """One Allow or Disallow line; `weight` is the length of its pattern."""

    allow: bool
    weight: int
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Robots:
    """The rules that hold for us; `delay` is the pause that the site asks for, in seconds."""

    rules: tuple[Rule, ...] = ()
    delay: float | None = None

    def allows(self, target: str) -> bool:
        """Whether a path with its query may be fetched."""
        matching = [rule for rule in self.rules if rule.pattern.match(target)]
        if not matching:
            return True
        return max(matching, key=lambda rule: (rule.weight, rule.allow)).allow


ALLOW_ALL = Robots()
ALLOW_NOTHING = Robots((Rule(False, 1, re.compile("/")),))


def parse_robots(text: str, product: str) -> Robots:
    """The rules of the groups for `product`, or of those for everybody where there is none for it."""
    groups: dict[str, tuple[list[Rule], list[float]]] = {}
    agents: list[str] = []
    in_rules = False
    for line in text.removeprefix("\ufeff").splitlines():
        name, colon, value = (part.strip() for part in line.split("#", 1)[0].partition(":"))
        if not colon:
            continue
        if name.lower() == "user-agent":
            agents = [] if in_rules else agents
            in_rules = False
            agents.append(value.lower())
            groups.setdefault(value.lower(), ([], []))
        elif name.lower() in ("allow", "disallow", "crawl-delay"):
            in_rules = True
            for agent in agents:
                _add(groups[agent], name.lower(), value)
    rules, delays = groups.get(product.lower()) or groups.get("*") or ([], [])
    return Robots(tuple(rules), min(max(delays), MAX_DELAY) if delays else None)


def _add(group: tuple[list[Rule], list[float]], name: str, value: str) -> None:
    rules, delays = group
    if name == "crawl-delay":
        if re.fullmatch(r"\d+(?:\.\d+)?", value):
            delays.append(float(value))
    elif value:
        rules.append(Rule(name == "allow", len(value), _pattern(value)))


def _pattern(value: str) -> re.Pattern[str]:
    """A path with * for anything and $ for the end. Runs of stars are one, so that matching stays cheap."""
    parts = re.split(r"\*+", value.removesuffix("$"))
    return re.compile(".*?".join(map(re.escape, parts)) + ("$" if value.endswith("$") else ""))
