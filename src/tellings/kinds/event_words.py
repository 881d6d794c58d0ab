"""Which verbs tell of no happening, which only carry one, and which nouns are happenings."""

from __future__ import annotations

# Speech and thought are quotes; states and relations do not happen.
NOT_HAPPENINGS = frozenset("""
accuse acknowledge act add admit advise agree aim allege allow announce answer appear apply argue ask assert assume assure attempt
await base be become begin believe belong blame boast bother brief bring call care carry cease chant cite claim click come comment
compare complain comprise concede concern conclude confirm consider consist constitute contain contend continue contrast cost
count criticise criticize declare decline deem demand demonstrate deny depend describe deserve determine differ discuss do
dominate doubt dub emphasise emphasize enable enjoy ensure equal estimate exist expect explain express face fail fancy favor
favour fear feel follow forget get give go hail hate have hear help highlight hint hold hop hope imagine imply include indicate
infer inform insist intend involve joke keep know label lack lament last laugh lead learn leave let lie like live locate look love
maintain make manage mark matter mean mention name need note notify oppose owe own pertain picture plan play please pledge point
possess post praise predict prefer promise push put quip quote range read realise realize recall reckon recommend refer reflect
refrain refuse regard reiterate reject relate rely remain remember remind repeat reply report represent require resemble reside
respond retain reveal risk run say scream see seek seem serve set share shout show sign signal signify sit situate smile speak
specify stand start state stay stem stop stress struggle subscribe suffer suggest suit support suppose swear take talk tell tend
term testify thank think treat try turn tweet understand urge use vary view vow wait want warn watch weigh welcome whisper wish
wonder work worry write yell
""".split())
# Their happening is the noun they take.
OCCUR = frozenset({"occur", "happen", "erupt", "ensue", "unfold", "commence", "transpire"})
LIGHT = frozenset({"hold", "carry", "conduct", "make", "have", "launch", "stage", "mount", "give", "commit", "perform", "undertake",
                   "cause", "spark", "trigger", "complete"})
# Never done without an object: "Embassy damaged in attack" is a headline's passive.
DONE_TO = frozenset({"damage", "injure", "kill", "wound", "destroy", "arrest", "rescue", "intercept", "hospitalise", "evacuate", "charge",
                     "sentence", "elect", "appoint", "detain", "displace", "acquit", "abduct", "kidnap"})
MAYBE = frozenset({"can", "could", "may", "might", "should", "must", "ought"})
EVENT_NOUNS = frozenset("""
abduction acquisition aftershock agreement ambush appeal appointment arrest assault attack avalanche ballot ban bankruptcy barrage
battle blackout blast blaze bombardment bombing breach call ceasefire ceremony clash collapse collision conference conversation
coup crackdown crash cut cyberattack cyclone deal debate default demonstration derailment drill drop drought earthquake election
epidemic eruption evacuation exchange exercise explosion famine fighting final fire flood flooding funeral game hack hearing
hijacking hurricane inquest inquiry invasion investigation kidnapping killing landing landslide launch lawsuit leak march match
meeting merger murder offensive operation outage outbreak poll probe protest purchase quake race raid rally recall referendum
rescue resignation retreat review riot rise robbery sale search sentence shelling shooting siege speech spill stabbing stoppage
storm strike summit surge swap takeover talk talks test tornado tour tournament treaty tremor trial trip truce typhoon verdict
visit vote walkout war wedding wildfire withdrawal
""".split())
# "Went on to bomb", "began to burn", "managed to escape": the inner verb happened.
CARRYING = frozenset("""
agree aim attempt begin continue decide expect fail force go help intend manage plan proceed refuse rush schedule send set start try vote
""".split())
# Happenings told in the present tense of headlines, and as results ("..., killing five").
OUTCOMES = frozenset("""
abduct acquire acquit appoint approve arrest arrive attack ban beat block bomb burn buy capture charge close collapse collide
convict crash cut damage defeat derail destroy detain detonate die dismiss displace drop drown elect erupt escape evacuate
exchange explode fall fine fire flee flood force free halt hit hospitalise hospitalize hurt infect injure invade jail kidnap kill
launch leave lose maim meet merge open order oust pass pause perish plunge poison quit raise release rescue resign retreat rise
rob sack seize sell send sentence shake shell shoot shut sign sink soar spark spread steal strike sue suspend swap take target
topple trigger veto visit win withdraw wound wreck
""".split())
