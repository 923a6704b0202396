"""Chinese read as plain English: words, order, names; and verdicts across the two languages."""

from collections import Counter
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import yrdcheck
from yrdcheck import words
from yrdcheck.build import find_aliases
from yrdcheck.candidates import make_lexicon
from yrdcheck.chinese import gloss
from yrdcheck.chinese.figures import write_chinese, write_english
from yrdcheck.chinese.tables import dictionary, pinyin, plain
from yrdcheck.model import Entity, Property
from yrdcheck.quantities import read_mentions
from yrdcheck.statements import read_clauses, split_statements

LEXICON = make_lexicon(
    (Entity("delta", (("en", ("the Delta",)), ("zh", ("长三角",)))), Entity("bridge", (("zh", ("青石大桥", "大橋")),)), Entity("firms", (("zh", ("世界500强",)),))),
    (Property("opening", (("en", ("opened",)), ("zh", ("通车", "开放日")))),),
)  # fmt: skip


# ---- what is written: Chinese, English ------------------------------------------------------------------------------

ORDER = [
    pytest.param("隧道已经通车。", "tunnel has already opened.", id="done"),
    pytest.param("隧道将于2026年建成。", "tunnel will be completed in 2026年.", id="planned, and who undergoes it"),
    pytest.param("隧道计划于2026年底通车。", "tunnel will open in 2026年底.", id="planned in a year"),
    pytest.param("上海到苏州的时间缩短。", "time from Shanghai to Suzhou was shortened.", id="from one place to another, without a preposition"),
    pytest.param("上海通往苏州的地铁已经开通。", "subway from Shanghai to Suzhou has already opened.", id="that leads to"),
    pytest.param("公司推出新一代列车。", "company launched new generation train.", id="一 counts nothing"),
    pytest.param("志愿者记录到候鸟186种、超过4万只。", "volunteer recorded 186 migratory bird, 4万 migratory bird.", id="two figures of one thing"),
    pytest.param("水质达到II类。", "water quality reached Class II.", id="a grade in letters"),
    pytest.param("工程比原计划推迟了14个月。", "project was 14个月 later than original plan.", id="later than planned"),
    pytest.param("白鹭湖是全省第二大湖泊。", "Bailu lake is province 第二 largest lake.", id="a lake is nobody"),
    pytest.param("隧道尚未完工。", "tunnel has not been completed.", id="not yet"),
    pytest.param("地铁正在建设。", "subway under construction.", id="being built"),
    pytest.param("水库没有泄漏。", "reservoir has not leaked.", id="negation of a verb"),
    pytest.param("该村没有医院。", "this village has no hospital.", id="negation of a noun"),
    pytest.param("他不是市长。", "he is not mayor.", id="is not"),
    pytest.param("公司不会关闭工厂。", "company will not close factory.", id="will not"),
    pytest.param("论坛在苏州举行。", "forum was held in Suzhou.", id="a place goes behind"),
    pytest.param("项目由政府出资。", "project was funded by government.", id="by whom"),
    pytest.param("桥梁被洪水冲毁。", "bridge was washed away by flood.", id="passive with whom"),
    pytest.param("隧道不是由恒达建设公司建造的。", "tunnel was not built by Hengda construction company.", id="是…的 denied"),
    pytest.param("产值中近三分之一由北岭创造。", "三分之一 of gross output was created by Beiling.", id="share of what stands before"),
    pytest.param("产量比初步估计多3吨。", "output is 3吨 more than initial estimate.", id="than something that could be a verb"),
    pytest.param("占全国的比重有所下降。", "share that accounted for nation fell.", id="有所 before the verb"),
    pytest.param("目标已经实现。", "target has already been achieved.", id="who undergoes it, without a word for it"),
    pytest.param("到会议召开时，任务已完成。", "when conference was held, task has already been completed.", id="until a clause"),
    pytest.param("渔船被取消资格。", "fishing boat was cancelled qualification.", id="passive without whom"),
    pytest.param("长三角的人口增长5%。", "长三角's population grows 5%.", id="possessive"),
    pytest.param("占全国人口的17%。", "accounted for 17% of nation population.", id="share of"),
    pytest.param("占全国人口近五分之一。", "accounted for 五分之一 of nation population.", id="share without 的"),
    pytest.param("连接两市的铁路已经开通。", "railway that connects 两 city has already opened.", id="relative clause as subject"),
    pytest.param("公司关闭了污染河流的工厂。", "company closed factory that pollutes river.", id="relative clause as object"),
    pytest.param("在保护区内捕鱼", "within reserve fishing", id="no verb"),
    pytest.param("人口从6万增加到9万。", "population increased to 9万 from 6万.", id="from, to"),
    pytest.param("时间由2小时缩短为40分钟。", "time shortens to 40分钟 from 2小时.", id="由 as from"),
    pytest.param("增速比全国高0.6个百分点。", "growth rate is 0.6个百分点 higher than nation.", id="than"),
    pytest.param("产量高于去年。", "output is higher than 去年.", id="higher than"),
    pytest.param("新建充电桩12万个。", "builds 12万 charging pile.", id="the count goes before"),
    pytest.param("医院有医生85名、护士120名。", "hospital has 85 doctor, 120 nurse.", id="counts in a list"),
    pytest.param("约六成村民从事养殖。", "六成 villager engages in to farm.", id="share of a crowd"),
    pytest.param("票价为5元。", "fare is 5元.", id="为 as is"),
    pytest.param("学院更名为大学。", "college is renamed university.", id="a new name"),
    pytest.param("苏州、无锡和常州共同出资。", "Suzhou, Wuxi and Changzhou jointly funded.", id="enumeration"),
    pytest.param("位列全球第五位。", "ranked 第五 in global.", id="rank"),
    pytest.param("全省第二大湖", "province 第二 largest lake", id="second largest"),
    pytest.param("九大领域", "九 major area", id="major"),
    pytest.param("二号线与2号航站楼相连。", "Line 2 and Terminal 2 linked.", id="numbered things"),
    pytest.param("河水水质为三类标准。", "river water water quality is Class III standard.", id="grades of water"),
    pytest.param("记者周敏、主任何文海出席。", "reporter Zhou Min, director He Wenhai attends.", id="people"),
    pytest.param("污染仍未得到控制。", "pollution has not been controlled.", id="得到 as passive"),
    pytest.param("湖区全面禁止捕鱼。", "lake area comprehensively banned fishing.", id="adverb"),
    pytest.param("“推动高质量发展”发布会", "promotes high-quality development press conference", id="a title in quotes is one noun"),
]  # fmt: skip


