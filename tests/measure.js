// What a page looks like: sizes of targets, labels beside their controls, nothing sticking out.
() => {
  const shown = (e) => {
    const r = e.getBoundingClientRect();
    return r.width > 1 && r.height > 1 && getComputedStyle(e).visibility !== "hidden";
  };
  const inText = (e) => {
    const around = e.matches("a") && e.closest("p, li, td, dd");
    return around && around.textContent.trim() !== e.textContent.trim();
  };
  const said = (e) => `${e.tagName} ${e.id || e.textContent.trim().slice(0, 40)}`;
  const place = (e) => e.getBoundingClientRect();
  const found = [];
  const wide = document.documentElement;
  const rightToLeft = getComputedStyle(wide).direction === "rtl";
  if (wide.scrollWidth > wide.clientWidth) found.push(`page is ${wide.scrollWidth} wide`);

  const targets = "a, button, summary, input:not([type=hidden]), select";
  for (const e of document.querySelectorAll(targets)) {
    if (!shown(e) || inText(e) || e.closest(".vw-only-heard, .utrecht-skip-link")) continue;
    if (e.matches(".vw-tile input")) continue;
    // a small box inside its own label is as large as that label
    const r = place(e.closest("label.vw-tick") || e);
    if (r.height < 43.5 || r.width < 43.5)
      found.push(`small target ${said(e)}: ${Math.round(r.width)} x ${Math.round(r.height)}`);
  }
  for (const tile of document.querySelectorAll(".vw-tile")) {
    const label = place(tile.querySelector("label"));
    const box = place(tile.querySelector("input"));
    if (place(tile).height < 43.5) found.push(`small tile ${said(tile)}`);
    const between = rightToLeft ? box.left - label.right : label.left - box.right;
    if (between < 0 || between > 40)
      found.push(`label not beside its box: ${said(tile)}`);
    if (label.top > box.bottom || label.bottom < box.top)
      found.push(`label not on the line of its box: ${said(tile)}`);
  }
  for (const e of document.querySelectorAll("input[type=text], input[type=password]")) {
    if (!shown(e) || e.matches("[aria-hidden]")) continue;
    const wrong = e.getAttribute("aria-invalid") === "true";
    if (e.value && !wrong && e.scrollWidth > e.clientWidth + 1 && e.value.length < 20)
      found.push(`value does not fit in its field: ${said(e)}: ${e.value}`);
    if (!e.labels.length) found.push(`no label: ${said(e)}`);
    else {
      const r = place(e);
      const label = place(e.labels[0]);
      if (label.top > r.bottom || r.top - label.bottom > (e.matches("[aria-invalid]") ? 260 : 160))
        found.push(`label far from its field: ${said(e)}`);
    }
  }
  const main = place(document.querySelector("main"));
  const panel = document.querySelector(".vw-found[id], .vw-panel");
  if (panel) {
    const p = place(panel);
    const beside = rightToLeft ? p.right <= main.left + 1 : p.left >= main.right - 1;
    const below = p.top >= main.bottom - 1;
    if (!beside && !below) found.push("panel lies over the page");
  }
  return found;
};
