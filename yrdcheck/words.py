"""Words: tokens of a text, their keys for comparison, and what grammar says about them.

Everything here is about language, nothing about a subject: stop words, negation, directions, stages of a
project, opinions, imperatives. A reader of a new language adds rows here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from yrdcheck.model import TYPE_CHECKING, record

if TYPE_CHECKING:
    from collections.abc import Iterable


@record
class Word:
    """One token. ``key`` is what two wordings of it share; ``kind`` says what it does in the sentence."""

    text: str
    start: int
    end: int
    key: str
    kind: str  # word | stop | name | figure | time | concept | light


TOKEN = re.compile(
    r"[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]+(?:['\u2019][A-Za-z]+)*(?:\d+(?:\.\d+)?)?"
    r"|\d+(?:[.,]\d+)*[A-Za-z%]*"
    r"|[\u3400-\u9fff\uac00-\ud7af\u3040-\u30ff]"
    r"|[^\s\w]"
)

ZH_STOP = frozenset(
    """已经 目前 之间 间的 其中 以及 成为 可以 这个 这些 那个 我们 他们 它们 一个 一些 进行 通过 对于 由于 因此 同时 今年 去年 现在 就是 不是 还是 也是 都是 来自
    加了 少了 降了 长了 升了 超过 已超 达到 以上 左右 约为 大约 接近 将近 不到 全长 总长 以来 最快 可达 的联
    的一 是一 了一 中的 上的 下的 里的 来的""".split()
)

STOP = frozenset(
    """a an the of in on at to for by with from as into onto upon within through throughout during over under about around between among across
    against along near off out up down than then so that this these those which who whom whose what where when while whereas how why it its itself
    he him his she her hers they them their theirs we us our ours you your yours i me my and or but nor yet if because since until unless
    although though be is are was were been being am do does did done doing have has had having will would shall should can could may might must cannot
    far barely hardly scarcely not no none only also just very too even still already now there here both either neither each every all any some such other others another
    same own more most less least much many few several per via s t re ve ll d m 's one's there's it's that's was wasn isn aren weren don doesn didn
    hasn haven hadn wouldn couldn shouldn can't after before above below again further once well back ever never always however therefore
    thus hence moreover meanwhile else according currently recently today together respectively approximately roughly nearly almost exactly
    like unlike amid despite toward towards till plus versus""".split()
)

NAMES = ("name", "concept")  # kinds of words that stand for one thing of the world
POSSESSIVES = frozenset(("its", "their", "his", "her"))
POSSESSIVE_ENDS = ("'s", "’s", "s'", "s’")  # how a word ends that says whose

# Words that add little to a question: verbs of being, having, happening, and padding of statistics.
LIGHT = frozenset(
    """make get go come take give put use become remain stay stand lie total amount number figure level rate account represent comprise
    include contain consist involve reach see show say tell state report note mention describe call name know consider regard
    part kind sort type way thing case fact new recent current various main major overall whole entire already able set hold keep begin start
    approximately about exactly percent per cent percentage share proportion rise fall increase decrease grow growth up down change average
    mean expect intend aim want hope provide allow result locate situate year month day week time place worth alone nowadays""".split()
)

NEGATORS = frozenset(
    """not no never none nobody nothing neither nor nowhere without cannot fail failed fails refuse refused refuses lack lacked lacks
    n't hardly barely scarcely unable incapable decline declined declines isn aren wasn weren doesn didn hasn haven hadn wouldn couldn shouldn ain""".split()
)