@pytest.mark.parametrize(("chinese", "english"), ORDER)
def test_order(chinese: str, english: str) -> None:
    assert gloss(chinese, LEXICON).text == english


@pytest.mark.parametrize(("chinese", "english"), [
    pytest.param("長三角的鐵路", "长三角's railway", id="traditional characters"),
    pytest.param("ＰＭ２．５濃度下降", "PM2.5 concentration fell", id="full-width forms"),
    pytest.param("青石大桥通车", "青石大桥 opened", id="a name of the registry stays as it is"),
    pytest.param("大橋通車", "大桥 opened", id="a name that the registry has in traditional characters"),
    pytest.param("开放日在五月", "开放日 in 五月", id="a property that is no word of its own"),
    pytest.param("世界500强有工厂", "世界500强 has factory", id="a number within a name is no figure"),
    pytest.param("云岭市和临江县", "Yunling city and Linjiang county", id="unknown names as they are read"),
    pytest.param("安河县", "Anhe county", id="a river within the name of a county"),
    pytest.param("下一步完善一系列措施", "next improves measure", id="numerals within words"),
])  # fmt: skip
def test_names(chinese: str, english: str) -> None:
    assert gloss(chinese, LEXICON).text == english


CHINESE_TEXT = st.text(st.sampled_from(
    "的了在是不已将由被把和、，。“”（）《》：；？ 0123456789.%年月日个家座公里亿万元一二三十城市大桥云岭通车建成增长下降人口比高ABc"
), max_size=40)


@given(CHINESE_TEXT)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read(text: str) -> None:
    said = gloss(text, LEXICON)
    for q in (*said.quantities, *said.periods):
        assert plain(q.text) == said.text[q.start : q.end]
        assert q.text in text
    for at, stop, start, end in said.spans:
        assert 0 <= at <= stop <= len(said.text)
        assert 0 <= start <= end <= len(text)


@given(CHINESE_TEXT)
@settings(max_examples=200, deadline=None)
def test_clauses_stand_in_the_gloss(text: str) -> None:
    for s in split_statements(text):
        for clause in read_clauses(text, s.start, s.end, LEXICON):
            for w in clause.words:
                assert clause.text[w.start - clause.start : w.end - clause.start] == w.text


