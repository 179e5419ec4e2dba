"""First steps, ticked off by looking at what is there: nothing of it is stored, and a list that is done is not shown."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One step: what to do and why; where, for those who may; who else does it, for the others."""

    done: bool
    what: str
    why: str
    url: str = ""
    who: str = ""


@dataclass(frozen=True)
class Checklist:
    """The steps of one beginning, in the order in which they are taken. What nobody can see from inside is only a reminder."""

    key: str
    title: str
    steps: list[Step]
    reminder: str = ""
    reminder_url: str = ""

    @property
    def done(self) -> int:
        """How many are taken."""
        return sum(step.done for step in self.steps)

    @property
    def is_done(self) -> bool:
        """Whether none is left."""
        return self.done == len(self.steps)

    @property
    def next_step(self) -> Step | None:
        """The first that is left."""
        return next((step for step in self.steps if not step.done), None)
