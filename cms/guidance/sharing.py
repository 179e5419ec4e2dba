"""Passing a page on: by message, by SMS, by its short address, by a code that another phone reads."""

import io
from dataclasses import dataclass
from urllib.parse import quote

import segno


@dataclass(frozen=True)
class Share:
    """Plain links that need no script. What is passed on is the title and the short address, nothing else."""

    title: str
    url: str
    qr_url: str

    @property
    def text(self) -> str:
        """What the other person gets."""
        return f"{self.title}\n{self.url}"

    @property
    def whatsapp(self) -> str:
        """Opens WhatsApp, where the reader chooses whom to send it to."""
        return f"https://wa.me/?text={quote(self.text, safe='')}"

    @property
    def sms(self) -> str:
        """Opens a new SMS (RFC 5724; with `?&`, which phones of both makers understand)."""
        return f"sms:?&body={quote(self.text, safe='')}"


def qr_code(url: str) -> bytes:
    """The address as a QR code (ISO/IEC 18004), an SVG document; error level M, so that a fold in the paper does no harm."""
    drawn = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        drawn, kind="svg", scale=4, light="#fff", xmldecl=False, svgclass=None, lineclass=None
    )
    return drawn.getvalue()
