"""The colours of the pictures: morning light, dry grass, clay, and cloth in a few calm dyes."""

SKY_TOP, SKY_LOW, SUN, CLOUD = "#a9d0d6", "#fdebcf", "#fff6df", "#f8f3e4"
DUSK_TOP, DUSK_LOW = "#b9c8d6", "#fbdcae"
FAR, MIDDLE, NEAR, GRASS = "#b4cdbd", "#8fb598", "#6f9f7c", "#cfc886"
MEADOW, FIELD, WHEAT, WHEAT_DARK, SOIL = "#b9c47e", "#c9bd73", "#e6bf62", "#c99b42", "#b98a5c"
EARTH, EARTH_DARK, TRUNK, WOOD, WOOD_LIGHT = "#f3dcb0", "#cfa56a", "#7b5237", "#9a6a44", "#c2935f"
LEAF, LEAF_DARK, LEAF_WARM = "#4f8a63", "#3c7254", "#86a95a"
TEAL, OCHRE, ROSE, INDIGO, CREAM, PLUM = "#1f6f78", "#dd9436", "#c4574e", "#44588f", "#f7ead3", "#7c4a6d"
MOSS, SAND, SKY_CLOTH, CLAY, INK = "#5d7a4a", "#d9c29a", "#7fa9bd", "#a5593f", "#2c3e50"
ROOF, ROOF_DARK, ROOF_LIGHT = "#b8694a", "#a5593f", "#c47a52"
WALL, WALL_WARM, FLOOR, STONE, GLASS = "#f3e6cc", "#eed9b4", "#cfa878", "#c9c4b4", "#5d8790"
SKINS = ("#8b573a", "#a86f49", "#6d432e", "#bb8357", "#d3a077", "#e3bb96")
HAIR, HAIR_BROWN, HAIR_WARM, HAIR_GREY = "#33261f", "#5a3a26", "#8a5a34", "#d8d4cb"
RED, YELLOW, SHADE, METAL, RUBBER, WHITE = "#c8402f", "#efb93d", "#2f4a40", "#8b9aa0", "#34383b", "#fffaf0"


def darker(colour: str, by: float = 0.88) -> str:
    """The colour times `by`; over 1 makes it lighter."""
    return "#" + "".join(f"{min(255, round(int(colour[i : i + 2], 16) * by)):02x}" for i in (1, 3, 5))
