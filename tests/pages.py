"""What every page must have, checked on the HTML as a reader with a screen reader would meet it."""

from urllib.parse import unquote

from lxml import html

LABELLED = "input, select, textarea"
NO_LABEL = {"hidden", "submit", "button"}


LANGUAGES = {("nl", "ltr"), ("en", "ltr"), ("ar", "rtl"), ("uk", "ltr")}


def faults(page: str, status: int = 200) -> list[str]:
    """Everything that is wrong with this page; empty when nothing is."""
    tree = html.fromstring(page)
    found: list[str] = []
    if (tree.get("lang"), tree.get("dir")) not in LANGUAGES:
        found.append("no lang, or no dir that goes with it")
    title = tree.findtext(".//title") or ""
    if not title.endswith("– Voorzieningenwijzer") or title.startswith("–"):
        found.append(f"title {title!r}")
    if len(tree.xpath("//h1")) != 1:
        found.append(f"{len(tree.xpath('//h1'))} headings of level 1")
    if len(tree.xpath("//main[@id='inhoud']")) != 1:
        found.append("no main to skip to")
    if status == 422 and "Fout:" not in title and "Error:" not in title:
        found.append("an error that the title does not tell")
    return found + _inline(tree) + _ids(tree) + _forms(tree) + _labels(tree)


def _inline(tree: html.HtmlElement) -> list[str]:
    """A strict content policy silently drops these, so they may not be there."""
    found = [f"inline {e.tag}" for e in tree.xpath("//style | //script[not(@src)]")]
    for element in tree.iter():
        names = element.attrib if isinstance(element.tag, str) else {}
        found += [f"{element.tag} {n}" for n in names if n == "style" or n.startswith("on")]
    for address in tree.xpath("//@href | //@src | //@action"):
        if address.startswith(("http:", "https:", "//", "javascript:")):
            found.append(f"address {address}")
    return found


def _ids(tree: html.HtmlElement) -> list[str]:
    ids = tree.xpath("//@id")
    found = [f"id {i} twice" for i in sorted(set(ids)) if ids.count(i) > 1]
    for name in ("aria-describedby", "aria-labelledby"):
        for value in tree.xpath(f"//@{name}"):
            found += [f"{name} {part} leads nowhere" for part in value.split() if part not in ids]
    for address in tree.xpath("//a/@href[starts-with(., '#')]"):
        if unquote(address[1:]) not in ids:
            found.append(f"link {address} leads nowhere")
    return found


def _forms(tree: html.HtmlElement) -> list[str]:
    posts = [f for f in tree.xpath("//form") if f.get("method", "get").lower() == "post"]
    tokens = [f.xpath("count(.//input[@name='csrf_token'][@value!=''])") for f in posts]
    return [f"form {f.get('action')}: token" for f, n in zip(posts, tokens, strict=True) if n != 1]


def _labels(tree: html.HtmlElement) -> list[str]:
    found = []
    for control in tree.xpath("//input | //select | //textarea"):
        if control.get("type", "text") in NO_LABEL or control.get("aria-hidden") == "true":
            continue
        named = tree.xpath("//label[@for=$id]", id=control.get("id", ""))
        texts = [label.text_content().strip() for label in named]
        if not any(texts):
            found.append(f"{control.get('name')} has no label")
    for button in tree.xpath("//button | //a"):
        if not button.text_content().strip():
            found.append(f"{button.tag} without words")
    return found
