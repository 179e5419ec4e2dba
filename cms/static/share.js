// Shows the buttons that need a script: copy the short address, print. Opens on paper what is folded on the screen.
for (const button of document.querySelectorAll("[data-copy], [data-print]")) {
  const { copy, said } = button.dataset;
  const status = button.nextElementSibling;
  if (!copy) button.onclick = window.print && (() => print());
  else if (navigator.clipboard)
    button.onclick = async () => {
      status.textContent = "";
      try {
        await navigator.clipboard.writeText(copy);
        setTimeout(() => { status.textContent = said; }, 50);
      } catch {
        getSelection().selectAllChildren(document.querySelector(".share .short"));
      }
    };
  button.hidden = !button.onclick;
}
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("main details")) folded.open = true;
  for (const code of document.querySelectorAll(".qr")) code.loading = "eager";
});
