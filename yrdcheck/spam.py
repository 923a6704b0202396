"""What does not belong in a document: injected spam, scrambled words, repeats, cut-off ends, foreign tails.

No single word makes text spam. Each finder adds up signals, every signal carries a reason for the reader, and
only what passes the threshold is reported, so that a report about casinos, a tea tasting or a bilingual
document passes. All offsets count code points of the text as given. Every step is linear in its length.
"""

from __future__ import annotations

import re
from functools import cache

from yrdcheck.model import TYPE_CHECKING, Finding, record, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

THRESHOLD = 0.8  # the sum of signals from which text is reported as spam
WARM = 0.25  # a sentence with this much joins a neighbour that has as much
REMOVED = ("spam", "off-topic")  # kinds that ``clean`` takes out


def scan(text: str, markdown: bool = False) -> tuple[Finding, ...]:
    """Everything in ``text`` that does not belong there or is damaged, in order, without overlaps.

    ``markdown`` says that code is fenced and links are written in brackets; plain text is read the same way
    where it looks the same.
    """
    page = _read(text, markdown)
    found: list[Finding] = []
    for find in FINDERS:
        for finding in find(page):
            if finding.start < finding.end:
                found.append(page.place(finding))
    found.extend(_find_invisible(page))
    return _settle(found)


def clean(text: str, findings: Iterable[Finding]) -> str:
    """``text`` without its spam and its off-topic parts and without the one space that each removal leaves.

    Every other character stays, line ends included.
    """
    out: list[str] = []
    last = "\n"  # the character before the removal, in what is kept
    at = 0
    for finding in sorted((f for f in findings if f.kind in REMOVED), key=lambda f: f.start):
        start, end = max(finding.start, at), finding.end
        if end <= start:
            continue
        kept = text[at:start]
        last = kept[-1:] or last
        after = text[end : end + 1] or "\n"
        if after == " " and last.isspace():
            end += 1
        elif last == " " and after in "\r\n":
            if kept:
                kept = kept[:-1]
            else:
                out[-1] = out[-1][:-1]
            last = kept[-1:] or "x"
        out.append(kept)
        at = end
    out.append(text[at:])
    return "".join(out)


# ---- reading a page -----------------------------------------------------------------------------------------------


@record
class Hit:
    """A phrase of the vocabulary in a text."""

    start: int
    end: int
    subject: str
    weight: float


@record
class Page:
    """A text ready to be searched: ``text`` is without invisible characters, ``low`` is it in lower case, of equal length."""

    given: str
    text: str
    low: str
    origin: tuple[int, ...] | None  # where each character of ``text`` stands in ``given``; None: unchanged
    lines: tuple[tuple[int, int], ...]
    scripts: tuple[tuple[str, int], ...]  # script → letters, most frequent first
    main: str
    code: tuple[tuple[int, int], ...]
    mixed: tuple[tuple[int, int], ...]  # words with Latin and Cyrillic letters; ``low`` has them in Latin
    markdown: bool
    hits: tuple[Hit, ...] = ()

    def place(self, finding: Finding) -> Finding:
        """``finding`` with the offsets and the text that it has in the text as given."""
        start, end = finding.start, finding.end
        if self.origin is not None:
            start, end = self.origin[start], self.origin[end - 1] + 1
        return Finding(finding.kind, start, end, self.given[start:end], finding.reasons, finding.score)

    def letters(self, script: str) -> int:
        return dict(self.scripts).get(script, 0)


SCRIPTS = {
    "Latin": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff",
    "Han": "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
    "Kana": "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff",
    "Hangul": "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3",
    "Cyrillic": "\u0400-\u052f",
    "Greek": "\u0370-\u03ff\u1f00-\u1fff",
    "Arabic": "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff",
    "Hebrew": "\u05d0-\u05ea",
    "Thai": "\u0e01-\u0e5b",
    "Devanagari": "\u0904-\u0963",
}
INVISIBLE = "\u00ad\u200b-\u200d\u2060-\u2064\ufeff\U000e0000-\U000e007f"
LINE = re.compile(r"[^\r\n]+")
FENCE = re.compile(r"(?m)^[ \t]*(```|~~~)")
MIXED = re.compile("[a-z]+[\u0430-\u045f][a-z\u0430-\u045f]*|[\u0430-\u045f]+[a-z][a-z\u0430-\u045f]*")
LOOK_ALIKES = str.maketrans("аеѕіјорсухг", "aesijopcyxr")
INLINE_CODE = re.compile(r"`[^`\n]+`")


@cache
def _script_runs(script: str) -> re.Pattern[str]:
    return re.compile(f"[{SCRIPTS[script]}]+")


@cache
def _invisible() -> re.Pattern[str]:
    return re.compile(f"[{INVISIBLE}]+")


def _read(text: str, markdown: bool) -> Page:
    visible, origin = text, None
    if not text.isascii() and _invisible().search(text):
        places: list[int] = []
        at = 0
        for m in _invisible().finditer(text):
            places.extend(range(at, m.start()))
            at = m.end()
        places.extend(range(at, len(text)))
        origin = tuple(places)
        visible = _invisible().sub("", text)
    low = visible.lower()
    if len(low) != len(visible):  # a few capitals (U+0130) have a longer lower case
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in visible)
    low = low.translate(_narrow()) if not low.isascii() else low
    counts: list[tuple[str, int]] = []
    for script in SCRIPTS:
        if script == "Latin" or not visible.isascii():
            n = sum(m.end() - m.start() for m in _script_runs(script).finditer(visible))
            if n:
                counts.append((script, n))
    counts.sort(key=lambda pair: -pair[1])
    lines = tuple(m.span() for m in LINE.finditer(visible))
    # one Han character says about as much as three letters, and Japanese writes in two scripts
    weight = {"Han": 3, "Kana": 3, "Hangul": 2}
    main = max(counts, key=lambda pair: pair[1] * weight.get(pair[0], 1))[0] if counts else "Latin"
    mixed: list[tuple[int, int]] = []
    if {"Latin", "Cyrillic"} <= {script for script, _ in counts}:
        pieces: list[str] = []
        at = 0
        for m in MIXED.finditer(low):
            mixed.append(m.span())
            pieces += (low[at : m.start()], m.group().translate(LOOK_ALIKES))
            at = m.end()
        low = "".join((*pieces, low[at:]))
    page = Page(text, visible, low, origin, lines, tuple(counts), main, tuple(_code(visible)), tuple(mixed), markdown)
    return replace(page, hits=tuple(_hits(page)))


@cache
def _narrow() -> dict[int, int]:
    """Full-width letters and digits as the plain ones."""
    return {c: c - 0xFEE0 for c in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Spans of code: fenced blocks and words between backticks."""
    if "`" not in text and "~~~" not in text:
        return
    opened: int | None = None
    spans: list[tuple[int, int]] = []
    for m in FENCE.finditer(text):
        if opened is None:
            opened = m.start()
        else:
            spans.append((opened, m.end()))
            opened = None
    at = 0
    for start, end in [*spans, (len(text), len(text))]:
        for m in INLINE_CODE.finditer(text, at, start):
            yield m.span()
        if start < end:
            yield start, end
        at = end


def _within(spans: Sequence[tuple[int, int]], place: int) -> bool:
    """Whether ``place`` lies in one of the sorted ``spans``."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][1] <= place:
            low = middle + 1
        else:
            high = middle
    return low < len(spans) and spans[low][0] <= place


def _settle(found: list[Finding]) -> tuple[Finding, ...]:
    """Findings in order; where two overlap, the graver kind stays, then the one whose finder is named first."""
    rank = {kind: i for i, kind in enumerate(("off-topic", "spam", "boilerplate", "truncated", "scrambled"))}
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda f: rank[f.kind]):  # stable: the order of the finders is kept
        at = _first(kept, finding.start)
        if at and kept[at - 1].end > finding.start or at < len(kept) and kept[at].start < finding.end:
            continue
        kept.insert(at, finding)
    return tuple(kept)


# ---- vocabulary ---------------------------------------------------------------------------------------------------
# One row per subject and language: phrases by weight. A star stands for any ending. A weight says how much less
# likely the phrase is in a genuine text; phrases that reports use as well weigh little.

