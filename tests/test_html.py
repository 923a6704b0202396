"""The HTML report: whole in one file, hostile words stay words, and in a real browser every verdict is a hover, a key or a click away."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from browser import CHROMIUM, DRIVER, Browser, browse
from hypothesis import given
from hypothesis import strategies as st
from test_formats import hostile, refuted, write

from yrdcheck.reporters.html import blocks

GOLDEN = Path(__file__).parent / "golden" / "verify.html"
HOSTILE = (
    '</a></article><script>window.hacked = 1</script><img src=x onerror="window.hacked = 2"> &lt;b&gt; '
    '<svg onload=window.hacked=3> "><iframe src=javascript:window.hacked=4> [x](javascript:window.hacked=5) \u202etxt \x1b[2J 36%.'
)


class Page(HTMLParser):
    """The tags, addresses and text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("script", "style"):
            self.text.append(data)


def page() -> Page:
    return Page(GOLDEN.read_text(encoding="utf-8"))


def test_well_nested_with_unique_names() -> None:
    found = page()
    assert found.open == []
    ids = [a["id"] for _, a in found.tags if "id" in a]
    assert len(set(ids)) == len(ids)
    for tag, attrs in found.tags:
        for name in ("href", "data-for", "aria-controls", "aria-labelledby"):
            value = attrs.get(name)
            if value and not value.startswith("https://"):
                assert value.removeprefix("#") in ids, (tag, name, value)


def test_nothing_is_fetched() -> None:
    loading = {"src", "srcset", "data", "poster", "action", "background", "ping"}
    for tag, attrs in page().tags:
        assert tag not in ("link", "img", "iframe", "object", "embed", "audio", "video", "base", "form")
        assert not loading & set(attrs)
        assert not [name for name in attrs if name.startswith("on") or name == "style"]
    text = GOLDEN.read_text(encoding="utf-8")
    assert not re.search(r"@import|url\(|fetch\(|XMLHttpRequest|innerHTML\s*\+=", text)


@given(hostile, hostile, hostile)
def test_words_stay_words(text: str, quote: str, path: str) -> None:
    plain = {tag for tag, _ in Page(write("verify", "html", refuted("x", "x", "x"))).tags}
    found = Page(write("verify", "html", refuted(text, quote, path)))
    assert {tag for tag, _ in found.tags} <= plain
    assert [tag for tag, _ in found.tags].count("script") == 1


@given(st.text(alphabet=st.sampled_from("ab#->|`*1.) \t\r\n"), max_size=60))
def test_blocks_hold_every_word_once(text: str) -> None:
    found = blocks(text)
    spans = [(a, b) for _, a, b in found]
    assert spans == sorted(spans)
    assert all(a <= b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))
    covered = {n for a, b in spans for n in range(a, b)}
    assert {n for n, c in enumerate(text) if not c.isspace()} <= covered


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("# A\nb\nc\n\nd", ["heading", "para", "para"]),
        ("- a\n  b\n1. c\n（1）d", ["item", "item"]),
        ("> a\nb\n\n| a | b |\n|---|---|", ["quote", "row", "row"]),
        ("```\n# no heading\n\n```\na", ["code", "code", "code", "code", "para"]),
        ("", []),
    ],
)
def test_blocks(text: str, kinds: list[str]) -> None:
    assert [b[0] for b in blocks(text)] == kinds


# ---- in a browser -------------------------------------------------------------------------------------------------

needs_browser = pytest.mark.skipif(CHROMIUM is None or DRIVER is None, reason="needs chromium and chromedriver")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browse(tmp_path_factory.mktemp("browser")) as found:
        yield found


def panel(browser: Browser) -> str:
    return str(browser.run("return document.getElementById('panel').innerText"))


@needs_browser
def test_evidence_by_pointer_and_keyboard(browser: Browser) -> None:
    browser.open(GOLDEN)
    assert "Point at a marked sentence" in panel(browser)
    browser.hover("#s0-1")
    assert "algae blooms decreased" in panel(browser)
    assert "In all," in panel(browser)
    browser.hover("h1")
    browser.click("#s0-2")
    assert browser.run("return document.querySelector('#s0-2').getAttribute('aria-expanded')") == "true"
    browser.hover("#s0-1")
    assert "18% of national GDP" in panel(browser), "what was clicked on stays"
    browser.press("\ue00c")  # Escape
    assert "Point at a marked sentence" in panel(browser)
    browser.press("j")
    assert browser.run("return document.activeElement.id") == "s0-3"
    browser.press("k", "k", "k")
    assert browser.run("return document.activeElement.id") == "s0-0"
    browser.press("\ue004")  # Tab
    assert browser.run("return document.activeElement.id") == "s0-1"
    assert "algae blooms decreased" in panel(browser)
    browser.press(" ")
    assert browser.run("return document.activeElement.getAttribute('aria-expanded')") == "true"
    assert browser.messages() == []