# Direction of a change or comparison; keys after `key()`.
UP = frozenset(
    """rise rose risen increase grow grew grown growth climb gain up raise higher more expand boost improve improvement surge jump soar
    strengthen accelerate double triple quadruple upgrade above exceed larger bigger greater longer warmer faster widen deepen advance
    heighten intensify enhance enlarge multiply escalate upward lift swell mount
    增加 上升 增长 提高 提升 扩大 上涨 攀升""".split()
)
DOWN = frozenset(
    """fall decrease decline drop down reduce reduction lower fewer less shrink cut slump weaken halve diminish below
    smaller shorter cooler slower worsen dip plunge lessen deteriorate dwindle downgrade downward slide lose shed plummet tumble slip sink trim rarer scarcer lag
    减少 下降 降低 下跌 缩短 缩小 回落 下滑""".split()
)
_POLES = """before earlier ago / after later since; above / below; over / under; more / less fewer; since / until; first top / last bottom;
longer larger bigger higher greater / shorter smaller lower; longest largest biggest highest greatest most / shortest smallest lowest fewest least;
faster quicker / slower; oldest earliest first / youngest newest latest last; older / younger newer; upstream above / downstream; downstream below / upstream; early / late;
north northern / south southern; east eastern / west western; left / right; inside within / outside; with / without; best / worst; better / worse;
win / lose; gain / lose; surpass exceed beat meet reach / miss; open / close; begin start / end finish; growth grow rise increase / decline fall decrease; buy / sell; arrive enter / leave;
import / export; accept / reject; majority / minority; up / down; often / rarely seldom; warmer hotter / colder cooler; nearer closer / farther further;
serious seriously severe severely / minor slight slightly; favour favor / against; like / unlike; well properly / badly poorly"""
OPPOSITES: dict[str, frozenset[str]] = {}  # words that are one another's opposites by themselves
for _row in _POLES.split(";"):
    _one, _other = (frozenset(side.split()) for side in _row.split("/"))
    for _mine, _theirs in ((_one, _other), (_other, _one)):
        for _word in _mine:
            OPPOSITES[_word] = OPPOSITES.get(_word, frozenset()) | _theirs
# What excludes one another where it stands in the same place: "at dawn" and "at dusk", "by train" and "by boat"; spellings and synonyms side by side.
_KINDS = """dawn daybreak sunrise / noon midday / dusk sunset nightfall / midnight; morning / afternoon / evening night; spring / summer / autumn / winter;
train rail railway / boat ship ferry / plane aeroplane airplane aircraft helicopter / bus coach / lorry truck / bicycle bike / foot / car;
road / rail railway train / sea boat ship ferry / air;
wood wooden timber / stone / brick / steel / concrete / glass / iron / copper / bronze / gold golden / silver / plastic / marble / granite / leather;
red / green / blue / yellow / black / white / brown / grey gray / purple / orange / pink; diesel / petrol gasoline / electric electricity battery / gas / coal / steam;
son / daughter; brother / sister; mother / father; uncle / aunt; nephew / niece; husband / wife; widow / widower; boy / girl;
primary elementary / secondary; oak / beech / pine / birch / elm / spruce / willow / maple; wheat / barley / rye / oats / maize / rice; cod / herring / salmon / trout / mackerel / eel;
violin / piano / cello / flute / trumpet / organ / guitar / harp; football soccer / handball / hockey / rugby / cricket / basketball / volleyball / tennis / chess;
physics / chemistry / biology / mathematics maths / law / medicine / economics / theology; inbound / outbound; write author / edit / translate / illustrate; breakfast / lunch luncheon / dinner supper; undergraduate / postgraduate; daily / weekly / fortnightly / monthly / quarterly / yearly annual annually"""
KINDS: dict[str, frozenset[str]] = {}  # words with those that exclude them
for _row in _KINDS.split(";"):
    _sides = [frozenset(side.split()) for side in _row.split("/")]
    for _side in _sides:
        for _word in _side:
            KINDS[_word] = KINDS.get(_word, frozenset()) | frozenset().union(*_sides) - _side
MOVES = frozenset(  # those that say nothing but that a level rose or fell
    """rise rose risen increase grow grew grown growth climb surge soar double triple quadruple fall decrease decline drop reduce reduction shrink slump
    halve diminish dip plunge dwindle plummet tumble""".split()
)

LOOSELY = frozenset("about around some nearly almost just roughly approximately".split())  # before a figure
DETERMINERS = frozenset("a an the its their our his her".split())
NOW = re.compile(r"\b(?:today|now|nowadays|currently|at present|presently)\b", re.I)

