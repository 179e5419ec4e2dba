"""Words of one direction within a sentence of another, so that neither turns the other's order round (Unicode bidi isolates, UAX 9)."""

FIRST_STRONG, LEFT_TO_RIGHT, END = "\u2068", "\u2066", "\u2069"


def apart(words: object) -> str:
    """A title, a name, a text: in the direction of its own first letter."""
    return f"{FIRST_STRONG}{words}{END}"


def left_to_right(words: object) -> str:
    """A telephone number, an address: its groups of digits keep their places."""
    return f"{LEFT_TO_RIGHT}{words}{END}"
