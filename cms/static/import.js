// A large file at work: its state is asked for again every few seconds, and the page anew once that ends. Without a script there is a link.
(function () {
  "use strict";
  const EVERY = 4000;
  async function look() {
    const shown = document.getElementById("import-state");
    if (!shown || !("atWork" in shown.dataset)) return;
    try {
      const answer = await fetch(window.location.href, { credentials: "same-origin" });
      const text = await answer.text();
      const found = new DOMParser().parseFromString(text, "text/html").getElementById("import-state");
      if (answer.redirected || !found || !("atWork" in found.dataset)) {
        window.location.reload();
        return;
      }
      if (found.textContent !== shown.textContent) shown.replaceChildren(...found.childNodes);
    } catch (error) {
      // The connection is gone for a while: the next look may find it again.
    }
    window.setTimeout(look, EVERY);
  }
  window.setTimeout(look, EVERY);
})();
