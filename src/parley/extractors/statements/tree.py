"""The parse as lists that may be changed before the rules read it."""

from dataclasses import dataclass


@dataclass
class Tree:
    """The parse as lists that may be changed; index i is token i."""

    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    ent: list[str]  # the label of the name or date that the token stands in, or ""

    def kids(self, i: int, sentence: range) -> list[int]:
        return [k for k in sentence if self.head[k] == i and k != i]

    def hang(self, i: int, head: int, dep: str) -> None:
        self.head[i], self.dep[i] = head, dep


def is_under(tree: Tree, k: int, above: int) -> bool:
    """Whether token `above` stands over token `k` in the tree."""
    for _ in range(len(tree.head)):
        if tree.head[k] == k:
            return False
        k = tree.head[k]
        if k == above:
            return True
    return False
