"""The words by which a figure finds what it belongs to: closed lists about language, never about a subject."""

from __future__ import annotations

from yrdcheck.quantities.tables import row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

DETERMINERS: Final = row(
    "the a an its their our his her your my these those this that such all both each every another other further more additional",
    "some any no",
)
LINKS: Final = row("""
    about above across after against along although amid among and around as at because before behind below beneath beside between
    beyond but by compared despite down during ended except following for from if in including into like minus near nor off on onto or
    out outside over past per plus respectively since so than though through throughout till to together toward towards under until up
    upon versus via when whenever where whereas whether which while who whom whose why with within without yet that then there ago
    later earlier now today currently still also already just only not never annually each apiece nationwide worldwide globally
    overall instead thereafter respectively alone ahead again away back here once soon together too very well ever even else however
    thus hence namely worth it he she they we you i them him us
""")
VERBS: Final = row("""
    is are was were be been being am has have had having do does did will would can could may might must shall should come comes came
    go goes went gone make makes made take takes took taken give gives gave given get gets got see sees saw seen stand stands stood
    hold holds held keep keeps kept put puts set run runs ran show shows showed shown account accounts accounted accounting reach
    reaches reached reaching exceed exceeds exceeded exceeding total totals totalled totaled totalling totaling amount amounts
    amounted amounting become becomes became remain remains remained live lives lived work works worked working use uses used join
    joins joined visit visits visited attend attends attended say says said include includes included provide provides provided
    produce produces produced generate generates generated create creates created gather gathers cover covers covered covering open
    opens opened close closes closed begin begins began start starts started end ends serve serves served employ employs employed
    build builds built carry carries carried bring brings brought lie lies lay sit sits sat rank ranks ranked win wins won lead leads
    led send sends sent receive receives received host hosts hosted connect connects connected link links linked stretch stretches
    stretched span spans spanned cost costs average averages averaged averaging contribute contributes contributed represent
    represents represented sell sells sold buy buys bought pay pays paid own owns owned earn earns earned need needs needed want wants
    wanted help helps helped meet meets met die dies died benefit benefits benefited benefiting complete completes completed enter
    enters entered entering leave leaves left weigh weighs weighed measure measures measured surpass surpasses surpassed top tops
    topped pass passes passed hit hits touch touches touched leaving bringing making taking giving achieving achieve achieves achieved
    attract attracts attracted handle handles handled process processes processed ship ships shipped invest invests invested receive
    registered record records recorded report reports reported estimate estimated expected rose risen rise rises rising fell fallen
    fall falls falling grew grown grow grows growing dropped drop drops increased increase increases increasing decreased decrease
    decreases decreasing declined decline declines climbed jumped surged soared plunged shrank shrunk expanded expand expands dipped
    slipped slid doubled tripled halved quadrupled quoted raised raise raises cut cuts reduced reduce reduces reducing lowered boosted
    improved extends extended extend consists consist comprises comprise contains contain houses occupies occupied occupy travelled
    traveled killed injured born located situated based numbered yielded spends spent seated caters traded
    narrowed widened lengthened shortened accelerated slowed eased swelled advanced tumbled slumped lifted trimmed
""")
# Third persons that are no plurals, whatever stands before them.
NEVER_NOUNS: Final = row("""
    makes takes gives gets goes comes has becomes remains keeps brings carries says includes provides receives exceeds reaches amounts
    lies sits sells buys pays owns earns employs contributes represents consists comprises contains extends attracts joins enters serves
""")
# What lets a bare figure stand for the things counted before it: "103 in the north", "27 of which", "35 were injured".
ELLIPTIC: Final = row(
    "in of at on from to were was are is have has had more fewer less , . ; ) and or last this next during for by when which who that but",
    "among worldwide nationwide each between after before since",
) | {""}
PARTITIVE: Final = row("which whom them these those it")
LISTED: Final = (["and"], ["or"], [","], [",", "and"], [",", "or"])
AGAINST: Final = frozenset(
    tuple(words.split())
    for words in (
        "not",
        "instead of",
        "rather than",
        "up from",
        "down from",
        "against",
        "compared with",
        "compared to",
        "and not",
        "as against",
        "versus",
    )
)
SENTENCE_ENDS: Final = row(". ! ? ;")
# Base forms: verbs only after a plural, nouns as often ("the national total").
BASE: Final = row("""
    total amount cost work use process record report need host run set link lead top pass ship span stretch measure rank rise fall
    increase drop decrease decline climb cut visit cover average end start open close help build benefit produce live join hold show
    touch hit stand lay account process invest estimate register win pay own span house
""")
TIMES: Final = row("year years month months day days week weeks quarter hour hours time times decade century")
ACTS: Final = row("""
    reduce reduces reduced reducing raise raises raised raising cut cuts cutting extend extends extended extending shorten shortens
    shortened shortening increase increases increased increasing boost boosts boosted boosting lift lifts lifted lifting bring brings
    brought bringing improve improves improved improving lower lowers lowered lowering expand expands expanded expanding slash slashed
    slashing push pushes pushed pushing drive drives drove driven take takes took taking trim trimmed decrease decreased decreasing
    keep kept limit limits limited widen widened narrow narrowed double doubled halve halved upgrade upgraded set sets setting put
    puts
""")
ADVERBS: Final = row(
    "now currently already also still only just even about around approximately roughly nearly almost some well further recently",
    "newly then currently altogether together only collectively jointly",
)
EXTENTS: Final = row("long wide high tall deep thick broad old apart away across")
MEASURED: Final = row("length width height depth diameter size area weight capacity distance altitude thickness radius breadth")
AFTERS: Final = row(
    "long wide high tall deep thick broad old apart away across ago later earlier early late ahead behind higher lower more less",
    "fewer greater larger smaller longer shorter faster slower up down off",
)
SHARES: Final = row("share stake portion proportion part slice majority minority holding interest")
IRREGULAR: Final = row(
    "people men women children businessmen consortia phenomena criteria data media cattle sheep fish police staff feet mice geese",
    "teeth",
)
COMPARED: Final = {
    "higher": 1,
    "more": 1,
    "above": 1,
    "greater": 1,
    "larger": 1,
    "longer": 1,
    "faster": 1,
    "bigger": 1,
    "deeper": 1,
    "wider": 1,
    "broader": 1,
    "taller": 1,
    "thicker": 1,
    "heavier": 1,
    "warmer": 1,
    "hotter": 1,
    "up": 1,
    "lower": -1,
    "less": -1,
    "fewer": -1,
    "below": -1,
    "smaller": -1,
    "shorter": -1,
    "slower": -1,
    "shallower": -1,
    "narrower": -1,
    "thinner": -1,
    "lighter": -1,
    "colder": -1,
    "cooler": -1,
    "down": -1,
    "off": -1,
}
CHANGE_NOUNS: Final = {
    "increase": 1, "rise": 1, "growth": 1, "gain": 1, "jump": 1, "surge": 1, "expansion": 1, "upturn": 1, "uptick": 1,
    "improvement": 1, "hike": 1, "climb": 1, "boost": 1, "increment": 1,
    "decrease": -1, "fall": -1, "drop": -1, "decline": -1, "reduction": -1, "cut": -1, "loss": -1, "slump": -1, "plunge": -1,
    "dip": -1, "shrinkage": -1, "contraction": -1, "slide": -1, "saving": -1,
    "increases": 1, "decreases": -1, "reductions": -1, "cuts": -1, "discount": -1, "downturn": -1,
}  # fmt: skip
# These take their figure as the amount of change; "added 300 jobs" takes it as an object.
MOVES: Final = {
    word: sign
    for sign, words in (
        (
            1,
            row(
                "rise rises rose risen rising grow grows grew grown growing climb climbs climbed climbing jump jumps jumped jumping",
                "surge surges surged surging soar soars soared soaring up increased increase increases increasing expanded leapt",
                "swelled gained advanced",
            ),
        ),
        (
            -1,
            row(
                "fall falls fell fallen falling drop drops dropped dropping decline declines declined declining slip slips slipped",
                "slipping shrink shrinks shrank shrunk shrinking plunge plunges plunged tumble tumbles tumbled slump slumped slumps",
                "down decreased decrease decreases decreasing dipped slid sank contracted lost",
            ),
        ),
    )
    for word in sorted(words)
}