@needs_browser
def test_filter_by_verdict(browser: Browser) -> None:
    browser.open(GOLDEN)
    visible = "return Array.from(document.querySelectorAll('main > section article')).filter(a => a.offsetParent).length"
    before = browser.run(visible)
    browser.click("button[data-filter=contradicted]")
    assert browser.run("return document.querySelector('button[data-filter=contradicted]').getAttribute('aria-pressed')") == "false"
    assert browser.run(visible) == before - 4
    assert browser.run("return document.querySelector('#s0-1').tabIndex") == -1
    browser.click("button[data-filter=contradicted]")
    assert browser.run(visible) == before


@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_can_be_read(browser: Browser, scheme: str) -> None:
    browser.cdp("Emulation.setEmulatedMedia", media="", features=[{"name": "prefers-color-scheme", "value": scheme}])
    browser.open(GOLDEN)
    low = browser.run("""
      const rgb = (c) => c.match(/[\\d.]+/g).map(Number);
      const light = (c) => { const f = c.slice(0, 3).map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4 });
        return .2126 * f[0] + .7152 * f[1] + .0722 * f[2] };
      const ground = (e) => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c } return [255, 255, 255] };
      const bad = [];
      for (const e of document.querySelectorAll("body *")) {
        if (!e.offsetParent || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || e.closest(".vh")) continue;
        const [a, b] = [light(rgb(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
        if ((a + .05) / (b + .05) < 4.5) bad.push([e.tagName, e.className, e.innerText.slice(0, 30), (a + .05) / (b + .05)]);
      }
      return bad;""")
    assert low == []
    dark = browser.run("return getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
    assert dark is (scheme == "dark")
    browser.cdp("Emulation.setEmulatedMedia", media="", features=[])


@needs_browser
def test_narrow_and_printed(browser: Browser) -> None:
    browser.cdp("Emulation.setDeviceMetricsOverride", width=360, height=740, deviceScaleFactor=1, mobile=True)
    browser.open(GOLDEN)
    assert browser.run("return document.documentElement.scrollWidth") <= 360
    browser.cdp("Emulation.clearDeviceMetricsOverride")
    browser.cdp("Emulation.setEmulatedMedia", media="print", features=[])
    shown = "return ['.filters', '#panel', '#e0-1'].map(s => getComputedStyle(document.querySelector(s)).display)"
    assert browser.run(shown) == ["none", "none", "block"]
    browser.cdp("Emulation.setEmulatedMedia", media="", features=[])
    assert len(browser.cdp("Page.printToPDF")["data"]) > 10_000


@needs_browser
def test_screen_reader_hears_the_verdict(browser: Browser) -> None:
    browser.open(GOLDEN)
    nodes = browser.cdp("Accessibility.getFullAXTree")["nodes"]
    heard = {(n["role"]["value"], n.get("name", {}).get("value", "")) for n in nodes if not n["ignored"]}
    assert ("button", "contradicted: Blooms fell 36%.") in heard
    assert ("button", "4 contradicted") in heard
    assert ("heading", "Where sources disagree (1)") in heard
    assert ("region", "Evidence") in heard


@needs_browser
def test_hostile_words_in_a_browser(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(write("verify", "html", refuted(HOSTILE, HOSTILE, HOSTILE)), encoding="utf-8")
    browser.open(path)
    browser.hover("#s0-0")
    browser.click("#s0-0")
    assert browser.run("return [window.hacked, document.scripts.length, document.images.length, document.querySelectorAll('iframe, svg').length]") == [None, 1, 0, 0]
    assert "<script>window.hacked = 1</script>" in panel(browser)
    assert "<U+202E>txt ␛[2J" in panel(browser)
    assert browser.messages() == []


@needs_browser
def test_without_scripts_marks_lead_to_the_evidence(browser: Browser) -> None:
    browser.cdp("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(GOLDEN)
        browser.click("#s0-1")
        address = browser._send("GET", f"/session/{browser.session}/url")
    finally:
        browser.cdp("Emulation.setScriptExecutionDisabled", value=False)
    assert address.endswith("#e0-1")
