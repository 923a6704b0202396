"""Makes yrdcheck/data/thesaurus.txt of WordNet's dict files, the Moby Thesaurus, and the hand-kept rows and paraphrases beside this script.

    python scripts/make_thesaurus.py /usr/share/wordnet words.txt

WordNet's files come with Debian's package wordnet-base (read are data.*, index.*, cntlist.rev, noun.exc and verb.exc), the
Moby Thesaurus (Grady Ward, public domain; a line is a word and the words it stands near, with commas between) is ``words.txt``
of the npm package moby 1.1.2. The same input gives the same bytes. What is kept:
a sense counts for a word by its share of that word's tagged uses, and a relation between two words by the smaller of
the two shares, so that a rare sense of either makes no synonym. The cut-offs below were chosen on one half of a set of
sentence pairs (claims with sentences that support or refute them) and checked on the other half. Moby's lists are long and
loose: two words are near where each lists the other and they stand in the same lists (cosine of NEAR_COSINE at least).
"""

from __future__ import annotations

import math
import re
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "yrdcheck" / "data" / "thesaurus.txt"
ROWS = HERE / "thesaurus_rows.txt"
PARAPHRASES = HERE / "paraphrases.txt"

FILES = (("noun", "n"), ("verb", "v"), ("adj", "a"), ("adv", "r"))
SENSE_TYPE = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}

# Lexicographer files 03 to 44 as one letter each: nouns small, verbs large, other digits; adj.all and adv.all come first in WordNet.
CODES = {0: "1", 1: "2", 2: "3", 44: "4"}
CODES.update({3 + i: chr(ord("a") + i) for i in range(26)})
CODES.update({29 + i: chr(ord("A") + i) for i in range(15)})
CLASS_NAMES = {
    "adj.all": "1", "adj.pert": "2", "adv.all": "3", "adj.ppl": "4", "function": "5",
    "noun.act": "b", "noun.animal": "c", "noun.artifact": "d", "noun.food": "k", "noun.substance": "y", "verb.social": "M",
    "noun.communication": "h", "noun.event": "i", "noun.group": "l",
    "noun.location": "m", "noun.person": "p", "noun.quantity": "u", "noun.state": "x", "verb.communication": "D",
}  # fmt: skip
NAME = "6"  # the commonest sense is written with a capital

SYNONYM_SHARE = 0.12
VERB_GROUP_SHARE = 0.1
DERIVED_SHARE = 0.02
BROADER_SHARE = {"n": 0.3, "v": 0.2}
SIMILAR_SHARE = 0.15
ANTONYM_SHARE = 0.05
WIDE_ANTONYM_SHARE = 0.12
MANY_KINDS = {"n": 60, "v": 60}  # a hypernym with more kinds than this says too little
CLASS_SHARE = 0.08
PART_SHARE = 0.02
UNSEEN = 0.3  # how far to trust a sense without a tagged use of a word that has others
COMMON = 10  # tagged uses that make a word common enough for a relation to one that has none
NEAR_LIMIT = {"+": 6, "=": 16, "^": 3, "!": 16, "~": 24}
NEAR_COSINE = 0.2
NEAR_LISTS = 12  # lists of Moby that a word must stand in, which leaves out the rarest
THINGS = "ckmpry"  # animals, food, places, people, plants and substances: what stands near one is another
NEAR_USES = 2  # tagged uses that one of the words needs
OBSCURE = frozenset("cry")  # species and chemicals that no relation needs
NOUN_USES = 8  # tagged uses that make a form in -ing a noun of its own
PHRASE_MIN = 1  # tagged uses a noun, adjective or adverb of several words needs

SLUR = re.compile(r"\b(?:slurs?|offensive (?:term|name|word)|disparag\w+|derogatory|obscene|vulgar term|insulting term)\b")  # in a gloss

Senses = dict[tuple[str, str], list[tuple[str, int]]]


