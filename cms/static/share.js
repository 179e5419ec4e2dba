// Shows the buttons that need a script: copy the short address, print.
for (const button of document.querySelectorAll("[data-copy], [data-print]")) {
  const { copy, said } = button.dataset;
  if (!copy) button.onclick = () => print();
  else if (navigator.clipboard)
    button.onclick = async () => {
      await navigator.clipboard.writeText(copy);
      button.nextElementSibling.textContent = said;
    };
  button.hidden = !button.onclick;
}