VOCABULARY = """
escort zh .5 品茶上课|喝茶上课|品茶群|楼凤|约炮|性息|裸聊|莞式|包夜|嫩模|大保健|一夜情|夜网|选妃|嫩茶|上门服务|全套服务|喝茶服务|外围女|同城约|水磨会所|水磨工作室|夜生活论坛|贵族宝贝|同城对对碰|千花网|茶友群|品茶微信|喝茶微信
escort zh .5 娱乐地图|桑拿论坛|桑拿网|足浴会所|蒲友|品茶网|夜网论坛|419论坛|茶楼推荐|约茶
escort zh .3 龙凤|足疗|桑拿|援交|色情|品茶|喝茶|新茶|外围|会所|按摩|后花园|丝袜|私人影院|外菜|娱乐联盟|休闲会所|阿拉爱|后花园论坛|私密|伴游|兼职妹|学生妹
escort zh .15 上门|全套|小姐|模特|论坛|服务|体验|夜生活|交友|同城|约会|工作室|资源|高端|水磨|自荐|神女|足浴|水疗|看图|少妇|娱乐|休闲|到店|联盟|桑拿洗浴|保健|养生|论坛网
escort en .5 call girls|call girl|escort service|escort services|sex chat|adult cams|singles in your area|hookup tonight|hot girls
escort en .5 sexy girls|meet singles|xxx videos|adult videos|sex cams|live sex|local girls|cam girls|massage parlor near|nude pics
escort en .5 hot local|dating site for
escort en .3 escorts|erotic massage|live cams|hookups|incall|outcall|nudes|porn|xxx|hot singles|adult dating|free porn|casual sex
escort en .3 sugar daddy|hot girl|adult video|webcam girls|hookup|horny
escort en .15 escort|nude|erotic|dating site|onlyfans|sexy
escort ru .5 девушки по вызову|интим услуг*|индивидуалк*|секс знакомств*|интим досуг|снять девочку
escort ru .3 проститутк*|эскорт*|интим*|порно*|досуг для мужчин|снять проститут*|девочки|шлюх*|массаж интим*|знакомства для
escort ru .15 секс
escort id .5 bokep|open bo|cewek panggilan|pijat plus|video mesum|wanita panggilan
escort vi .5 gái gọi|phim sex|kích dục|massage yoni|gái xinh
escort ja .5 デリヘル|セフレ|エロ動画|無修正|即会い|出会い系|人妻|援デリ
escort ja .3 即会
escort ja .15 風俗|出会い|アダルト|掲示板
escort ko .5 출장안마|출장마사지|출장샵|콜걸|조건만남|야동|오피사이트|출장업소
escort ko .3 유흥|성인용품|마사지|안마
gambling zh .5 真人娱乐|注册送|送彩金|时时彩|首存|返水|现金网|娱乐城|电子游艺|新葡京|体育投注|北京赛车|棋牌游戏|真人荷官|网上赌场|在线赌场|赌博网站|真人视讯|体育在线|时时彩开奖|pk10|计划群|私彩|威尼斯人官网|国际娱乐|博彩网
gambling zh .5 赌球|菠菜网|彩票平台|彩票网|金花棋牌|新濠天地官网|太阳城官网|开元棋牌|电玩城|投注网
gambling zh .3 棋牌|百家乐|博彩|六合彩|葡京|彩金|投注|下注|赌场|老虎机|特码|必赢|娱乐平台|亚博|买球|bet365|百家|竞彩|外围赌
gambling zh .15 彩票|开户|娱乐|官网|平台|充值|提现|皇冠|注册|跑分|视讯|开奖|威尼斯人|太阳城
gambling en .5 free spins|no deposit bonus|deposit bonus|bet now|play and win|fixed matches|betting tips|welcome bonus
gambling en .5 casino games online|casino welcome|spin to win|online betting site|betting site|casino app|crypto casino|mega jackpot
gambling en .3 online casino|online casinos|online slots|real money|sports betting|slot machines online|casino bonus|baccarat
gambling en .3 sportsbook|best odds|play slots|free bets|free bet|casino games|best casino|online poker|online betting|live casino
gambling en .3 free chips|bet on
gambling en .15 casino|casinos|slots|poker|jackpot|roulette|betting|bonus
gambling ru .5 фриспин*|без депозита|игровые автоматы|ставки на спорт|бездепозитн*|онлайн казино|казино онлайн|казино вулкан|азино777
gambling ru .5 играй в казино|бонус за регистрацию|казино бонус|рабочее зеркало|игровые слоты|вулкан 24|пин ап|1вин|прогнозы на спорт
gambling ru .3 казино|букмекер*|джекпот*|промокод*|рулетк*|1xbet|слоты
gambling ru .15 бонус*|ставк*|выигр*|зеркало|вулкан
gambling id .5 slot gacor|judi online|situs judi|judi bola|togel|agen slot|slot online|maxwin|deposit pulsa|rtp slot|rtp live
gambling id .5 bonus new member|slot88|link alternatif|situs slot|gacor|judi slot|bandar togel
gambling id .3 pragmatic play|sabung ayam|poker online|judi|taruhan bola|jackpot terbesar|agen togel|kasino|bola88|parlay
gambling id .15 bandar|daftar|terpercaya|situs|slot|bonus|jackpot|deposit
gambling vi .5 nhà cái|nổ hũ|soi cầu|casino trực tuyến|tài xỉu|đổi thưởng|xóc đĩa|cá cược bóng đá|bắn cá|game bài
gambling vi .3 cá cược|cá độ|lô đề|sòng bạc|đánh bạc|kèo|đánh bài|cược
gambling vi .15 khuyến mãi|tặng|nạp tiền|casino|uy tín|đăng ký|thưởng
gambling ja .5 入金不要|無料スピン|フリースピン|初回入金|オンカジ|入金ボーナス|登録ボーナス
gambling ja .3 オンラインカジノ|ブックメーカー|必勝法|バカラ|スポーツベット|無料ボーナス
gambling ja .15 カジノ|パチンコ|ボーナス|スロット|ジャックポット|競馬予想|勝てる|ベット
gambling ko .5 토토사이트|먹튀|꽁머니|카지노사이트|파워볼|첫충|가입머니|바카라사이트|메이저사이트|놀이터|안전놀이터|첫충전|가입코드|카지노추천|슬롯사이트|바카라추천
gambling ko .3 온라인카지노|바카라|스포츠토토|카지노|배팅|슬롯|이벤트 가입
gambling ko .15 토토|보너스|이벤트|입금|가입
pharmacy zh .5 听话水|催情药|春药|迷情药|增大增粗|壮阳药|迷药|苍蝇水|迷魂药|乖乖水|性药|伟哥专卖|祛斑减肥|三唑仑|失身水
pharmacy zh .3 伟哥|催情|壮阳|减肥药|货到付款|万艾可|代孕|祛斑|丰胸|增高药|延时喷剂
pharmacy zh .15 代购|正品|延时|减肥|进口|药品|助勃|瘦身|专卖
pharmacy en .5 cheap viagra|generic viagra|buy viagra|buy cialis|canadian pharmacy|male enhancement|penis enlargement|keto gummies
pharmacy en .5 cheap pills|cheap meds|no prescription|weight loss pills|cbd gummies|buy tramadol|buy xanax|no rx|without rx|keto pills
pharmacy en .5 overnight delivery of|order ambien|buy oxycodone|buy adderall|order xanax|buy ambien|rx needed|lose weight fast
pharmacy en .5 buy ozempic|hair loss cure|miracle cure|enlarge your|testosterone booster|weight-loss pills|pills online|meds online
pharmacy en .3 viagra|cialis|levitra|without prescription|without a prescription|online pharmacy|diet pills|fat burner|discount meds
pharmacy en .3 ambien|cheap generic|fat burning|detox tea|vigra
pharmacy en .15 sildenafil|tadalafil|tramadol|xanax|ivermectin|pills|oxycodone|pharmacy|kamagra|meds|weight loss|hgh|anabolic steroids
pharmacy ru .5 виагра купить|купить виагр*|купить сиалис*|для потенции|дженерики|виагра и сиалис|купить таблетки для|похудеть без
pharmacy ru .3 виагр*|сиалис*|без рецепта|для похудения|дженерик*|потенци*|препараты для потенции
pharmacy ru .15 похудеть|похудени*
pharmacy id .5 obat kuat|obat aborsi|obat pelangsing|pembesar alat|obat penggugur
pharmacy id .3 viagra|cialis|pelangsing|tahan lama|obat pria
pharmacy id .15 herbal
pharmacy vi .5 thuốc cường dương|thuốc giảm cân|thuốc phá thai|thuốc kích dục|tăng sinh lý
pharmacy vi .3 viagra|cialis|giảm cân
pharmacy vi .15 cấp tốc
pharmacy ja .5 バイアグラ通販|バイアグラ激安|精力剤|媚薬|ED治療薬通販
pharmacy ja .3 バイアグラ|シアリス|ダイエットサプリ|痩せるサプリ|ED薬
pharmacy ja .15 通販|個人輸入|激安|処方箋なし|サプリ
pharmacy ko .5 비아그라구매|비아그라 구매|최음제|여성흥분제|발기부전치료제 구매|물뽕
pharmacy ko .3 비아그라|시알리스|레비트라|다이어트약|정품 최저가|흥분제
pharmacy ko .15 정품|구매|처방전 없이|약국
essay zh .5 论文代写|代写论文|留学生作业|办证|代开发票|代发论文|代写作业|代写essay|包过|保过|刻章|替考|代办信用卡|办理毕业证|代考网|真实文凭|办理学历|学历提升包|办假证|假证|驾照代办
essay zh .3 代写|代考|开发票|快速发表|高分通过|职称论文|sci发表
essay zh .15 毕业证|文凭|论文|发票|作业|查重|原创|代办|学历提升
essay en .5 essay writing service|essay writing services|write my essay|write my paper|do my homework|do my essay|buy essay|buy essays
essay en .5 buy an essay|custom essay|custom essays|cheap essay|cheap essays|dissertation help|assignment help|buy a degree
essay en .5 pay someone to do|college papers for|write your college|we write your|write your essay|your essay written|ace your exams
essay en .5 fake passports|buy real and fake|fake ids|buy passport|buy driver's license|ielts certificate without|buy degree
essay en .5 buy diploma|online degree without|academic writing service
essay en .3 plagiarism-free|plagiarism free|essay writers|essay writer|term papers for sale|professional writers|fake diploma
essay en .3 fake diplomas|homework help|college papers|your essay|fake passport|id cards online|professional essay|essay help
essay en .3 paper writing|certificates without exam
essay en .15 essay|essays|dissertation|term papers|homework|coursework|24/7
essay ru .5 курсовые на заказ|курсовая на заказ|диплом на заказ|дипломы на заказ|купить диплом*|написать курсовую|рефераты на заказ
essay ru .5 заказать диплом|заказать курсовую|дипломы любых|диплом с занесением|куплю диплом|купить аттестат*|купить права
essay ru .3 на заказ|рефераты|без предоплаты|антиплагиат
essay ru .15 диплом*|курсов*|реферат*|аттестаты|дипломы|вузов
essay id .5 jasa skripsi|jasa joki|joki tugas|joki skripsi|jasa tugas|jasa pembuatan skripsi|jasa tesis|joki
essay id .15 skripsi|tesis|tugas kuliah|jasa
essay vi .5 viết thuê|làm bằng đại học|luận văn thuê|làm bằng giả|viết luận văn thuê|thi hộ|làm bằng cấp|viết luận văn
essay vi .3 làm bằng|bằng đại học
essay vi .15 luận văn|tiểu luận|bằng cấp
essay ja .5 レポート代行|論文代行|卒論代行|論文代筆|レポート代筆|課題代行
essay ja .15 代行|代筆|論文|レポート|格安
essay ko .5 논문대필|논문 대필|과제대행|과제 대행|레포트대행|레포트 대행|리포트 대행|졸업증명서 위조|자소서대필
essay ko .15 대필|대행|논문|과제|레포트
loan zh .5 秒批|秒下款|不看征信|信用卡套现|日赚|急用钱|躺赚|稳赚不赔|刷单|无视黑白|黑户|网赚|秒到账|黑客接单|招兼职|兼职刷单|跑分平台|套现秒到|手机定位找人|开房记录|讨债公司|usdt承兑
loan zh .3 无抵押|套现|下款|网贷|荐股|稳赚|日结|月入过万|炒股群|零抵押|私家侦探|usdt|虚拟币|炒币|高回报
loan zh .15 贷款|小额贷款|放款|兼职|赚钱|征信|当天|内幕|利息|洗钱|接单|讨债
loan en .5 no credit check|guaranteed approval|double your bitcoin|make money online|hire a hacker|guaranteed profit
loan en .5 guaranteed profits|earn money online|instant cash loans|crypto signals|forex signals|get rich quick|fast cash
loan en .5 hire a professional hacker|hire hacker|hacker for hire|crypto recovery|recovery expert|make money from home|earn cash
loan en .5 work from home jobs|get paid daily|recover stolen|need a loan|instant loan approval
loan en .3 payday loan|payday loans|instant loan|instant loans|fast loan|fast loans|quick loan|quick loans|quick cash|instant approval
loan en .3 easy money|recover your lost|work from home and earn|online loans|lost bitcoin|personal loans|binary options|loan offer
loan en .3 bitcoin investment|cheap loans|debt consolidation|helped me recover|binary trading|money fast|low credit
loan en .3 investment platform
loan en .15 bad credit|loan approval|debt relief|passive income|financial freedom|low interest|loan|loans|credit score|bitcoin
loan en .15 investment plan|cash advance|forex trading|credit repair|working from home|unsecured loan|mining pool|hacker
loan ru .5 кредит без отказа|займ без отказа|займы без отказа|без справок|заработок в интернете|займ онлайн|займы онлайн|деньги в долг
loan ru .5 быстрый заработок|займ на карту|заработок без вложений|деньги под залог|деньги за час|заработок от|заработок дома|займ за
loan ru .5 быстро деньги|кредитная карта без|деньги сразу
loan ru .3 без отказа|микрозайм*|займ|займы|без проверок|без вложений|без поручителей|обнал*|удаленная работа|пассивный доход
loan ru .15 кредит*|деньги|заработ*|на карту|выгодно|под залог|заработок
loan id .5 tanpa bi checking|dana cepat|langsung cair|pinjaman cepat|pinjaman online cepat|dana tunai cepat|pinjaman kilat
loan id .3 pinjaman online|pinjol|dana tunai|tanpa jaminan|tanpa agunan
loan id .15 pinjaman|cair|bunga rendah|dana|proses cepat
loan vi .5 vay tiền nhanh|vay tiền online|vay nóng|hỗ trợ nợ xấu|giải ngân trong ngày|kiếm tiền online|vay tín chấp nhanh
loan vi .5 giải ngân nhanh|bao nợ xấu
loan vi .3 vay tiền|không thế chấp|vay tín chấp|không cần thế chấp|vay nhanh
loan vi .15 lãi suất thấp|giải ngân|nợ xấu|việc nhẹ lương cao|thủ tục đơn giản|cho vay
loan ja .5 審査なし|ブラックok|簡単に稼|誰でも稼|ソフト闇金|クレジットカード現金化|即日融資|楽して稼
loan ja .3 稼げる|現金化|副業で|キャッシング|在宅ワークで|不労所得
loan ja .15 副業|融資|即日|借入|審査|投資
loan ko .5 무직자대출|무직자 대출|당일대출|당일 대출|소액결제 현금화|무서류|급전|재택알바|소액대출|신용불량자 대출
loan ko .3 현금화|고수익|단기알바|대출 문의|대출상담|무직자
loan ko .15 대출|부업|당일|재테크|신용불량자
goods zh .5 高仿|精仿|a货|顶级复刻|一比一|原单正品|名牌高仿|超a|莆田鞋|高仿手表|高仿包|外贸原单|香烟批发|免税烟|一比一复刻
goods zh .3 原单|复刻|厂家直销|一手货源|奢侈品包|假烟
goods zh .15 名表|批发|货源|包包|特价|折扣|包邮|手表|名牌
goods en .5 replica watches|replica handbags|replica rolex|fake rolex|cheap jordans|cheap jerseys|wholesale jerseys|replica watch
goods en .5 replica bags|rolex replica|designer replica|replica sale|outlet online|cheap ray-ban|cheap ray ban|ray-ban sunglasses
goods en .5 handbags wholesale|wholesale handbags|cheap uggs|cheap nfl jerseys|fake watches|aaa quality|1:1 quality|cheap sunglasses
goods en .5 cheap louis vuitton|cheap gucci|replica shoes|cheap iphones|full movie free
goods en .3 replica|replicas|factory price|cheap nike|ray ban outlet|michael kors outlet|outlet store online|designer handbags
goods en .3 knockoff|gucci bags|louis vuitton bags|movies free|free movies|ray-ban|ray ban|sunglasses sale|designer bags|luxury bags
goods en .3 cracked software
goods en .15 louis vuitton|gucci|rolex|wholesale|outlet|cheap|discount|sale|nike air max|watches|handbags|uggs|jordans|jerseys
goods en .15 download free|free download
goods ru .5 копии часов|реплики часов|копии сумок|копии брендов*|реплики сумок|купить реплик*|часы реплика|швейцарские часы реплик*
goods ru .5 реплика со скидкой|купить айфон дешево|сумки реплика
goods ru .3 реплик*|копии швейцарских
goods ru .15 скидк*|распродаж*|дешево|дёшево|купить|недорого|часы|доставк*|куплю*
goods id .5 kw super|tas kw|jam tangan kw|tas branded murah|sepatu kw|barang kw
goods id .3 tas branded|grosir murah|harga murah|harga grosir
goods id .15 murah|grosir|promo|diskon|original
goods vi .5 hàng fake|super fake|rep 1:1|đồng hồ replica|hàng replica|túi xách fake|đồng hồ fake
goods vi .3 hàng siêu cấp|giá rẻ nhất|giá sỉ
goods vi .15 giá rẻ|túi xách|đồng hồ|giảm giá|chính hãng|miễn phí vận chuyển
goods ja .5 スーパーコピー|ブランドコピー|n級品|コピー時計|偽ブランド激安|コピーブランド
goods ja .3 激安通販|ブランド激安
goods ja .15 激安|送料無料|格安|通販|ブランド|時計|セール
goods ko .5 미러급|홍콩명품|레플리카|명품레플리카|짝퉁시계|명품이미테이션
goods ko .3 이미테이션|짝퉁|홍콩 명품
goods ko .15 명품|최저가|무료배송|할인|시계|특가|도매
links zh .5 快速排名|刷粉|代刷|外链代发|百度排名|黑帽seo|快排|买粉|百度推广|关键词排名|seo优化|快速收录|泛目录
links zh .3 外链|涨粉|刷量|友情链接购买|站群|霸屏
links zh .15 seo|排名|推广|引流|优化|关键词
links en .5 buy backlinks|buy followers|buy likes|buy instagram followers|seo backlinks|rank #1 on google|get more followers
links en .5 buy youtube views|buy traffic|cheap seo|increase your website traffic|seo expert|boost your ranking|buy subscribers
links en .5 guest posting service|link building service|link building services|first page of google|google first page
links en .3 backlinks|instagram followers|seo services|seo service|guest posts|website traffic|rank on google|free followers
links en .3 real followers|increase traffic|your website traffic|boost your|youtube views
links en .15 seo|followers|traffic|google ranking|dofollow|link building
links ru .5 накрутка подписчик*|прогон по|купить подписчик*|купить ссылки|раскрутка сайт*|продвижение сайтов недорого|продажа ссылок
links ru .5 прогон хрумером|поисковое продвижение|ссылочная масса|вечные ссылки
links ru .3 накрутк*|раскрутк*|продвижение сайт*
links ru .15 подписчик*|seo|сайт*|прогон
links id .5 jasa backlink|beli followers|jasa seo murah|tambah followers|jual followers
links id .3 backlink|jasa seo|auto followers|followers instagram|jual follower
links vi .5 mua backlink|tăng follow|mua follow|dịch vụ seo|tăng like|tăng sub
links vi .3 backlink|tăng tương tác
links ja .5 被リンク購入|フォロワー購入|フォロワー販売|seo対策格安|再生回数購入
links ja .3 被リンク|フォロワー増
links ko .5 백링크|팔로워구매|팔로워|구매|상위노출|좋아요구매|좋아요
links ko .3 팔로워늘리기|구글상위|seo대행
"""

