// Side by side: each text is saved by itself as it is written. What cannot be sent is kept on this device and sent again.
(() => {
  const form = document.getElementById("beside");
  if (!form) return;
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const phone = document.getElementById("beside-phone");
  const kept = (number) => `beside-${form.dataset.page}-${form.querySelector(`[name=path-${number}]`).value}`;
  const timers = {}, sending = {};
  const rows = [...form.querySelectorAll("[data-number]")];
  const field = (row) => form.querySelector(`[name=text-${row.dataset.number}]`);
  const say = (row, words, bad) => {
    const said = row.querySelector("[data-said]");
    said.textContent = words;
    said.classList.toggle("beside-bad", Boolean(bad));
  };

  const count = (row) => {
    const place = row.querySelector("[data-count]"), text = field(row);
    if (!place || !text || !text.dataset.limit) return;
    place.textContent = `${[...text.value].length} / ${text.dataset.limit}`;
    place.classList.toggle("beside-bad", [...text.value].length > Number(text.dataset.limit));
  };

  const answer = (row, told) => {
    const number = row.dataset.number;
    form.querySelector(`[name=was-${number}]`).value = told.was;
    row.className = `beside-row beside-row--${told.state}`;
    row.querySelector(".beside-badge").textContent = told.words;
    const machine = row.querySelector("[data-machine]");
    if (machine) machine.hidden = !told.machine;
    const list = row.querySelector("[data-warnings]");
    list.replaceChildren(...told.warnings.map((words) => Object.assign(document.createElement("li"), { textContent: words })));
  };

  const send = async (row) => {
    const number = row.dataset.number, text = field(row);
    if (!text) return;
    if (sending[number]) { later(row, 500); return; }
    sending[number] = true;
    const data = new FormData();
    data.append("csrfmiddlewaretoken", token);
    for (const name of ["path", "was", "source"]) data.append(`${name}-${number}`, form.querySelector(`[name=${name}-${number}]`).value);
    data.append(`text-${number}`, text.value);
    if (form.querySelector(`[name=done-${number}]`).checked) data.append(`done-${number}`, "on");
    const key = kept(number);
    say(row, form.dataset.saving);
    try {
      const response = await fetch(form.dataset.save, { method: "POST", body: data, headers: { Accept: "application/json" } });
      const told = await response.json();
      if (response.ok) {
        if (told.rows[0]) answer(row, told.rows[0]);
        localStorage.removeItem(key);
        say(row, form.dataset.saved);
        if (phone) phone.contentWindow.location.reload();
      } else {
        say(row, told.said, true);
        if (told.theirs !== undefined) form.querySelector(`[name=was-${number}]`).value = told.theirs;
      }
    } catch {
      localStorage.setItem(key, text.value);
      say(row, form.dataset.waiting, true);
      later(row, 15000);
    } finally {
      sending[number] = false;
    }
  };

  const later = (row, after) => {
    clearTimeout(timers[row.dataset.number]);
    timers[row.dataset.number] = setTimeout(() => send(row), after);
  };

  const go = (row, step) => {
    const next = rows[rows.indexOf(row) + step];
    const to = next && (next.querySelector("textarea:not([hidden])") || next.querySelector("[contenteditable=true]"));
    if (to) { to.focus(); next.scrollIntoView({ block: "nearest" }); }
  };

  for (const row of rows) {
    count(row);
    row.addEventListener("input", () => { count(row); later(row, 1500); });
    row.addEventListener("change", () => later(row, 200));
    row.addEventListener("focusout", () => {
      const text = field(row), was = row.dataset.seen;
      if (text && was !== undefined && was !== text.value) later(row, 100);
    });
    row.addEventListener("focusin", () => { const text = field(row); if (text) row.dataset.seen = text.value; });
    row.addEventListener("keydown", (event) => {
      if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
        event.preventDefault();
        go(row, event.key === "ArrowDown" ? 1 : -1);
      } else if (event.ctrlKey && event.key === "Enter") {
        event.preventDefault();
        form.querySelector(`[name=done-${row.dataset.number}]`).checked = true;
        send(row);
        go(row, 1);
      }
    });
    const left = field(row) && localStorage.getItem(kept(row.dataset.number));
    if (left && field(row).tagName === "TEXTAREA") { field(row).value = left; count(row); later(row, 100); }
  }
  window.addEventListener("online", () => rows.forEach((row) => { if (localStorage.getItem(kept(row.dataset.number)) !== null) send(row); }));
})();