class Wordnet:
    """WordNet's synsets and senses, with the share of each sense."""

    def __init__(self, folder: Path) -> None:
        self.synsets: dict[str, tuple[int, list[str], list[tuple[str, str, int, int]]]] = {}
        self.senses: Senses = {}
        self.irregular: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self.share: dict[tuple[str, str], float] = {}
        self.uses: dict[tuple[str, str], float] = {}
        self.all_uses: dict[str, float] = defaultdict(float)
        self.kinds: dict[str, int] = defaultdict(int)
        self.slurs: set[str] = set()
        self.satellites: set[str] = set()  # adjectives such as "huge", like a head such as "large"
        self._read(folder)
        self._weigh()

    def _read(self, folder: Path) -> None:
        tagged: dict[tuple[str, str, int], int] = {}
        for line in (folder / "cntlist.rev").read_text("utf-8").splitlines():
            sense, number, uses = line.split()
            lemma, _, rest = sense.rpartition("%")
            tagged[lemma, SENSE_TYPE[rest[0]], int(number)] = int(uses)
        for name, pos in FILES:
            for line in (folder / f"data.{name}").read_text("utf-8").splitlines():
                if line.startswith(" "):
                    continue
                field = line.partition("|")[0].split()
                count = int(field[3], 16)
                if field[2] == "s":
                    self.satellites.add(pos + field[0])
                words = [re.sub(r"\(\w+\)$", "", field[4 + 2 * i]) for i in range(count)]
                at = 5 + 2 * count
                pointers = []
                for i in range(int(field[at - 1])):
                    symbol, target, target_pos, ends = field[at + 4 * i : at + 4 * i + 4]
                    pointers.append((symbol, target_pos.replace("s", "a") + target, *divmod(int(ends, 16), 256)))
                if SLUR.search(line.partition("|")[2]):
                    self.slurs.add(pos + field[0])
                self.synsets[pos + field[0]] = (int(field[1]), words, pointers)
            for line in (folder / f"index.{name}").read_text("utf-8").splitlines():
                if line.startswith(" "):
                    continue
                field = line.split()
                ids = field[-int(field[2]) :]
                senses = [(pos + s, tagged.get((field[0], pos, i), 0)) for i, s in enumerate(ids, 1) if pos + s not in self.slurs]
                if senses:
                    self.senses[field[0], pos] = senses
        for name, pos in (("noun", "n"), ("verb", "v")):
            for line in (folder / f"{name}.exc").read_text("utf-8").splitlines():
                form, *lemmas = line.split()
                self.irregular[form].extend((lemma, pos) for lemma in lemmas)
        for word, pos in self.senses:
            if pos == "n" and word.endswith("man") and "_" not in word:
                self.irregular[word[:-2] + "en"].append((word, "n"))

    def _weigh(self) -> None:
        weighed: dict[tuple[str, str], list[float]] = {}
        for key, senses in self.senses.items():
            # An untagged sense still counts for something, less the further down WordNet lists it.
            weights = [count + 0.6 / rank for rank, (_, count) in enumerate(senses, 1)]
            weighed[key] = weights
            self.uses[key] = sum(weights)
            self.all_uses[key[0]] += sum(weights)
        for (word, pos), weights in weighed.items():
            total = self.uses[word, pos]
            rare = min(1.0, 2 * total / self.all_uses[word])  # "say" the noun, "can" the verb
            seen = any(count for p in "nvar" for _, count in self.senses.get((word, p), ()))
            for (synset, count), weight in zip(self.senses[word, pos], weights, strict=True):
                self.share[word, synset] = rare * weight / total * (UNSEEN if seen and not count else 1.0)
        for _, _, pointers in self.synsets.values():
            for symbol, target, _, _ in pointers:
                self.kinds[target] += symbol == "@"

    def words(self, synset: str) -> list[str]:
        return [word.lower() for word in self.synsets[synset][1]]


class Relations:
    """Scored relations between words, by kind."""

    def __init__(self) -> None:
        self.by_kind: dict[str, dict[str, dict[str, float]]] = {kind: defaultdict(dict) for kind in "=+!^~"}
        self.by_hand: set[tuple[str, str]] = set()
        self.apart: set[tuple[str, str]] = set()

    def add(self, kind: str, a: str, b: str, score: float) -> None:
        if a == b:
            return
        here = self.by_kind[kind][a]
        here[b] = max(here.get(b, 0.0), score)
        if kind != "^":
            there = self.by_kind[kind][b]
            there[a] = max(there.get(a, 0.0), score)