SUBJECTS = {
    "escort": "words of escort advertising",
    "gambling": "words of gambling advertising",
    "pharmacy": "words of medicine advertising",
    "essay": "words of essay and certificate sellers",
    "loan": "words of loan and quick-money advertising",
    "goods": "words of replica and brand-goods sellers",
    "links": "words of link and follower sellers",
}


@cache
def _phrases() -> tuple[tuple[str, bool, str, float], ...]:
    """(phrase, any ending, subject, weight); the heavier row wins where one phrase stands in two."""
    rows: dict[tuple[str, bool], tuple[str, float]] = {}
    for line in VOCABULARY.split("\n"):
        if not line:
            continue
        subject, _, weight, rest = line.split(" ", 3)
        for phrase in rest.split("|"):
            key = (phrase.rstrip("*").lower(), phrase.endswith("*"))
            if key not in rows or rows[key][1] < float(weight):
                rows[key] = (subject, float(weight))
    return tuple((phrase, star, subject, weight) for (phrase, star), (subject, weight) in rows.items())


def _hits(page: Page) -> list[Hit]:
    """All phrases of the vocabulary in the page, in order; the longest wins where they overlap."""
    low = page.low
    plain = low.isascii()
    out: list[Hit] = []
    for phrase, star, subject, weight in _phrases():
        if plain and not phrase.isascii():
            continue
        at = low.find(phrase)
        while at >= 0:
            end = at + len(phrase)
            if _bounded(low, at, end, star) and not _within(page.code, at):
                out.append(Hit(at, end, subject, weight))
            at = low.find(phrase, end)
    out.sort(key=lambda h: (h.start, -h.end))
    kept: list[Hit] = []
    for hit in out:
        if kept and hit.start < kept[-1].end:
            if hit.weight > kept[-1].weight and hit.end - hit.start > 1:
                kept[-1] = hit
            continue
        kept.append(hit)
    return kept