# Stage of a project or event, by phrase (lower case, whole words). First match from the left of the longest phrase wins.
STAGES: tuple[tuple[str, str], ...] = (
    ("about to be completed", "planned"),
    ("about to be opened", "planned"),
    ("about to open", "planned"),
    ("be ready for", "planned"),
    ("been accelerated", "in progress"),
    ("been initiated", "under construction"),
    ("been speeded up", "in progress"),
    ("been sped up", "in progress"),
    ("been stepped up", "in progress"),
    ("being accelerated", "under construction"),
    ("being built", "under construction"),
    ("being constructed", "under construction"),
    ("are running", "completed"),
    ("been carrying", "completed"),
    ("been operating", "completed"),
    ("been producing", "completed"),
    ("been running", "completed"),
    ("been serving", "completed"),
    ("been supplying", "completed"),
    ("began operating", "completed"),
    ("began running", "completed"),
    ("began service", "completed"),
    ("broke ground", "under construction"),
    ("completion", "planned"),
    ("construction has begun", "under construction"),
    ("construction site", "under construction"),
    ("has begun operating", "completed"),
    ("has been built", "completed"),
    ("entered service", "completed"),
    ("in operation", "completed"),
    ("in service", "completed"),
    ("in use", "completed"),
    ("is running", "completed"),
    ("have yet to", "not completed"),
    ("has yet to", "not completed"),
    ("had yet to", "not completed"),
    ("not been built", "not completed"),
    ("not been completed", "not completed"),
    ("not been opened", "not completed"),
    ("not yet been built", "not completed"),
    ("not yet open", "not completed"),
    ("not yet opened", "not completed"),
    ("on the drawing board", "planned"),
    ("open to traffic", "completed"),
    ("opened to traffic", "completed"),
    ("put into operation", "completed"),
    ("put into use", "completed"),
    ("still a building site", "under construction"),
    ("still being built", "under construction"),
    ("under construction", "under construction"),
    ("unfinished", "under construction"),
    ("up and running", "completed"),
    ("were called off", "cancelled"),
    ("was called off", "cancelled"),
    ("been scrapped", "cancelled"),
    ("been abolished", "cancelled"),
    ("was cancelled", "cancelled"),
    ("was abolished", "cancelled"),
    ("been cancelled", "cancelled"),
    ("been dropped", "cancelled"),
    ("was abandoned", "cancelled"),
    ("were abandoned", "cancelled"),
    ("was turned down", "cancelled"),
    ("were turned down", "cancelled"),
    ("was rejected", "cancelled"),
    ("were rejected", "cancelled"),
    ("was to have", "planned"),
    ("were to have", "planned"),
    ("plans for", "planned"),
    ("plans to", "planned"),
    ("plan to", "planned"),
    ("proposal to", "planned"),
    ("offer to", "planned"),
    ("announced for", "planned"),
    ("expected to", "planned"),
    ("work on", "under construction"),
    ("not begun", "not begun"),
    ("not started", "not begun"),
    ("yet to begin", "not begun"),
    ("yet to start", "not begun"),
    ("has yet to begin", "not begun"),
    ("have yet to begin", "not begun"),
    ("has yet to start", "not begun"),
    ("have yet to start", "not begun"),
    ("is complete", "completed"),
    ("are complete", "completed"),
    ("is in place", "completed"),
    ("are in place", "completed"),
    ("are up and running", "completed"),
    ("now stand", "completed"),
    ("now stands", "completed"),
    ("now standing", "completed"),
    ("has gone up", "completed"),
    ("have gone up", "completed"),
    ("the planned", "planned"),
    ("never carried out", "cancelled"),
    ("never made", "cancelled"),
    ("never built", "cancelled"),
    ("never opened", "cancelled"),
    ("never published", "cancelled"),
    ("proposed in", "planned"),
    ("announced in", "planned"),
    ("is planned", "planned"),
    ("are planned", "planned"),
    ("was planned", "planned"),
    ("under development", "under construction"),
    ("being restored", "under construction"),
    ("being developed", "under construction"),
    ("being renovated", "under construction"),
    ("not yet begun", "not begun"),
)
STAGE_VERBS = frozenset("open complete finish inaugurate commission build launch operate establish".split())
STAGE_WORDS = STAGE_VERBS | frozenset("construction service use operation traffic ready plan schedule progress supply run work ride carry passenger service serve unfinished incomplete unopened unbuilt".split())
GRAMMAR = LIGHT | UP | DOWN | STAGE_WORDS  # words that say how something stands, never what it is
FUTURE = re.compile(
    r"\b(?:will|shall|is to|are to|due to|set to|plan(?:s|ned)? to|expect(?:s|ed)? to|schedul\w+|going to|about to|slated|aims? to|to be|is meant to"
    r"|are meant to|by the end of|can be (?=completed|finished|opened|built))\b|\b(?:next|later this) (?:year|month|week)\b",
    re.I,
)

