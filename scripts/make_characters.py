"""Makes yrdcheck/data/characters.txt: the simplified form of traditional characters, and how characters are read.

    pip install pypinyin==0.55.0 opencc-python-reimplemented==0.1.7
    python scripts/make_characters.py

The forms are OpenCC's table TSCharacters (Apache-2.0), as far as the simplified form is one of GB 2312 and another character; the
readings are those that pypinyin (MIT) puts first, for the characters of GB 2312, without tones. The same input gives the same bytes.

The first two lines of the file are the traditional and the simplified characters in the same order; each line after them is a
syllable, a TAB, and the characters that are read so.
"""

from __future__ import annotations

from collections import defaultdict
from importlib.resources import files
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "yrdcheck" / "data" / "characters.txt"
# Readings that names have more often than the one listed first.
IN_NAMES = dict(zip("长重都朝乐曾厦单仇解华吕绿女旅", "chang chong du chao le zeng xia shan qiu xie hua lv lv nv lv".split(), strict=True))


def common() -> list[str]:
    """The characters of GB 2312."""
    rows = (bytes((a, b)) for a in range(0xB0, 0xF8) for b in range(0xA1, 0xFF))
    return [c for r in rows if (c := r.decode("gb2312", errors="ignore"))]


def main() -> None:
    """Write the file."""
    from pypinyin import Style, pinyin

    known = common()
    listed = (files("opencc") / "dictionary" / "TSCharacters.txt").read_text(encoding="utf-8")
    pairs = sorted((t, s) for t, s in (line.split("\t") for line in listed.splitlines() if "\t" in line))
    pairs = [(t, s.split(" ")[0]) for t, s in pairs]
    pairs = [(t, s) for t, s in pairs if len(t) == len(s) == 1 and t != s and s in set(known) and t <= "\uffff"]
    readings: dict[str, str] = defaultdict(str)
    for c in known:
        readings[IN_NAMES.get(c) or pinyin(c, style=Style.NORMAL)[0][0]] += c
    lines = ["".join(t for t, _ in pairs), "".join(s for _, s in pairs), *(f"{r}\t{readings[r]}" for r in sorted(readings))]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
