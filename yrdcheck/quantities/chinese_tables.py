"""The vocabulary of figures in Chinese: one row per unit, currency, hedge, name."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

# Symbol (a row of ``tables.UNITS`` or a currency), then names.
UNITS: Final = """
%        %
A        安培, 安
AUD      澳元, 澳大利亚元
B        字节
CAD      加元, 加拿大元
CHF      瑞士法郎
CNY      元人民币, 块钱, 人民币, 圆, 元
EUR      欧元
GB       吉字节
GBP      英镑
GHz      吉赫兹, 吉赫
GW       吉瓦
GWh      吉瓦时
HKD      港元, 港币
Hz       赫兹
IDR      印尼盾
INR      印度卢比, 卢比
J        焦耳
JPY      日元
K        开尔文
KB       千字节
KRW      韩元
L        公升, 升
MB       兆字节
MHz      兆赫兹, 兆赫
MJ       兆焦
MOP      澳门元
MPa      兆帕
MW       兆瓦
MWh      兆瓦时
MXN      墨西哥比索, 比索
MYR      林吉特, 令吉
Mbit     兆比特
NZD      新西兰元
PHP      菲律宾比索
Pa       帕斯卡
RUB      卢布
SGD      新加坡元, 新元
TB       太字节
TEU      标准箱, 标箱
THB      泰铢
TWD      新台币
USD      美元, 美金
V        伏特, 伏
VND      越南盾
W        瓦特, 瓦
acre     英亩
bbl      桶
bp       个基点, 基点
cal      卡路里
century  个世纪
cm       厘米, 公分
cm2      平方厘米
cm3      立方厘米
dB       分贝
day      天, 日
degC     摄氏度, ℃, 度
degF     华氏度
ft       英尺
ft2      平方英尺
g        克
gal      加仑
h        个小时, 小时, 个钟头, 钟头
hPa      百帕
ha       公顷
hp       马力
in       英寸
kHz      千赫兹, 千赫
kJ       千焦
kPa      千帕
kV       千伏
kW       千瓦
kWh      千瓦时, 度电
kcal     千卡, 大卡
kg       公斤, 千克
km       公里, 千米
km/h     公里每小时, 公里/小时, 千米每小时, 千米/小时
km2      平方公里, 平方千米
knot     节
kt       千吨
lb       磅
li       华里
m        米
m/s      米每秒, 米/秒
m2       平方米, 平米, ㎡
m3       立方米, 立方, 方
mA       毫安
mAh      毫安时
mL       毫升
mg       毫克
mi       英里
mi2      平方英里
min      分钟
mm       毫米
mmHg     毫米汞柱
month    个月
ms       毫秒
mu       亩
nm       纳米
nmi      海里
oz       盎司
permille ‰
pp       个百分点, 百分点
s        秒钟, 秒
t        公吨, 吨
ug       微克
um       微米
week     个星期, 星期, 周
x        倍
yd       码
year     周年, 周岁, 年, 岁
"""
# Single characters with a factor.
FACTORS: Final = {"斤": ("kg", 0.5), "角": ("CNY", 0.1), "毛": ("CNY", 0.1), "里": ("li", 1.0)}
# A unit that ends before one of these is part of another word.
NO_UNIT: Final = {
    "方": "面式向法案针形便正", "度": "假过", "日": "元报本", "年": "级代轮", "里": "程面", "周": "期边围报刊", "天": "津然地气空",
    "升": "级至到高降", "安": "全徽置排", "桶": "装", "码": "头", "节": "约能目日假点水课", "元": "素旦件宇首", "秒": "杀", "岁": "月",
    "斤": "两", "毛": "利", "角": "度色落", "倍": "增",
}  # fmt: skip
# Where a rate is per: after "/" and 每, or before the figure after 每.
RATES: Final = {
    "平方公里": "km2", "平方千米": "km2", "平方米": "m2", "立方米": "m3", "千瓦时": "kWh", "小时": "h", "分钟": "min", "秒": "s", "公里": "km",
    "千米": "km", "公斤": "kg", "千克": "kg", "公顷": "ha", "吨": "t", "升": "L", "天": "day", "日": "day", "年": "year", "月": "month", "人": "person",
    "亩": "mu", "度": "kWh", "米": "m", "克": "g", "桶": "bbl",
}  # fmt: skip
# Currencies by name before the figure.
PREFIXES: Final = {
    "人民币": "CNY",
    "港币": "HKD",
    "美元": "USD",
    "美金": "USD",
    "欧元": "EUR",
    "日元": "JPY",
    "新台币": "TWD",
    "英镑": "GBP",
}
# Characters that count things.
MEASURES: Final = frozenset(
    "个家座条项名位种次辆台套所件只艘架户人口省市县区镇村国批轮届期处栋幢间张本部片层股支项对双起例篇款场站列班趟门级类组步环桥路江湖者员单"
    "份枚棵株颗块扇道根间册首幅枝匹头群队代声句字页封顿餐杯瓶盒箱袋包"
)
BEFORE: Final = """
不下     at least
不下于   at least
不及     under
不到     nearly
不多于   at most
不大于   at most
不小于   at least
不少于   at least
不止     over
不满     under
不足     nearly
不超过   at most
不超     at most
不低于   at least
不高于   at most
低于     under
几乎     nearly
几近     nearly
多于     over
大于     over
大概     about
大约     about
大致     about
小于     under
少于     under
差不多   about
已超过   over
接近     nearly
最低     at least
最多     at most
最少     at least
未满     under
未超过   at most
突破     over
约       about
约为     about
约合     about
至多     at most
至少     at least
起码     at least
超       over
超出     over
超过     over
过       over
近       nearly
逾       over
将近     nearly
高于     over
"""
# The words above are part of another word after one of these.
NO_HEDGE: Final = {"近": "最附新亲远临邻", "过": "通经超不度", "约": "节制契大条", "超": "高赶"}
AFTER: Final = """
+        at least
上下     about
不到     nearly
不足     nearly
之内     at most
之多
以上     at least
以下     at most
以内     at most
出头     just over
及以上   at least
及以下   at most
多       over
左右     about
开外     over
或以上   at least
或以下   at most
有余     over
余       over
"""
# Before a bare power ("数百", "上千"): how many of it at least, and the hedge.
VAGUE: Final = {
    "数": (2, "about"), "几": (2, "about"), "上": (1, "at least"), "近": (1, "nearly"), "过": (1, "over"), "逾": (1, "over"), "超": (1, "over"),
    "破": (1, "over"), "整": (1, ""),
}  # fmt: skip
# What follows a numeral where it is no number.
NAMES_AFTER: Final = {
    "一": ("方面", "些", "直", "定", "样", "般", "旦", "下", "起", "致", "体", "切", "边", "时", "同", "律", "度", "批", "系列",
    "部分", "带", "流", "线", "手", "再", "心", "向", "如", "味", "经", "并", "来", "站", "是", "网", "点", "大批", "番", "道", "代"),
    "二": ("是", "来", "期", "线", "手", "维", "等"), "三": ("角", "农", "是", "峡", "亚", "明", "星", "门峡", "者", "一重工", "九",
    "中全会", "令", "伏"), "四": ("川", "是", "平", "中全会", "面", "处", "季", "海", "大发明"),
    "五": ("是", "粮液", "指山", "一劳动", "一假期", "中全会", "湖四海", "官"), "六": ("安", "是", "中全会", "盘水"), "七": ("台河",
    "夕", "中全会"), "八": ("达岭", "中全会", "方"), "九": ("江", "华山", "寨沟", "九是"),
    "十": ("分", "堰", "字", "全", "足"), "两": ("会", "岸", "者", "江", "山", "侧", "端", "难"), "千": ("岛湖", "万别", "方百计"),
    "百": ("姓", "度", "货", "色"), "万": ("达", "科", "一", "州", "宁", "象"),
}  # fmt: skip
NAMES_BEFORE: Final = {
    "一": "统唯万同专单之进逐任某每合划归如初周星十", "二": "星周十不", "三": "星周张李王再", "四": "星周", "五": "星周", "六": "星周",
}  # fmt: skip
# Ordinals that are names.
NO_ORDINAL: Final = ("时间", "线", "手", "次世界", "方", "人称", "者", "产业")
# What moves a figure.
REACH: Final = ("", "了", "为", "达", "达到", "约")
UP: Final = (
    *(w + tail for w in ("增长", "上升", "提高", "增加", "上涨", "扩大", "提升", "增幅", "涨幅", "增速") for tail in REACH),
    "高于全国",
    "高出",
)
DOWN: Final = (
    *(w + tail for w in ("下降", "减少", "降低", "缩短", "下跌", "缩减", "收窄", "降幅", "跌幅") for tail in REACH),
    "回落",
    "低于全国",
)