def _hits_between(page: Page, start: int, end: int) -> Sequence[Hit]:
    """The phrases of the vocabulary that begin in a span."""
    return page.hits[_first(page.hits, start) : _first(page.hits, end)]


def _first(items: Sequence[Hit] | Sequence[Finding], start: int) -> int:
    """The index of the first of some sorted items that begins at ``start`` or later."""
    low, high = 0, len(items)
    while low < high:
        middle = (low + high) // 2
        if items[middle].start < start:
            low = middle + 1
        else:
            high = middle
    return low


def _bounded(text: str, start: int, end: int, star: bool) -> bool:
    """Whether a phrase in an alphabet stands as words of its own; scripts without spaces need no bound."""
    if _alphabetic(text[start]) and start and (_alphabetic(text[start - 1]) or text[start - 1] == "_"):
        return False
    return star or not (_alphabetic(text[end - 1]) and end < len(text) and (_alphabetic(text[end]) or text[end] == "_"))


def _alphabetic(c: str) -> bool:
    return c.isalpha() and (c < "\u0e00" or "\u1e00" <= c < "\u2000")


# ---- signals ------------------------------------------------------------------------------------------------------


@cache
def _contacts() -> tuple[tuple[re.Pattern[str], float, str], ...]:
    rows = (
        (r"(?<![a-z])(?:vx|v信|wx|tg|weixin|wechat|whats?app|wa\.me|telegram|t\.me|tg群|line\s?id|zalo|viber|skype|kakao(?:talk)?|카톡|카카오톡|텔레그램|텔레|телеграм\w*|вотсап|ватсап|ライン)\s?(?:id|no)?\s?(?:[:：@/+]+\s?[\w@+][\w.+-]{2,}|[a-z][a-z_.-]*\d[\w.-]*)", 0.45, "a messenger address"),
        (r"(?:加|\+|➕)\s?(?:v|vx|微|微信|薇|薇信|威信|q|qq|扣扣|扣)(?![a-z])|微信[号號]?\s?[:：]?\s?[a-z0-9_-]{5,}|薇信|威信\s?[:：]|v信|徽信", 0.45, "a messenger address"),
        (r"(?<![a-z])(?:vx|wx|weixin)(?![a-z])", 0.35, "a messenger address"),
        (r"微信[a-z][a-z0-9_-]{4,}|(?<![a-z])(?:qq|扣扣|q群|qq群)\s?(?:号|群)?\s?[:：]?\s?\d{5,12}(?!\d)", 0.45, "a messenger number"),
        (r"(?<![\w.])t\.me/\w+|wa\.me/\d+|(?<![\w.])@\w{4,}(?:bot|_vip|vip)(?!\w)", 0.45, "a messenger link"),
        (r"(?<![a-z])(?:telegram|whats?app|zalo|viber|line|카톡|텔레그램|телеграм\w*|微信|电报)(?![a-z])[^\n.!?。]{0,12}[@+]?\d{6,}", 0.4, "a messenger number"),
        (r"(?<![a-z])(?:telegram|телеграм\w*|텔레그램|电报|飞机)(?![a-z])[^\n.!?。]{0,12}@\w{3,}", 0.4, "a messenger address"),
        (
            (r"(?<![\w@])[a-z0-9.-]{0,40}(?:casino|bet|win\d|slot|pill|pharm|sex|dating|date|loan|replica|cheap|outlet|essay|jackpot|poker|viagra|cialis|escort|xxx|porn|boost|hack)"
            r"[a-z0-9-]{0,30}\.[a-z]{2,12}(?![a-z0-9])"),
            0.35,
            "a link named after the trade",
        ),
        (r"(?<![\w.])(?:https?://|www\.)[^\s<>\"'）)】]{4,}", 0.2, "a link"),
        (r"(?<![\w.@/])[a-z0-9][a-z0-9-]{1,40}\.(?:com|net|org|xyz|top|vip|cc|club|site|online|shop|info|biz|ru|cn|tk|icu|win|bet|casino|live|example|link|click|me|io|app|store)(?![\w-])", 0.2, "a link"),
        (r"(?<![\w.])1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)|(?<![\w.])\+?\d{1,3}[\s-]?\(?\d{2,4}\)?[\s-]?\d{3,4}[\s-]?\d{2,4}(?:[\s-]?\d{2,4})?(?![\d.])|(?<!\d)0\d{2,3}[\s.-]?\d{3,4}[\s.-]?\d{3,4}(?!\d)", 0.15, "a telephone number"),
    )
    return tuple((re.compile(p), w, why) for p, w, why in rows)


@cache
def _pitches() -> tuple[tuple[re.Pattern[str], float, str], ...]:
    """Ways of selling: discounts, calls to act, shouting; the patterns run over lower-case text."""
    rows = (
        (r"\d{1,3}\s?%\s?(?:off|discount|cashback|bonus|sale)|(?:up to|save|extra) \d{1,3}\s?%|(?:скидк\w+|бонус) (?:до )?\d+|giảm (?:giá )?\d+\s?%|diskon \d+|\d+\s?%\s?(?:割引|オフ|할인)|[1-9一二三四五六七八九]折|bonus \d+\s?%|买一送一|半价|thưởng \d+|\b(?:from|only|just|make|earn|win)(?: up to)? ?(?:[$€£¥]|usd |rs\.? ?)\d+", 0.3, "a discount"),
        (r"\b(?:lowest|best|cheapest|unbeatable) prices?\b|\bfree shipping\b|\bmoney[- ]back\b|\b100% (?:guaranteed?|safe|legit|real|free|original|genuine)\b|\bguaranteed\b|\bdiscreet\b|\bno questions asked\b|\blimited[- ]time\b|最低价|包邮|永久免费|无限量|гаранти\w+|бесплатн\w+|gratis|terpercaya|termurah|giá rẻ|uy tín|最安値|激安|送料無料|최저가|무료배송|100% ?보장", 0.25, "a bargain"),
        (r"\b(?:buy|order|shop|call|act|click|apply|join|register|sign up|subscribe|bet|play|claim|download|text|book) (?:it |yours? |us |me )?(?:now|today|here|online|instantly|fast)\b|\bclick (?:here|this|the link|below)\b|\bvisit (?:us|our|my|www|http|the site|\S+\.\w)|\bcheck out (?:my|our)\b|\bdon'?t miss\b|\bhurry\b|\bcontact (?:us|me) (?:now|today|on|via|at)\b|\bget (?:yours|paid|approved|rich)\b|\bbuy (?:cheap|discount|your|generic|replica)\b|\bwe (?:offer|sell|ship|deliver|buy)\b|\bdm (?:me|us)\b|\bfor sale\b", 0.3, "a call to buy"),
        (r"点击|立即|马上|加我|联系我|欢迎咨询|欢迎联系|咨询|扫码|私信|长按|复制|进群|注册即|点我|联系电话|送货上门|预约|客服|訂購|立刻", 0.2, "a call to act"),
        (r"\b(?:жми\w*|звони\w*|заход\w+|пиши\w*|регистрир\w+|успей\w*|переход\w+|закаж\w+|оформ\w+|куп(?:и|ить|лю|ите)\w*|продам|получи\w*|играй\w*|обращай\w+)(?!\w)", 0.3, "a call to act"),
        (r"\b(?:daftar sekarang|daftar di|klik|hubungi|segera|beli sekarang|pesan sekarang|gabung|order sekarang|main sekarang|kunjungi|dapatkan|wa)\b", 0.3, "a call to act"),
        (r"(?<!\w)(?:liên hệ|đăng ký|truy cập|click ngay|inbox|mua ngay|gọi ngay|tham gia ngay|nhận ngay|đặt hàng|bấm vào|chơi ngay|cam kết|nhanh tay)(?!\w)", 0.3, "a call to act"),
        (r"今すぐ|クリック|登録(?:は|で|する)|お申し込み|ご連絡|限定|こちらから|はこちら|友達追加|お得|LINE登録|プレゼント", 0.25, "a call to act"),
        (r"지금 (?:바로|가입|신청)|클릭|가입(?:하|시)|문의|바로가기|상담|추천인|신청하|주소|접속|드립니다", 0.25, "a call to act"),
        (r"!{2,}|！{2,}|\?!|[★☆✅❤💋🔥💰👉👇🎰💊🎁⭐⚡☎📞💯🔞♥➤►▶✨]+|>>+|<<+|»»|【[^】\n]*】|\${2,}|～～", 0.2, "shouting or ornaments"),
    )
    return tuple((re.compile(p), w, why) for p, w, why in rows)


