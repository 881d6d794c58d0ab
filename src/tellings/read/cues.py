"""What single lines give away by their words: a table of cues, each with the role it points to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tellings.model.documents import Role
from tellings.read.blocks import Line

MONTHS = (r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
          r"|nov(?:ember)?|dec(?:ember)?)\.?")
DAYS = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
CLOCK = r"\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?"
ZONE = r"\(?(?:GMT|UTC|(?-i:[A-Z]{1,4}T)|local time|IST)(?:\s*[+-]\s*\d{1,2}(?::?\d{2})?)?\)?"
DATE = (rf"(?:{DAYS},?\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTHS}(?:,?\s+\d{{4}})?|{MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?"
        r"|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})")
MOMENT = rf"(?:(?:{DATE})(?:T|[\s,|–—-]|at)*(?:{CLOCK})?|(?:{CLOCK})\s*(?:{ZONE})?[\s,|–—-]*(?:on\s+)?(?:{DATE}))\s*(?:{ZONE})?"
AGENCY = (r"(?-i:Reuters|AP|The Associated Press|Associated Press|AFP|Agence France-Presse|PA|PA Media|Press Association|EPA|EFE|DPA|ANSA|TASS|Xinhua"
          r"|UPI|ANI|PTI|IANS|Kyodo|Yonhap|Bloomberg|Interfax|Ukrinform|Getty(?: Images)?|AAP|CP|The Canadian Press|CNN|BBC|Anadolu|dpa|agencies)")
NAME = r"(?-i:(?:[A-Z][\w’'.-]*\s+){1,3}[A-Z][\w’'-]+)"
OFFICE = r"(?:reporter|correspondent|editor|journalist|writer|columnist|producer|contributor|author|bureau chief|staff|newsroom)"
NETWORK = r"(?:x|twitter|facebook|instagram|whats ?app|telegram|linkedin|youtube|tiktok|threads|bluesky|reddit|pinterest|email|e-mail|google news|flipboard|signal)"


@dataclass(frozen=True, slots=True)
class Cue:
    """A rule about one line: its name says why; `most` is the longest line, in words, that it may speak of."""

    name: str
    role: Role
    most: int
    pattern: str


CUES = (
    Cue("asks about cookies or consent", "furniture", 90,
        r"^(?:.{0,60}\b(?:we|this (?:web)?site|our partners|you)\b.{0,80}\bcookies?\b)|^(?:accept|manage|reject|allow)\b.{0,30}\b(?:cookies|choices|preferences)\b"
        r"|^notifications can be\b|\bcookie (?:policy|settings|preferences|notice)\b|\bread our privacy (?:notice|policy)\b|^your (?:privacy|consent)\b"
        r"|\bconsent to (?:the|our) (?:use|processing)\b"),
    Cue("asks to log in or reload", "furniture", 40,
        r"^(?:please )?(?:log ?-?in|sign ?-?in|log ?out|sign ?out|register)\b(?: (?:to|for|with|or|now|here|below|using)\b|$)|^please (?:refresh|reload|enable|turn on|wait|try again|check back)\b"
        r"|^already (?:a |have |registered|subscribed)|^(?:create|open) (?:an|your|a) (?:free )?account|^forgot(?:ten)? (?:your )?password|^my (?:account|profile|bookmarks)\b"
        r"|\brefresh your browser\b|\byour browser does(?:n['’]t| not) support\b|^media playback is|^javascript (?:is|must|needs)|^(?:your browser|this browser) (?:does|is)\b"),
    Cue("asks to subscribe or pay", "furniture", 45,
        r"^subscribe(?:\b.{0,60}\b(?:to|now|today|for|from|here)\b|!?$)|^this (?:article|content|story) is (?:for|only|exclusive|reserved)\b|^you (?:have|’ve|'ve) (?:reached|read|used)\b.{0,40}\b(?:articles?|limit)\b"
        r"|^to (?:continue|keep) reading\b|^support (?:our|independent|quality|local) \w*\s?journalism|^(?:become|join as) a (?:member|subscriber|supporter)|^unlock (?:this|all|unlimited|the|exclusive)"
        r"|^start your free trial|^(?:get|enjoy) (?:unlimited|full|free) access|^(?:donate|contribute) (?:now|today|here)|^(?:only|from) (?:£|\$|€)\d+.{0,20}(?:month|week)"),
    Cue("offers a newsletter or alerts", "furniture", 45,
        r"^sign ?-?up\b(?:.{0,80}\b(?:newsletters?|emails?|alerts?|updates?|inbox|now|here|today|free)\b|\W*$)|\b(?:in|to) your inbox\b|\bsign(?:ing)?[- ]up (?:for|to)\b.{0,90}\b(?:newsletters?|email|inbox|here)\b|^get (?:daily|breaking|the latest|the day)\b.{0,50}\b(?:news|updates)\b|^(?:get|receive) (?:our|the|all)\b.{0,60}\b(?:newsletters?|emails?|alerts?|updates|briefing)\b"
        r"|^i would like to (?:be emailed|receive)|^thank you for (?:signing|subscribing|registering|reading)|^enter your e?-?mail|^(?:your )?e-?mail(?: address)?\*?:?$|^stay (?:updated|informed|up[- ]to[- ]date|tuned|connected|ahead)\b"
        r"|^(?:do not|don['’]t|never) miss\b.{0,60}\b(?:story|stories|news|update|updates|out|newsletter|alerts?)\b|\b(?:our|free|daily|weekly|morning|evening) (?:\w+ )?newsletters?\b.{0,80}\b(?:here|sign|subscri\w+|free|inbox)\b"),
    Cue("offers an app or channel", "furniture", 30,
        r"^(?:install|download|get) (?:the|our)\b.{0,40}\bapps?\b|^available on (?:ios|android|the app)|^scan the qr|^(?:join|follow|subscribe to) (?:our|the|us)\b.{0,50}\b(?:channel|group|community|whats ?app|telegram)\b"
        r"|^join (?:thought-provoking|the) (?:conversations?|discussion|debate)\b|\bon google news\b|^(?:app store|google play)$|^(?:watch|listen) (?:live )?on (?:our|the)\b.{0,30}\bapp\b"),
    Cue("marks an advertisement", "furniture", 14,
        r"^advertisement\b.{0,50}$|^(?:advertisements?|adverts?|ads?|sponsored(?: content| by .*)?|promoted(?: content)?|paid (?:post|content|for by.*)|partner content|ad feedback)\W*$|^(?:story|article|post|page|report) continues (?:below|after)\b"
        r"|^continues? (?:reading|below|after)\b|^continue reading\b|^(?:scroll|keep scrolling) (?:down )?(?:to|for)\b|^skip\b.{0,30}\b(?:ad|advert\w*|content|navigation|promotion|past|to)\b|^(?:remove|hide) ads?$|^why (?:am i seeing|this ad)"),
    Cue("points to another piece", "furniture", 32,
        r"^(?-i:READ|SEE|MORE|More|RELATED)\s*:|^check back\b|^[>»→\W]*(?:read|see|watch|listen)\s?(?:more|also|next|this|too|now)\b\s*(?::|\||-|–|$|about|from|on|here|at)|^(?:read|see) (?:the|our) (?:full|rest|original|entire)\b|^full (?:story|report|coverage)\b\W*$|^also (?:read|see|watch)\b"
        r"|^(?:see also|read also|related(?: (?:articles?|stories|content|topics?|news|links?|coverage|posts?|reading|video|internet links))?|more (?:stories|news|articles|videos|coverage|on this(?: story)?|like this)"
        r"|recommended(?: for you| stories| reading)?|(?:you )?(?:may|might) (?:also )?(?:like|be interested in).*|(?:what|who) to read next|editor['’]?s['’]? (?:picks?|choice)|most (?:read|popular|viewed|shared|recent|commented|watched)(?: in .*)?|trending(?: now| topics| stories)?"
        r"|latest (?:news|stories|headlines|videos?|articles?|posts?|from .{2,30})|(?:top|other|featured|must[- ]read|popular|key|our) (?:stories|news|videos|headlines|articles|topics|picks)|from the (?:homepage|archives?|web)|in case you missed it|up next|elsewhere on .{2,30}|around the web|don['’]t miss)\s*(?::.*|\|.*)?$"
        r"|^more (?:from|in|on|about) [^.]{2,60}$|\bclick (?:here|on the link|below)\b|^(?:tap|swipe|click) (?:here|to|on|through|the|for)\b|^(?:view|show|load|see) (?:all|more|less|gallery|comments|(?:the )?\d+ |full|image|caption|in fullscreen|slideshow)"
        r"|^(?:find out|learn|discover) more\b|^(?:back to|return to|go to) (?:top|home|the top|homepage|main)\b|^(?:next|previous|newer|older)(?: (?:article|story|post|page|up|video)s?)?\W*$|^(?:source|original) (?:link|article)\W*$|^for (?:more|all) (?:the )?(?:latest|news|information|stories|on)\b.{0,80}\b(?:visit|click|follow|see|go|download|check)\b"
        r"|^(?:expand|collapse|toggle|enlarge)\b.{0,30}$|^(?:key|recent) (?:points|moments|events|updates)\W*$|^(?:jump|go) to\b.{0,30}$"),
    Cue("asks to share or follow", "furniture", 26,
        rf"^share(?: (?:this|on|via|with|article|story|link|page|post|options?)\b.*)?\W*$|^(?:follow|like|join|find|connect with|tweet) (?:us|me|him|her|them|@\w+|[\w .’'&-]{{2,40}}) on (?:{NETWORK})\b|^follow (?:us|@\w+|{NAME}|topics?|live)\W*$|^following?$"
        rf"|^(?:(?:share|print|save|copy(?: link)?|bookmark|comments?|tweet|{NETWORK}|sms|message|gift(?: this article)?|more|send)[\s,/|·•&]*){{1,12}}$|^\d*\s*(?:comments?|shares?|likes?|views?|replies|retweets)\W*\d*$"
        r"|^(?:leave|post|add|write|view|read|show|hide|see|join) (?:a |your |the |all )?(?:\d+ )?(?:comments?|reply|replies|conversation|discussion)\b|^comments? (?:\(|are|have|policy|section|on this)|^be the first to\b|^(?:report|flag) (?:this|a|an|abuse|ad)\b.{0,30}$|^have your say\b|^what do you think\W*$|^(?:your )?(?:reaction|rating)s?$"
        r"|^(?:do you have|have you got) (?:a |any )?(?:story|tip|information|photo|pictures|news)|^(?:.{0,80}\? )?(?:get in touch|(?:e-?mail|contact) (?:us|our))\b.{0,60}(?:@|\bteam\b|\bus\b)|^(?:if you enjoyed|enjoy(?:ed|ing)) (?:this|our|reading)\b|^this is a (?:breaking|developing) (?:new |news )?story\b|^more (?:to follow|details soon|follows)|^(?:got|send) (?:a |us |your )(?:news |story )?(?:tips?|story|pictures|comments)|^(?:email|contact|write to|call) (?:us|our|the (?:newsroom|editor))\b|^copied$|^link copied"),
    Cue("states rights or terms", "furniture", 70,
        r"^(?:copyright\b|©|\(c\) ?\d{4}|all rights reserved)|\ball rights reserved\b|\bcopyright (?:©|\(c\)|\d{4})|©\s*(?:copyright\s*)?\d{4}|^(?:this material|the content|no part of)\b.{0,60}\b(?:may not|cannot|reproduced)\b|^(?:terms(?: (?:of|and|&) .{2,30})?|privacy(?: policy| notice| settings)?|contact(?: us)?|about(?: us)?|help|faqs?|careers|advertise(?: with us)?|sitemap|accessibility(?: .{2,20})?|disclaimer|imprint|do not sell.*)\W*$"
        r"|^(?:.{0,40} )?is not responsible for the content of external|^(?:our|the) standards:.{0,40}principles|^by (?:signing up|clicking|continuing|submitting|registering)\b.{0,80}\b(?:agree|accept|terms)\b"),
    Cue("names tags or topics", "furniture", 45,
        r"^(?:tags?|topics?|keywords?|categor(?:y|ies)|filed under|posted in|sections?|more about|in this (?:article|story)|explore more(?: on these topics)?|related topics?|location|companies)\s*(?::.*|\W*)$|^(?:filed|posted|tagged) (?:under|in|with|as)\b|^(?:#\w+[\s,]*){1,12}$"),
    Cue("a button or a name of a part of the page", "furniture", 5,
        r"^(?:menu|search|close|home|homepage|edition|premium|loading|live|breaking(?: news)?|exclusive|opinion|analysis|video(?: player)?|videos|play(?: video)?|pause|mute|gallery|photos?|image|images|news|multimedia|featured|trending|world|sport|sports|business|politics|x|×|ok|yes|no|cancel|submit|next|prev|back|top|listen|save|print|reload|retry|open|e-?paper|podcasts?|read|notifications?|settings|updated|explainer|watch|hide|show|more|less|caption|hide caption|toggle caption|image source|image caption|getty images|subscriber only|members only|free to read)\W*$"),
    Cue("says when it was published or how long it takes", "furniture", 22,
        rf"^(?:first |last |originally )?(?:published|updated|posted|modified|created|date|edited|issued|uploaded)(?: (?:on|at|in|by))?\s*(?::|\b).{{0,30}}(?:{DATE}|{CLOCK}|\bago\b).{{0,60}}$|^{MOMENT}(?:\s*[|/•·,-]\s*(?:updated|published|last).*)?$"
        rf"|^.{{0,40}}\b\d+[- ]?min(?:ute)?s?(?: read|[. ]*$)|^(?:reading|read) time\b|^(?:(?:about |an? )?\d* ?(?:hours?|minutes?|mins?|days?|hrs?|weeks?|h|m|d) ago)\W*$|^{NAME}\s*[|•·]\s*(?:updated|published|last)?\s*:?\s*{MOMENT}$|^[\w .]{{2,40}}\|\s*(?:updated|published|last updated|posted)\s*:?\s*{MOMENT}$"),
    Cue("tells about the author", "furniture", 90,
        rf"^(?:reach|contact|e-?mail|write to|follow) (?:him|her|them|the (?:reporter|author|writer)|{NAME})\s*(?:at|on|by|via|:|@|$)|\bcan be (?:reached|contacted|followed) (?:at|on|by|via)\b|^(?:about the (?:author|writer|reporter)|author(?:s)?|written by|more by|meet the author)\b\W*$"
        rf"|^{NAME},? (?:is|was|has been|joined|covers|writes|reports) (?:an?|the|our|as|for|on|about)\b.{{0,80}}\b{OFFICE}s?\b|^[\w.+-]+@[\w-]+\.[\w.]+$|^@\w{{2,20}}$|^the (?:author|writer) is\b"),
    Cue("credits another's text", "credit", 30,
        rf"^(?-i:[A-Z][A-Z .,'-]+)(?:,? [\w. ]{{2,20}})?\((?:{AGENCY})\)\W*$|^\W*(?:with |additional |reporting |edited |editing |compiled |written |this )*(?:inputs?|files?|contributions?|reporting|agency inputs|material|information|assistance) (?:from|by|of)\b|^\W*(?:additional |writing |reporting |editing |compiled |compiling |production |translated |translation |edited |written )+(?:and \w+ )?by\b|^our (?:\w+ ){{0,5}}{NAME} (?:writes|reports)\b"
        rf"|^\(?(?:—|–|-|source|sources|via|from|agency|wire)?\s*:?\s*(?:{AGENCY})(?:\s*(?:/|,|and|&)\s*(?:{AGENCY}))*\)?\.?$|^(?:this|the) (?:story|article|report|copy)\b.{{0,60}}\b(?:syndicated|auto-generated|wire|agency feed|first (?:appeared|published)|originally (?:appeared|published))\b|^(?:agencies|agence france-presse|the associated press|staff (?:and|with) agencies)$"
        rf"|\b(?:contributed to this (?:report|story|article)|contributed reporting|reported from)\b.{{0,40}}$|^{NAME}(?:,? [\w ]+)? (?:writes|reports)\s*:\s*$"),
    Cue("credits a picture", "credit", 22,
        rf"^(?:photo(?:graph)?s?|pictures?|image|video|pic|credit|courtesy|illustration|graphic|footage|source|image source|image credit|photo credit|screengrab)\s*(?:credit|by|source|courtesy(?: of)?)?\s*[:/|]\s*.{{2,100}}$|^(?:{NAME}|{AGENCY})\s*/\s*(?:{NAME}|{AGENCY}|(?-i:[A-Z])[\w .]{{2,30}})(?:\s+via\s+(?-i:[A-Z])[\w .]+)?$|^(?:getty images|afp via getty images|ap photo)\b.{{0,40}}$|^\(?(?:ap|file|reuters|afp|courtesy|handout) (?:photos?|images?|pictures?)\b.{{0,60}}$"),
    Cue("names the writer", "credit", 24,
        rf"^(?:by|words by|story by|text by|report by|written by|posted by)\s*:?\s+(?:{NAME}|(?-i:[A-Z]{{2,}}(?: [A-Z.'’-]{{2,}}){{1,3}})|(?-i:[A-Z])[\w.’'-]+(?: (?:staff|news|reporter|desk|correspondent|agencies)\b.*))(?:,? (?:and|&) {NAME}|, [\w’' .&/-]{{2,60}}| in (?-i:[A-Z])[\w ]+| [|/•·-] .{{2,60}})*\.?$|^{NAME},? (?:(?:chief|senior|political|world|foreign|defence|business|health|science|diplomatic|security|news|staff|special|home affairs|deputy|social|crime|court|(?-i:[A-Z])\w+) ){{0,4}}{OFFICE}\W*$"),
    Cue("says what a picture shows", "caption", 90,
        rf"^image (?:copyright|source|caption)\b|^(?:{AGENCY}|Getty Images|Twitter|Instagram|Facebook|Alamy|Shutterstock)(?::[\w ]+?)? (?-i:[A-Z]|[Tt]he)[^.]*\w$|^(?:pictured|watch|in pictures|file photo|file|photo|video|listen|look|image)\s*[:|]\s*\S|\((?:[^()]{{0,60}}(?:/(?-i:[A-Z])|\bphotos?\b|\bimages?\b|\bgetty\b|\bfile\b|\bcourtesy\b|\bhandout\b|\bpictures?\b|\bvia\b|\bscreengrab\b)[^()]{{0,60}})\)\W*$"
        rf"|\b(?:photo(?:graph)?|pic(?:ture)?|image|credit)\s*(?:credit|by|courtesy)?\s*:\s*[\w@/ .,’'&-]{{2,60}}$|\b{AGENCY}/{NAME}\W*$|[.”\"’\w]\s*(?:{NAME}|{AGENCY})/(?:{AGENCY})(?: via [\w ]+)?\W*$"),
)
COMPILED = tuple((cue, re.compile(cue.pattern, re.I)) for cue in CUES)
# Cues that may stand amid a line need one of these in it; without one only the line's beginning is looked at, which is much faster.
AMID = ("cookie", "privacy", "consent", "browser", "inbox", "newsletter", "google news", "click", "rights reserved", "copyright", "©", "can be ",
        "contribut", "reported from", "photo", "image", "getty", "/", "credit", "picture", "courtesy", "handout", "(file", "via ", "screengrab", "pic:",
        "min", "responsible for", "sign", "touch", "e-mail", "email")
OPENS_QUOTE = ("“", "‘", '"', "«")


def cue_of(line: Line) -> Cue | None:
    """The first cue that speaks of a line; a line that opens with a quotation mark is reporting whatever it says."""
    if line.words > 90 or line.text.startswith(OPENS_QUOTE):
        return None
    text = line.text
    low = text.lower()
    if any(word in low for word in AMID):
        return next((cue for cue, pattern in COMPILED if line.words <= cue.most and pattern.search(text)), None)
    return next((cue for cue, pattern in COMPILED if line.words <= cue.most and pattern.match(text)), None)
