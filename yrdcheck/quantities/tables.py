"""The vocabulary of figures: one row per unit, currency, number word, hedge.

A row of ``UNITS`` is ``symbol  dimension  factor  names``: the factor turns the unit into the base unit
of its dimension (metre, square metre, kilogram, second, month, ...). Factors are definitions: the international
yard and pound of 1959, the SI brochure (9th edition), NIST SP 811 for gallon, barrel and horsepower; mu, jin, li and
chi are the metric-bound Chinese units of 1959. Names of up to two letters are read as written, longer
ones in any case.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final


def row(*rows: str) -> frozenset[str]:
    """The words of some rows."""
    return frozenset(" ".join(rows).split())


UNITS: Final = """
A           current      1                   A, amp, amps, ampere, amperes
B           data         8                   byte, bytes
Bq          radiation    1                   Bq, becquerel, becquerels
EB          data         8e18                EB, exabyte, exabytes
GB          data         8e9                 GB, gigabyte, gigabytes
GHz         frequency    1e9                 GHz, gigahertz
GJ          energy       1e9                 GJ, gigajoule, gigajoules
GPa         pressure     1e9                 GPa, gigapascal, gigapascals
GW          power        1e9                 GW, gigawatt, gigawatts
GWh         energy       3.6e12              GWh, gigawatt hour, gigawatt hours
Gbit        data         1e9                 Gbit, gigabit, gigabits
Gbit/s      data/time    1e9                 Gbps
Gt          mass         1e12                Gt, gigaton, gigatons, gigatonne, gigatonnes
Hz          frequency    1                   Hz, hertz
J           energy       1                   J, joule, joules
K           temperature  1                   K, kelvin, kelvins, degree kelvin, degrees kelvin, °K, ºK
KB          data         8e3                 KB, kB, kilobyte, kilobytes
Kbit        data         1e3                 Kbit, kilobit, kilobits
Kbit/s      data/time    1e3                 kbps
L           volume       1e-3                L, l, litre, litres, liter, liters, ltr
MB          data         8e6                 MB, megabyte, megabytes
MHz         frequency    1e6                 MHz, megahertz
MJ          energy       1e6                 MJ, megajoule, megajoules
MPa         pressure     1e6                 MPa, megapascal, megapascals
MW          power        1e6                 MW, megawatt, megawatts
MWh         energy       3.6e9               MWh, megawatt hour, megawatt hours
Mbit        data         1e6                 Mb, Mbit, megabit, megabits
Mbit/s      data/time    1e6                 Mbps
Mt          mass         1e9                 Mt, megaton, megatons, megatonne, megatonnes
N           force        1                   newton, newtons
PB          data         8e15                PB, petabyte, petabytes
PJ          energy       1e15                PJ, petajoule, petajoules
Pa          pressure     1                   Pa, pascal, pascals
Pbit        data         1e15                Pbit, petabit, petabits
TB          data         8e12                TB, terabyte, terabytes
TEU         containers   1                   TEU, TEUs, twenty foot equivalent unit, twenty foot equivalent units, standard containers
TJ          energy       1e12                TJ, terajoule, terajoules
TW          power        1e12                TW, terawatt, terawatts
TWh         energy       3.6e15              TWh, terawatt hour, terawatt hours
Tbit        data         1e12                Tbit, terabit, terabits
V           voltage      1                   V, volt, volts
W           power        1                   W, watt, watts
Wh          energy       3600                Wh, watt hour, watt hours
acre        area         4046.8564224        acre, acres, ac
acre_ft     volume       1233.48183754752    acre foot, acre feet
bar         pressure     1e5                 bar, bars
bbl         volume       0.158987294928      bbl, barrel, barrels
bit         data         1                   bit, bits
bp          pp           0.01                bp, bps, basis point, basis points
bu          volume       0.03523907016688    bushel, bushels
cal         energy       4.184               calorie, calories
carat       mass         2e-4                carat, carats
century     months       1200                century, centuries
cm          length       1e-2                cm, centimetre, centimetres, centimeter, centimeters
cm2         area         1e-4                cm², cm2, square centimetre, square centimetres, square centimeter, square centimeters, sq cm
cm3         volume       1e-6                cm³, cm3, cc, cubic centimetre, cubic centimetres, cubic centimeter, cubic centimeters
dB          sound        1                   dB, decibel, decibels
day         time         86400               day, days
decade      months       120                 decade, decades
deg         angle        1
degC        temperature  1                   °C, ℃, ºC, º C, degree C, degrees C, deg C, deg. C, degs C, degree celsius, degrees celsius, celsius degree
degC        temperature  1                   celsius degrees, celsius, degree centigrade, degrees centigrade, centigrade, celcius, degree celcius
degC        temperature  1                   degrees celcius
degF        temperature  1                   °F, ℉, ºF, º F, degree F, degrees F, deg F, deg. F, degs F, degree fahrenheit, degrees fahrenheit
degF        temperature  1                   fahrenheit degree, fahrenheit degrees, fahrenheit, degree farenheit, degrees farenheit, farenheit
fathom      length       1.8288              fathom, fathoms
fortnight   time         1209600             fortnight, fortnights
ft          length       0.3048              ft, foot, feet, ′, linear feet, linear foot, lineal feet
ft/s        speed        0.3048              ft/s, feet per second, foot per second
ft2         area         0.09290304          ft², ft2, square foot, square feet, sq ft, sqft, sq. ft
ft3         volume       0.028316846592      ft³, ft3, cubic foot, cubic feet
furlong     length       201.168             furlong, furlongs
g           mass         1e-3                g, gram, grams, gramme, grammes
gal         volume       0.003785411784      gal, gallon, gallons
h           time         3600                h, hr, hrs, hour, hours
hPa         pressure     100                 hPa, hectopascal, hectopascals, mbar, millibar, millibars
ha          area         10000               ha, hectare, hectares
hp          power        745.6998715822702   hp, horsepower
in          length       0.0254              in, inch, inches, ″
in2         area         0.00064516          square inch, square inches, sq in
in3         volume       0.000016387064      cubic inch, cubic inches
kHz         frequency    1e3                 kHz, kilohertz
kJ          energy       1e3                 kJ, kilojoule, kilojoules
kN          force        1e3                 kN, kilonewton, kilonewtons
kPa         pressure     1e3                 kPa, kilopascal, kilopascals
kV          voltage      1e3                 kV, kilovolt, kilovolts
kVA         apparent     1e3                 kVA, kilovolt ampere, kilovolt amperes
kW          power        1e3                 kW, KW, kilowatt, kilowatts
kWh         energy       3.6e6               kWh, kilowatt hour, kilowatt hours, kilowatt-hour, kilowatt-hours
kcal        energy       4184                kcal, kilocalorie, kilocalories
kg          mass         1                   kg, KG, Kg, kgs, kilo, kilos, kilogram, kilograms, kilogramme, kilogrammes
km          length       1000                km, KM, Km, kms, kilometre, kilometres, kilometer, kilometers
km/h        speed        0.2777777777777778  km/h, kph, kmh, kmph, km/hr, kilometres per hour, kilometers per hour, kilometre per hour
km/h        speed        0.2777777777777778  kilometer per hour, kilometres an hour, kilometers an hour, km per hour, km an hour
km2         area         1e6                 km², km2, square kilometre, square kilometres, square kilometer, square kilometers, sq km
km2         area         1e6                 sqkm
knot        speed        0.5144444444444445  knot, knots, kn
kt          mass         1e6                 kt, kiloton, kilotons, kilotonne, kilotonnes
lb          mass         0.45359237          lb, lbs
li          length       500                 li
m           length       1                   m, metre, metres, meter, meters, linear metres, linear meters, running metres, running meters
m/s         speed        1                   m/s, metres per second, meters per second, metre per second, meter per second, mps
m2          area         1                   m², m2, ㎡, square metre, square metres, square meter, square meters, sq m, sqm
m3          volume       1                   m³, m3, cubic metre, cubic metres, cubic meter, cubic meters, cu m
mA          current      1e-3                mA, milliamp, milliamps, milliampere, milliamperes
mAh         charge       3.6                 mAh
mL          volume       1e-6                ml, mL, millilitre, millilitres, milliliter, milliliters
mSv         dose         1e-3                mSv, millisievert, millisieverts
mV          voltage      1e-3                mV, millivolt, millivolts
mW          power        1e-3                mW, milliwatt, milliwatts
mg          mass         1e-6                mg, milligram, milligrams, milligramme, milligrammes
mi          length       1609.344            mi, mile, miles
mi2         area         2589988.110336      mi², mi2, square mile, square miles, sq mi, sq miles, sq mile
min         time         60                  min, mins, minute, minutes
mm          length       1e-3                mm, millimetre, millimetres, millimeter, millimeters
mmHg        pressure     133.322387415       mmHg, millimetres of mercury, millimeters of mercury
month       months       1                   month, months, mo
mph         speed        0.44704             mph, miles per hour, mile per hour, miles an hour
ms          time         1e-3                ms, millisecond, milliseconds
mu          area         666.6666666666666   mu
nm          length       1e-9                nm, nanometre, nanometres, nanometer, nanometers
nmi         length       1852                nmi, nautical mile, nautical miles
ns          time         1e-9                ns, nanosecond, nanoseconds
ordinal     ordinal      1
oz          mass         0.028349523125      oz, ounce, ounces
percent     percent      1                   %, percent, per cent, pct, percentage, ％, % percent
permille    percent      0.1                 ‰, per mille, per mill, permille
pg          mass         1e-15               pg, picogram, picograms
pp          pp           1                   pp, pps, ppt, ppts, percentage point, percentage points, percent point, percent points
pp          pp           1                   per cent point, per cent points, % point, % points, pct pt, pct pts, pct point, pct points
ppb         percent      1e-7                ppb, parts per billion
ppm         percent      1e-4                ppm, parts per million
psi         pressure     6894.757293168      psi
quarter     months       3
rpm         frequency    0.016666666666666666 rpm, revolutions per minute
s           time         1                   s, sec, secs, second, seconds
stone       mass         6.35029318          stone
t           mass         1000                t, tonne, tonnes, metric ton, metric tons, metric tonne, metric tonnes
ton_uk      mass         1016.0469088        long ton, long tons, imperial ton, imperial tons
ton_us      mass         907.18474           short ton, short tons, US ton, US tons
ug          mass         1e-9                μg, µg, ug, mcg, microgram, micrograms
um          length       1e-6                μm, µm, um, micron, microns, micrometre, micrometres, micrometer, micrometers
us          time         1e-6                μs, µs, microsecond, microseconds
week        time         604800              week, weeks, wk, wks
x           x            1                   x, X, ×, fold
yd          length       0.9144              yd, yds, yard, yards
yd2         area         0.83612736          square yard, square yards, sq yd
yd3         volume       0.764554857984      cubic yard, cubic yards
year        months       12                  year, years, yr, yrs, yo, y/o
"""

# Units that a text leaves open; the first is the likelier one.
OPEN_UNITS: Final = """
deg|degC|degF   °, º, degree, degrees
lb|GBP          pound, pounds
t|ton_us|ton_uk ton, tons
"""

# ISO code, then names. "$" is the US dollar unless a letter before it says otherwise; "¥" is left open.
CURRENCIES: Final = """
AED     dirham, dirhams, UAE dirham, UAE dirhams
ALL     albanian lek, leke
AMD     ֏, armenian dram, dram
ANG     antillean guilder
AOA     angolan kwanza, kwanza, kwanzas
ARS     argentine peso, argentine pesos, argentinian pesos
AUD     A$, AU$, australian dollar, australian dollars
AZN     ₼, azerbaijani manat
BAM     convertible mark, convertible marks
BDT     ৳, taka, bangladeshi taka
BGN     lev, leva, bulgarian lev, bulgarian leva
BHD     bahraini dinar, bahraini dinars
BND     brunei dollar, brunei dollars
BOB     boliviano, bolivianos
BRL     R$, brazilian real, brazilian reais, reais
BTC     bitcoin, bitcoins
BTN     ngultrum
BWP     pula, botswana pula
BYN     belarusian ruble, belarusian rubles, belarusian rouble, belarusian roubles
CAD     C$, CA$, canadian dollar, canadian dollars
CHF     swiss franc, swiss francs, francs, SFr
CLP     chilean peso, chilean pesos
CNY     yuan, renminbi, RMB, RMB yuan, chinese yuan, yuan RMB
CNY|JPY ¥, ￥
CZK|SEK|NOK|DKK|ISK crown, crowns
DEM|BAM|FIM mark, marks, deutschmark, deutschmarks
COP     colombian peso, colombian pesos
CRC     ₡, costa rican colon, costa rican colones, colones
CUP     cuban peso, cuban pesos
CZK     czech koruna, czech crown, czech crowns, koruna
DKK     danish krone, danish kroner, danish crown, danish crowns
DOP     dominican peso, dominican pesos
DZD|IQD|JOD|KWD|LYD|RSD|TND dinar, dinars
DZD     algerian dinar, algerian dinars
EGP     egyptian pound, egyptian pounds
ETB     birr, ethiopian birr
EUR     €, euro, euros
FJD     fijian dollar, fijian dollars, fiji dollar, fiji dollars
GBP     £, pound sterling, pounds sterling, sterling, british pound, british pounds, quid
GEL     ₾, lari, georgian lari
GHS     ₵, cedi, cedis, ghanaian cedi, ghanaian cedis
GTQ     quetzal, quetzales
HKD     HK$, hong kong dollar, hong kong dollars
HNL     lempira, lempiras
HRK     kuna, croatian kuna
HUF     forint, forints, hungarian forint, hungarian forints
IDR     rupiah, indonesian rupiah
ILS     ₪, shekel, shekels, israeli shekel, israeli shekels, new shekels
INR     ₹, rupee, rupees, indian rupee, indian rupees, Rs
IQD     iraqi dinar, iraqi dinars
IRR     iranian rial, iranian rials
ISK     icelandic krona, icelandic kronur
JMD     jamaican dollar, jamaican dollars
JOD     jordanian dinar, jordanian dinars
JPY     yen, japanese yen, JP¥
KES|TZS|UGX shilling, shillings
KES     kenyan shilling, kenyan shillings
KGS     kyrgyz som, kyrgyzstani som
KHR     ៛, riel, cambodian riel
KPW     north korean won
KRW     ₩, won, korean won, south korean won
KWD     kuwaiti dinar, kuwaiti dinars
KZT     ₸, tenge, kazakhstani tenge
LAK     ₭, kip, lao kip
LBP     lebanese pound, lebanese pounds
LKR     sri lankan rupee, sri lankan rupees
LYD     libyan dinar, libyan dinars
MAD     moroccan dirham, moroccan dirhams
MDL     moldovan leu, moldovan lei
MGA     ariary
MMK     kyat, burmese kyat
MNT     ₮, tugrik, togrog, mongolian tugrik
MOP     pataca, patacas, macau pataca
MUR     mauritian rupee, mauritian rupees
MVR     rufiyaa
MXN|ARS|CLP|COP|CUP|DOP|PHP|UYU peso, pesos
MXN     MX$, mexican peso, mexican pesos
MYR     ringgit, malaysian ringgit
NGN     ₦, naira, nigerian naira
NOK|DKK krone, kroner
NOK     norwegian krone, norwegian kroner, norwegian crown, norwegian crowns
NPR     nepalese rupee, nepalese rupees
NZD     NZ$, new zealand dollar, new zealand dollars
OMR     omani rial, omani rials
PEN     peruvian sol, peruvian soles, nuevo sol, nuevos soles
PGK     kina
PHP     ₱, philippine peso, philippine pesos
PKR     pakistani rupee, pakistani rupees
PLN     zloty, zlotys, polish zloty, zł
PYG     ₲, guarani, guaranies
QAR     qatari riyal, qatari riyals
RON     romanian leu, romanian lei
RSD     serbian dinar, serbian dinars
RUB     ₽, rouble, roubles, ruble, rubles, russian rouble, russian roubles, russian ruble, russian rubles
SAR     riyal, riyals, saudi riyal, saudi riyals
SDG     sudanese pound, sudanese pounds
SEK|ISK krona
SEK     kronor, swedish krona, swedish kronor, swedish crown, swedish crowns
SGD     S$, singapore dollar, singapore dollars
SYP     syrian pound, syrian pounds
THB     ฿, baht, thai baht
TND     tunisian dinar, tunisian dinars
TRY     ₺, lira, turkish lira, turkish liras
TTD     trinidad and tobago dollar, trinidad and tobago dollars
TWD     NT$, taiwan dollar, taiwan dollars, new taiwan dollar, new taiwan dollars, taiwanese dollar, taiwanese dollars
TZS     tanzanian shilling, tanzanian shillings
UAH     ₴, hryvnia, hryvnias, ukrainian hryvnia
UGX     ugandan shilling, ugandan shillings
USD     $, US$, dollar, dollars, US dollar, US dollars, U.S. dollar, U.S. dollars, american dollar, american dollars, buck, bucks
UYU     uruguayan peso, uruguayan pesos
UZS     uzbekistani som
VES     bolivar, bolivars, bolivares
VND     ₫, dong, vietnamese dong
YER     yemeni rial, yemeni rials
ZAR     rand, south african rand
ZMW     zambian kwacha, kwacha
"""

# Hundredths of a currency.
CENTS: Final = """
EUR     euro cent, euro cents, eurocent, eurocents
GBP     pence, penny
USD     ¢, US cent, US cents
USD|EUR cent, cents
CNY     fen
"""

STATURE: Final = row("above into")  # after a length: how far something rises, not by how much
SMALL: Final = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip

# Powers of ten; a short scale throughout, as in every current English style guide.
MAGNITUDES: Final = {
    "hundred": 2, "hundreds": 2, "thousand": 3, "thousands": 3, "million": 6, "millions": 6, "billion": 9, "billions": 9,
    "trillion": 12, "trillions": 12, "quadrillion": 15, "quadrillions": 15, "lakh": 5, "lakhs": 5, "lac": 5, "lacs": 5, "crore": 7,
    "crores": 7,
    "k": 3, "mn": 6, "mln": 6, "mio": 6, "mil": 6, "bn": 9, "bln": 9, "tn": 12, "trn": 12,
}  # fmt: skip
# Read as magnitudes only where they follow a figure.
SHORT_MAGNITUDES: Final = frozenset({"k", "mn", "mln", "mio", "mil", "bn", "bln", "tn", "trn"})
MONEY_MAGNITUDES: Final = {"m": 6, "b": 9, "t": 12}  # "$1.9m", never "1.9m"

ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "nineth": 9,
    "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80,
    "ninetieth": 90, "hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip
DENOMINATORS: Final = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
for _word, _n in ORDINALS.items():
    if _n > 2:
        DENOMINATORS[_word] = _n
        DENOMINATORS[_word + "s"] = _n
GLYPHS: Final = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6),
    "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip
GROUPS: Final = {"dozen": 12, "dozens": 12, "score": 20, "pair": 2, "pairs": 2, "couple": 2, "duo": 2, "trio": 3, "quartet": 4, "quintet": 5}
MULTIPLES: Final = {
    "double": 2.0, "doubled": 2.0, "doubles": 2.0, "doubling": 2.0, "triple": 3.0, "tripled": 3.0, "triples": 3.0, "tripling": 3.0,
    "trebled": 3.0, "treble": 3.0, "trebling": 3.0, "quadruple": 4.0, "quadrupled": 4.0, "quadrupling": 4.0, "quadruples": 4.0,
    "quintupled": 5.0, "quintuple": 5.0, "halved": 0.5, "halving": 0.5, "halves": 0.5, "halve": 0.5, "twice": 2.0, "thrice": 3.0,
    "twofold": 2.0, "threefold": 3.0, "fourfold": 4.0, "fivefold": 5.0, "sixfold": 6.0, "sevenfold": 7.0, "eightfold": 8.0, "ninefold": 9.0,
    "tenfold": 10.0, "twentyfold": 20.0, "hundredfold": 100.0, "thousandfold": 1000.0,
}  # fmt: skip

# Words before a figure: last word, the words before it, what they make of the figure. Longest first within a last word.
BEFORE: Final = """
over        over
over        just over         just, slightly, little, bit, shade, tad
above       over
above       just over         just, slightly, little, bit
than        over              more, greater, higher, larger, longer, bigger, better, faster, heavier, older, farther, further, wider
than        over              taller, deeper
than        at most           not taller, no taller, not longer, not higher, not larger, not bigger, no bigger, not greater
than        at most           not deeper, no deeper, not wider, no wider, not heavier, no heavier, not older, no older
than        at least          not shorter, no shorter, not smaller, not lower, not younger, no younger, not lighter, no lighter
than        under             less, fewer, lower, smaller, shorter, younger, slower, lighter, narrower, cheaper
than        at most           no more, not more, no greater, no higher, no larger, no longer, never more
than        at least          no less, no fewer, not less, not fewer, no lower, no smaller
than        just over         slightly more, little more, bit more
than        nearly            slightly less, little less, slightly fewer, bit less
exceed      over
exceeds     over
exceeded    over
exceeding   over
exceeding   at most           not
exceed      at most           not, to not
surpass     over
surpasses   over
surpassed   over
surpassing  over
topped      over
topping     over
tops        over
passed      over
passing     over
crossed     over
crossing    over
upwards     over
beyond      over
of          over              excess, in excess, north, upwards, upward
of          at least          minimum
of          at most           maximum
of          about             order, region, neighbourhood, neighborhood, vicinity
of          nearly            short, shy
least       at least          at
minimum     at least
most        at most           at
to          at most           up
to          nearly            close
to          about             equal, equals
maximum     at most
under       under
under       nearly            just, little, slightly, bit, shade
below       under
below       nearly            just, little, slightly, bit
within      at most
as          at most           many, much, high, large, long
as          at least          few, little, low
nearly      nearly
almost      nearly
quite       nearly            not
good        just over         a
even        under             not
approaching nearly
nearing     nearly
about       about
around      about
approximately about
aproximately about
approx      about
roughly     about
some        about
circa       about
ca          about
estimated   about
~           about
≈           about
exactly     exactly
precisely   exactly
>           over
≥           at least
<           under
≤           at most
"""

AFTER: Final = """
or more           at least
or greater        at least
or above          at least
or higher         at least
or over           at least
or longer         at least
or shorter        at most
or older          at least
or better         at least
and above         at least
and over          at least
and more          at least
and higher        at least
and up            at least
and older         at least
or less           at most
or fewer          at most
or under          at most
or below          at most
or lower          at most
or younger        at most
and below         at most
and under         at most
at least          at least
at most           at most
at the most       at most
at the least      at least
or so             about
or thereabouts    about
and a bit         just over
and change        just over
plus              at least
odd               about
and counting      at least
"""

# What moves a figure: past and present forms, nouns; +1 up, -1 down, 0 either way.
CHANGES: Final = {
    1: "rise rises rose risen rising grow grows grew grown growing growth increase increases increased increasing climb climbs "
    "climbed climbing jump jumps jumped"
    " jumping surge surges surged surging soar soars soared soaring gain gains gained gaining expand expands expanded expanding "
    "extend extended extending add adds added"
    " up higher lengthened raise raised raises raising boost boosted boosting improve improved improving upgrade upgraded advanced "
    "accelerated swell swelled swelling"
    " leap leapt leaping widen widened widening enlarge enlarged additional hike hiked uptick",
    -1: "fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases "
    "decreased decreasing cut cuts cutting"
    " reduce reduces reduced reducing reduction lose loses lost losing slip slips slipped slipping shrink shrinks shrank shrunk "
    "shrinking plunge plunges plunged"
    " plunging tumble tumbles tumbled slump slumped slumping down lower lowered lowering shorten shortened shortening narrow "
    "narrowed narrowing contract contracted"
    " contracting slash slashed slashing save saves saved saving dip dipped dipping sink sank sunk ease eased trim trimmed",
    0: "change changes changed changing move moved moves moving shift shifted go goes went going vary varied",
}