def relate(net: Wordnet, found: Relations) -> None:
    """Reads synonyms, derived forms, broader words and antonyms off the synsets."""
    for synset, (_, _, pointers) in net.synsets.items():
        words = net.words(synset)
        pos = synset[0]

        def score(a: str, b: str, other: str, synset: str = synset) -> float:
            return min(net.share.get((a, synset), 0.0), net.share.get((b, other), 0.0))

        for i, a in enumerate(words):
            for b in words[i + 1 :]:
                if min(len(a), len(b)) > 1 and (s := score(a, b, synset)) >= SYNONYM_SHARE:
                    found.add("=", a, b, s)
        for symbol, target, source_word, target_word in pointers:
            theirs = net.words(target)
            pairs = [(a, b, score(a, b, target)) for a in words for b in theirs]
            if symbol == "$":
                for a, b, s in pairs:
                    if s >= VERB_GROUP_SHARE:
                        found.add("=", a, b, s)
            elif symbol == "@" and net.kinds[target] <= MANY_KINDS.get(pos, 0):
                for a, b, s in pairs:
                    if s >= BROADER_SHARE[pos]:
                        found.add("^", a, b, s)
            elif symbol == "&" and synset in net.satellites:
                for a, b, s in pairs:
                    if s >= SIMILAR_SHARE:
                        found.add("^", a, b, s)
            if not source_word:
                continue
            a, b = words[source_word - 1], theirs[target_word - 1]
            s = score(a, b, target)
            if symbol in "+\\" and s >= DERIVED_SHARE and alike(a, b):
                found.add("+", a, b, s)
            elif symbol == "!":
                if s >= ANTONYM_SHARE:
                    found.add("!", a, b, s)
                for x, y, t in pairs:
                    if t >= WIDE_ANTONYM_SHARE and (x == a or y == b):
                        found.add("!", x, y, t)


def alike(a: str, b: str) -> bool:
    """Forms of one word share their first letters: keeps "moon" from "lunar", which prose tells apart less surely."""
    return a[:3] == b[:3] or (a[:2] == b[:2] and min(len(a), len(b)) <= 5)


def classes(net: Wordnet, word: str) -> str:
    """Letters of a word's classes, commonest first."""
    weight: dict[str, float] = defaultdict(float)
    capital = small = 0.0
    for pos in "nvar":
        if (word, pos) not in net.senses:
            continue
        for synset, _ in net.senses[word, pos]:
            lexname, spelled, _ = net.synsets[synset]
            share = net.share[word, synset] * net.uses[word, pos]
            weight[CODES[lexname]] += share
            if word in spelled:
                small += share
            else:
                capital += share
    total = sum(weight.values())
    ranked = sorted(weight, key=lambda code: (-weight[code], code))
    kept = [code for code in ranked if weight[code] >= CLASS_SHARE * total][:4]
    for is_kind in (str.isdigit, str.islower, str.isupper):  # "freed" needs "free" the verb
        first = next((code for code in ranked if is_kind(code) and weight[code] >= PART_SHARE * total), None)
        if first is not None and not any(map(is_kind, kept)):
            kept.append(first)
    return (NAME if capital > small else "") + "".join(kept)


def regular_lemmas(form: str, verbs: dict[str, float], nouns: dict[str, float], irregular_verbs: set[str]) -> list[tuple[str, str, float]]:
    """Every lemma that the form is a regular inflection of, with its part of speech and uses."""
    out: list[tuple[str, str, float]] = []
    if form.endswith("s") and not form.endswith(("ss", "us", "is")):
        stems = [form[:-1]]
        if form.endswith("es") and form[:-2].endswith(("s", "x", "z", "ch", "sh", "o")):
            stems.append(form[:-2])
        if form.endswith("ies"):
            stems = [form[:-3] + "y"] if len(form) > 4 else [form[:-1]]
        for stem in stems:
            out.extend((stem, pos, table[stem]) for pos, table in (("v", verbs), ("n", nouns)) if stem in table)
    for suffix in ("ed", "ing"):
        if form.endswith(suffix):
            cut = form[: -len(suffix)]
            stems = [cut, cut + "e"]
            if cut[-1:] == cut[-2:-1]:
                stems.append(cut[:-1])
            if suffix == "ed" and cut.endswith("i"):
                stems.append(cut[:-1] + "y")
            for stem in stems:
                if stem in verbs and len(stem) > 1 and not (suffix == "ed" and stem in irregular_verbs):
                    out.append((stem, "v", verbs[stem]))
    return out


