"""Which verbs tell of no happening, which only carry one, and which nouns are happenings."""

from __future__ import annotations

# Speech and thought are quotes; states and relations do not happen.
NOT_HAPPENINGS = frozenset("""
say tell add state claim write note report announce argue insist explain describe comment reply ask answer warn suggest predict
believe think know understand feel hope want wish expect fear doubt consider regard see hear mean seem appear look remain be become have own
belong contain consist include involve depend cost weigh last need deserve matter concern represent suit resemble equal lack like love hate
prefer enjoy remember forget imagine suppose assume estimate reckon call name dub know live stand lie sit exist keep stay continue tend try
attempt manage help let make get go come do use work begin start stop cease plan intend aim seek promise vow pledge agree decline refuse
fail serve act play show tell express stress emphasise emphasize highlight point cite quote refer mention accuse blame criticise criticize
praise urge call demand acknowledge admit concede confirm deny reject maintain reiterate repeat speak talk discuss declare demonstrate
indicate reveal signal signify suggest reflect allow enable require ensure support oppose favour favor face suffer risk lead follow base
locate situate consider deem label term treat view mark represent set take give put bring hold carry run turn read click subscribe share
sign wait watch advise recommend learn realise realize recall wonder worry joke quip tweet post hint imply infer conclude assert allege
contend testify swear assure remind inform notify brief boast complain lament joke chant shout yell scream whisper laugh smile determine
estimate compare contrast relate apply pertain reside hail comprise constitute possess retain dominate await resemble vary range differ
""".split())
# Their happening is the noun they take.
OCCUR = frozenset({"occur", "happen", "erupt", "ensue", "unfold", "commence", "transpire"})
LIGHT = frozenset({"hold", "carry", "conduct", "make", "have", "launch", "stage", "mount", "take", "give", "suffer", "commit", "perform",
                   "undertake", "begin", "start", "open", "end", "cause", "spark", "trigger", "see", "report", "face", "complete", "do"})
EVENT_NOUNS = frozenset("""
attack strike raid assault bombing bombardment shelling barrage offensive ambush blast explosion fire blaze shooting killing murder
stabbing robbery crash collision derailment earthquake quake tremor aftershock eruption flood flooding storm hurricane typhoon cyclone
tornado landslide avalanche wildfire outbreak epidemic famine drought spill leak collapse blackout outage call conversation talk talks meeting
summit conference vote election referendum ballot poll debate inquest trial hearing verdict sentence appeal lawsuit arrest raid search rescue
evacuation exchange swap deal agreement ceasefire truce treaty merger acquisition takeover sale purchase launch landing march protest
demonstration rally riot walkout strike stoppage resignation appointment visit trip tour speech ceremony funeral wedding match game
final tournament race coup invasion withdrawal retreat operation drill exercise test probe inquiry investigation hack breach cyberattack
default bankruptcy crackdown clash fighting battle war siege hijacking kidnapping abduction ban cut rise drop surge recall review
""".split())
# "Went on to bomb", "began to burn", "managed to escape": the inner verb happened.
CARRYING = frozenset({"go", "begin", "start", "continue", "manage", "help", "proceed", "rush", "force", "send", "agree", "decide", "vote", "set",
                      "plan", "expect", "fail", "refuse", "try", "attempt", "schedule", "intend", "aim"})
# Happenings told in the present tense of headlines, and as results ("..., killing five").
OUTCOMES = frozenset("""
kill injure wound hurt maim hospitalise hospitalize die drown perish destroy damage wreck hit strike attack bomb shell shoot fire launch
explode detonate crash collapse burn flood collide sink derail arrest detain charge convict sentence acquit jail release free swap exchange
rescue evacuate displace leave win lose beat defeat elect appoint resign quit sack oust dismiss suspend halt pause cut raise close open shut
buy sell merge acquire order approve pass veto sign sue fine ban block invade seize capture take withdraw retreat meet visit arrive flee
escape abduct kidnap rob steal poison infect spread erupt shake topple trigger spark injure send force drop rise fall soar plunge target
""".split())
