// A button that copies a field, where the browser can; without a script the field is selected and copied by hand.
(function () {
  "use strict";
  for (const button of document.querySelectorAll("[data-copy-from]")) {
    const field = document.getElementById(button.dataset.copyFrom);
    field.addEventListener("focus", function () { field.select(); });
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async function () {
      await navigator.clipboard.writeText(field.value);
      button.textContent = button.dataset.copied;
    });
  }
})();
