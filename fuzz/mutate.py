"""Inputs made from kept ones: cut into tokens of their grammar, spliced, repeated, nested, spoilt in encoding. Same seed, same inputs."""

from __future__ import annotations

import json
import random
import re
import sys
import unicodedata
from contextlib import suppress
from functools import cache

TOKEN = re.compile(r"\w+|[ \t]+|\r?\n|<[^<>\n]{0,80}>|.", re.S)
BYTES_AT_MOST = 6000  # of an input, but for one in two hundred
DICTIONARY = {
    "text": """in 2023|from 3 May 2021|412 metres|£18 million|24.4%|about|over|not|no longer|nearly a quarter|; |, |. |: |\n\n|# |- | | a | 5 |\n|> |"|“|”|(|)|[a](b)|[^a]|`|```\n|
~~~|<!-- yrdcheck-disable-line YC101 -->|<!--|-->|*|**|_|https://a.b/c|@|1,000|1.5|½|²|٣|三千五百万|3亿|百分之二十|2023年|第三季度|长三角|占全国的|；|，|。|:|"says"|he said|
respectively|three times as many|between 3 and|5-7 May|2 h 11 min|-5 °C|±|1e999|0x1F|∞|NaN|$|€1.5bn|one in ten|half|the first|---\ndate: 2024-02-30\n---\n|[sic]|yrdcheck""",
    "html": """<p>|</p>|<table><tr><td colspan=9 rowspan=9>|</td>|<th>|<!--|-->|<![|<![CDATA[|<!DOCTYPE|<script>|</script>|<a href="#x">|<div hidden>|<div style="display:none">|&#|&#x110000;|&amp|
&nbsp;|<br>|<li>|<dl><dt>|<dd>|<meta name=date content="2024">|<title>|<svg>|<|>|="|'|/>|<h1>|<html lang=zh>""",
    "xml": """<w:p>|</w:p>|<w:r><w:t>|</w:t></w:r>|<w:tbl><w:tr><w:tc>|<w:vMerge/>|<w:gridSpan w:val="9"/>|<w:del>|<w:ins>|<w:pStyle w:val="a"/>|<w:outlineLvl w:val="1"/>|<w:numPr/>|<!ENTITY a "b">|<!DOCTYPE|
&a;|<![CDATA[|]]>|<?x ?>|xmlns="a"|w:val="99999999999999999999"|w:val="-1"|w:val="²"|<w:txbxContent>|<w:sdt><w:sdtContent>|<w:footnoteReference w:id="1"/>""",
    "yaml": """- id: a|id: |quote: |line: |column: |- |: |[|]|{|}|&a |*a|!!python/object:a |!!str |? |%YAML 1.1\n|---\n|...\n||\n|>\n  |"|'|#|  |null|~|2023-01-01|1:30|names:\n    en: [|part_of: |
rank: preferred|review: changed|excluded:\n  - from: "1:1"\n    to: "2:1"\n    kind: spam|schema: yrdcheck.registry/1|wordings: [|<<: |\t|\\x|\\ud800|99999999999999999999""",
    "json": """{|}|[|]|,|:|"|null|true|false|1e999|-0|0.1|"schema"|"findings"|"count"|"path"|"text"|\\ud800|\\u0000|99999999999999999999|NaN|Infinity|"files"|"version"|"claims"|"size\"""",
    "toml": """[tool.yrdcheck]\n|registry = |"a"|[|]|{|}|= |true|1|1.5|nan|inf|1979-05-27|\"\"\"|'''|#|exclude = [|fail-on = ["conflict"]|max-size = |max-seconds = |select = ["YC1"]|registries = ["a", "b"]|format = "json"|\\u0000|.""",
    "csv": """,|;|\t|"|""|\n|\r\n|\r|1,000|12%|年|=cmd()|'|2023|km|(%)|\0""",
    "pdf": """obj|endobj|stream|endstream|xref|trailer|startxref|<<|>>|/Type|/Page|/Pages|/Kids|/Parent|/Contents|/Length|/Filter /FlateDecode|/Root 1 0 R|1 0 R|BT|ET|Tj|Td|(a)|[|]|99999999|-1|%%EOF|/Encrypt""",
    "command": """--format|json|--format=json|--config|-|--|-q|--quiet|--jobs|0|--fail-on|conflict|--registry|a|--no-config|--output|x|--strict|--stdin-filename|--as-of|2024-02-30|text|\x1e|=|--ver|-V|--help""",
}
GRAMMARS = {
    "text": "text", "spam": "text", "figures": "text", "markup": "text", "bytes": "text", "html": "html", "docx": "xml", "epub": "html", "zip": "bytes", "pdf": "pdf", "csv": "csv", "yaml": "yaml",
    "lock": "json", "json": "json", "toml": "toml", "command": "command", "rpc": "json", "index": "bytes",
}  # fmt: skip  # folder of the corpus → grammar
ODD = "\0\x07\x0b\x0c\x1b\x1c\x1e\x1f\x7f\x85\xa0\xad\u0130\u0149\u0300\u0345\u061c\u0660\u0966\u180e\u200b\u200d\u200e\u2028\u2029\u202e\u2066\u2069\u2160\u3000\ud800\udfff\ufeff\ufffd\uffff\U0001f1e6\U000e0041\U0010ffff"


