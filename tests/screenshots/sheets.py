"""Several pictures on one sheet: with frames, side by side, captions above."""

from PIL import Image, ImageDraw, ImageFont

PAPER, INK, FRAME = "#eef1f6", "#1d2433", "#20242e"
MARGIN, GAP, CAPTION = 32, 36, 48
PHONE_FRAME, PHONE_CORNER = 8, 30
WINDOW_FRAME, WINDOW_CORNER = 1, 10


def framed(image: Image.Image, bezel: int, radius: int) -> Image.Image:
    """With rounded corners and a frame, on paper."""
    outer = (image.width + 2 * bezel, image.height + 2 * bezel)
    # Drawn four times as large, so that the corners come out smooth.
    mask = Image.new("L", (outer[0] * 4, outer[1] * 4))
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, mask.width - 1, mask.height - 1), radius * 4, fill=255)
    inner = Image.new("L", (image.width * 4, image.height * 4))
    ImageDraw.Draw(inner).rounded_rectangle(
        (0, 0, inner.width - 1, inner.height - 1), max(radius - bezel, 0) * 4, fill=255
    )
    frame = Image.new("RGB", outer, PAPER)
    frame.paste(FRAME, mask=mask.resize(outer, Image.Resampling.LANCZOS))
    frame.paste(image, (bezel, bezel), inner.resize(image.size, Image.Resampling.LANCZOS))
    return frame


def phone(image: Image.Image) -> Image.Image:
    """In the frame of a phone."""
    return framed(image, PHONE_FRAME, PHONE_CORNER)


def window(image: Image.Image) -> Image.Image:
    """With the thin frame of a window, or of a sheet of paper."""
    return framed(image, WINDOW_FRAME, WINDOW_CORNER)


def side_by_side(pieces: list[tuple[str, Image.Image]]) -> Image.Image:
    """Captions and pictures in a row, from the left; without captions no room is kept for them."""
    above = CAPTION if any(caption for caption, _piece in pieces) else 0
    width = 2 * MARGIN + sum(piece.width for _caption, piece in pieces) + GAP * (len(pieces) - 1)
    sheet = Image.new("RGB", (width, max(piece.height for _caption, piece in pieces) + 2 * MARGIN + above), PAPER)
    draw, font, x = ImageDraw.Draw(sheet), ImageFont.load_default(size=24), MARGIN
    for caption, piece in pieces:
        draw.text((x + 4, MARGIN - 6), caption, fill=INK, font=font)
        sheet.paste(piece, (x, MARGIN + above))
        x += piece.width + GAP
    return sheet


def on_paper(image: Image.Image, height: int, margin: int) -> Image.Image:
    """A sheet with white margins; what is shorter is filled up with white."""
    sheet = Image.new("RGB", (image.width + 2 * margin, height + 2 * margin), "#ffffff")
    sheet.paste(image, (margin, margin))
    return sheet
