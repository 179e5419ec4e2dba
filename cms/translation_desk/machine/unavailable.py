"""A service that cannot be used now."""

from django.utils.functional import Promise


class MachineUnavailable(Exception):
    """Why, in a sentence for the person who waits: never what the service itself said."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(sentence)
        self.sentence = sentence