# "The first bridge to be built here" stands: what follows says of what it is the first.
_RANKED = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|only|[a-z]{2,}est)\b(?: (?!is |are |was |were |will |has |have |plans? )[\w-]+){1,6}? to be\b", re.I)
_DONE = r"(?:[a-z]+(?:ed|en|own|ut)|paid|sold|built|spent|bought|done)"
PERFECT = re.compile(rf" (?:has|have|had) (?:already|now) (?:been )?[a-z]+| (?:has|have) been {_DONE} ")
ONGOING = re.compile(r" (?:is|are) (?:now |still |currently |also )?being [a-z]+(?:ed|en|own|ilt|ut) ")
PLANNED = re.compile(r"\b(?:will|shall)(?! (?:always|never|often|not)\b)\b|\b(?:is|are) to (?!date\b)[a-z]+|\bplans? to\b|\b(?:is|are) (?:due|set|expected|scheduled|planned|supposed|meant) to\b|\b(?:is|are) (?:not )?due (?:in|by|until|for|on|next)\b|\bshould (?:be|have|reach|rise|fall|run|open|take|start|begin|come)\b")

# A correction retires what an earlier version said.
_WRONGLY = r"(?:wrongly|mistakenly|incorrectly|erroneously)"
_SAID = r"(?:stated|said|gave|given|put|reported|wrote|written|printed|listed|described)"
CORRECTION = (
    r"\b(?:corrections?|corrected|corrigendum|erratum|errata|clarification)\b|\bearlier version\b|\bpreviously (?:stated|reported|gave)\b|\bmisstated\b"
    r"|\b(?:article|report|page|story|post|text|version|document|release|piece|table|figure|number)s? (?:has|have|was|were) (?:since )?(?:been )?(?:amended|updated|revised)\b"
    rf"|\b{_WRONGLY} {_SAID}\b|\b(?:was|were|is) (?:a mistake|an error|wrong|incorrect)\b|\b(?:an|our|the) error\b|\bwe (?:regret|apologi[sz]e)\b|\bin fact\b|\bthe correct (?:figure|number|value)\b"
)
RETIRED = (
    r"\b(?:earlier|previous|original|first) (?:version|edition|report|figure)\b|\b(?:wrongly|mistakenly|incorrectly|erroneously|previously|originally|misstated)\b"
    r"|\b(?:last (?:week|month|issue)|yesterday|in (?:our|the) last (?:issue|edition|report)),? we (?:said|reported|wrote|stated|gave|put)\b|\bwe (?:first|had) (?:said|reported|wrote|stated|gave|put)\b"
)

# "It is worth stressing, … , that …": what follows is the assertion.
PREFACE = r"it (?:is|was|should be|must be|has to be|bears|goes without)\b(?! (?:in|at|on|from|by|under|only|not|the|a|an|(?-i:[A-Z]))\b)(?! (?-i:[A-Z]))[^.!?;\d]{1,200}?\bthat\s+"

# "64 hectares, not 46 as was first written": what is set aside is not asserted.
NOT_THIS = re.compile(r",\s+(?:and\s+)?not\s+(?:the\s+)?[£$€¥]?\d(?:[^,;.!?]|[.,]\d)*[.!?]?$")

