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
DATE = (rf"(?:{DAYS},?\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTHS}(?:,?\s+\d{{4}})?"
        rf"|{MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?"
        r"|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})")
MOMENT = rf"(?:(?:{DATE})(?:T|[\s,|•·–—-]|at)*(?:{CLOCK})?|(?:{CLOCK})\s*(?:{ZONE})?[\s,|–—-]*(?:on\s+)?(?:{DATE}))\s*(?:{ZONE})?"
AGENCY = (r"(?-i:Reuters|AP|The Associated Press|Associated Press|AFP|Agence France-Presse|PA|PA Media|Press Association"
          r"|EPA|EFE|DPA|ANSA|TASS|Xinhua"
          r"|UPI|ANI|PTI|IANS|Kyodo|Yonhap|Bloomberg|Interfax|Ukrinform|Getty(?: Images)?"
          r"|AAP|CP|The Canadian Press|CNN|BBC|Anadolu|dpa|agencies)")
NAME = r"(?-i:(?:[A-Z][\w’'.-]*\s+){1,3}[A-Z][\w’'-]+)"
OFFICE = r"(?:reporter|correspondent|editor|journalist|writer|columnist|producer|contributor|author|bureau chief|staff|newsroom)"
NETWORK = (r"(?:x|twitter|facebook|instagram|whats ?app|telegram|linkedin|youtube|tiktok|threads|bluesky|reddit|pinterest|email|e-mail"
           r"|google news|flipboard|signal)")


ANOTHER = "points to another piece"


@dataclass(frozen=True, slots=True)
class Cue:
    """A rule about one line: its name says why; `most` is the longest line, in words, that it may speak of; it speaks
    of a line when one of its patterns is found there, capitals and small letters alike but for names."""

    name: str
    role: Role
    most: int
    patterns: tuple[str, ...]


