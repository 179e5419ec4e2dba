// What the memory offers for a text, asked once, when somebody comes to it. Without an answer nothing is lost: one types.
(() => {
  const form = document.getElementById("beside"), memory = document.getElementById("beside-memory");
  if (!form || !memory) return;
  const told = memory.dataset, said = document.getElementById("beside-memory-said");
  const asked = new Set(), offered = new Map();
  const field = (row) => form.querySelector(`[name=text-${row.dataset.number}]`);
  let taking = false;

  const part = (name, words, className, more) => Object.assign(document.createElement(name), { textContent: words, className, ...more });

  const item = (row, offer, place) => {
    const one = document.createElement("li");
    const words = part("p", offer.words, "beside-offers-words", { lang: told.lang, dir: told.dir, id: `offer-${row.dataset.number}-${place}` });
    const about = part("p", [offer.score, offer.origin, offer.figures].filter(Boolean).join(" · "), "beside-offers-origin");
    const use = part("button", `${told.use} (Alt+${place + 1})`, "button button-small button-secondary", { type: "button" });
    use.setAttribute("aria-describedby", words.id);
    use.addEventListener("click", () => take(row, offer));
    one.append(words, about, use);
    return one;
  };

  const show = (row, answer) => {
    offered.set(row, answer.offers);
    if (!answer.offers.length) return;
    const list = part("ul", "", "beside-offers");
    list.setAttribute("aria-label", told.title);
    list.append(...answer.offers.map((offer, place) => item(row, offer, place)));
    row.querySelector("td:last-child").append(list);
    if (row.contains(document.activeElement)) said.textContent = answer.said;
  };

  const ask = async (row) => {
    const number = row.dataset.number;
    if (asked.has(number) || !field(row)) return;
    asked.add(number);
    try {
      const query = new URLSearchParams({ path: form.querySelector(`[name=path-${number}]`).value });
      const response = await fetch(`${told.offers}?${query}`, { headers: { Accept: "application/json" } });
      if (response.ok) show(row, await response.json());
    } catch {
      asked.delete(number); // no connection: asked again when somebody comes back to the text
    }
  };

  const mark = (row, key) => {
    let from = form.querySelector(`[name=memory-${row.dataset.number}]`), badge = row.querySelector("[data-from-memory]");
    if (!from) {
      from = Object.assign(document.createElement("input"), { type: "hidden", name: `memory-${row.dataset.number}` });
      row.querySelector("td:last-child").append(from);
    }
    if (!badge && key) {
      badge = part("span", told.badge, "beside-badge");
      badge.dataset.fromMemory = "";
      row.querySelector(".beside-badge").after(" ", badge);
    }
    from.value = key;
    if (badge) badge.hidden = !key;
  };

  const write = (text, offer) => {
    if (!text.draftailEditor) { text.value = offer.text; return; }
    const { EditorState, convertFromRaw } = window.DraftJS, editor = text.draftailEditor;
    editor.onChange(EditorState.push(editor.getEditorState(), convertFromRaw(JSON.parse(offer.raw)), "insert-fragment"));
  };

  const take = (row, offer) => {
    const text = field(row), place = text.tagName === "TEXTAREA" ? text : row.querySelector("[contenteditable=true]");
    write(text, offer);
    mark(row, offer.key);
    taking = true;
    row.querySelector(".beside-target").dispatchEvent(new Event("input", { bubbles: true }));
    taking = false;
    if (place) place.focus();
  };

  for (const row of form.querySelectorAll("[data-number]")) {
    row.addEventListener("focusin", (event) => { if (event.target.closest(".beside-target")) ask(row); });
    row.addEventListener("input", (event) => { if (!taking && event.target.closest(".beside-target")) mark(row, ""); });
    row.addEventListener("keydown", (event) => {
      const digit = /^(?:Digit|Numpad)([1-3])$/.exec(event.code);
      const offer = digit && event.altKey && !event.ctrlKey && (offered.get(row) || [])[digit[1] - 1];
      if (offer) { event.preventDefault(); take(row, offer); }
    });
  }
})();
