"""Use to know, before any document is read, which words are common in news and so say little about a story."""

from __future__ import annotations

# Written by hand. STOP words are in nearly every report; COMMON words are of the trade and in one report of ten or so.
STOP = frozenset("""
a about above after again against all almost also although always am among an and another any are around as asked at away
back be became because become been before behind being below between both but by can cannot could despite did do does doing
done down during each either else end enough even ever every far few for from further get give given go going gone good got
had has have having he her here hers herself him himself his how however i if in include included including indeed instead
into is it its itself just keep kept know known large last late later latest least left less let like likely little long
look made make makes making many may me meanwhile might more most much must my near nearly need neither never new next no
nobody none nor not nothing now of off often old on once one only onto or other others our out over own perhaps quite
rather same saw say saying says see seen several shall she should since so some somebody someone something soon still such
take taken than that the their them themselves then there these they thing think this those though three through throughout
thus time to together too took toward towards two under unless until up upon us use used using very via want was way we well
went were what whatever when where whether which while who whole whom whose why will with within without would yes yet you
your mr mrs ms dr said told
don't didn't doesn't isn't wasn't weren't it's he's she's that's there's can't won't couldn't wouldn't i'm we're they're
you're i've we've they've i'll we'll haven't hasn't hadn't aren't
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct
nov dec today yesterday tomorrow tonight day week month year days weeks months years hour hours minute minutes morning
afternoon evening night noon midnight am pm overnight weekend
first second third four five six seven eight nine ten half
photo image images picture file copyright rights reserved read share comment comments email posted updated published story
continue advertisement newsletter subscribe follow twitter facebook video watch click link
""".split())

COMMON = frozenset("""
able according account accuse accused across act acting action active activity actually add added address administration
adult age agency ago agree agreed agreement ahead aid aim allegation allege alleged allegedly allow allowed alone already
alive amid amount announce announced announcement annual answer apartment appeal appear appeared application apparent
apparently approve approved area argue army arrest arrested arrive arrived article ask attack attacked attempt attempted
attend attention attorney authority available average award bad ban bank based battle begin beginning began begun behavior
believe believed best better big bill black block blood board body bomb book border born boy break bring broke brother
brought build building built bullet business buy call called came camera campaign capital car care carried carry case
cause caused center central centre chairman chance change changed charge charged chief child children choice church
citizen city civil claim claimed clear clearly close closed club coach coalition colleague college come coming command
comment commission commit committed committee common community company complete computer concern concerned condition
conduct conference confirm confirmed conflict congress consider contact control conversation cost council country county
couple course court cover create crime criminal crisis critical cross crowd current currently custody customer cut damage
data daughter dead deadly deal death debate decade decide decided decision declare declared declined deep defence defense
demand democrat democratic department deputy describe described design detail detective develop development device die died
difference different difficult dinner director discuss discussed discussion district doctor dollar door double doubt dozen
draw drive driver driving drop drug due early earlier earn earth east eastern economic economy education effect effort
election emergency employee enforcement enter entire especially european event eventually evidence exactly example executive
expect expected experience expert explain explosion face fact factory failed fall family fan father fatal fatally fear
federal feel fell felony felt fight fighter fighting figure film final finally finance financial find fire fired firing firm
five flight floor focus force foreign form formal former forward found foundation free friend front full fund future game
gang gas general girl girlfriend global goal government governor great ground group grow growing growth guard guilty gun
gunfire gunman gunshot half hand happen happened hard head health hear heard hearing heart heavy held help helped high
higher highway hit hold holding home homicide hope hospital hospitalized hotel house huge human hundred husband hurt idea
identified identify identity illegal immediate immediately impact important improve incident increase increased independent
individual industry information initial injured injury inside intelligence interest interior internal international
interview investigate investigated investigating investigation investigator investor involve involved involving issue item
jail job join joint journalist judge jury justice key kid kill killed killing kind knew knife lack land latter launch
launched law lawmaker lawyer lead leader leading league learn learned leave leaving led legal letter level library life
light line list live living local location lock look lose loss lost lot love low lower main major majority man manager
market massive match matter mayor mean measure media medical meet meeting member memory men mention message met mile
military million billion mind minister ministry minor missing mission mobile moment money mother motive motor mountain
mourn move moved movement multiple murder music name named nation national natural nearby necessary need neighbor
neighborhood network newspaper north northern note noted number offer offered offering office officer official officially
oil older online open opened opening operation opinion opportunity opposition order ordered organization original outside
owner page paid pair paper parent park parking parliament part particular particularly partner party pass passed passenger
past patient pay peace people percent per cent performance period person personal phone picture place plan plane planned
plant play player playing plea point police policy political politician politics poor popular population position positive
possible potential power powerful practice prepare present president presidential press pressure pretty prevent previous
previously price prime prison private probably problem process product production professional program project prompt
property prosecutor protect protection protest protester prove provide provided province provincial public pull purchase
push put question quick quickly race radio raise raised ran rate reach reached reaction ready real reality realize really
reason receive received recent recently record red reduce refer reform refuse regime region regional relate related
relation relationship release released religious remain remained remember remove report reported reportedly reporter
republican request require required rescue research resident resource respond responded response responsibility responsible
rest result retire return returned reveal review revolution rifle right rise rising risk river road rock role room round
rule ruling run running rural safe safety sale school scene schedule scheduled science score search season seat secretary
security seek seeking seem sell senate senator send senior sense sent sentence sentenced separate series serious seriously
serve served service session set seven share sheriff shoot shooter shooting shop short shot shotgun show showed side sign
signed significant similar simply single sister site sitting situation size small social society soldier solution son
source south southern space speak speaking special specific speech speed spend spoke spokesman spokesperson spokeswoman
sport spread staff stage stand standard star start started state stated statement station stay step stood stop stopped
store storm strategy street strike strong struck struggle student study subject success successful suffer suffered
suggest suicide summer support supporter suspect suspected system talk talked talking target tax teacher team technology
teen teenager television tell term test thank thing thousand threat threaten three tool top total touch tough tour town
track trade traffic train training transport travel treat treated treatment trial tried trip troop trouble truck true trust
truth try trying turn turned type understand unclear unit united university update urge user usual vehicle version victim
victory view village violence violent visit visited voice vote voter wait walk walked wall war warn warned warrant watch
water weapon wear weather website weekend west western white wide wife win window winner winter witness woman women won word
work worked worker working world worried worst wound wounded wrong wrote young youth zone
american british u.s us america reuters associated press ap afp bbc cnn news
""".split())

SHARE_COMMON = 0.10  # of reports that hold a common word, before any were counted
SHARE_OTHER = 0.004
WEIGHT = 200.0  # how many reports the prior counts for: small sets lean on it, large ones on themselves


def share(word: str) -> float:
    """The share of reports expected to hold this word."""
    return SHARE_COMMON if word in COMMON else SHARE_OTHER