@cache
def _reports() -> re.Pattern[str]:
    """Words of somebody who reports on a trade and does not ply it."""
    return re.compile(
        r"\b(?:said|says|according|reported|reports?|police|court|judge|minister|ministry|regulat\w+|study|studies|researchers?|survey|bann?(?:ed|s)?|"
        r"law|laws|lawmakers|warn(?:ed|s|ing)?|fell|rose|grew|revenues?|tourists?|arrest\w*|patients?|trial|approved|licen[cs]\w*|history|century|museum|"
        r"prohibit\w*|authorit\w+|government|investigat\w+|charged|seized|fraud\w*|scams?|illegal\w*|victims?|professor|universit\w+|company|companies|"
        r"was|were|had been|opened|founded|published|announced|industry|market share|percent of|per cent of)\b"
        r"|报道|警方|记者|据|法院|禁止|打击|研究|统计|公布|同比|查处|调查|表示|举行|警惕|谨防|诈骗|违法|犯罪|涉嫌|公安|依法|民警|抓获|举办|开幕|指出|认为|传统|文化|历史|政府|收入|骗局|报警|市民|提醒"
        r"|сообщ|полиц|(?<!\w)суд|закон|по данным|запре[тщ]|исследован|заяви|министерств|мошенни|задержа|уголовн|рассказа"
        r"|\b(?:polisi|menurut|mengatakan|pengadilan|dilarang|pemerintah|ditangkap|kementerian|penelitian|kominfo|tersangka|memblokir)\b"
        r"|công an|theo báo|tòa án|(?<!\w)cấm(?!\w)|cảnh báo|điều tra|chính phủ|nghiên cứu|bắt giữ|cho biết|lừa đảo|bộ y tế|triệt phá"
        r"|警察|によると|逮捕|禁止|調査|発表|判決|報告|厚生労働省|政府|違法|詐欺|と述べ|注意を呼び|摘発"
        r"|경찰|따르면|법원|단속|금지|조사|발표|밝혔|정부|불법|사기|피해자|검찰|체포|혐의"
    )


@record
class Signals:
    """What speaks for spam in a piece of text; ``score`` is the sum."""

    score: float
    reasons: tuple[str, ...]
    subjects: tuple[str, ...]
    vocabulary: float
    contact: float
    pitch: float


def _weigh(page: Page, start: int, end: int, hits: Sequence[Hit]) -> Signals:
    """The signals in a piece of text by itself: its vocabulary, addresses and ways of selling."""
    low = page.low[start:end]
    reasons: list[str] = []
    by_subject: dict[str, float] = {}
    said: dict[str, list[str]] = {}
    for hit in hits:
        phrase = page.text[hit.start : hit.end]
        if phrase.lower() in (p.lower() for p in said.get(hit.subject, ())):
            continue
        by_subject[hit.subject] = by_subject.get(hit.subject, 0.0) + hit.weight
        if len(said.setdefault(hit.subject, [])) < 8:
            said[hit.subject].append(phrase)
    best = sorted(by_subject.items(), key=lambda pair: -pair[1])
    vocabulary = min(0.8, best[0][1] + sum(w for _, w in best[1:]) * 0.5) if best else 0.0
    for subject, _ in best[:2]:
        reasons.append(f"{SUBJECTS[subject]}: {', '.join(said[subject][:3])}")
    contact = pitch = 0.0
    for pattern, weight, why in _contacts():
        m = pattern.search(low)
        if m and weight > contact:
            contact, reason = weight, f"{why}: {page.text[start + m.start() : start + m.end()].strip()}"
    if contact:
        reasons.append(reason)
    for pattern, weight, why in _pitches():
        m = pattern.search(low)
        if m:
            pitch += weight
            reasons.append(f"{why}: {page.text[start + m.start() : start + m.end()].strip()}")
    pitch = min(pitch, 0.6)
    dense = 0.0
    if len(hits) > 1 and sum(h.end - h.start for h in hits) * 20 > sum(c.isalnum() for c in low) * 9:
        dense = 0.2
        reasons.append("hardly any other words")
    return Signals(vocabulary + contact + pitch + dense, tuple(reasons), tuple(s for s, _ in best), vocabulary, contact, pitch)


# ---- another script -----------------------------------------------------------------------------------------------

LIST_MARK = re.compile(r"[ \t>]*(?:[-*+•·–—◦▪]|\d{1,3}[.)]|#{1,6})[ \t]+")
TOKEN = re.compile(r"\S+")
LATIN_TAIL = re.compile(r"(?:vx|wx|qq|wechat|weixin|whats?app|telegram|tg|line|v|q)(?![a-z])[:：]?[\w@.+-]*|[a-z0-9]*\d[a-z0-9]*", re.I)
CAPITALS = re.compile(r"[A-Z]{1,4}[^\w\s]+")
CODE_DIGITS = re.compile(
    "(?<=[\u4e00-\u9fff])\\d{2,5}(?=[\u4e00-\u9fff](?<![年月日号个名人元万亿千百米公平项家次岁时分秒第届期位台座条件多余余级路吨度倍层座天周])|$|\\s)"
)


def _find_foreign_script(page: Page) -> Iterator[Finding]:
    """Pieces in a script that the document does not otherwise use, in a place where text does not go."""
    total = sum(n for _, n in page.scripts)
    kin = {"Han": ("Han", "Kana", "Hangul"), "Kana": ("Han", "Kana"), "Hangul": ("Hangul", "Han")}.get(page.main, (page.main,))
    aliens = [s for s, n in page.scripts if s not in kin and s != "Latin" and n * 4 < total]
    if not aliens:
        return
    if page.main == "Latin" and "Han" in aliens:  # Chinese, Japanese and Korean mix their scripts
        groups = [[s for s in aliens if s in ("Han", "Kana", "Hangul")], *([s] for s in aliens if s not in ("Han", "Kana", "Hangul"))]
    else:
        groups = [[s] for s in aliens]
    for group in groups:
        letters = "".join(SCRIPTS[s] for s in group)
        share = sum(page.letters(s) for s in group) / total
        pieces = list(_pieces(page, letters))
        placed = [(start, end, *_position(page, start, end)) for start, end in pieces]
        astray = sum(1 for p in placed if p[2])
        for start, end, weight, where in placed:
            if not weight or _within(page.code, start):
                continue
            signals = _weigh(page, start, end, _hits_between(page, start, end))
            reasons = list(signals.reasons)
            contact = signals.contact if signals.vocabulary or signals.contact >= 0.35 else 0.0  # names stand beside links
            score = weight + min(0.65, signals.vocabulary) + contact + min(signals.pitch, 0.3)
            reasons.insert(0, where)
            if share < 0.15:
                alien = 0.3 if len(placed) - astray <= astray else 0.2
                score += alien
                reasons.insert(0, f"{' and '.join(group)} script, which the document does not otherwise use")
            digits = CODE_DIGITS.search(page.text, start, end)
            if digits:
                score += 0.2
                reasons.append(f"figures among the letters: {digits.group()}")
            if astray > 1 and share < 0.15:
                score += 0.1
                reasons.append(f"{astray} such pieces in the document")
            if _reports().search(page.low, start, end):
                score -= 0.35
            if score >= THRESHOLD:
                yield _spam(start, end, reasons, score)


def _pieces(page: Page, letters: str) -> Iterator[tuple[int, int]]:
    """Runs of words with these letters, with the figures, signs and addresses between and after them."""
    text = page.text
    native = re.compile(f"[{letters}]")
    other = re.compile(f"[^\\W\\d_{letters}]")
    closed = 0
    for first in native.finditer(text):
        if first.start() < closed:
            continue
        line_start = max(text.rfind("\n", 0, first.start()), text.rfind("\r", 0, first.start())) + 1
        stop = LINE.match(text, line_start)
        line_end = stop.end() if stop else len(text)
        start = _open(text, first.start(), max(line_start, closed))
        end = at = first.start()
        while at < line_end:
            m = TOKEN.search(text, at, line_end)
            if m is None:
                break
            token_end = m.end()
            if native.search(text, m.start(), token_end):
                foreign = other.search(text, m.start(), token_end)
                if foreign is None:
                    end = token_end
                else:
                    last = max(n.end() for n in native.finditer(text, m.start(), token_end))
                    end = _tail(text, last, token_end)
                    if end < token_end:
                        break
            elif other.search(text, m.start(), token_end):
                if not _address(page.low[m.start() : token_end]) and not _address(page.low[max(start, m.start() - 12) : token_end], token_end - max(start, m.start() - 12)):
                    if not (page.main == "Latin" and _resumes(text, native, token_end, line_end)):
                        break
                    at = token_end
                    continue
                end = token_end
            elif _address(page.low[m.start() : token_end]) or not _separator(m.group()):
                if m.group()[0].isdigit() and not native.search(text, token_end, min(line_end, token_end + 24)) and len(m.group()) < 7 and m.group()[-1] not in "!.。！？":
                    break
                end = token_end
            elif LIST_MARK.match(text, m.start(), line_end):
                break
            at = token_end
        closed = max(end, first.end())
        yield start, closed


def _resumes(text: str, native: re.Pattern[str], at: int, line_end: int) -> bool:
    """Whether the foreign letters go on right after one word in between (a brand name, say)."""
    m = TOKEN.search(text, at, line_end)
    return m is not None and native.match(text, m.start()) is not None


def _open(text: str, start: int, least: int) -> int:
    """``start`` moved back over opening brackets, quotes and ornaments glued to the word."""
    while start > least and not text[start - 1].isspace() and not text[start - 1].isalnum() and text[start - 1] not in "-–—•·*#>:：,;，；.。/":
        start -= 1
    return start


def _tail(text: str, at: int, limit: int) -> int:
    """The end of a word in foreign letters: figures, closing signs and a messenger's name go with it."""
    capitals = CAPITALS.match(text, at, limit)
    if capitals and capitals.end() == limit:
        return limit
    m = LATIN_TAIL.match(text, at, limit)
    if m and m.end() == limit:
        return limit
    while at < limit and (text[at].isdigit() or not text[at].isalnum()) and text[at] not in "-–—([{（\"“‘'":
        at += 1
    return at


