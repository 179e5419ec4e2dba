// Side by side: each text is saved by itself as it is written. Until it is saved it is kept on this device, with the words it takes the
// place of, and sent again: after a dropped connection, a closed window, a session that ended.
(() => {
  const form = document.getElementById("beside");
  if (!form) return;
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const phone = document.getElementById("beside-phone");
  const part = (row, name) => form.querySelector(`[name=${name}-${row.dataset.number}]`);
  const key = (row) => `beside-${form.dataset.person}-${form.dataset.page}-${part(row, "path").value}`;
  const keep = (row) => {
    try {
      localStorage.setItem(key(row), JSON.stringify({ text: part(row, "text").value, was: part(row, "was").value, done: part(row, "done").checked }));
    } catch { /* the device has no room: it is still in the field */ }
  };
  const kept = (row) => {
    try { return JSON.parse(localStorage.getItem(key(row))); } catch { return null; }
  };
  const timers = {}, sending = {};
  const rows = [...form.querySelectorAll("[data-number]")];
  const say = (row, words, bad) => {
    const said = row.querySelector("[data-said]");
    said.textContent = words;
    said.classList.toggle("beside-bad", Boolean(bad));
  };

  const count = (row) => {
    const place = row.querySelector("[data-count]"), text = part(row, "text");
    if (!place || !text || !text.dataset.limit) return;
    place.textContent = `${[...text.value].length} / ${text.dataset.limit}`;
    place.classList.toggle("beside-bad", [...text.value].length > Number(text.dataset.limit));
  };

  const answer = (row, told) => {
    part(row, "was").value = told.was;
    row.className = `beside-row beside-row--${told.state}`;
    row.querySelector(".beside-badge").textContent = told.words;
    for (const origin of ["machine", "memory"]) {
      const badge = row.querySelector(origin === "machine" ? "[data-machine]" : "[data-from-memory]");
      if (badge) badge.hidden = !told[origin];
    }
    const list = row.querySelector("[data-warnings]");
    list.replaceChildren(...told.warnings.map((words) => Object.assign(document.createElement("li"), { textContent: words })));
  };

  const refused = (row, response, told) => {
    if (!told) {
      // A page instead of an answer: the door in between asked for something. What was written is on this device.
      say(row, response.status >= 500 ? form.dataset.waiting : form.dataset.signedOut, true);
      if (response.status >= 500) later(row, 15000);
      return;
    }
    say(row, told.said, true);
    if (told.theirs !== undefined) {
      // Whoever saves again by hand has seen theirs; nothing is sent by itself before that.
      part(row, "was").value = told.theirs;
      clearTimeout(timers[row.dataset.number]);
      delete timers[row.dataset.number];
      row.dataset.met = "";
    }
  };

  const saved = (row, told, text) => {
    if (told.rows[0]) answer(row, told.rows[0]);
    say(row, form.dataset.saved);
    if (part(row, "text").value === text) localStorage.removeItem(key(row));
    else { keep(row); later(row, 500); }
    show();
  };

  const body = (row) => {
    const data = new FormData();
    data.append("csrfmiddlewaretoken", token);
    for (const name of ["path", "was", "source", "text"]) data.append(part(row, name).name, part(row, name).value);
    if (part(row, "memory")) data.append(part(row, "memory").name, part(row, "memory").value);
    if (part(row, "done").checked) data.append(part(row, "done").name, "on");
    return data;
  };

  const send = async (row, last) => {
    const number = row.dataset.number;
    if (!part(row, "text") || "met" in row.dataset) return;
    clearTimeout(timers[number]);
    delete timers[number];
    if (sending[number]) { later(row, 500); return; }
    sending[number] = true;
    const text = part(row, "text").value;
    say(row, form.dataset.saving);
    try {
      const response = await fetch(form.dataset.save, {
        method: "POST", body: body(row), headers: { Accept: "application/json" }, redirect: "manual", keepalive: Boolean(last),
      });
      const told = (response.headers.get("Content-Type") || "").includes("json") ? await response.json() : null;
      if (response.ok && told) saved(row, told, text);
      else refused(row, response, told);
    } catch {
      keep(row);
      say(row, form.dataset.waiting, true);
      later(row, 15000);
    } finally {
      sending[number] = false;
    }
  };

  // The phone follows once one has stopped: each time it loads the whole page.
  let showing;
  const show = () => {
    clearTimeout(showing);
    showing = setTimeout(() => { if (phone && navigator.onLine) phone.contentWindow.location.reload(); }, 4000);
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

  const restore = (row) => {
    const left = part(row, "text") && kept(row);
    if (!left) return;
    if (left.text === part(row, "text").value) { localStorage.removeItem(key(row)); return; }
    part(row, "text").value = left.text; // before the editor of rich text reads it
    part(row, "done").checked = left.done;
    part(row, "was").value = left.was; // somebody else's newer words are found, and shown
    later(row, 100);
  };

  const wrote = (row) => {
    if (!part(row, "text")) return;
    keep(row);
    setTimeout(() => { if (timers[row.dataset.number]) keep(row); }, 400); // the editor of rich text fills its field a little later
    later(row, 1500);
  };

  for (const row of rows) {
    restore(row);
    count(row);
    row.addEventListener("input", () => { count(row); wrote(row); });
    row.addEventListener("change", (event) => {
      if (event.target === part(row, "done")) delete row.dataset.met;
      later(row, 200);
    });
    row.addEventListener("focusout", () => {
      const text = part(row, "text"), was = row.dataset.seen;
      if (text && was !== undefined && was !== text.value) { keep(row); later(row, 100); }
    });
    row.addEventListener("focusin", () => { const text = part(row, "text"); if (text) row.dataset.seen = text.value; });
    row.addEventListener("keydown", (event) => {
      if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
        event.preventDefault();
        go(row, event.key === "ArrowDown" ? 1 : -1);
      } else if (event.ctrlKey && event.key === "Enter" && part(row, "done")) {
        event.preventDefault();
        part(row, "done").checked = true;
        delete row.dataset.met;
        send(row);
        go(row, 1);
      }
    });
  }
  window.addEventListener("online", () => rows.forEach((row) => { if (part(row, "text") && kept(row)) send(row); }));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") rows.forEach((row) => { if (timers[row.dataset.number]) send(row, true); });
  });
})();
