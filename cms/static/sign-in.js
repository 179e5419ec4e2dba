// Passkeys. A form with data-passkey ("create" or "get") takes its challenge from the element named in data-challenge, or fetches it
// from data-challenge-url; the browser's answer goes into its field `credential`. Needs webauthn-json.js. Without a script, or where
// the browser knows no passkeys, the parts marked data-needs-passkeys stay hidden and those marked data-without-passkeys are shown.
(function () {
  "use strict";
  const able = Boolean(window.PublicKeyCredential && window.isSecureContext && window.webauthnJSON);
  for (const part of document.querySelectorAll("[data-needs-passkeys]")) part.hidden = !able;
  for (const part of document.querySelectorAll("[data-without-passkeys]")) part.hidden = able;

  async function challenge(form) {
    if (form.dataset.challenge) return JSON.parse(document.getElementById(form.dataset.challenge).textContent);
    const answer = await fetch(form.dataset.challengeUrl, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const button = form.querySelector("[data-passkey-button]");
    const wrong = form.querySelector("[data-passkey-wrong]");
    button.addEventListener("click", async function () {
      button.disabled = true;
      wrong.hidden = true;
      try {
        const data = await challenge(form);
        const credential = form.dataset.passkey === "create"
          ? await window.webauthnJSON.create(data.creation_options)
          : await window.webauthnJSON.get(data.request_options);
        form.elements.credential.value = JSON.stringify(credential);
        form.submit();
      } catch (error) {
        wrong.hidden = false;
        button.disabled = false;
        button.focus();
      }
    });
  }

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  }
  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async function () {
      const words = Array.from(document.querySelectorAll(button.dataset.copy), function (one) { return one.textContent.trim(); });
      await navigator.clipboard.writeText(words.join("\n"));
      button.textContent = button.dataset.copied;
    });
  }
})();