def _address(low: str, until: int = 0) -> bool:
    """Whether a contact stands in the text, at its end if ``until`` is given."""
    return any(m.end() >= until and (not until or w >= 0.4) for p, w, _ in _contacts() for m in p.finditer(low))


def _separator(token: str) -> bool:
    return all(c in "-–—•·*#|/~<>=_:" for c in token)


def _position(page: Page, start: int, end: int) -> tuple[float, str]:
    """How odd the place of a piece is: 0 for one inside a sentence, with the words for the reader."""
    text = page.text
    line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    stop = LINE.match(text, line_start)
    line_end = stop.end() if stop else len(text)
    before, after = text[line_start:start].rstrip(), text[end:line_end].lstrip()
    mark = LIST_MARK.match(text, line_start, line_end)
    if mark and mark.end() == start:
        before = ""
    if not before and not after:
        return 0.3, "alone on its line"
    if not before:
        own = LIST_MARK.match(after)
        if own and len(after) > own.end():
            return 0.45, "before the mark of a list item"
        if after[0].isupper() or after[0] in "\"“‘'(0123456789$€£¥":
            return (0.3, "at the start of a line, before a sentence") if after.count(" ") >= 4 else (0.0, "")
        return 0.0, ""
    if before[-1] in ".!?…\"”’)。！？" and text[start - 1].isspace():
        if not after:
            return 0.3, "at the end of a line, after a sentence"
        if after[0].isupper() or after[0] in "\"“‘'(":
            return 0.3, "between two sentences"
    return 0.0, ""


def _spam(start: int, end: int, reasons: Iterable[str], score: float) -> Finding:
    return Finding("spam", start, end, "", tuple(reasons), round(min(0.99, score / 1.25), 2))


# ---- the document's own script ------------------------------------------------------------------------------------

BOUNDARY = re.compile(
    r"(?<=[.!?…。！？])[\"'”’)\]»]*[ \t\u00a0]+(?=\S)"  # after a sentence
    r"|[。！？!?][」』”’）)]*(?=[^\s。！？!?」』”’）)])"  # the same without a space
    r"|(?<=<<)[ \t]+|(?<=】)[ \t]+|[ \t]+(?=>>|【)"
    r"|(?<=[\w%/!-])[ \t]+(?=(?:The|A|An|In|On|At|It|Its|He|She|They|We|This|That|These|Those|But|And|For|As|By|With|From|More|After|Before|When|While|Last|Today|However|His|Her|Their|There|Although|Since|During|Under|Over|One|Two)[ \t])"
)
ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|Prof|Inc|Ltd|Co|vs|e\.g|i\.e|U\.S|Jr|Sr|Gen|Gov|approx)|\b[A-Z])\.$")