@pytest.mark.parametrize("text", [
    "长三角高铁营业里程超过7600公里，比2018年的4150公里增长80%以上。",
    "医院有医生85名、护士120名，其中三分之一在2019年之后入职。",
    "第七届博览会于11月5日至10日举行，成交额800亿美元。",
])  # fmt: skip
def test_figures_and_times_are_kept(text: str) -> None:
    figures, times = read_mentions(text)
    said = gloss(text, LEXICON)
    assert Counter(q.text for q in said.quantities) == Counter(q.text for q in figures)
    assert Counter(p.text for p in said.periods) == Counter(p.text for p in times)


def test_source_of_words() -> None:
    text = "论坛由市政府在苏州举办。"
    said = gloss(text, LEXICON)
    at = said.text.index("Suzhou")
    start, end = said.source(at, at + 6)
    assert text[start:end] == "苏州"
    assert said.source(len(said.text), len(said.text) + 1) == (0, 0)


def test_every_word_stands_once_in_its_section() -> None:
    section, seen = "", Counter[tuple[str, str]]()
    for line in (files("yrdcheck") / "data" / "chinese.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line
        elif not line.startswith("#"):
            english, tab, listed = line.partition("\t")
            assert english
            assert tab
            seen.update((section, word) for word in listed.split(" "))
    assert [pair for pair, n in seen.items() if n > 1] == []
    assert all(word and word == plain(word) for _, word in seen)


def test_readings() -> None:
    assert pinyin("长三角绿道") == "changsanjiaolvdao"
    assert "县" in dictionary()


@pytest.mark.parametrize(("figure", "chinese"), [
    ("7,600 kilometers", "7600公里"), ("29.7 billion yuan", "297亿元"), ("63%", "63%"), ("about 1.2 million", "120万"), ("30 micrograms per cubic meter", "30微克/立方米"),
    ("40 minutes", "40分钟"), ("8.2 percentage points", "8.2个百分点"), ("24.4公里", "24.4公里"), ("between 3 and 5 km", None), ("no figure", None),
])  # fmt: skip
def test_write_chinese(figure: str, chinese: str | None) -> None:
    assert write_chinese(figure) == chinese


@pytest.mark.parametrize(("figure", "english"), [("297亿元", "29.7 billion yuan"), ("68.6公里", "68.6 km"), ("四成", "40%"), ("12万", "120,000"), ("很多", None)])
def test_write_english(figure: str, english: str | None) -> None:
    assert write_english(figure) == english


@pytest.mark.parametrize(("text", "english", "chinese"), [
    ("In Wuzhen (乌镇) the canals froze.", "Wuzhen", "乌镇"),
    ("位于浙江的乌镇（Wuzhen）很美。", "Wuzhen", "乌镇"),
    ("出席世界经济论坛（World Economic Forum）", "World Economic Forum", "出席世界经济论坛"),
    ("# 西塘 Xitang\n\nA town.", "Xitang", "西塘"),
    ("The Bank of China (中国银行) lends.", "Bank of China", "中国银行"),
    ("他说（OK）。", "", ""),
    ("See the note (见图) and A (乙).", "", ""),
    ("The Yangtze River Delta (YRD)", "", ""),
])  # fmt: skip
def test_pairs_of_names(text: str, english: str, chinese: str) -> None:
    found = [dict(e.names) for e in find_aliases([text]) if len(e.names) == 2]
    assert found == ([{"en": (english,), "zh": (chinese,)}] if english else [])


def test_build_proposes_pairs_of_names() -> None:
    registry = yrdcheck.build_registry({"a": "The Hale Bridge (黑尔大桥) is 412 metres long."})
    assert yrdcheck.verify("黑尔大桥长412米。", registry).statements[0].verdict.value == "supported"
    assert yrdcheck.verify("黑尔大桥长300米。", registry).statements[0].verdict.value == "contradicted"


# ---- statements -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["隧道何时通车？", "我认为这座城市很美。", "欢迎阅读本周简报！", "大家好！", "请访问我们的网站。", "隧道会通车吗"])
def test_nothing_to_check(text: str) -> None:
    report = yrdcheck.verify(text, yrdcheck.build_registry({"a": "The tunnel opened in 2020."}))
    assert [s.verdict.value for s in report.statements] == ["no-claim"]


@pytest.mark.parametrize("text", ["Wuzhen (乌镇) is a town.", "The Yangtze Delta (长三角)", "", "G7568", "中"])
def test_what_is_not_chinese(text: str) -> None:
    assert not words.is_chinese(text)


ENGLISH_SOURCE = """The Qingshi Tunnel

The Qingshi Tunnel is 11.2 kilometres long and cost 3.4 billion yuan. It was opened to traffic on 6 May 2019. The tunnel was built by Hengda Construction.
Traffic has increased by 18% since 2020. The toll is 15 yuan. A second tube is under construction and will be completed in 2027.
"""
CHINESE_SOURCE = """青石隧道

青石隧道全长11.2公里，造价34亿元。隧道于2019年5月6日通车。该隧道由恒达建设公司建造。
2020年以来，车流量增长了18%。通行费为15元。第二条隧道正在建设，将于2027年建成。
"""
VERDICTS = [
    ("The Qingshi Tunnel is 11.2 km long.", "青石隧道长11.2公里。", "supported"),
    ("The Qingshi Tunnel is 12.1 km long.", "青石隧道全长12.1公里。", "contradicted"),
    ("The tunnel cost 3.4 billion yuan.", "隧道造价34亿元。", "supported"),
    ("The tunnel cost 34 billion yuan.", "隧道造价为340亿元。", "contradicted"),
    ("The tunnel opened on 6 May 2019.", "隧道2019年5月6日通车。", "supported"),
    ("The tunnel opened in 2017.", "隧道于2017年通车。", "contradicted"),
    ("Traffic has not increased since 2020.", "2020年以来车流量没有增长。", "contradicted"),
    ("Traffic has grown by 18% since 2020.", "自2020年以来，车流量增长18%。", "supported"),
    ("Traffic has fallen since 2020.", "2020年以来，车流量有所下降。", "contradicted"),
    ("The toll is 25 yuan.", "通行费是25元。", "contradicted"),
    ("The toll is below 10 yuan.", "通行费不到10元。", "contradicted"),
    ("The tunnel has 14 exits.", "隧道有14个出口。", "unsupported"),
]


@pytest.mark.parametrize("source", [ENGLISH_SOURCE, CHINESE_SOURCE], ids=["source in English", "source in Chinese"])
@pytest.mark.parametrize(("english", "chinese", "verdict"), VERDICTS)
def test_verdicts_in_both_languages(english: str, chinese: str, verdict: str, source: str) -> None:
    registry = yrdcheck.build_registry({"a": source})
    assert yrdcheck.verify(chinese, registry).statements[0].verdict.value == verdict
    assert yrdcheck.verify(english, registry).statements[0].verdict.value == verdict


def test_suggestions_speak_the_language_of_the_draft() -> None:
    draft = "隧道很长。青石隧道全长12.1公里。"
    report = yrdcheck.verify(draft, yrdcheck.build_registry({"a": ENGLISH_SOURCE}))
    suggestion = report.statements[1].suggestion
    assert suggestion is not None
    assert draft[suggestion.offset : suggestion.offset + suggestion.length] == "12.1公里"
    assert suggestion.replacement == "11.2公里"
    back = yrdcheck.verify("The Qingshi Tunnel is 12.1 km long.", yrdcheck.build_registry({"a": CHINESE_SOURCE})).statements[0].suggestion
    assert back is not None
    assert back.replacement == "11.2 km"


def test_evidence_is_quoted_in_its_language() -> None:
    registry = yrdcheck.build_registry({"a": CHINESE_SOURCE})
    for claim in registry.claims:
        assert claim.quote in CHINESE_SOURCE
        lines = CHINESE_SOURCE.split("\n")
        assert lines[claim.line - 1].startswith(claim.quote, claim.column - 1)
        assert not any(c.isascii() and c.isalpha() for c in claim.subject + claim.property)
    evidence = yrdcheck.verify("The toll is 15 yuan.", registry).statements[0].evidence[0]
    assert evidence.quote == "通行费为15元。"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Heron Lake is the second largest freshwater lake in the province.", "supported"),
        ("Heron Lake is the third largest freshwater lake in the province.", "contradicted"),
        ("Heron Lake is the largest freshwater lake in the province.", "contradicted"),
    ],
)
def test_places_in_a_ranking(said: str, expected: str) -> None:
    """第二大 is the second largest, not the largest."""
    registry = yrdcheck.build_registry({"a": "鹭湖（Heron Lake）位于北部，是全省第二大淡水湖。", "b": "县城有三座桥。"})
    assert [str(s.verdict) for s in yrdcheck.verify(said, registry).statements] == [expected]
