// Puts what Wagtail's chooser returns into a list of places (taxonomy/places_input.html). Without it, P-codes are typed.
(() => {
  const add = (list, row, place) => {
    const known = [...list.querySelectorAll("input")].find((box) => box.value === String(place.id));
    if (known) { known.checked = true; return known; }
    const item = row.content.firstElementChild.cloneNode(true);
    const box = item.querySelector("input");
    box.value = place.id;
    item.querySelector("bdi").textContent = place.string;
    list.append(item);
    return box;
  };
  const prepare = (input) => {
    const button = input.querySelector("[data-places-choose]");
    const list = input.querySelector("[data-places-list]");
    const row = input.querySelector("[data-places-row]");
    button.hidden = false;
    button.addEventListener("click", () => {
      window.ModalWorkflow({
        url: input.dataset.chooserUrl,
        urlParams: { multiple: 1 },
        onload: window.CHOOSER_MODAL_ONLOAD_HANDLERS,
        responses: {
          chosen: (places) => {
            // The change is told, so that leaving the page unsaved is warned of. The window gives the focus back to the button.
            places.map((place) => add(list, row, place)).forEach((box) => box.dispatchEvent(new Event("change", { bubbles: true })));
          },
        },
      });
    });
  };
  const start = () => document.querySelectorAll("[data-places-input]").forEach(prepare);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
})();
