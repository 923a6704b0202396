"""English verbs for Chinese ones: their forms, and the auxiliaries that 已, 将, 未 and 正在 ask for."""

from __future__ import annotations

import re
from functools import cache

from yrdcheck import words

# Without an object, what stands before them undergoes them: 大桥建成 is "the bridge was completed".
TRANSITIVE = frozenset(
    v.replace("_", " ")
    for v in """abandon abolish accelerate achieve add adopt announce appoint approve arrange award ban broadcast build cancel carry_out complete
    confirm construct control convert create cultivate cut damage define delay deliver demolish deploy design destroy develop
    eliminate employ enhance establish evacuate exempt export finish formulate found fulfil fund hold implement import improve
    inaugurate include install introduce invest issue launch lay lift list locate maintain manage manufacture name optimize organize
    plan postpone preserve produce promote propose protect publish put_into_operation put_into_use ratify rebuild record recycle
    reduce reform regulate release relocate remove renovate repair replace rescue resettle resolve restore restrict revise schedule
    select sell set shorten sign simplify solve source standardize store strengthen suspend tackle train transfer transform treat
    unify unveil update upgrade use vaccinate verify withdraw write""".split()
)
INTRANSITIVE = frozenset("出资 投资 注资 施工 招生 捐款 上市 签约 加速 提速 改革 培训 选举 生产 管理 发展 制作 融资 转型 维修".split())  # ... but not these
_UNCHANGED = frozenset("cut put set hit let shut spread cost split read bid".split())
_DOUBLED = frozenset("cancel refer occur admit permit commit transfer prefer submit control equip".split())
_RESULTS = ("成", "完", "到", "至", "入", "出", "了", "通车", "开通", "落成", "竣工", "启动", "发布", "举行", "召开", "成立", "设立", "动工", "开工")
_BUILDS = frozenset("建设 建 修建 建造 扩建 改建 兴建".split())


@cache
def _irregular() -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for form, base in words.IRREGULAR.items():
        if not form.endswith("ing") and base not in ("find", "found", "lie", "far"):
            out.setdefault(base, []).append(form)
    return out


def past(verb: str, participle: bool = False) -> str:
    """The past form of a verb of one or more words.

    >>> past("carry out"), past("rise", participle=True)
    ('carried out', 'risen')
    """
    head, _, rest = verb.partition(" ")
    known = _irregular().get(head)
    if head == "be":
        made = "been" if participle else "was"
    elif head in ("have", "find", "pay"):
        made = {"have": "had", "find": "found", "pay": "paid"}[head]
    elif known:
        made = known[-1 if participle else 0]
    elif head in _UNCHANGED:
        made = head
    elif head.endswith("e"):
        made = head + "d"
    elif head.endswith("y") and head[-2] not in "aeiou":
        made = head[:-1] + "ied"
    elif re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", head) or head in _DOUBLED:
        made = head + head[-1] + "ed"
    else:
        made = head + "ed"
    return f"{made} {rest}".rstrip()


def present(verb: str) -> str:
    """The third person, where no noun is spelled so; else the past form, which nothing else could be."""
    from yrdcheck import thesaurus

    head, _, rest = verb.partition(" ")
    if head in ("have", "be"):
        made = "has" if head == "have" else "is"
    elif thesaurus.is_noun(head) or not thesaurus.is_verb(head):
        return past(verb)
    elif head.endswith("y") and head[-2] not in "aeiou":
        made = head[:-1] + "ies"
    else:
        made = head + ("es" if head.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    return f"{made} {rest}".rstrip()


def progressive(verb: str) -> str:
    """The form in -ing."""
    head, _, rest = verb.partition(" ")
    made = head[:-1] if head.endswith("e") and not head.endswith("ee") else head
    return f"{made}ing {rest}".rstrip()


def group(base: str, chinese: str, helpers: list[str], adverbs: list[str], passive: bool, done: bool) -> list[str]:
    """A verb with its auxiliaries.

    ``base``: its English; ``chinese``: as it is written; ``helpers``: "will", "has not" and the like; ``done``: 了 or 过 follows.

    >>> group("open", "开通", ["has not"], [], False, False)
    ['has not', 'opened']
    """
    future = next((h for h in helpers if h in ("will", "will not", "can", "cannot", "must")), "")
    negative = any(h in ("has not", "does not", "is not") for h in helpers)
    perfect = any(h in ("has", "has not") for h in helpers)
    if base in ("is", "has", "is not", "has no"):
        if future:
            plain = {"is": "be", "has": "have", "is not": "not be", "has no": "have no"}[base]
            return [future, *adverbs, plain]
        return [{"is": "is not", "has": "has no"}.get(base, base) if negative else base, *adverbs]
    if base in ("locate", "base"):
        return [f"{future} be" if future else "is not" if negative else "is", *adverbs, past(base, True)]
    if future:
        return [f"{future} not" if negative and "not" not in future else future, *adverbs, *(["be", past(base, True)] if passive else [base])]
    if "is being" in helpers:
        built = passive or chinese in _BUILDS
        return ["is not" if negative else "is", *adverbs, *(["being", past(base, True)] if built else [progressive(base)])]
    if perfect:
        return [*(["has not"] if negative else ["has", "already"]), *adverbs, *(["been"] if passive else []), past(base, True)]
    if negative and passive:
        return ["was not", *adverbs, past(base, True)]
    if negative:
        return ["is not" if base.startswith("be ") else "does not", *adverbs, base.removeprefix("be ")]
    if passive:
        return ["was", *adverbs, past(base, True)]
    return [*adverbs, past(base) if done or chinese.endswith(_RESULTS) else present(base)]