def lemma_rows(net: Wordnet, vocabulary: dict[str, str]) -> dict[str, list[str]]:
    """Forms whose lemma the suffix rules alone would get wrong: irregular, or a word of their own as well."""
    verbs = {w: u for (w, pos), u in net.uses.items() if pos == "v" and w in vocabulary}
    nouns = {w: u for (w, pos), u in net.uses.items() if pos == "n" and w in vocabulary}
    irregular_verbs = set()  # "see" has no "seed"
    for form, found in net.irregular.items():
        for lemma, pos in found:
            regular_forms = (lemma + "ed", lemma + lemma[-1] + "ed")
            if pos == "v" and not form.endswith(("ing", "ied")) and form not in regular_forms:
                irregular_verbs.add(lemma)
    forms = set(net.irregular) | set(vocabulary)
    for verb in verbs:  # "rated": rat or rate?
        if verb + "e" in verbs:
            forms |= {verb + "ed", verb + "ing"}
    rows: dict[str, list[str]] = {}
    for form in sorted(forms):
        if "_" in form:
            continue
        tables = {"v": verbs, "n": nouns}
        irregular = [(lemma, pos, tables[pos].get(lemma, 0.0)) for lemma, pos in net.irregular.get(form, ()) if lemma in vocabulary]
        regular = regular_lemmas(form, verbs, nouns, irregular_verbs)
        best: dict[str, float] = {}
        for lemma, _, uses in irregular + regular:
            if lemma != form:
                best[lemma] = max(best.get(lemma, 0.0), uses)
        ranked = [lemma for lemma, _ in sorted(best.items(), key=lambda lu: (-lu[1], lu[0]))]
        if form in vocabulary:
            ranked = place_own(net, form, ranked, best, bool(irregular))
        if ranked and (form in vocabulary or irregular or len(ranked) > 1) and ranked != [form]:
            rows[form] = ranked[:3]
    return rows


def place_own(net: Wordnet, form: str, ranked: list[str], best: dict[str, float], irregular: bool) -> list[str]:
    """Where a form that is a word itself stands among its lemmas: "building" first, "used" nowhere."""
    if not ranked:
        return []
    own = {pos: sum(c for _, c in net.senses[form, pos]) for pos in "nvar" if (form, pos) in net.senses}
    solid = own.get("n", 0) + own.get("v", 0) + (0 if form.endswith(("ed", "ing")) and not irregular else own.get("a", 0) + own.get("r", 0))
    if form.endswith("eed") and own.get("n", 0) + own.get("v", 0):
        return []
    if form.endswith("ing") and own.get("n", 0) >= NOUN_USES:
        return [form, *ranked]
    ratio = 0.25 if form.endswith(("ing", "s")) else 0.8
    if solid > 0 and solid >= ratio * best[ranked[0]]:
        return [form, *ranked]
    if form.endswith("ings") or (form.endswith("s") and len(form) < 4):
        return [form, *ranked]
    return ranked if not solid else [*ranked, form]


def read_table(path: Path, fields: int) -> list[tuple[str, str, list[str]]]:
    """The rows of a table of so many fields: kind, word, other words; what stands in a fourth is for its readers."""
    rows = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        field = line.split("\t")
        if len(field) != fields:
            sys.exit(f"{path}:{number}: expected {fields} fields with a tab between, got {len(field)}")
        rows.append((field[0], field[1].replace(" ", "_"), [w.strip().replace(" ", "_") for w in field[2].split(",")]))
    return rows


