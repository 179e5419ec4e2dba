"""Style sheets (CSS): whether they load something from elsewhere."""

import re

COMMENT = re.compile(r"/\*.*?(\*/|\Z)", re.DOTALL)
# Letters may be written as numbers: `\75rl(` is `url(`.
BY_NUMBER = re.compile(r"\\([0-9a-f]{1,6})\s?", re.IGNORECASE)
# A namespace is a name that looks like an address.
NAMESPACE = re.compile(r"@namespace\b[^;]{0,300};", re.IGNORECASE)
ELSEWHERE = re.compile(r"(^|['\"(,\s])([a-z]{1,20}:)?[/\\]{2}", re.IGNORECASE)


def reach_out(style: str) -> bool:
    """Whether anything in it could be fetched from another server: an address of one stands in it, other than in a remark."""
    if "/" not in style and "\\" not in style:
        return False
    plain = NAMESPACE.sub("", COMMENT.sub(" ", BY_NUMBER.sub(_letter, style.replace("\\\n", ""))))
    return bool(ELSEWHERE.search(plain))


def _letter(number: re.Match[str]) -> str:
    code = int(number[1], 16)
    return chr(code) if 0 < code < 0x110000 else " "