OPINION = re.compile(
    r"^\W*(?:what (?:a|an)\b|(?:surely|frankly|honestly|luckily|happily|sadly|thankfully|unfortunately|fortunately),? (?:no|nobody|everyone|anyone|one|it|this|there|we|you)\b|how\b.*!|i (?:think|believe|feel|love|like|hope|wish|hate|doubt|guess|suppose|find)\b|(?:[\w', ]{0,12})?(?:in|to|for) (?:my|our) (?:opinion|view|mind|eyes?|taste|ears?|liking)\b|personally\b|(?:frankly|honestly|for me|for my money|if you ask me),? "
    r"|we (?:love|hope|wish|believe|feel|think)\b|(?:thank|thanks(?! to [^,.]+,)|dear|hello|hi|welcome|greetings|congratulations|good(?:night|bye)|good (?:morning|evening|afternoon|day|night))\b"
    r"|let(?:'|\u2019)?s\b|please\b|if only\b|here(?:'|\u2019)s (?:to|hoping)\b|(?:two|three|four|five|six|seven|eight|nine|ten|\d\d?) (?:ideas|reasons|things|ways|tips|questions|facts|lessons|takeaways)\b(?!.*[.]\W*$))"
    r"|\b(?:a|an|pure|sheer|such|of) (?:(?:crying|great|real|rare|true|terrible) )?(?:joy|delight|pleasure|treat|shame|pity|disgrace)\b(?! of)|\b(?:does|do|did|works?|worked) wonders\b|\bdeserves? (?:a |an )?(?:better|prettier|finer|nicer|more)\b"
    r"|\bhard not to\b|\bthere(?: i|')s (?:no (?:better|finer|nicer|greater|worse)|nothing (?:like|better|finer|worse))\b",
    re.I,
)
# Wishes, cries and sayings that say nothing of the world: "Long live the baker!", "Nothing beats a wet afternoon".
OUTCRY = re.compile(
    r"^\W*(?:(?:oh|ah|alas|hurrah|hooray|wow|bravo|farewell|goodbye|cheers|well done|good luck|hats off|all aboard|fingers crossed)(?=[,!.]| to\b)"
    r"|(?:oh|ah) (?:what|how|the|that|to|for|my|no|dear)\b|long live\b|long may\b|god (?:bless|save)\b|would that\b|happy (?:birthday|new year|reading|travels?)\b"
    r"|may (?:the|it|he|she|they|we|you|all|your|our|his|her|their|its|nobody|everyone) (?!(?:\w+ )?(?:was|were|is|saw|had|has|brought)\b)|never\b.*!"
    r"|(?:just |only )?imagine\b(?! (?-i:[A-Z]))|just (?:picture|think)\b|be (?:kind|careful|patient|brave|sure|quick|warned|prepared|there|on time|your)\b|see you\b"
    r"|(?:one|we|you) can(?: only|not but|not help but|'t help but) (?:hope|wish|admire|love|marvel|wonder)\b|it is (?:high|about) time\b|time will tell\b|so much for\b|enough said\b"
    r"|(?:whoever|everyone|everybody|nobody|no one|anyone|anybody|someone|somebody|you|one)\b[^,;\d]{0,40} (?:should|ought to|had better)\b"
    r"|(?:you|we) (?:have to|must) (?:see|visit|try|taste|hear|read|watch)\b|(?:my|our) favou?rites?\b|first things first\b|more (?:on|about) (?:this|that) (?:next|in|soon|later)\b"
    r"|with (?:kind|best|warm) (?:regards|wishes)\b|i, for one\b|there(?:'|\u2019| i)s no(?:thing to| place like)\b|nowhere\b[^.]* (?:\w+er|more \w+|so \w+)\b"
    r"|nothing (?:beats|compares|equals|rivals|surpasses|could be \w+er|could be more)\b"
    r"|(?:few|no) (?:pleasures?|joys?|sights?|delights?) (?:can )?(?:equals?|beats?|match(?:es)?|rivals?|compares?|surpass(?:es)?)\b)"
    r"|\b(?:pure|sheer) (?:poetry|magic|bliss|heaven|nonsense|madness)\b",
    re.I,
)
# The writer speaks: "I could watch that all day". In a name ("World War I", "Class I") it is a number.
WRITER = re.compile(r"(?:^|(?<![A-Za-z'’])[a-z]+ |[,;:—–-] )(?:I|I'(?:m|ve|d|ll)|I’(?:m|ve|d|ll)) (?=[a-z])")
PRAISE = frozenset(
    """beautiful wonderful amazing great awful terrible ugly lovely nice splendid magnificent impressive remarkable astonishing fascinating
    interesting boring exciting inspiring breathtaking charming delightful marvellous marvelous superb excellent fantastic stunning gorgeous
    admirable proud worthwhile worth disappointing sad happy delicious unforgettable truly simply cease amaze inspire pleasant
    comfortable fun magical glorious shameful overrated underrated incredible extraordinary""".split()
)
IMPERATIVES = frozenset(
    """click read see visit contact send call subscribe follow sign join share note remember consider check download register write ask tell
    imagine look listen watch find learn discover try buy book stay come go take keep make give bring turn open enter submit email let
    do don't never always please support promote strengthen""".split()
)

