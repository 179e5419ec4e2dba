"""Which pieces of two texts are the same, in a bounded number of steps: whoever writes chooses how much there is to compare."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import Match, SequenceMatcher

# Steps of one screen. Two versions of a page of sixty parts, every sentence rewritten, take a tenth of it.
STEPS = 4_000_000

Opcode = tuple[str, int, int, int, int]


class Steps:
    """How many are left for one screen. What is not compared any more counts as changed: too much is marked, never too little."""

    def __init__(self, left: int = STEPS) -> None:
        self.left = left

    def take(self, wanted: int) -> bool:
        """Whether there are so many left, which are then gone; where there are not, none are left."""
        enough = wanted <= self.left
        self.left = self.left - wanted if enough else 0
        return enough


class _Matcher(SequenceMatcher[Hashable]):
    """Looks for the longest run that is the same, as `SequenceMatcher` does, while there are steps left."""

    def __init__(self, before: Sequence[Hashable], after: Sequence[Hashable], steps: Steps) -> None:
        super().__init__(None, before, after, autojunk=False)
        self.steps = steps
        times = Counter(after)
        # Of the first n pieces, how often the pieces stand in the other text: so many steps a look through them takes.
        self.costs = [0]
        for piece in before:
            self.costs.append(self.costs[-1] + times[piece] + 1)

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Match:
        end = len(self.costs) - 1 if ahi is None else ahi
        if not self.steps.take(self.costs[end] - self.costs[alo]):
            return Match(alo, blo, 0)
        return super().find_longest_match(alo, ahi, blo, bhi)


def opcodes(before: Sequence[Hashable], after: Sequence[Hashable], steps: Steps) -> Iterator[Opcode]:
    """How one becomes the other, as `SequenceMatcher.get_opcodes` says it. What both begin and end with is not looked at twice."""
    shorter = min(len(before), len(after))
    start = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    same = shorter - start
    end = next((n for n in range(same) if before[-1 - n] != after[-1 - n]), same)
    if start:
        yield "equal", 0, start, 0, start
    middle = _Matcher(before[start : len(before) - end], after[start : len(after) - end], steps)
    for tag, first, last, begin, close in middle.get_opcodes():
        yield tag, first + start, last + start, begin + start, close + start
    if end:
        yield "equal", len(before) - end, len(before), len(after) - end, len(after)