@cache
def every_category() -> tuple[str, ...]:
    """Three characters of each Unicode category."""
    found: dict[str, list[str]] = {}
    for code in range(sys.maxunicode + 1):
        kept = found.setdefault(unicodedata.category(chr(code)), [])
        if len(kept) < 3:
            kept.append(chr(code))
    return tuple(c for kept in found.values() for c in kept)


@cache
def words(grammar: str) -> tuple[str, ...]:
    return tuple(w for w in DICTIONARY.get(grammar, DICTIONARY["text"]).split("|") if w)


class Mutator:
    """Makes inputs out of a corpus."""

    def __init__(self, seed: int, corpus: list[tuple[str, bytes]]) -> None:
        self.random = random.Random(seed)
        self.corpus = corpus  # grammar and bytes

    def make(self) -> bytes:
        """The next input."""
        r = self.random
        grammar, data = r.choice(self.corpus)
        if r.random() < 0.02:
            return data
        if b"yrdcheck.lock" in data[:80] and r.random() < 0.6:
            return self.overwrite(data)
        if grammar == "bytes" or data[:4] in (b"PK\x03\x04", b"SQLi") or r.random() < 0.05:
            data = self.spoil(data)
        else:
            try:
                text = data.decode("utf-8", "surrogatepass") if grammar != "pdf" else data.decode("latin-1")
            except UnicodeDecodeError:
                return self.spoil(data)
            if grammar == "json" and r.random() < 0.5:
                text = self.reshape(text)
            elif grammar in VALUES and r.random() < 0.5:
                text = self.reset(text, grammar)
                if r.random() < 0.6:
                    return text.encode("utf-8", "surrogatepass")[:BYTES_AT_MOST]
            if grammar == "xml" and r.random() < 0.7:
                return "\x1e".join(self.regrow(part) if r.random() < 0.6 else part for part in text.split("\x1e")).encode("utf-8", "replace")
            for _ in range(r.choice((1, 1, 2, 3, 5, 9))):
                text = self.change(text, grammar)
            data = text.encode("latin-1", "replace") if grammar == "pdf" else self.encode(text)
        return data[: 60_000 if r.random() < 0.005 else BYTES_AT_MOST]

    # ---- text ----

    def change(self, text: str, grammar: str) -> str:
        r = self.random
        tokens = TOKEN.findall(text[:20_000]) or [""]
        a = r.randrange(len(tokens))
        b = min(len(tokens), a + r.choice((1, 1, 2, 3, 8, 30)))
        kind = r.randrange(14)
        if kind == 0:
            del tokens[a:b]
        elif kind == 1:
            tokens[a:a] = tokens[a:b] * r.choice((1, 2, 3, 20, 200))
        elif kind == 2:
            c = r.randrange(len(tokens))
            tokens[a], tokens[c] = tokens[c], tokens[a]
        elif kind in (3, 4):
            tokens.insert(a, r.choice(words(grammar)))
        elif kind == 5:
            tokens[a:b] = [r.choice(words(grammar))]
        elif kind == 6:
            tokens.insert(a, r.choice(ODD) * r.choice((1, 1, 2, 50)))
        elif kind == 7:
            tokens.insert(a, "".join(r.choice(every_category()) for _ in range(r.choice((1, 3, 12)))))
        elif kind == 8:
            tokens[a] = self.number()
        elif kind == 9:
            other = r.choice(self.corpus)[1].decode("utf-8", "replace")
            c = r.randrange(len(other) + 1)
            tokens[a:b] = [other[c : c + r.choice((5, 40, 200))]]
        elif kind == 10:
            tokens[a] = r.choice(words(grammar)) * r.choice((2, 9, 60, 400, 2000))
        elif kind == 11:
            opener, closer = r.choice(("()", "[]", "{}", "<>", "“”", "「」", "**", "> ", '""'))
            n = r.choice((1, 2, 12, 13, 100, 1000))
            tokens[a:b] = [opener * n, *tokens[a:b], closer * r.choice((0, n, n))]
        elif kind == 12:
            tokens[a] = r.choice((str.upper, str.lower, str.title, str.swapcase, lambda s: s[::-1], lambda s: s + "\x1e"))(tokens[a])
        else:
            del tokens[a:]
        return "".join(tokens)

    def number(self) -> str:
        r = self.random
        digits = "".join(r.choice("0123456789") for _ in range(r.choice((1, 2, 3, 4, 5, 9, 20, 40, 400, 1000, 5000))))
        form = r.randrange(12)
        if form == 0:
            return digits[:30] + "." + digits[:400]
        if form == 1:
            return ",".join(digits[i : i + 3] for i in range(0, len(digits), 3))
        if form == 2:
            return digits + r.choice(("%", " million", " billion trillion", "亿", "万亿", "年", " km", "th", "s", "e308", "/0", "/7", ":30", " °C", "折", "倍"))
        if form == 3:
            return "".join(r.choice("零一二三四五六七八九十百千万亿两点") for _ in range(r.choice((1, 3, 8, 40, 300))))
        if form == 4:
            return " ".join(r.choice("one two twelve ninety hundred thousand million billion trillion and a half third".split()) for _ in range(r.choice((1, 3, 12, 60))))
        if form == 5:
            return r.choice(("31 February 2023", "29 Feb 1900", "0000-00-00", "9999-12-31", "10000-01-01", "0 BC", "13/13/13", "2023年13月32日", "24:61", "Q5 2023", "century", "1st", "0th"))
        if form == 6:
            return digits[:4] + r.choice(("-", "–", "~", "/", " to ", "至")) + digits[-4:]
        return digits

    def encode(self, text: str) -> bytes:
        r = self.random
        if r.random() < 0.9:
            return text.encode("utf-8", "surrogatepass")
        name = r.choice(("utf-16", "utf-16-le", "utf-8-sig", "gb18030", "latin-1", "utf-32", "shift_jis", "utf-7"))
        data = text.encode(name, "replace")
        return data if r.random() < 0.7 else data + text.encode("utf-8", "surrogatepass")

    # ---- bytes ----

    def spoil(self, data: bytes) -> bytes:
        r = self.random
        out = bytearray(data)
        for _ in range(r.choice((1, 1, 2, 4, 16))):
            if not out:
                return bytes(out)
            a = r.randrange(len(out))
            b = min(len(out), a + r.choice((1, 2, 4, 16, 200)))
            kind = r.randrange(7)
            if kind == 0:
                out[a] ^= 1 << r.randrange(8)
            elif kind == 1:
                out[a] = r.choice((0, 1, 0x7F, 0x80, 0xFF, 0x0A))
            elif kind == 2:
                del out[a:b]
            elif kind == 3:
                out[a:a] = out[a:b]
            elif kind == 4:
                other = r.choice(self.corpus)[1]
                c = r.randrange(len(other) + 1)
                out[a:b] = other[c : c + (b - a)]
            elif kind == 5:
                out[a:b] = bytes(r.randrange(256) for _ in range(b - a))
            else:
                del out[a:]
        return bytes(out)

    def overwrite(self, data: bytes) -> bytes:
        """Bytes changed behind the first line, the length kept: what tells its own length is believed then."""
        r = self.random
        out = bytearray(data)
        first = data.find(b"\n") + 1
        for _ in range(r.choice((1, 1, 2, 5))):
            a = r.randrange(first, len(out))
            new = r.choice((b"0", b"9", b'"', b"[", b"]", b"{", b",", b"-", b"a", b"\xff", b"null", b"1e99", b"[[[[", b"true"))
            out[a : a + len(new)] = new
        return bytes(out[: len(data)])

    # ---- structure ----

    def reshape(self, text: str) -> str:
        """JSON with a value of another type somewhere, or one more level."""
        try:
            value = json.loads(text)
        except ValueError:
            return text
        r = self.random

        def other() -> object:
            return r.choice((None, True, 0, -1, 1.5, 10**30, "", "a", "\ud800", [], {}, [[]], {"a": None}, ["a"] * 9, "9" * 50, {"id": "a", "names": {}}))

        def walk(v: object, depth: int) -> object:
            if r.random() < (0.08 if depth else 0.02):
                return other()
            if isinstance(v, dict):
                made = {str(k): walk(x, depth + 1) for k, x in v.items() if r.random() > 0.03}
                if r.random() < 0.05:
                    made[r.choice(("", "id", "a", "schema", "\0"))] = other()
                return made
            if isinstance(v, list):
                return [walk(x, depth + 1) for x in v for _ in range(r.choice((0, 1, 1, 1, 1, 1, 1, 2)))]
            return v

        value = walk(value, 0)
        if r.random() < 0.03:
            depth = r.choice((5, 13, 100, 1000, 20_000))
            return "[" * depth + json.dumps(value) + "]" * depth
        return json.dumps(value, ensure_ascii=r.random() < 0.5)

    def reset(self, text: str, grammar: str) -> str:
        """Some values of a file of keys and values replaced by others, or by those of other keys."""
        r = self.random
        mark = " = " if grammar == "toml" else ": "
        lines = text.split("\n")
        for _ in range(r.choice((1, 1, 2, 4))):
            held = [n for n, line in enumerate(lines) if mark in line]
            if not held:
                break
            n = r.choice(held)
            key, _, value = lines[n].partition(mark)
            other = lines[r.choice(held)].partition(mark)[2]
            new = r.choice((r.choice(VALUES[grammar]), other, value[: len(value) // 2], self.number(), r.choice(VALUES[grammar]).replace("a", r.choice(ODD))))
            lines[n : n + 1] = r.choice(([key + mark + new], [key + mark + new], [], [lines[n], key + mark + new], [key[:-1] + mark + value]))
        return "\n".join(lines)

    def regrow(self, text: str) -> str:
        """XML with elements moved, doubled, nested or renamed; still well-formed, mostly."""
        from copy import deepcopy
        from xml.etree import ElementTree

        r = self.random
        try:
            root = ElementTree.fromstring(text)
        except (ElementTree.ParseError, ValueError):
            return text
        for _ in range(r.choice((1, 2, 4, 8))):
            every = list(root.iter())
            a, b = r.choice(every), r.choice(every)
            kind = r.randrange(8)
            if kind == 0:
                with suppress(RecursionError):
                    a.append(deepcopy(b) if len(every) < 400 else ElementTree.Element(b.tag))
            elif kind == 1 and len(a):
                a.remove(r.choice(list(a)))
            elif kind == 2:
                a.tag = b.tag
            elif kind == 3:
                a.text = self.change(a.text or "a", "text").translate(CONTROLS)
            elif kind == 4:
                a.attrib = {key: r.choice((value, self.number(), "", "restart", "0", "-1", "\u00b2", "a" * 300)) for key, value in {**a.attrib, **b.attrib}.items()}
            elif kind == 5:
                for _ in range(r.choice((3, 40, 300))):
                    a = ElementTree.SubElement(a, b.tag)
            elif kind == 6:
                with suppress(RecursionError):  # nested too deep to be copied
                    a[:] = [deepcopy(x) for x in list(a)[:3] for _ in range(r.choice((1, 2, 20)))]
            else:
                a.tail = r.choice(("5%", "\n", "x"))
        return ElementTree.tostring(root, "unicode")


VALUES = {
    "toml": ("true", "0", "-1", "1.5", '"a"', '""', "[]", '["a"]', '["contradicted"]', "[1]", "{}", "1979-05-27", '"json"', '"never"', '"""a\nb"""', "inf", "[[[[]]]]", '["YC1", ""]', "9" * 5000),
    "yaml": ('"a"', "", "[]", "[a, b]", "{a: b}", "0", "-1", "1", "'9'", "a-1", "preferred", "changed", '"1:1"', '"9:9"', "null", "[[]]", "{}", '"\\x00"', "> a", "9" * 5000, "412 metres", "2023"),
}  # grammar → values that may stand anywhere
CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(55296, 57344), 65534, 65535), " ")
