"""Numbers with units that tell a way or a radio station: said by the kind of unit and the size of the number, never by words around."""

from collections.abc import Collection

# From two on it is the way to somewhere. Nearer may be a distance to keep, which is for people to judge, as all metres are.
WAYS = frozenset({"length-kilometer", "length-mile"})
WAY_AT_LEAST = 2
WAVES = {"frequency-megahertz": 1.0, "frequency-kilohertz": 0.001}
# Where broadcasting is heard, in MHz: long, medium, short and ultra-short waves (ITU Radio Regulations, article 5).
BANDS = (
    (0.1485, 0.2835),
    (0.525, 1.705),
    (5.9, 6.2),
    (7.2, 7.45),
    (9.4, 9.9),
    (11.6, 12.1),
    (15.1, 15.8),
    (17.48, 17.9),
    (21.45, 21.85),
    (65.8, 108.0),
)
LONGEST_NUMBER = 8  # signs


def is_ordinary(number: str, units: Collection[str]) -> bool:
    """Whether a number as written, with a unit that may be one of these (CLDR), is said of ways or stations in every village."""
    return bool(units) and all(_is_way(number, unit) or _is_station(number, unit) for unit in units)


def _is_way(number: str, unit: str) -> bool:
    whole = number.replace(",", ".").partition(".")[0]  # 1.500 may be one and a half
    return unit in WAYS and len(number) <= LONGEST_NUMBER and int(whole) >= WAY_AT_LEAST


def _is_station(number: str, unit: str) -> bool:
    value = number.rstrip(".,").replace(",", ".")
    if unit not in WAVES or len(value) > LONGEST_NUMBER or value.count(".") > 1:
        return False
    frequency = float(value) * WAVES[unit]
    return any(low <= frequency <= high for low, high in BANDS)
