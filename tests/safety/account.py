"""An account of who wrote which words and who approved them, kept beside the gate: it asks neither approvals nor versions nor logs."""

from dataclasses import dataclass, field

Content = tuple[str, ...]


@dataclass
class Account:
    """`wrote` has the writer of each sentence; `needs` how many reviewers it needs who are somebody else.

    `authority`: an authority, who is somebody else too, has to approve all that readers are shown.
    """

    authority: bool = False
    wrote: dict[str, int] = field(default_factory=dict)
    needs: dict[str, int] = field(default_factory=dict)
    approved: list[tuple[int, str, Content]] = field(default_factory=list)
    warned: set[Content] = field(default_factory=set)

    def write(self, sentence: str, by: int, *, needs: int = 1) -> str:
        """Somebody wrote it, for the first time."""
        self.wrote[sentence], self.needs[sentence] = by, needs
        return sentence

    def withdraw(self) -> None:
        """Nothing counts that was approved until now."""
        self.approved, self.warned = [], set()

    def objections(self, shown: Content) -> list[str]:
        """Sentences that readers are shown, though too few who did not write them have approved content that could be shown."""
        return [] if shown in self.warned else [one for one in shown if not self._is_read_by_others(one)]

    def _is_read_by_others(self, sentence: str) -> bool:
        whole = {content for _by, _step, content in self.approved if sentence in content and self._was_enough(content)}
        others = {(by, step) for by, step, content in self.approved if content in whole and by != self.wrote[sentence]}
        return self._are_enough(others, self.needs[sentence])

    def _was_enough(self, content: Content) -> bool:
        people = {(by, step) for by, step, approved in self.approved if approved == content}
        return self._are_enough(people, max(self.needs[one] for one in content))

    def _are_enough(self, people: set[tuple[int, str]], needed: int) -> bool:
        reviewers = {by for by, step in people if step == "safety"}
        return len(reviewers) >= needed and (not self.authority or any(step == "authority" for _by, step in people))
