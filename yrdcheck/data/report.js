(function () {
  "use strict";
  const panel = document.getElementById("panel");
  const hint = panel ? panel.innerHTML : "";
  const marks = Array.from(document.querySelectorAll("a.s"));
  let pinned = null;

  function show(mark) {
    const article = document.getElementById(mark.dataset.for);
    const copy = article.cloneNode(true);
    copy.removeAttribute("id");
    copy.classList.remove("off");
    panel.replaceChildren(copy);
    for (const other of marks) other.classList.toggle("current", other === mark);
  }
  function clear() {
    pinned = null;
    panel.innerHTML = hint;
    for (const mark of marks) { mark.classList.remove("current"); mark.setAttribute("aria-expanded", "false"); }
  }
  function pin(mark) {
    if (pinned === mark) { clear(); return; }
    if (pinned) pinned.setAttribute("aria-expanded", "false");
    pinned = mark;
    mark.setAttribute("aria-expanded", "true");
    show(mark);
  }
  for (const mark of marks) {
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-controls", "panel");
    mark.setAttribute("aria-expanded", "false");
    mark.addEventListener("mouseenter", () => { if (!pinned) show(mark); });
    mark.addEventListener("focus", () => { if (!pinned || pinned !== mark) show(mark); });
    mark.addEventListener("click", (event) => { event.preventDefault(); pin(mark); });
  }
  document.addEventListener("keydown", (event) => {
    const at = document.activeElement;
    if (event.key === "Escape") { clear(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " " && marks.includes(at)) { event.preventDefault(); pin(at); return; }
    if (event.key !== "j" && event.key !== "k") return;
    const shown = marks.filter((mark) => !mark.classList.contains("off"));
    if (!shown.length) return;
    const place = shown.indexOf(at);
    const step = event.key === "j" ? 1 : -1;
    const next = place < 0 ? (step > 0 ? 0 : shown.length - 1) : (place + step + shown.length) % shown.length;
    pinned = null;
    shown[next].focus();
    shown[next].scrollIntoView({ block: "center" });
  });
  for (const button of document.querySelectorAll(".filters button")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(on));
      for (const item of document.querySelectorAll("[data-verdict=" + button.dataset.filter + "]")) {
        item.classList.toggle("off", !on);
        if (item.matches("a.s")) item.tabIndex = on ? 0 : -1;
      }
      clear();
    });
  }
})();