# Roles with one holder at a time: another holder refutes (guide, rule 4).
SINGLE_NOUNS = frozenset(
    """director president mayor chairman chairwoman chair chief ceo head leader minister secretary governor king queen capital headquarters author
    writer composer architect designer founder inventor owner operator winner champion manager captain coach editor host commander principal
    birthplace successor predecessor husband wife father mother drummer""".split()
)
SINGLE_VERBS = frozenset(
    """operate own lead head direct win design invent discover found write author host manage run chair govern succeed compose build bear
    base locate publish release open close hold marry play portray star produce record create develop introduce propose sign kill begin start
    launch establish form make die hit strike destroy collapse land arrive cross become set put take bring rank""".split()
)

# Forms of address and offices that stand before a name, each with the form that spellings share.
TITLES = {
    "dr": "dr", "doctor": "dr", "prof": "professor", "professor": "professor", "mr": "mr", "mister": "mr", "ms": "ms", "mrs": "ms", "miss": "ms",
    "sir": "sir", "dame": "dame", "lord": "lord", "lady": "lady", "captain": "captain", "capt": "captain", "colonel": "colonel", "col": "colonel",
    "general": "general", "gen": "general", "admiral": "admiral", "sergeant": "sergeant", "sgt": "sergeant", "lieutenant": "lieutenant", "lt": "lieutenant",
    "reverend": "reverend", "rev": "reverend", "bishop": "bishop", "judge": "judge", "justice": "judge", "senator": "senator", "sen": "senator",
    "president": "president", "mayor": "mayor", "minister": "minister", "governor": "governor", "gov": "governor", "chancellor": "chancellor",
    "ambassador": "ambassador", "commissioner": "commissioner", "prince": "prince", "princess": "princess", "king": "king", "queen": "queen",
}  # fmt: skip
OFFICES = frozenset(TITLES) | frozenset(
    """director chief chairman chairwoman chair chairperson executive secretary engineer spokesman spokeswoman spokesperson leader head officer manager analyst
    economist owner founder coach author researcher scientist union deputy vice senior junior former acting editor architect""".split()
)