def _units(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """A line cut where one sentence or piece ends and another begins."""
    text = page.text
    mark = LIST_MARK.match(text, start, end)
    at = mark.end() if mark else start
    while at < end and text[at].isspace():
        at += 1
    cuts: list[tuple[int, int]] = []
    if not mark:
        dash = re.compile(r"[ \t]+(?=[-*•–][ \t]+\S)").search(text, at, end)
        if dash and _beside_list(page, start, end):
            cuts.append(dash.span())
    for m in BOUNDARY.finditer(text, at, end):
        gap = m.group()
        if gap[-1].isspace() or gap[0].isspace():
            left = m.start() + len(gap) - len(gap.lstrip("\"'”’)]»。！？!?」』）"))
            if text[left - 1] == "." and ABBREVIATION.search(text, max(at, left - 8), left):
                continue
            cuts.append((left, m.end()))
        else:
            cuts.append((m.end(), m.end()))
    if page.main in ("Han", "Kana"):
        cuts.extend(m.span() for m in _wide_gap().finditer(text, at, end))
    if page.main != "Latin" or not text.isascii():
        cuts.extend(m.span() for m in _after_address(page, at, end))
    out: list[tuple[int, int]] = []
    for left, right in sorted(cuts):
        if left > at:
            out.append((at, left))
            at = right
    while end > at and text[end - 1].isspace():
        end -= 1
    if end > at:
        out.append((at, end))
    return out


@cache
def _wide_gap() -> re.Pattern[str]:
    """A space before a Chinese or Japanese word: such texts have none but where something was put in."""
    return re.compile(f"[ \\t\u3000]+(?=[{SCRIPTS['Han']}{SCRIPTS['Kana']}])")


def _after_address(page: Page, start: int, end: int) -> Iterator[re.Match[str]]:
    """The space after a messenger address, where a new word in letters follows."""
    gap = re.compile(r"[ \t]+(?=[^\W\d_])")
    for pattern, weight, _ in _contacts():
        if weight >= 0.4:
            for m in pattern.finditer(page.low, start, end):
                after = gap.match(page.text, m.end(), end)
                if after and page.text[m.end() - 1].isascii():
                    yield after


def _beside_list(page: Page, start: int, end: int) -> bool:
    text = page.text
    before = text.rfind("\n", 0, max(0, start - 1)) + 1
    return bool(start and LIST_MARK.match(text, before, start)) or bool(LIST_MARK.match(text, min(len(text), end + 1)))


def _find_advertising(page: Page) -> Iterator[Finding]:
    """Sentences that sell something, in the words of known trades, in a document about something else."""
    hits = page.hits
    if not hits:
        return
    groups: list[tuple[int, int, Signals]] = []
    for start, end in page.lines:
        if _hits_between(page, start, end):
            groups.extend(_warm_groups(page, start, end))
    strong, weak = _counts(h for h in hits if h.weight >= 0.3), _counts(h for h in hits if h.weight < 0.3)
    loud = [(start, end) for start, end, signals in groups if signals.score >= THRESHOLD - 0.2]
    loud_strong = _counts(h for h in hits if h.weight >= 0.3 and _within(loud, h.start))
    for start, end, signals in groups:
        if not signals.vocabulary:
            continue
        score, reasons = signals.score, list(signals.reasons)
        subject = signals.subjects[0]
        mine = _hits_between(page, start, end)
        others = strong.get(subject, 0) - loud_strong.get(subject, 0)
        if not _within(loud, start):
            others -= _counts(h for h in mine if h.weight >= 0.3).get(subject, 0)
        if not others and weak.get(subject, 0) <= _counts(mine).get(subject, 0) + 2:
            score += 0.1
            reasons.append("nothing else in the document is about it")
        if others >= 2:
            score -= 0.15 if others == 2 else 0.25
        if page.origin is not None and page.origin[end - 1] - page.origin[start] > end - 1 - start:
            score += 0.3
            reasons.append("invisible characters in the words")
        if any(_within(page.mixed, h.start) for h in mine):
            score += 0.3
            reasons.append("letters of two scripts in one word")
        apart = 0.0
        if page.main in ("Han", "Kana"):
            for weight, why in _set_off(page, start, end):
                apart += weight
                reasons.append(why)
        score += apart
        reporting = len(set(_reports().findall(page.low, start, end)))
        score -= 0.3 * min(reporting, 3)
        if _quoted(page, start, end):
            score -= 0.4
        if signals.contact + signals.pitch < 0.2 and apart < 0.2 and score < THRESHOLD + 0.05:
            continue
        if score >= THRESHOLD:
            yield _spam(start, end, reasons, score)


def _counts(hits: Iterable[Hit]) -> dict[str, int]:
    out: dict[str, int] = {}
    for hit in hits:
        out[hit.subject] = out.get(hit.subject, 0) + 1
    return out


def _set_off(page: Page, start: int, end: int) -> Iterator[tuple[float, str]]:
    """What sets a Chinese or Japanese piece off from the sentences around it."""
    text = page.text
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in (" ", "\u3000") or after in (" ", "\u3000"):
        yield 0.15, "set off by a space"
    elif before in ("", "\n", "\r") and after in ("", "\n", "\r") and text[end - 1] not in "。！？":
        yield 0.15, "alone on its line"
    if text[end - 1] not in "。！？」』”）;；：:":
        yield 0.1, "no sentence"
    digits = CODE_DIGITS.search(text, start, end)
    if digits:
        yield 0.2, f"figures among the letters: {digits.group()}"


def _warm_groups(page: Page, start: int, end: int) -> Iterator[tuple[int, int, Signals]]:
    """Neighbouring sentences of one line that each have some sign of selling, weighed together."""
    run: list[tuple[int, int, Sequence[Hit]]] = []
    for left, right in _units(page, start, end):
        inside = _hits_between(page, left, right)
        warm = _weigh(page, left, right, inside)
        if warm.score - 0.3 * bool(_reports().search(page.low, left, right)) >= WARM or _opener(page, left, right):
            run.append((left, right, inside))
            continue
        yield from _weigh_run(page, run)
        run = []
    yield from _weigh_run(page, run)


def _last_signal(page: Page, start: int, end: int, hits: Sequence[Hit]) -> int:
    """Where the advertisement stops, if a genuine sentence follows it without a full stop between the two."""
    last = max((h.end for h in hits), default=start)
    for patterns in (_contacts(), _pitches()):
        for pattern, _, _ in patterns:
            for m in pattern.finditer(page.low, start, end):
                last = max(last, start + len(page.low[start : m.end()].rstrip()))
    while last < end and not page.text[last].isspace():
        last += 1
    rest = page.text[last:end].split()
    if len(rest) < 4 or page.text[last - 1] in ".!?":
        return end
    if page.main == "Hangul":
        return last if page.text[end - 2 : end] in ("다.", "요.") else end
    plain = sum(word[0].islower() for word in rest)
    return last if rest[0][0].isupper() and plain * 5 >= len(rest) * 3 else end


def _opener(page: Page, start: int, end: int) -> bool:
    """A short question or cry, as advertisements begin: "Need help?"."""
    return end - start < 40 and page.text[end - 1] in "?!？！" and page.text.count(" ", start, end) < 5


def _weigh_run(page: Page, run: list[tuple[int, int, Sequence[Hit]]]) -> Iterator[tuple[int, int, Signals]]:
    while run and not run[-1][2] and _opener(page, *run[-1][:2]) and _weigh(page, run[-1][0], run[-1][1], ()).score < WARM:
        run.pop()
    if any(inside for _, _, inside in run):
        start, end = run[0][0], _last_signal(page, *run[-1])
        yield start, end, _weigh(page, start, end, [h for _, _, inside in run for h in inside])


def _quoted(page: Page, start: int, end: int) -> bool:
    """Whether the piece is what somebody else is quoted with."""
    text = page.text
    first, last = text[start], text[end - 1]
    if first in "\"“「『«‘" and last in "\"”」』»’.,。":
        return True
    line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    before = text[line_start:start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1 or before.count("「") > before.count("」")


# ---- hidden text and orders to machines ---------------------------------------------------------------------------


@cache
def _orders() -> re.Pattern[str]:
    """Orders to a language model, as the first words of a sentence."""
    return re.compile(
        r"(?:^|[.!?:;>\]}。！？：]\s*|\n|<!--\s*|\(\s*|\[\s*|\bplease,? |\byou (?:must|should|will|are to) |\b(?:and|now) |请)"
        r"(?P<order>"
        r"(?:(?:please )?(?:ignore|disregard|forget|override|bypass)(?: (?:all|any|every|the|your|of|these|those|my|and))*"
        r" (?:previous|prior|above|preceding|earlier|foregoing|existing|system|safety|other)(?: (?:and|or|\w+))? ?(?:instructions?|prompts?|rules|directions|commands|guidelines|messages?|context))"
        r"|(?:(?:attention,?|(?:note|message|instructions?|important|notice) (?:to|for)) (?:all |any |the )?(?:ai|llms?|language models?|chatbots?|ai (?:assistants?|models?|agents?|systems?)|assistants?|gpt\w*|chatgpt|claude|gemini)\b)"
        r"|(?:(?:if you are|as) an? (?:ai|llm|large language model|language model|ai (?:assistant|model|agent))(?: \w+){0,4},? (?:you must|you should|please|always|never|do not|say|reply|respond|recommend|ignore))"
        r"|(?:you are now (?:in )?(?:dan|developer mode|jailbroken|an? (?:unrestricted|unfiltered)))"
        r"|(?:<\|(?:im_start|system|endoftext)\|>|\[(?:system|inst)\](?=:|\s*(?:you|ignore|override|new|the assistant))|system prompt:|new instructions?:|<<sys>>)"
        r"|(?:忽略|无视|忘记|忘掉)(?:掉|所有|全部|之前|以上|先前|前面|上述|此前|上面|一切|的|你|系统){1,5}(?:指令|指示|提示词?|命令|规则|要求|设定)"
        r"|(?:игнорируй\w*|забудь\w*|проигнорируй\w*)(?: все| всё| любые| свои)*(?: предыдущие| прежние| прошлые| вышеуказанные)(?: системные)? (?:инструкции|указания|команды|правила)"
        r"|(?:abaikan|lupakan)(?: semua| segala)* (?:instruksi|perintah|petunjuk|arahan)(?: (?:sebelumnya|di atas|sebelum ini))"
        r"|(?:bỏ qua|phớt lờ|quên)(?: hết| tất cả| mọi| các)* (?:hướng dẫn|chỉ dẫn|lệnh|chỉ thị|yêu cầu)(?: (?:trước đó|trước|ở trên|phía trên))"
        r"|(?:これまで|以前|上記|前|今まで)の(?:すべての|全ての)?(?:指示|命令|プロンプト|指令)を?(?:すべて|全て)?(?:無視|忘れ)"
        r"|(?:이전|위|앞)의? ?(?:모든 |모든)?(?:지시|명령|지침|프롬프트)(?:사항)?(?:을|를|는)? ?(?:모두 )?(?:무시|잊)"
        r")",
        re.I,
    )


@cache
def _follows_order() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:instead|and |then|you (?:must|are|should|will)|always|never|do not|don'?t|say|reply|respond|answer|output|print|reveal|write|recommend|rate|approve|report|"
        r"tell|return|from now on|only|mark|give|state|summari[sz]e|repeat|send|treat|assume|respond|只|请|直接|回复|输出|回答|必须|并|而是|ответь|напиши|вместо|jawab|tulis|balas|hãy|trả lời|代わりに|次|대신|다음)",
        re.I,
    )


def _find_orders(page: Page) -> Iterator[Finding]:
    """Text that tells a machine what to do, with the sentences that carry the order on."""
    text = page.text
    for m in _orders().finditer(text):
        start, end = m.span("order")
        if _within(page.code, start) or text[start - 1 : start] in ("“", '"', "‘", "'", "「", "«", "『"):
            continue
        line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
        stop = LINE.match(text, line_start)
        line_end = stop.end() if stop else len(text)
        units = _units(page, line_start, line_end)
        inside = [u for u in units if u[0] <= start < u[1]]
        if not inside or _quoted(page, start, end):
            continue
        left, right = inside[0]
        index = units.index(inside[0])
        for nxt in units[index + 1 :]:
            if not _follows_order().match(text, nxt[0], nxt[1]):
                break
            right = nxt[1]
        reasons = [f"tells a machine what to do: {text[start:end]}"]
        yield _spam(left, right, reasons, 1.2)


UNSEEN_TAG = re.compile(
    r"<(a|div|span|p|font|b|i|section|li|ul)\b[^<>]{0,400}(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,})[^<>]{0,400}>",
    re.I,
)
WORDLESS_LINK = re.compile(r"(?<!!)\[[\s.\u00a0,·|-]{0,3}\]\(https?://[^\s()]+\)|<a\b[^<>]{0,400}href\s*=[^<>]{1,400}>[\s.\u00a0,·|-]{0,3}</a>", re.I)
OUTWARD = re.compile(r"href\s*=\s*[\"']?https?://|\[url", re.I)
HIDDEN_MOST = 4000  # characters between the tags of a hidden element


def _unseen(page: Page) -> Iterator[tuple[int, int, float, str]]:
    """Comments and hidden elements: span, weight, what it is."""
    at = page.text.find("<!--")
    while at >= 0:
        end = page.text.find("-->", at + 4)
        if end < 0:
            break
        yield at, end + 3, 0.4, "a comment that readers cannot see"
        at = page.text.find("<!--", end)
    done = 0
    for m in UNSEEN_TAG.finditer(page.text):
        closer = f"</{m.group(1).lower()}>"
        end = page.low.find(closer, m.end(), m.end() + HIDDEN_MOST)
        if end >= 0 and m.start() >= done:
            done = end + len(closer)
            yield m.start(), done, 0.6, "an element that readers cannot see"


def _find_hidden(page: Page) -> Iterator[Finding]:
    """Elements and links that readers cannot see but machines read."""
    if "<" not in page.text and "](" not in page.text:
        return
    for start, end, weight, why in sorted(_unseen(page)):
        if _within(page.code, start):
            continue
        score, reasons = weight, [why]
        body = page.text[start : min(end, start + HIDDEN_MOST)]
        if weight > 0.5 and OUTWARD.search(body):
            score += 0.25
            reasons.append("a link in it")
        if _orders().search(body):
            score += 0.6
            reasons.append("tells a machine what to do")
        inside = _hits_between(page, start, end)
        if inside:
            inner = _weigh(page, start, end, inside)
            score += inner.vocabulary + (0.2 if inner.contact else 0)
            reasons.extend(inner.reasons[:2])
        if score >= THRESHOLD:
            yield _spam(start, end, reasons, score)
    if "<body" not in page.low:  # pages as browsers get them name places by such links
        for m in WORDLESS_LINK.finditer(page.text):
            if not _within(page.code, m.start()):
                yield _spam(m.start(), m.end(), ("a link without words",), 0.9)


OVERRIDE = re.compile("[\u202d\u202e][^\u202c\r\n]*\u202c?")
INVISIBLE_RUN = re.compile("[\u200b\u200c\u200d\u2060-\u2064\ufeff]{4,}|(?<!\U0001f3f4)[\U000e0000-\U000e007f]{2,}")


def _find_invisible(page: Page) -> Iterator[Finding]:
    """Runs of invisible characters, and text whose direction is turned round in a document without such scripts."""
    given = page.given
    if given.isascii():
        return
    for m in INVISIBLE_RUN.finditer(given):
        if m.group()[0] >= "\U000e0000" and given[max(0, m.start() - 12) : m.start()].rfind("\U0001f3f4") >= 0:
            continue
        yield Finding("spam", m.start(), m.end(), m.group(), (f"{m.end() - m.start()} invisible characters in a row",), 0.9)
    if page.letters("Arabic") + page.letters("Hebrew") == 0:
        for m in OVERRIDE.finditer(given):
            text = m.group().rstrip()
            yield Finding("spam", m.start(), m.start() + len(text), text, ("turns the direction of text round, in a document without right-to-left script",), 0.9)


# ---- damage -------------------------------------------------------------------------------------------------------


def _find_boilerplate(page: Page) -> Iterator[Finding]:
    """The same long line three times or more; its first occurrence stays."""
    seen: dict[str, list[tuple[int, int]]] = {}
    for start, end in page.lines:
        line = page.text[start:end]
        body = line.strip()
        if len(body) < 14 or body.startswith("|"):
            continue
        left = start + len(line) - len(line.lstrip())
        seen.setdefault(body, []).append((left, left + len(body)))
    for body, places in seen.items():
        if len(places) < 3 or " " not in body and body.isascii() or any(_within(page.code, start) for start, _ in places):
            continue
        letters = sum(c.isalpha() for c in body)
        wide = sum(c >= "\u2e80" for c in body)
        if letters + wide * 2 < 40 or letters * 4 < len(body) * 3 or LIST_MARK.match(body) or CODE_LIKE.search(body) or body[-1] in ":：":
            continue
        if sum(_apart(page.text, start, end) for start, end in places) * 2 < len(places):
            continue  # a line of a paragraph that stands several times, as in forms and licences
        for start, end in places[1:]:
            yield Finding("boilerplate", start, end, body, (f"the same line stands {len(places)} times in the document",), 0.9)


def _apart(text: str, start: int, end: int) -> bool:
    """Whether a line is a paragraph of its own."""
    before, after = text[max(0, start - 4) : start].rstrip(" \t"), text[end : end + 4].lstrip(" \t")
    return (before.replace("\r", "").endswith("\n\n") or start < 3) and (after.replace("\r", "").startswith("\n\n") or not after.strip())


CODE_LIKE = re.compile(r"[`<>{}=\t]|\]\[")
SENTENCE_END = re.compile(r"[.!?…。！？:;：；][\"'”’)\]」』»）*_]*$|\.{3}$")


def _ends(page: Page, start: int, end: int) -> bool:
    return SENTENCE_END.search(page.text[start:end].rstrip()[-12:]) is not None


def _prose(page: Page, start: int, end: int) -> bool:
    """Whether a line is long enough to be a paragraph, and no list item, row, heading or link."""
    line = page.text[start:end].strip()
    wide = sum(c >= "\u2e80" for c in line[:400])
    return len(line) + wide * 2 >= 120 and not LIST_MARK.match(line) and line[0] not in "|<#"


def _find_truncated(page: Page, until: int | None = None) -> Iterator[Finding]:
    """The last paragraph ends in mid-sentence while the others end properly."""
    prose = [(s, e) for s, e in page.lines if (until is None or e <= until) and _prose(page, s, e)]
    if len(prose) < 3 or not page.lines:
        return
    last = next(((s, e) for s, e in reversed(page.lines) if page.text[s:e].strip()), None)
    if last != prose[-1] or _within(page.code, last[0]) or _ends(page, *last):
        return
    proper = sum(_ends(page, s, e) for s, e in prose[:-1])
    if proper * 5 < (len(prose) - 1) * 4:
        return
    body = page.text[last[0] : last[1]].rstrip()
    if not (body[-1].isalnum() or body[-1] in ",，、-–—(（"):
        return
    left, _ = _units(page, *last)[-1]
    yield Finding(
        "truncated", left, last[0] + len(body), "", (f"the last paragraph stops in mid-sentence; {proper} of {len(prose) - 1} others end properly",), 0.85
    )


COMMON = 60  # length of the entry of a word that has several senses
LONG_WORD = re.compile(r"(?<![^\s\"'“‘(])[a-z]{8,40}(?=[\s.,;:!?)\"'”’]|$)")
GRAMMAR = re.compile(r"\b(?:the|of|and|to|in|is|are|was|for|with|that|by|on|as|it|from|has|have|can|will|be|an|this|its)\b")
INFLECTIONS = ("s", "es", "d", "ed", "ing", "r", "er", "ly", "ies", "ers", "ness", "st", "est", "able", "less", "ful", "ingly", "ism", "ist", "ity", "ation", "like")
PREFIXES = ("un", "re", "non", "over", "under", "pre", "anti", "inter", "multi", "semi", "sub", "super", "micro", "macro", "counter", "co", "de", "dis", "mis", "out",
            "auto", "bio", "cyber", "eco", "geo", "hydro", "hyper", "infra", "mega", "mini", "neo", "neuro", "photo", "poly", "post", "pro", "proto", "pseudo",
            "psycho", "radio", "socio", "tele", "thermo", "trans", "ultra", "up", "down", "back", "electro", "in", "im", "en", "fore", "intra", "extra", "peri", "kilo", "nano", "mid", "mono", "bi", "tri")  # fmt: skip


@cache
def _dictionary() -> dict[str, int]:
    """English words of three letters and more, in lower case, with a number that is larger for common words."""
    path = __file__.replace("\\", "/").rpartition("/")[0] + "/data/thesaurus.txt"
    found: dict[str, int] = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            entry = line.partition("\t")[0]
            for word in entry.split("_"):
                if len(word) > 2 and word.isascii() and word.isalpha():
                    found[word] = max(found.get(word, 0), len(line) if word == entry else 0)
    return found


@cache
def _trigrams() -> frozenset[str]:
    """Every three letters that stand in a row in some English word; ^ and $ are its ends."""
    return frozenset(f"^{word}$"[i : i + 3] for word in _dictionary() for i in range(len(word)))


@cache
def _anagrams() -> dict[str, str]:
    """Letters in alphabetical order → the commonest word that is made of them."""
    out: dict[str, str] = {}
    for word, size in sorted(_dictionary().items(), key=lambda pair: (pair[1], pair[0])):
        if size:
            out["".join(sorted(word))] = word
    return out


def _known(word: str, depth: int = 2) -> bool:
    """Whether an English word, a form of one, or two of them joined."""
    known = _dictionary()
    if word in known or len(word) < 3:
        return word in known
    for ending in INFLECTIONS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            if len(stem) > 2 and (stem in known or stem + "e" in known or stem + "y" in known or (stem[-1] == stem[-2] and stem[:-1] in known)):
                return True
    if depth:
        for prefix in PREFIXES:
            if word.startswith(prefix) and len(word) - len(prefix) > 3 and _known(word[len(prefix) :], depth - 1):
                return True
        return any(word[:i] in known and _known(word[i:], 0) for i in range(3, len(word) - 2))
    return False


def _unscramble(word: str) -> str:
    """What a word that is none looks like a jumble of, or nothing."""
    odd = sum(f"^{word}$"[i : i + 3] not in _trigrams() for i in range(len(word)))
    if any(a == b == c for a, b, c in zip(word, word[1:], word[2:], strict=False)):
        return ""  # drawn out for effect: soooo
    if not odd:
        return ""  # many a rare word is by chance the letters of another
    meant = _jumble_of(word)
    if meant and sum(a != b for a, b in zip(word, meant, strict=False)) + abs(len(word) - len(meant)) > 2:
        return meant
    joined: list[tuple[int, str]] = []
    known = _dictionary()
    for i in range(5, len(word) - 4):
        for jumble, plain, first in ((word[:i], word[i:], True), (word[i:], word[:i], False)):
            meant = _anagrams().get("".join(sorted(jumble)), "")
            if len(plain) > 5 and jumble not in known and known.get(meant, 0) >= COMMON and _known(plain, 0):
                joined.append((known[meant] + known.get(plain, 0), f"{meant} {plain}" if first else f"{plain} {meant}"))
    if joined:
        return max(joined)[1]
    return "no English word" if odd * 5 >= len(word) * 2 and len(word) > 11 else ""


def _jumble_of(word: str) -> str:
    """The English word that has exactly these letters, in its plain form or with a common ending."""
    letters = "".join(sorted(word))
    if letters in _anagrams():
        return _anagrams()[letters]
    for ending in ("s", "d", "ed", "ing", "ly"):
        left = list(letters)
        for c in ending:
            if c in left:
                left.remove(c)
            else:
                break
        else:
            stem = _anagrams().get("".join(left), "")
            if len(stem) > 5 and (ending != "d" and stem[-1] not in "es" or ending == "d" and stem[-1] == "e" or ending == "s" and stem[-1] == "e"):
                return stem + ending
    return ""


def _find_scrambled(page: Page) -> Iterator[Finding]:
    """Lower-case words of an English text that no English word is spelt like, and that are the letters of one or two in disorder."""
    if page.main != "Latin":
        return
    text = page.text
    if len(GRAMMAR.findall(page.low[:20000])) * 25 < len(page.text[:20000].split()):
        return
    places: dict[str, list[int]] = {}
    for m in LONG_WORD.finditer(text):
        places.setdefault(m.group(), []).append(m.start())
    known = _dictionary() if places else {}
    for word, starts in places.items():
        if len(starts) > 1 or word in known or _known(word):
            continue
        meant = _unscramble(word)
        if not meant:
            continue
        start = starts[0]
        near = page.low[max(0, start - 120) : start + 120]
        if len(GRAMMAR.findall(near)) < 4 or _within(page.code, start) or text[start - 1 : start] in ('"', "“", "‘", "'"):
            continue
        why = f"letters in disorder: {meant}?" if meant != "no English word" else "no English word is spelt like this"
        yield Finding("scrambled", start, start + len(word), word, (why,), 0.85)


def _find_tail(page: Page) -> Iterator[Finding]:
    """Other articles pasted after the end: each headline stands twice in a row, and none of it earlier in the text."""
    lines = [(s, e, page.text[s:e].strip()) for s, e in page.lines if page.text[s:e].strip()]
    doubled = [i for i in range(len(lines) - 1) if lines[i][2] == lines[i + 1][2] and len(lines[i][2]) >= 30]
    if not doubled or doubled[0] < 5:
        return
    first = doubled[0]
    body_headlines = [i for i in doubled if i < len(lines) // 4]
    if body_headlines:
        return
    piped = sum("|" in lines[i][2] for i in doubled)
    tail = len(lines) - first
    score = 0.25 * min(len(doubled), 3) + (0.2 if piped else 0)
    reasons = [f"{len(doubled)} headlines that stand twice in a row"]
    if piped:
        reasons.append(f"{piped} of them with keywords after bars")
    if len(doubled) * 6 < tail:  # repeats that are rare in the tail are no sign of its structure
        return
    start, end = lines[first][0], lines[-1][1]
    end = start + len(page.text[start:end].rstrip())
    if (end - start) * 2 > len(page.text):
        return
    if lines[first - 1][2] == lines[first][2]:
        return
    if not _ends(page, lines[-1][0], lines[-1][1]):
        score += 0.1
        reasons.append("its end is cut off")
    if score >= 0.6:
        yield Finding("off-topic", start, end, "", tuple(reasons), round(min(0.99, score), 2))


FINDERS = (_find_foreign_script, _find_hidden, _find_orders, _find_advertising, _find_boilerplate, _find_truncated, _find_tail, _find_scrambled)