CUES = (
    Cue("asks about cookies or consent", "furniture", 90, (
        r"^(?:.{0,60}\b(?:we|this (?:web)?site|our partners|you)\b.{0,80}\bcookies?\b)",
        r"^(?:accept|manage|reject|allow)\b.{0,30}\b(?:cookies|choices|preferences)\b",
        r"^notifications can be\b",
        r"\bcookie (?:policy|settings|preferences|notice)\b",
        r"\bread our privacy (?:notice|policy)\b",
        r"^your (?:privacy|consent)\b",
        r"\bconsent to (?:the|our) (?:use|processing)\b",
        r"^we and our (?:\d[\d,.]* )?(?:\w+ )?partners\b",
    )),
    Cue("asks to log in or reload", "furniture", 40, (
        r"^(?:please )?(?:log ?-?in|sign ?-?in|log ?out|sign ?out|register)\b(?: (?:to|for|with|or|now|here|below|using)\b|$)",
        r"^please (?:refresh|reload|enable|turn on|wait|try again|check back)\b",
        r"^already (?:a |have |registered|subscribed)",
        r"^(?:create|open) (?:an|your|a) (?:free )?account",
        r"^forgot(?:ten)? (?:your )?password",
        r"^my (?:account|profile|bookmarks)\b",
        r"\brefresh your browser\b",
        r"^having trouble (?:viewing|watching|playing|seeing|with)\b",
        r"\bverify you['’]re not a robot\b",
        r"\byour browser does(?:n['’]t| not) support\b",
        r"^media playback is",
        r"^listen to this (?:article|story|post|page)\b",
        r"^this audio (?:was|is|version)\b|^this (?:article|story) (?:was|is) read by (?:an? )?(?:automated|synthetic|artificial)",
        r"^\d{1,2}:\d{2} ?/ ?\d{1,2}:\d{2}",
        r"^javascript (?:is|must|needs)|^this slideshow requires javascript",
        r"^\[/?(?:button|gallery|slideshow|embed|contact-form)\b[^\]]{0,200}\]",
        r"^(?:your browser|this browser) (?:does|is)\b",
    )),
    Cue("asks to subscribe or pay", "furniture", 45, (
        r"^subscribe(?:\b.{0,60}\b(?:to|now|today|for|from|here)\b|!?$)",
        r"^this (?:article|content|story) is (?:for|only|exclusive|reserved)\b",
        r"^you (?:have|’ve|'ve) (?:reached|read|used)\b.{0,40}\b(?:articles?|limit)\b",
        r"^to (?:continue|keep) reading\b",
        r"^to (?:view|read|see|access|unlock)\b.{0,50}\b(?:subscribe|log ?in|sign ?(?:in|up)|register)\b",
        r"^.{0,60}\byou(?:['’]re| are) already a (?:subscriber|member|supporter)\b",
        r"^(?:first-time|new|current|existing) subscribers\b.{0,60}\b(?:receive|get|can|save|log|enjoy)\b",
        r"^.{2,60}\breader-supported publication\b",
        r"^.{0,200}\bbecom(?:e|ing) a (?:free or )?paid subscriber\b",
        r"^support (?:our|independent|quality|local) \w*\s?journalism",
        r"^support .{2,40}\bso (?:that )?we (?:can )?(?:continue|keep)\b",
        r"^we .{2,60}\bat no cost to (?:you|our readers)\b",
        r"^(?:become|join as) a (?:member|subscriber|supporter)",
        r"^unlock (?:this|all|unlimited|the|exclusive)",
        r"^start your free trial",
        r"^(?:get |enjoy |plus )*(?:unlimited|full|free|special|exclusive) access\b",
        r"^(?:donate|contribute) (?:now|today|here)",
        r"^get access to\b.{0,90}\b(?:subscriptions?|for (?:as little as|just|only) \W?\w{1,3} ?\d)",
        r"^(?:only|from) (?:£|\$|€)\d+.{0,20}(?:month|week)",
    )),
    Cue("offers a newsletter or alerts", "furniture", 45, (
        r"^sign ?-?up\b(?:.{0,80}\b(?:newsletters?|emails?|alerts?|updates?|inbox|now|here|today|free)\b|\W*$)",
        r"\b(?:in|to) your inbox\b",
        r"\bsign(?:ing)?[- ]up (?:for|to)\b.{0,90}\b(?:newsletters?|email|inbox|here)\b",
        r"^get (?:daily|breaking|the latest|the day)\b.{0,50}\b(?:news|updates)\b",
        r"^(?:get|receive) (?:our|the|all)\b.{0,60}\b(?:newsletters?|emails?|alerts?|updates|briefing)\b",
        r"^i would like to (?:be emailed|receive)",
        r"^thank you for (?:signing|subscribing|registering|reading)",
        r"^enter your e?-?mail",
        r"^(?:your )?e-?mail(?: address)?\*?:?$",
        r"^stay (?:updated|informed|up[- ]to[- ]date|tuned|connected|ahead)\b",
        r"^stay with\b.{2,40}\bfor (?:more|updates?|the latest|details|continuing)\b",
        r"^newsletters? sign ?-?up\b",
        r"^all of the day['’]s\b.{0,30}\bnews\b",
        r"^(?:do not|don['’]t|never) miss\b.{0,60}\b(?:story|stories|news|update|updates|out|newsletter|alerts?)\b",
        r"^(?:view|read|open) (?:this )?(?:e-?mail|newsletter|message|it)?\s?(?:in|on) (?:your|a|the) (?:web )?browser\b",
        r"^(?:forward|share) this (?:e-?mail|newsletter)\b|^(?:was this|someone) (?:e-?mail )?forwarded\b",
        r"^(?:you are|you['’]re|you) (?:receiv(?:ing|ed)|getting|got) this (?:e-?mail|newsletter|message|because)\b",
        r"^(?:to )?(?:unsubscribe|opt out)\b|^(?:update|manage) (?:your )?(?:e-?mail )?(?:preferences|subscription)\b",
        r"^our mailing address\b|^add us to your address book\b",
        r"\b(?:our|free|daily|weekly|morning|evening) (?:\w+ )?newsletters?\b.{0,80}\b(?:here|sign|subscri\w+|free|inbox)\b",
    )),
    Cue("offers an app or channel", "furniture", 30, (
        r"^[>»→\s]*(?:install|download|get) (?:the|our)\b.{0,40}\bapps?\b",
        r"^(?:mobile users?|app users?|on (?:a |your )?mobile\b).{0,40}\b(?:tap|click|watch)\b",
        r"^available on (?:ios|android|the app)",
        r"^scan the qr",
        r"^(?:join|follow|subscribe to) (?:our|the|us)\b.{0,50}\b(?:channel|group|community|whats ?app|telegram)\b",
        r"^join (?:thought-provoking|the) (?:conversations?|discussion|debate)\b",
        r"\bon google news\b",
        r"^(?:app store|google play)$",
        r"^(?:watch|listen) (?:live )?on (?:our|the)\b.{0,30}\bapp\b",
    )),
    Cue("tells where quotations of shares are from", "furniture", 60, (
        r"^(?:stock |market )?(?:quotes|data)(?: are)? (?:delayed|displayed) (?:at least|by|in real)",
        r"^(?:real-time )?(?:stock |market )?(?:quotes|data)(?: are)? (?:provided|supplied|powered) by\b",
    )),
    Cue("marks an advertisement", "furniture", 14, (
        r"^advertisement\b.{0,50}$",
        r"^(?:advertisements?|adverts?|ads?|sponsored(?: content| by .*)?|promoted(?: content)?|paid (?:post|content|for by.*)"
        r"|partner content|ad feedback)\W*$",
        r"^(?:story|article|post|page|report) continues (?:below|after)\b",
        r"^continues? (?:reading|below|after)\b",
        r"^continue reading\b",
        r"^(?:scroll|keep scrolling) (?:down )?(?:to|for)\b",
        r"^skip\b.{0,30}\b(?:ad|advert\w*|content|navigation|promotion|past|to)\b",
        r"^(?:remove|hide) ads?$",
        r"^why (?:am i seeing|this ad)",
    )),
    Cue(ANOTHER, "furniture", 32, (
        r"^(?-i:READ|SEE|MORE|More|RELATED)\s*:",
        r"^check back\b",
        r"^(?:(?:à )?lire aussi|(?:lesen|sehen) sie auch|mehr zum thema|te puede interesar|(?:читайте|смотрите) (?:также|також|теж))\b",
        r"^(?:lea|lee|vea|leia|leggi|les|läs|lees|læs) (?:también|também|anche|også|också|ook)\b",
        r"^اقرأ أيضا|^(?:関連記事|相关阅读|相關新聞)\W*$",
        r"^[>»→\W]*(?:read|see|watch|listen)\s?(?:more|also|next|this|too|now)\b\s*(?::|\||-|–|$|about|from|on|here|at)",
        r"^(?:read|see) (?:the|our) (?:full|rest|original|entire)\b",
        r"^full (?:story|report|coverage)\b\W*$",
        r"^also (?:read|see|watch)\b",
        r"^(?:see also|read also|related(?: (?:articles?|stories|content|topics?|news|links?|coverage|posts?|reading|video"
        r"|internet links))?|more (?:stories|news|articles|videos|coverage|on this(?: story)?|like this)|recommended(?: for you"
        r"| stories| reading)?|(?:you )?(?:may|might) (?:also )?(?:like|be interested in).*|(?:what|who) to read next"
        r"|editor['’]?s['’]? (?:picks?|choice)|most (?:read|popular|viewed|shared|recent|commented|watched)(?: in .*)?"
        r"|trending(?: now| topics| stories)?|latest (?:news|stories|headlines|videos?|articles?|posts?|from .{2,30})|(?:top"
        r"|other|featured|must[- ]read|popular|key|our) (?:stories|news|videos|headlines|articles|topics|picks)"
        r"|from the (?:homepage|archives?|web)|in case you missed it|up next|elsewhere on .{2,30}|around the web"
        r"|don['’]t miss)\s*(?::.*|\|.*)?$",
        r"^more (?:from|in|on|about) [^.]{2,60}$",
        r"\bclick (?:here|on the link|below)\b",
        r"^\[\W*(?-i:DOWNLOAD|SIGN UP|RELATED|READ|WATCH|MORE|SUBSCRIBE|SEE|APP)\b.{0,120}\]$",
        r"^(?:tap|swipe|click) (?:here|to|on|through|the|for)\b",
        r"^show key (?:events|moments)\b",
        r"^(?:view|show|load|see) (?:all|more|less|gallery|comments|(?:the )?\d+ |full|image|caption|in fullscreen|slideshow)",
        r"^(?:find out|learn|discover) more\b",
        r"^for more\b.{0,60},? (?:listen|tune in|subscribe)\b",
        r"^(?:back to|return to|go to) (?:top|home|the top|homepage|main)\b",
        r"^(?:next|previous|newer|older)(?: (?:article|story|post|page|up|video)s?)?\W*$",
        r"^(?:source|original) (?:link|article)\W*$",
        r"^for (?:more|all) (?:the )?(?:latest|news|information|stories|on)\b.{0,80}\b(?:visit|click|follow|see|go|download"
        r"|check)\b",
        r"^(?:expand|collapse|toggle|enlarge)\b.{0,30}$",
        r"^(?:key|recent) (?:points|moments|events|updates)\W*$",
        r"^(?:jump|go) to\b.{0,30}$",
    )),
    Cue("asks to share or follow", "furniture", 26, (
        r"^share(?: (?:this|on|via|with|article|story|link|page|post|options?)\b.*)?\W*$",
        rf"^(?:follow|like|join|find|connect with|tweet) (?:us|me|him|her|them|@\w+|[\w .’'&-]{{2,40}}) on (?:{NETWORK})\b",
        rf"^follow (?:us|@\w+|{NAME}|topics?|live)\W*$",
        r"^following?$",
        rf"^(?:(?:share|print|save|copy(?: link)?|bookmark|comments?|tweet|{NETWORK}|sms|message|gift(?: this article)?|more"
        r"|send)[\s,/|·•&]*){1,12}$",
        r"^\d*\s*(?:comments?|shares?|likes?|views?|replies|retweets)\W*\d*$",
        r"^(?:leave|post|add|write|view|read|show|hide|see|join) (?:a |your |the |all )?(?:\d+ )?(?:comments?|reply|replies"
        r"|conversation|discussion)\b",
        r"^comments? (?:\(|are|have|policy|section|on this)",
        r"^be the first to\b",
        r"^(?:report|flag) (?:this|a|an|abuse|ad)\b.{0,30}$",
        r"^have your say\b",
        r"^what do you think\W*$",
        r"^(?:your )?(?:reaction|rating)s?$",
        r"^(?:do you have|have you got) (?:a |any )?(?:story|tip|information|photo|pictures|news)",
        r"^(?:.{0,80}\? )?(?:get in touch|(?:e-?mail|contact) (?:us|our))\b.{0,60}(?:@|\bteam\b|\bus\b)",
        r"^(?:if you enjoyed|enjoy(?:ed|ing)) (?:this|our|reading)\b",
        r"^this is a (?:breaking|developing) (?:new |news )?story\b",
        r"^more (?:to follow|details soon|follows)",
        r"^(?:got|send) (?:a |us |your )(?:news |story )?(?:tips?|story|pictures|comments)",
        r"^(?:email|contact|write to|call) (?:us|our|the (?:newsroom|editor))\b",
        r"^copied$",
        r"^link copied",
        r"^like this:?\s*(?:like|loading)\b",
        r"^(?:message:\W*)?a friend wanted you to see this\b",
    )),
    Cue("states rights or terms", "furniture", 70, (
        r"^(?:copyright\b|©|\(c\) ?\d{4}|all rights reserved)",
        r"\ball rights reserved\b",
        r"\bcopyright (?:©|\(c\)|\d{4})",
        r"©\s*(?:copyright\s*)?\d{4}",
        r"^(?:this material|the content|no part of)\b.{0,60}\b(?:may not|cannot|reproduced)\b",
        r"^(?:terms(?: (?:of|and|&) .{2,30})?|privacy(?: policy| notice| settings)?|contact(?: us)?|about(?: us)?|help|faqs?"
        r"|impressum|datenschutz|mentions légales|aviso legal|note legali"
        r"|careers|advertise(?: with us)?|sitemap|accessibility(?: .{2,20})?|disclaimer|imprint|do not sell.*)\W*$",
        r"^(?:.{0,40} )?is not responsible for the content of external",
        r"^(?:our|the) standards:.{0,40}principles",
        r"^by (?:signing up|clicking|continuing|submitting|registering)\b.{0,80}\b(?:agree|accept|terms)\b",
    )),
    Cue("says whom to ask about a press release", "furniture", 40, (
        r"^(?:(?:media|press|investor|further) )?(?:contacts?|enquiries|inquiries|information)(?: for (?:media|press|investors))?\s*:"
        r".{0,160}(?:@|\+?\d[\d ()-]{6,})",
        r"^(?:#\s?#\s?#|-\s?ends?\s?-|ends|(?-i:END))\W*$",
        r"^for immediate release\b.{0,40}$",
        r"^RNS number\s*:\s*\w{3,8}$",
    )),
    Cue("says whom to ask for more", "furniture", 90, (
        r"^(?:for|to arrange) (?:an? )?(?:interviews?|(?:media|press|further) (?:enquiries|inquiries|requests)|(?:more|further|additional)"
        r" (?:information|info|details))\b.{0,60}\b(?:contact|e-?mail|call|write to|reach)\b.{0,300}(?:@|\d{3})",
        r"^(?:are|were|have|do|did) you\b.{0,200}\b(?:tell us|get in touch|let us know|send (?:us|your)"
        r"|(?:e-?mail(?:ing)?|contact(?:ing)?) (?:us|[\w.+-]+@))",
        r"^(?:were|are) you (?:there|affected|in the area)\?$",
        r"^this information is provided by\b.{0,60}\b(?:news service|newswire)\b",
    )),
    Cue("names tags or topics", "furniture", 45, (
        r"^(?:tags?|topics?|keywords?|categor(?:y|ies)|filed under|posted in|sections?|more about|in this (?:article|story)"
        r"|explore more(?: on these topics)?|related topics?|location|companies)\s*(?::.*|\W*)$",
        r"^(?:filed|posted|tagged) (?:under|in|with|as)\b",
        r"^(?:#\w+[\s,]*){1,12}$",
    )),
    Cue("a button or a name of a part of the page", "furniture", 5, (
        r"^(?:menu|search|close|home|homepage|edition|premium|loading|live|breaking(?: news)?|exclusive|opinion|analysis"
        r"|video(?: player)?|videos|play(?: video)?|pause|mute|gallery|photos?|image|images|news|multimedia|featured|trending"
        r"|world|sport|sports|business|politics|x|×|ok|yes|no|cancel|submit|next|prev|back|top|listen|save|print|reload|retry"
        r"|open|e-?paper|podcasts?|read|notifications?|settings|updated|explainer|watch|hide|show|more|less|caption"
        r"|hide caption|toggle caption|image source|image caption|getty images|subscriber only|members only|free to read)\W*$",
    )),
    Cue("marks a part of a transcript", "furniture", 30, (
        r"^\W*(?:rush transcript\b.{0,120}|(?:end|begin|start) (?:of )?(?:video ?(?:clip|tape)|audio ?clip|transcript))\W*$",
        r"^[(\[](?:(?-i:SOUNDBITE|BEGIN|END|COMMERCIAL|VIDEO|AUDIO|MUSIC|CROSSTALK|LAUGHTER|APPLAUSE)\b[^)\]]{0,80}"
        r"|\d{1,2}:\d{2}(?::\d{2})?)[)\]]$",
    )),
    Cue("heads a take of an agency", "furniture", 12, (
        rf"^[\w .’'&-]{{2,40}}?,?\s{DATE}\s*(?:at\s)?(?:[01]\d|2[0-3])[0-5]\d\s?(?:GMT|UTC)$",
    )),
    Cue("stands on every sheet of a printed page", "furniture", 40, (
        r"^(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d{2}-\d{2}),? \d{1,2}[:.]\d{2}(?:\s?[ap]m)?\s{2,}\S",
        r"^https?://\S+\s+\d+/\d+$",
    )),
    Cue("says when it was published or how long it takes", "furniture", 22, (
        r"^(?:veröffentlicht|erschienen|erstellt|stand|aktualisiert|zuletzt|publié|mis à jour|publicado|actualizado"
        r"|pubblicato|aggiornato)\b.{0,40}\d{4}",
        r"^\d{1,2}\. \w{3,10} (?:19|20)\d{2}(?:,? (?:um )?\d{1,2}[:.]\d{2}(?: Uhr)?)?$",
        r"^(?:first |last |originally )?(?:published|updated|posted|modified|created|date|edited|issued|uploaded)(?: (?:on|at"
        rf"|in|by))?\s*(?::|\b).{{0,30}}(?:{DATE}|{CLOCK}|\bago\b).{{0,60}}$",
        rf"^{MOMENT}(?:\s*[|/•·,-]\s*(?:updated|published|last).*)?$",
        r"^.{0,40}\b\d+[- ]?min(?:ute)?s?(?: read|[. ]*$)",
        r"^(?:reading|read) time\b",
        r"^(?:(?:about |an? )?\d* ?(?:hours?|minutes?|mins?|days?|hrs?|weeks?|h|m|d) ago)\W*$",
        rf"^{NAME}\s*[|•·]\s*(?:updated|published|last)?\s*:?\s*{MOMENT}$",
        rf"^[\w .]{{2,40}}\|\s*(?:updated|published|last updated|posted)\s*:?\s*{MOMENT}$",
    )),
    Cue("tells about the author", "furniture", 90, (
        rf"^(?:reach|contact|e-?mail|write to|follow) (?:him|her|them|the (?:reporter|author|writer)|{NAME})\s*(?:at|on|by|via|:"
        r"|@|$)",
        rf"^{NAME} (?:covers|writes about|reports on)\b.{{0,80}}\b(?:for|at) (?:the|us)\b",
        r"\bcan be (?:reached|contacted|followed) (?:at|on|by|via)\b",
        r"^.{0,120}[.!] (?:reach|contact|e-?mail|follow) (?:him|her|them|me) (?:at|on|by|via)\b",
        r"^(?:about the (?:author|writer|reporter)|author(?:s)?|written by|more by|meet the author)\b\W*$",
        rf"^{NAME},? (?:is|was|has been|joined|covers|writes|reports) (?:an?|the|our|as|for|on|about)\b.{{0,80}}\b{OFFICE}s?\b",
        r"^[\w.+-]+@[\w-]+\.[\w.]+$",
        r"^@\w{2,20}$",
        r"^the (?:author|writer) is\b",
    )),
    Cue("credits another's text", "credit", 30, (
        rf"^(?-i:[A-Z][A-Z .,'-]+)(?:,? [\w. ]{{2,20}})?\((?:{AGENCY})\)\W*$",
        r"^\W*(?:with |additional |reporting |edited |editing |compiled |written |this )*(?:inputs?|files?|contributions?"
        r"|reporting|agency inputs|material|information|assistance) (?:from|by|of)\b",
        r"^\W*(?:additional |writing |reporting |editing |compiled |compiling |production |translated |translation |edited "
        r"|written )+(?:and \w+ )?by\b",
        rf"^our (?:\w+ ){{0,5}}{NAME} (?:writes|reports)\b",
        rf"^\(?(?:—|–|-|source|sources|via|from|agency|wire)?\s*:?\s*(?:{AGENCY})(?:\s*(?:/|,|and|&)\s*(?:{AGENCY}))*\)?\.?$",
        r"^(?:this|the) (?:story|article|report|copy)\b.{0,60}\b(?:syndicated|auto-generated|wire|agency feed"
        r"|first (?:appeared|published)|originally (?:appeared|published))\b",
        r"^(?:agencies|agence france-presse|the associated press|staff (?:and|with) agencies)$",
        r"\b(?:contributed to this (?:report|story|article)|contributed reporting|reported from)\b.{0,40}$",
        rf"^{NAME}(?:,? [\w ]+)? (?:writes|reports)\s*:\s*$",
    )),
    Cue("credits a picture", "credit", 22, (
        r"^(?:photo(?:graph)?s?|pictures?|image|video|pic|credit|courtesy|illustration|graphic|footage|source|image source"
        r"|image credit|photo credit|screengrab)\s*(?:credit|by|source|courtesy(?: of)?)?\s*[:/|]\s*.{2,100}$",
        rf"^(?:{NAME}|{AGENCY})\s*/\s*(?:{NAME}|{AGENCY}|(?-i:[A-Z])[\w .]{{2,30}})(?:\s+via\s+(?-i:[A-Z])[\w .]+)?$",
        r"^(?:getty images|afp via getty images|ap photo)\b.{0,40}$",
        r"^(?:фото|личный архив|архив|foto)\b.{0,60}\w$",
        r"^\(?(?:ap|file|reuters|afp|courtesy|handout) (?:photos?|images?|pictures?)\b.{0,60}$",
    )),
    Cue("names the writer", "credit", 24, (
        rf"^[—–-]{{1,2}}\s*{NAME}\s*\(@\w+\)\W*$",
        rf"^(?:by|words by|story by|text by|report by|written by|posted by)\s*:?\s+(?:{NAME}"
        r"|(?-i:[A-Z]{2,}(?: [A-Z.'’-]{2,}){1,3})|(?-i:[A-Z])[\w.’'-]+(?: (?:staff|news|reporter|desk|correspondent"
        rf"|agencies)\b.*))(?:,? (?:and|&) {NAME}|, [\w’' .&/@-]{{2,60}}| in (?-i:[A-Z])[\w ]+| [|/•·-] .{{2,60}})*\.?$",
        rf"^from [\w .&-]{{2,40}}['’]s? {NAME}(?:,? (?:and|&) {NAME})*(?: in (?-i:[A-Z])[\w ]+)?$",
        rf"^{NAME},? (?:(?:chief|senior|political|world|foreign|defence|business|health|science|diplomatic|security|news|staff"
        rf"|special|home affairs|deputy|social|crime|court|(?-i:[A-Z])\w+) ){{0,4}}{OFFICE}\W*$",
    )),
    Cue("says what a picture shows", "caption", 90, (
        r"^image (?:copyright|source|caption)\b",
        rf"^(?:{AGENCY}|Getty Images|Twitter|Instagram|Facebook|Alamy|Shutterstock)(?::[\w ]+?)? (?-i:[A-Z]|[Tt]he)[^.]*\w$",
        r"^(?:pictured|watch|in pictures|file photo|file|photo|video|listen|look|image)\s*[:|]\s*\S",
        r"\((?:[^()]{0,60}(?:\s?/\s?(?-i:[A-Z])|\bphotos?\b|\bimages?\b|\bgetty\b|\bfile\b|\bcourtesy\b|\bhandout\b|\bpictures?\b"
        r"|\bvia\b|\bscreengrab\b)[^()]{0,60})\)\W*$",
        r"\b(?:photos?|images?|pictures?) (?:©|\(c\)) ?[\w@/ .,’'&-]{2,60}$",
        r"\b(?:photo(?:graph)?|pic(?:ture)?|image|credit)\s*(?:credit|by|courtesy)?\s*:\s*[\w@/ .,’'&-]{2,60}$",
        rf"\b{AGENCY}/{NAME}\W*$",
        rf"[.”\"’\w]\s*(?:{NAME}|{AGENCY})/(?:{AGENCY})(?: via [\w ]+)?\W*$",
    )),
)
# Each with all its patterns, and with those that may stand amid a line: looked for there, a pattern is tried at every character.
COMPILED = tuple((cue, re.compile("|".join(cue.patterns), re.I), re.compile("|".join(amid), re.I) if amid else None)
                 for cue in CUES for amid in [[p for p in cue.patterns if not p.startswith("^")]])
# Cues that may stand amid a line need one of these in it; without one only the line's beginning is looked at, which is much faster.
AMID = (
    "cookie", "privacy", "consent", "browser", "inbox", "newsletter", "google news", "click", "rights reserved", "copyright", "©",
    "can be ", "contribut", "reported from", "photo", "image", "getty", "/", "credit", "picture", "courtesy", "handout", "(file", "via ",
    "screengrab", "pic:", "min", "responsible for", "sign", "touch", "e-mail",
    "email",
)
OPENS_QUOTE = ("“", "‘", '"', "«")


def cue_of(line: Line) -> Cue | None:
    """The first cue that speaks of a line; a line that opens with a quotation mark is reporting whatever it says."""
    if line.words > 90 or line.text.startswith(OPENS_QUOTE):
        return None
    text = line.text
    low = text.lower()
    if any(word in low for word in AMID):
        return next((cue for cue, pattern, amid in COMPILED if line.words <= cue.most
                     and (pattern.match(text) or (amid and amid.search(text)))), None)
    return next((cue for cue, pattern, _ in COMPILED if line.words <= cue.most and pattern.match(text)), None)