IRREGULAR = {
    "captained": "captain", "captaining": "captain", "chaired": "chair", "chairing": "chair", "hosted": "host", "hosting": "host",
    "rose": "rise", "risen": "rise", "grew": "grow", "grown": "grow", "fell": "fall", "fallen": "fall", "built": "build", "held": "hold",
    "began": "begin", "begun": "begin", "led": "lead", "won": "win", "wrote": "write", "written": "write", "made": "make", "took": "take",
    "taken": "take", "gave": "give", "given": "give", "came": "come", "went": "go", "gone": "go", "ran": "run", "left": "leave", "lost": "lose",
    "said": "say", "told": "tell", "stood": "stand", "brought": "bring", "bought": "buy", "caught": "catch", "thought": "think", "sold": "sell",
    "spent": "spend", "sent": "send", "kept": "keep", "met": "meet", "paid": "pay", "born": "bear", "bore": "bear", "became": "become",
    "struck": "strike", "blew": "blow", "blown": "blow", "drew": "draw", "drawn": "draw", "drove": "drive", "driven": "drive", "broke": "break",
    "broken": "break", "spoke": "speak", "spoken": "speak", "chose": "choose", "chosen": "choose", "knew": "know", "known": "know",
    "saw": "see", "seen": "see", "got": "get", "found": "find", "founded": "found", "children": "child", "men": "man", "women": "woman",
    "people": "people", "lives": "life", "feet": "foot", "teeth": "tooth", "further": "far", "lay": "lie", "laid": "lay", "shut": "shut",
    "died": "die", "dying": "die", "lying": "lie", "felt": "feel", "sang": "sing", "sung": "sing", "swam": "swim", "threw": "throw",
    "thrown": "throw", "understood": "understand", "wore": "wear", "worn": "wear", "ate": "eat", "eaten": "eat", "flew": "fly", "flown": "fly",
    "forgot": "forget", "hid": "hide", "hidden": "hide", "rode": "ride", "ridden": "ride", "shook": "shake", "shaken": "shake", "sank": "sink",
    "sunk": "sink", "stole": "steal", "taught": "teach", "tore": "tear", "torn": "tear", "woke": "wake", "wound": "wind", "dug": "dig",
    "fed": "feed", "fought": "fight", "fled": "flee", "hung": "hang", "heard": "hear", "lent": "lend", "lit": "light", "sought": "seek",
    "shot": "shoot", "slept": "sleep", "slid": "slide", "swept": "sweep", "bent": "bend", "dealt": "deal", "meant": "mean", "dreamt": "dream",
    "arose": "arise", "awoke": "awake", "crept": "creep", "drank": "drink", "forbade": "forbid", "foresaw": "foresee", "forgave": "forgive",
    "froze": "freeze", "knelt": "kneel", "leapt": "leap", "learnt": "learn", "outdid": "outdo", "outgrew": "outgrow", "overcame": "overcome",
    "oversaw": "oversee", "overtook": "overtake", "overthrew": "overthrow", "proved": "prove", "proven": "prove", "rang": "ring",
    "rebuilt": "rebuild", "redrawn": "redraw", "redrew": "redraw", "remade": "remake", "repaid": "repay", "resold": "resell", "retold": "retell",
    "retook": "retake", "rewrote": "rewrite", "sat": "sit", "sawn": "saw", "sewed": "sew", "sewn": "sew", "shone": "shine", "shrank": "shrink",
    "shrunk": "shrink", "slain": "slay", "slew": "slay", "sprang": "spring", "strode": "stride", "strove": "strive", "stuck": "stick",
    "swelled": "swell", "swollen": "swell", "swore": "swear", "sworn": "swear", "swung": "swing", "underwent": "undergo", "undertook": "undertake",
    "uses": "use", "eases": "ease", "doses": "dose", "senses": "sense", "reverses": "reverse", "rouses": "rouse", "muses": "muse", "toes": "toe",
    "taxis": "taxi", "skis": "ski", "undid": "undo", "upheld": "uphold", "wept": "weep", "withdrew": "withdraw", "withheld": "withhold", "withstood": "withstand", "wove": "weave",
}  # fmt: skip


_CONTRACTED = re.compile(r"(?:i|you|he|she|it|we|they|there|here|that|this|who|what|where|how)'(?:re|ll|ve|d|s|m)|.*n't")


def is_contraction(low: str) -> bool:
    """Whether a token is a pronoun with the verb that has shrunk to it, or a verb with its "not": "they're", "there'll", "don't"."""
    return _CONTRACTED.fullmatch(low) is not None


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """What inflected forms of an English word share: a light lemma, lower case, without possessive or accents of apostrophes.

    >>> key("Cities"), key("opened"), key("running"), key("China's")
    ('city', 'open', 'run', 'china')
    """
    low = word.lower().replace("\u2019", "'").removesuffix("'s").strip("'") or word
    if len(word) > 2 and word[-1] == "s" and word[:-1].isupper() and word[:-1].isalpha():
        return low[:-1]  # NEVs, GDPs
    if not low.isascii() or not low.isalpha() or len(low) < 4:
        return IRREGULAR.get(low, low)
    from yrdcheck import thesaurus

    return IRREGULAR.get(low) or thesaurus.lemma(low)


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[tuple[str, int, int]]:
    """Tokens of ``text[start:end]`` with their offsets in ``text``; CJK characters stand alone, punctuation counts."""
    stop = len(text) if end is None else end
    return [(m.group(), m.start(), m.end()) for m in TOKEN.finditer(text, start, stop)]


