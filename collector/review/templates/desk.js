// Maps keys to the buttons that say so in data-key. Everything works without this file.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const inText = event.target instanceof HTMLInputElement && event.target.type === "text";
  if (inText) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  for (const button of document.querySelectorAll("[data-key]")) {
    if (button.dataset.key.split(" ").includes(event.key === " " ? "Space" : event.key)) {
      event.preventDefault();
      button.click();
      return;
    }
  }
});
