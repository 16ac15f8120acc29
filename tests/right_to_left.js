// The page as in a language from right to left with very long words; a name stays as it is.
() => {
  document.documentElement.dir = "rtl";
  for (const part of document.querySelectorAll("details")) part.open = true;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (!text.parentElement.closest("script, style, svg, .vw-mark"))
      text.data = text.data.replace(/\p{L}{9,}/gu, (word) => word + word.slice(0, 8).toLowerCase());
  }
};