def is_cjk(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def is_chinese(text: str) -> bool:
    """Whether a text is written in Chinese: more Chinese characters than Latin words."""
    if text.isascii():
        return False
    han = sum(map(is_cjk, text))
    return han > 1 and han > len(re.findall(r"[A-Za-z]+", text))


LEVEL = dict(zip(range(0x2080, 0x208A), "0123456789", strict=True))  # lowered figures: PM₂.₅


def direction(keys: Iterable[str]) -> int:
    """1 where the words speak of a rise, -1 of a fall, 0 of neither or both."""
    up = down = False
    for k in keys:
        up = up or k in UP
        down = down or k in DOWN
    return int(up) - int(down)


_ASIDE = re.compile(r"[,(] ?(?:which|who|whose|where) [^,;()]*(?=[,;)] ?\S)", re.IGNORECASE)


_NEARLY_DONE = re.compile(  # "almost finished" is not finished
    r"\bnear completion\b|\b(?:almost|nearly|close to|nearing|on the (?:point|verge|brink) of|not far from) (?:its |the |being |fully )?"
    r"(?:finished|completed?|completion|opened|open|opening|ready|built|operational)\b(?! (?:from|on|in) )",
    re.IGNORECASE,
)
_WORK_BEGUN = re.compile(  # building that was launched has begun, no more
    r"\b(?:construction|building|work)\b[^,;.]{0,80} (?:has|have|was|were) (?:already |now |also )?(?:been )?(?:launched|started|begun|initiated|kicked off|set in motion)\b"
    r"|\bground (?:has been|was) broken\b|\bha(?:s|ve) (?:already )?(?:launched|started|begun) (?:its |the )?(?:construction|building)\b",
    re.IGNORECASE,
)
_WORK_OVER = re.compile(r"\bno longer (?:under construction|being built|a building site)\b|\bwork on [^,;.]{1,80} is (?:over|done|finished|complete|at an end)\b", re.IGNORECASE)
_DONE_BY_NOW = re.compile(r"\b(?:after|since) (?:its |their |the )?completion\b|\bcompletion\b[^,;.]{0,80} (?:has been|was) (?:achieved|reached|celebrated)\b", re.IGNORECASE)
_ONCE_DONE = re.compile(  # "once the line is running" tells what is to come
    r"^\W*(?:once|as soon as) (?!(?:an?|every|again|more)\b)[^,;.]*? (?:is|are|has been|have been) "
    r"|\bshould be (?:in (?:operation|service|use|place)|complete|completed|finished|opened|open|ready|running|built)\b",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(r"\b(?:will not|won['’]t) (?:yet )?be (?:ready|finished|completed?|done|operational|available|in (?:use|service|place|operation))\b[^,;.]{0,60} (?:before|until|till|earlier than)\b", re.IGNORECASE)  # "will not be ready before May" will be ready
_BY_THEN = re.compile(r"\bby the end of\b(?=[^,;.]{0,80} had\b)", re.IGNORECASE)  # what had been done by then


def stage(text: str) -> str:
    """Where a project stands, as far as a sentence says: planned, not begun, under construction, in progress, completed, not completed, cancelled, or ''.

    What is said beside, of one of its things, is no stage of the sentence: "there are two halls, which will merge; and the mill".
    """
    text = _ASIDE.sub(";", text)
    low = " " + re.sub(r"[^a-z0-9]+", " ", text.lower()) + " "
    best: tuple[int, int, str] | None = None
    for phrase, label in STAGES:
        at = low.find(f" {phrase} ")
        if at >= 0 and (best is None or (-len(phrase), at) < best[:2]):
            best = (-len(phrase), at, label)
    future = FUTURE.search(_RANKED.sub(" ", _BY_THEN.sub(" ", text))) is not None or _ONCE_DONE.search(text) is not None
    if _NEARLY_DONE.search(text):
        return "planned"
    if _WORK_BEGUN.search(text):
        return "under construction"
    if best is not None:
        if _WORK_OVER.search(text) or (best[0] == -len("completion") and not future and _DONE_BY_NOW.search(text)):
            return "completed"
        if best[2] == "completed" and future:
            return "planned"
        if best[2] == "completed" and re.search(r"\bnot\b|n't\b|n’t\b|\bnever\b", low):
            return "not completed"
        return best[2]
    for word in low.split():
        if key(word) in STAGE_VERBS and word != "opening":
            if future:
                return "planned"
            if re.search(r" (?:not|never) ", low):
                return "not completed"
            if word.endswith(("ed", "t")) and word != key(word):
                return "completed"
    if PERFECT.search(low):
        return "completed"
    if PLANNED.search(text) or _NOT_BEFORE.search(text):
        return "planned"
    return "in progress" if ONGOING.search(low) else ""
