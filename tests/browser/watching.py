"""Listens to what a browser refuses or complains about, and whom it asks, in every window and frame of a context."""

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

# Runs before a page's own first line, in frames too.
LISTEN = """
    addEventListener("securitypolicyviolation", event => console.error(
        `refused: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`
    ));
"""


# Autosave is answered so while a form is not finished; and Wagtail's content checker reports what it found in a text.
EXPECTED = ("status of 400", "axe.run results")


class Complaints:
    """Every violation of a policy, every error of a script, every file that did not come; with the page where it happened."""

    def __init__(self, context: BrowserContext) -> None:
        self.found: list[str] = []
        context.add_init_script(LISTEN)
        context.on("console", self._said)
        context.on("weberror", self._failed)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(said in message.text for said in EXPECTED):
            page = message.page.url if message.page else ""
            self.found.append(f"{page}: {message.text}")

    def _failed(self, error: WebError) -> None:
        page = error.page.url if error.page else ""
        self.found.append(f"{page}: {error.error}")

    def refusals(self) -> list[str]:
        """Only what a policy refused."""
        return [complaint for complaint in self.found if "refused: " in complaint]


class Strangers:
    """Every request of a context that goes to another place than the site."""

    def __init__(self, context: BrowserContext, own: str) -> None:
        self.found: list[str] = []
        self.own = own.rstrip("/")
        context.on("request", self._asked)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((f"{self.own}/", "data:", "blob:", "about:")):
            self.found.append(request.url)