def read_rows(found: Relations) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Adds the hand-kept relations, then the paraphrases of words that nothing else relates; gives back hand-kept classes and lemmas."""
    extra: dict[str, str] = {}
    forms: dict[str, list[str]] = {}
    kinds = {"synonym": "=", "same": "+", "antonym": "!", "broader": "^"}
    rows, looser = read_table(ROWS, 4), read_table(PARAPHRASES, 3)
    for kind, word, others in (*rows, *looser):
        if kind == "apart":
            for other in others:
                found.apart |= {(word, other), (other, word)}
                for table in found.by_kind.values():
                    table[word].pop(other, None)
                    table[other].pop(word, None)
    for kind, word, others in rows:
        if kind == "lemma":
            forms[word] = others
        elif kind == "word":
            extra[word] = "".join(CLASS_NAMES[name] for name in others[0].split("_"))
        elif kind == "function":
            extra.update((w, "5") for w in others)
        elif kind == "broader":
            for other in others:
                found.add("^", other, word, 1.0)
                found.by_hand |= {(word, other), (other, word)}
        elif kind in kinds:
            for rank, other in enumerate(others):
                found.add(kinds[kind], word, other, 20.0 - rank)  # before all that WordNet says
                found.by_hand |= {(word, other), (other, word)}
    for kind, word, others in [row for r in looser for row in spread(*r)]:
        for rank, other in enumerate(others if kind in kinds else ()):
            if (word, other) not in found.apart and not any(other in found.by_kind[k][word] for k in "=+!^"):
                found.add(kinds[kind], word, other, 0.5 - 0.01 * rank)
                found.by_hand |= {(word, other), (other, word)}
    for a, b in [(a, b) for a, near in found.by_kind["!"].items() for b in near]:  # an opposite is never a synonym
        found.by_kind["="][a].pop(b, None)
        found.by_kind["^"][a].pop(b, None)
    for a, b in [(a, b) for a, near in found.by_kind["="].items() for b in near]:
        found.by_kind["^"][a].pop(b, None)
    return extra, forms


def spread(kind: str, word: str, others: list[str]) -> list[tuple[str, str, list[str]]]:
    """A group of phrases as synonyms, each with those after it; two single words only where one of them is the first. Any other row as it is."""
    if kind != "group":
        return [(kind, word, others)]
    rest = [("synonym", a, [b for b in others[i + 1 :] if "_" in a or "_" in b]) for i, a in enumerate(others)]
    return [("synonym", word, others), *rest]


def compares(a: str, b: str) -> bool:
    """Whether one word is the comparative of the other: "larger" says nothing of "large"."""
    short, long = sorted((a, b), key=len)
    return long in (short + "er", short + "r", short + short[-1] + "er", short[:-1] + "ier")


def prune(net: Wordnet, found: Relations) -> set[str]:
    """Drops relations of words too rare for prose; gives back the words that still have one."""
    for kind, table in found.by_kind.items():
        for a, near in table.items():
            for b in [b for b in near if (a, b) not in found.by_hand and is_thin(net, kind, a, b)]:
                del near[b]
    return {w for table in found.by_kind.values() for w, near in table.items() if near}


def is_thin(net: Wordnet, kind: str, a: str, b: str) -> bool:
    """Whether a relation is of no use to prose: a rare word, a rare phrase, or two steps of one adjective."""
    low, high = sorted((word_count(net, a), word_count(net, b)))
    if not high or (kind == "^" and not low) or (kind == "+" and not low and high < 3):
        return True
    if not low and high < COMMON and a[:4] != b[:4]:
        return True
    if ("_" in a and "_" in b) or any("_" in w and (w, "v") not in net.senses and not word_count(net, w) for w in (a, b)):
        return True
    return compares(a, b) and (kind != "+" or classes(net, min(a, b, key=len))[:1] == "1")


def choose_vocabulary(net: Wordnet, found: Relations) -> dict[str, str]:
    """Words to keep, with their classes."""
    kept: dict[str, str] = {}
    related = prune(net, found)
    for word in sorted(net.all_uses):
        if not re.fullmatch(r"[a-z][a-z'_-]*[a-z.]|[a-z]", word):
            continue
        letters = classes(net, word)
        verb = (word, "v") in net.senses
        if "_" in word:
            if letters[0] == NAME or word.count("_") > 3 or not (verb or word_count(net, word) >= PHRASE_MIN):
                continue
            if word not in related:
                continue
        elif letters[0] == NAME:
            if not (word in related or word.endswith("s")):
                continue
        elif ("-" in word or letters in OBSCURE) and word not in related and word_count(net, word) == 0:
            continue
        kept[word] = letters
    return kept


def word_count(net: Wordnet, word: str) -> int:
    return sum(count for pos in "nvar" for _, count in net.senses.get((word, pos), ()))


def usual(net: Wordnet, word: str) -> float:
    """How far a word is in common use, from 0.1 to 1."""
    uses = word_count(net, word)
    return 1.0 if "_" in word else (uses + 1) / (uses + 10)


def add_adverbs(net: Wordnet, found: Relations) -> None:
    """Joins adverbs in -ly to their adjectives, where WordNet does not."""
    for word, pos in net.senses:
        if pos == "r" and word.endswith("ly"):
            stem = word[:-2]
            for base in (stem, stem[:-1] + "y" if stem.endswith("i") else stem + "le", stem[:-2] if stem.endswith("al") else stem + "l"):
                if (base, "a") in net.senses:
                    found.add("+", word, base, 0.5)
                    break


def settle_kinds(found: Relations) -> None:
    """Words that are kinds of each other, in two senses, are synonyms."""
    table = found.by_kind["^"]
    for a in list(table):
        for b in list(table[a]):
            if a in table.get(b, {}):
                found.add("=", a, b, min(table[a].pop(b), table[b].pop(a)))


def are_siblings(net: Wordnet, a: str, b: str) -> bool:
    """Whether two nouns are kinds of one thing: a museum is no library, the north is not the west."""

    def above(word: str) -> set[str]:
        return {target for s, _ in net.senses.get((word, "n"), ()) for symbol, target, _, _ in net.synsets[s][2] if symbol in ("@", "@i")}

    return bool(above(a) & above(b)) and all((w, "v") not in net.senses or net.uses[w, "n"] > net.uses[w, "v"] for w in (a, b))


def add_near(net: Wordnet, found: Relations, vocabulary: dict[str, str], path: Path) -> None:
    """Joins words that Moby lists under each other, where nothing surer is known of them."""
    lists: dict[str, set[str]] = {}
    for line in path.read_text("utf-8", "replace").splitlines():
        words = [w for x in line.split(",") if (w := x.strip().lower())]
        if words:
            lists[words[0]] = set(words)
    weight = {root: 1 / math.log(2 + len(words)) ** 2 for root, words in lists.items()}
    within: dict[str, list[str]] = defaultdict(list)
    for root in sorted(lists):
        for word in lists[root]:
            if word in vocabulary and re.fullmatch(r"[a-z]{3,}", word):
                within[word].append(root)
    within = {word: roots for word, roots in within.items() if len(roots) >= NEAR_LISTS}
    length = {word: math.sqrt(sum(weight[r] ** 2 for r in roots)) for word, roots in within.items()}
    for a in sorted(within):
        for b in sorted(lists.get(a, ())):
            if b <= a or b not in within or a not in lists.get(b, ()):
                continue
            if max(word_count(net, a), word_count(net, b)) < NEAR_USES or compares(a, b) or (a, b) in found.apart:
                continue
            kin, other = ({w, *found.by_kind["+"].get(w, {})} for w in (a, b))
            if a.endswith(b) or b.endswith(a) or (vocabulary[a][:1] in THINGS and vocabulary[b][:1] in THINGS):
                continue
            if any(are_siblings(net, x, y) or y in found.by_kind["!"].get(x, {}) for x in kin for y in other):
                continue
            if any(b in table.get(a, {}) or a in table.get(b, {}) for table in found.by_kind.values()):
                continue
            shared = set(within[a]) & set(within[b])
            score = sum(weight[r] ** 2 for r in shared) / (length[a] * length[b])
            if score >= NEAR_COSINE:
                rare, other = sorted((a, b), key=lambda w: (len(within[w]), w))
                found.by_kind["~"][rare][other] = round(score, 6)


def write(net: Wordnet, vocabulary: dict[str, str], lemmas: dict[str, list[str]], found: Relations) -> bytes:
    """One line a word: word, classes, then marked words: < lemma, + same, = synonym, ^ broader, ! antonym, ~ near; best first."""
    lines = []
    for word in sorted(set(vocabulary) | set(lemmas)):
        marked = ["<" + lemma for lemma in lemmas.get(word, ())]
        for kind in "+=^!~":
            near = [(-s * (1.0 if kind == "~" else usual(net, w)), w) for w, s in found.by_kind[kind].get(word, {}).items() if w in vocabulary]
            marked += [kind + w for _, w in sorted(near)[: NEAR_LIMIT[kind]]]
        lines.append("\t".join((word, vocabulary.get(word, ""), *([" ".join(marked)] if marked else []))))
    return ("\n" + "\n".join(lines) + "\n").encode("ascii")


def main(folder: str, moby: str) -> None:
    net = Wordnet(Path(folder))
    found = Relations()
    relate(net, found)
    add_adverbs(net, found)
    settle_kinds(found)
    extra, forms = read_rows(found)
    vocabulary = choose_vocabulary(net, found)
    for word in sorted({w for pair in found.by_hand for w in pair} - set(vocabulary)):
        vocabulary[word] = classes(net, word) if word in net.all_uses else ""
    vocabulary.update(extra)
    add_near(net, found, vocabulary, Path(moby))
    lemmas = lemma_rows(net, vocabulary)
    lemmas.update(forms)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_bytes(write(net, vocabulary, lemmas, found))
    print(f"{OUT}: {OUT.stat().st_size:,} bytes, {len(vocabulary):,} words, {len(lemmas):,} forms")


if __name__ == "__main__":
    main(*sys.argv[1:])