AFTER_COMPARED: Final = row("than from on , . year ; and compared over") | {""}
AFTER_HYPHEN: Final = row("scale old long strong odd plus style")
AUXILIARIES: Final = row("is are was were has have had will be")
INNER_MARKS: Final = row("- – ' ’ ‘ & / . , % $ £ € ¥ ￥ ₹ ° # + ± ~")  # all other marks end a phrase
BREAK_WORDS: Final = row("while but that which where when as if because since whose who by and than")
COUNTED_MOVES: Final = row("increase increases decrease gained lost advanced drop drops")
FILLERS: Final = row("a an another further by only just sharply slightly steadily rapidly roughly about nearly over some")
LEVEL_LEADS: Final = row(
    "to from at exceed exceeds exceeded exceeding reach reaches reached reaching hit hits top topped surpassed is was are were"
)
LINKING: Final = row("to from by at in of for than a an the %")
NOUNS_IN_ING: Final = row(
    "building rating ranking funding housing engineering manufacturing processing shipping training banking testing charging",
    "parking",
)
SELECTORS: Final = row("last first next past top remaining other")
PHRASAL: Final = row(
    "make makes made making take takes took taking taken set sets sum sums end ends ended open opens opened put puts break broke"
)
WENT: Final = row("go goes going went gone be is are was were been being move moves moved drive drove driven bring brought come came comes")  # up or down by a number
SPANNED: Final = row("annual yearly year-on-year quarterly monthly further overall")
UNIT_WORDS: Final = row("percent per cent points km kilometres kilometers yuan this last year")
VERB_NOUNS: Final = row("cut fall drop climb boost hike rise jump")
