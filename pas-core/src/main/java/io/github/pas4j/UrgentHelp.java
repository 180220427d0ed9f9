package io.github.pas4j;

/**
 * Someone is at risk now, who writes or whom the writer is afraid for. Advice on how to word an answer has no place there.
 * Fiction, study, policy and texts to work on speak of the same things, and are not meant.
 */
final class UrgentHelp {

    /** Who is in need writes briefly; longer texts are stories, cases, reports. */
    private static final int MAX_CHARACTERS = 1_200;

    static final String KIN = "(?:dad(?:dy)?|father|mum|mom|mother|brother|sister|bro|sis|sons?|daughters?"
            + "|wife|husband|hubby|boyfriend|girlfriend|bf|gf|partner|fianc[eé]e?|friend|roommate|flatmate"
            + "|room-?mate|housemate|neighbou?r|grand(?:ma|pa|mother|father|son|daughter|dad|mum)|nan"
            + "|gran(?:ny|ny|dad)?|uncle|aunt(?:ie)?|cousin|baby|newborn|infant|toddler|child(?:ren)?|kids?"
            + "|boy|girl|niece|nephew|colleague|co-?worker|classmate|student|ex|step-?(?:father|dad|mother|mum"
            + "|son|daughter|brother)|\\d{1,2}[- ](?:year|month|week)s?[- ]olds?|\\d{1,2} ?(?:yo|y/o)|twins?"
            + "|teenager|man|woman|guy|lady|stranger|person|patient|parents?)";

    private static final String PET = "(?:dog|puppy|pup|cat|kitten)";

    private static final String SOMEONE = "\\b(?:he|she|they|(?:my|our|the|a|this|an?(?: old| elderly)?|his"
            + "|her) (?:[\\w'-]{1,12} ){0,2}(?:" + KIN + "|" + PET + ")|someone|somebody)\\b";

    /** Within a sentence. */
    private static final String NEAR = "[^.?!\\n]{0,45}";

    private static final String FINAL_WISH = "(?:kill(?:ing)? (?:myself|himself|herself|themsel\\w{2,4})"
            + "|end(?:ing)? (?:my|his|her|their) (?:own )?li(?:fe|ves)|end(?:ing)? it all|end it tonight"
            + "|tak(?:e|ing) (?:my|his|her|their) (?:own )?li(?:fe|ves)|commit(?:ting)? suicide"
            + "|jump(?:ing)? (?:off|from|in front)|hang(?:ing)? (?:myself|himself|herself)"
            + "|shoot(?:ing)? (?:myself|himself|herself)|drown(?:ing)? (?:myself|himself|herself)"
            + "|hurt(?:ing)? (?:myself|himself|herself|themsel\\w{2,4})|harm(?:ing)? (?:myself|himself"
            + "|herself)|not (?:be here|exist|wake up|be alive|live))";

    private static final String SWALLOWED = "(?:took|taken|swallow(?:ed|ing)?|drank|drunk|ate|eaten|ingested|gulped"
            + "|chewed|licked|got into|had|inhaled|breathed in|overdosed on)";

    static final String NOT_FOOD = "(?:bleach|(?:drain|oven|toilet|glass|floor|bathroom|window|carpet"
            + "|descaling|cleaning) ?-?(?:cleaner|product|fluid|liquid|spray|stuff)|cleaner|detergent"
            + "|disinfectant|(?:dish|laundry|washing|dishwasher)[- ]?\\w{0,8} ?(?:pods?|tablets?|liquid|powder"
            + "|soap)|tide pods?|antifreeze|rat ?poison|poison(?:ous)?|pesticides?|insecticide|weed ?killer"
            + "|petrol|gasoline|kerosene|lamp oil|paint thinner|white spirit|turpentine|methanol"
            + "|rubbing alcohol|hand sanitiser|hand sanitizer|nail polish remover|(?:button |watch |lithium "
            + "|coin )?batter(?:y|ies)|magnets?|a coin|moth ?balls?|ammonia|hydrochloric|lye|chlorine|fumes"
            + "|wild mushrooms?|mushrooms? (?:we|i|he|she|from|that)|(?:unknown|strange|wild|red|some) berries"
            + "|(?:e-?)?cigarettes?|vape (?:juice|liquid))";

    static final String PILLS = "(?:pills?|tablets?|paracetamol|tylenol|acetaminophen|ibuprofen|aspirin|advil"
            + "|sleeping \\w{3,8}|antidepressants?|xanax|valium|opioids?|oxy\\w{0,8}|codeine|tramadol|fentanyl"
            + "|heroin|insulin|benzos?|beta ?blockers?|medication|medicine|meds|capsules|painkillers?"
            + "|antihistamines?|benadryl|melatonin|blood pressure \\w{3,8})";

    private static final String TOO_MANY = "(?:[2-9]\\d|1\\d|\\d{3}|too (?:many|much)|whole|entire|full|handful|bottle"
            + "|pack(?:et)?|box|half|all (?:of )?(?:my|his|her|the|them|their)|a (?:lot|bunch|load)|lots"
            + "|double|twice|several|overdos\\w{0,4}|(?:her|his|my|our|their|grand\\w{2,6}'?s?|mum'?s|mom'?s"
            + "|dad'?s)|some|by (?:mistake|accident)|accidentally)";

    private static final Finder ENGLISH = Finder.anyOf(
            // a life in danger by one's own hand
            "\\bi(?:'m| am|'ve| have|'ll| will|'d)?\\b(?! (?:don'?t|do not|never|wouldn'?t|would never"
                    + "|won'?t)\\b)" + NEAR + "\\b(?:want(?:ed|ing)?|wanna|going|gonna|plan(?:ning)?"
                    + "|think(?:ing)?|thought|about|need|wish|tried|trying|ready|might|could|should|will|urge"
                    + "|keep|feel like|decided|thoughts) (?:to |of |about |on |i could |just |seriously ){0,3}"
                    + FINAL_WISH,
            "\\bi(?:'ll| will|'m gonna|'m going to) (?:just )?" + FINAL_WISH,
            "\\bi (?:just |really |honestly |kinda |only ){0,2}(?:want(?:ed)? to|wanna|wish (?:i (?:was|were|could)"
                    + "|to)|would rather|need to|'d rather) (?:just |really )?(?:be |)(?:die|dead"
                    + "|disappear forever|not wake up|never wake up|stop existing|unalive)\\b(?! (?:my hair"
                    + "|his hair|her hair|my beard|the|of|from laugh|in the game|for (?:this|that|you)"
                    + "|laughing))",
            "\\b(?:i'?m|i am|i feel|i've been|i have been|feeling|he'?s|she'?s|is|been) (?:\\w{2,10} ){0,2}suicidal\\b",
            "\\bmy suicide (?:note|letter|plan)\\b",
            "\\bsuicidal thoughts\\b(?=" + NEAR + "\\b(?:i|me|my|again|tonight)\\b)",
            "\\bi" + NEAR + "\\bsuicidal thoughts\\b",
            "\\b(?:no|see a|see any|see no|see the|have a|have any|isn'?t any|what'?s the|what is the|any|a) (?:reason"
                    + "|point)(?: left)? (?:to|in|of|for) (?:me )?(?:to )?(?:liv(?:e|ing)|be(?:ing)? (?:here"
                    + "|alive)|go(?:ing)? on|carry(?:ing)? on|exist(?:ing)?|wak(?:e|ing) up"
                    + "|stay(?:ing)?)\\b(?! (?:with|at|in the|in a))",
            "\\b(?:i )?(?:don'?t|do not|can'?t|cannot|can not) (?:really )?(?:want to |wanna |even )?(?:live"
                    + "|be (?:here|alive|around)|exist|go on|keep going|carry on|do life|wake up)(?: like this"
                    + "| with this| with myself)?(?: (?:any ?more|any longer|tomorrow)|\\s{0,2}(?:[.!,]|$))",
            "\\b(?:everyone|everybody|they|people|the world|my (?:family|kids|parents|wife|husband))(?:'d| would| will"
                    + "|'ll)? (?:all )?be better off (?:without me|if i)",
            "\\bno ?(?:body|one) would (?:even )?(?:miss me|notice|care) if i\\b",
            "\\b(?:nothing|no reason) (?:left )?to live for\\b",
            "\\bi'?ve (?:already )?(?:said|written) (?:my )?(?:goodbyes?|the (?:letters|note))",
            SOMEONE + NEAR + "\\b(?:want(?:s|ed)? to|wanna|going to|gonna|threaten(?:s|ed|ing)? to|about to|trying to"
                    + "|tried to|plan(?:s|ned|ning)? to|will|'ll|talk(?:s|ed|ing)? about|wishes to"
                    + "|threatening) (?:\\w{2,8} )?(?:" + FINAL_WISH + "|die|jump)\\b",
            SOMEONE + NEAR + "\\b(?:wants to die|wanna die|(?:doesn'?t|does not|don'?t) want to (?:live|be here"
                    + "|be alive|wake up|exist|go on)|be dead|self-?harm(?:s|ing|ed)?|cut(?:s|ting)? (?:her"
                    + "|him|them)sel\\w{1,4}|on (?:the|a) (?:ledge|roof|bridge)|(?:left|wrote|written"
                    + "|sent)(?: me)? (?:a )?(?:suicide|goodbye) (?:note|letter|message|text))\\b",
            "\\b(?:i(?:'m|'ve)?|i have|i am|been|started|keep|kept|tonight) (?:been |started |keep |just "
                    + "|back to )?cut(?:ting)? (?:myself(?! (?:shaving|off|out|short|some))|again"
                    + "|my (?:wrists?|arms?|thighs?|legs?))",
            "\\b(?:slit|slitting|cut(?:ting)?) my wrists?\\b",
            "\\burges? to (?:cut|self-?harm|hurt myself)",
            "\\bi(?:'ve| have)? (?:been )?self-?harm(?:ing|ed)?",
            "\\b(?:painless|easiest|quickest|least painful|fastest|best) (?:way|method) (?:to|of) (?:die|dying"
                    + "|kill(?:ing)? myself|suicide|end(?:ing)? (?:it|my life))\\b",
            "\\bhow (?:do i|to|can i|should i) (?:tie a noose|kill myself|hang myself|end my (?:own )?life|die"
                    + "|commit suicide|overdose)\\b(?! (?:in|hard|my))",
            "\\bhow many (?:\\w{2,12} ){0,3}" + PILLS + " (?:\\w{2,9} ){0,4}(?:to |would |will |can )?(?:die|kill"
                    + "|overdose|be fatal|lethal)\\b",
            "\\b(?:voices?|thoughts|urge)\\b" + NEAR + "\\b(?:hurt|kill|harm|cut|end) (?:myself|my life|someone|people"
                    + "|my)\\b",
            "\\b(?:life|everything|living) is (?:so |just )?(?:pointless|meaningless|hopeless|not worth (?:it"
                    + "|living))\\b(?=[^\\n]{0,80}\\b(?:i|me|my|anymore|tonight)\\b)",
            "\\b(?:feel|feels|think|thought) (?:like )?(?:that )?i'?m (?:going to|gonna|about to) (?:die|pass out"
                    + "|faint|have a (?:heart attack|stroke))\\b(?! (?:of|from (?:bored|embar)|alone))",
            // an emergency of the body
            "\\b(?:(?:i|we|hes|shes)\\b|" + SOMEONE + ")" + NEAR + "\\b(?:(?:not|isn'?t|stopped|can'?t|cannot|can not"
                    + "|barely|hardly|couldn'?t|struggling to|trouble|difficulty|hard to) (?:really |properly "
                    + "|even )?(?:breathe?|breathing)|short of breath|gasping|choking(?! up)|turn(?:ed"
                    + "|ing) (?:blue|purple|grey|gray)|lips are (?:blue|swelling|swollen)"
                    + "|face (?:is )?(?:drooping|swelling|swollen|went numb)|throat (?:is )?(?:closing"
                    + "|swelling|tight)|tongue is swelling|anaphyla\\w{3,6})\\b",
            "\\b(?:(?:hes|shes)\\b|" + SOMEONE + ")" + NEAR + "\\b(?:(?:just |has |suddenly |is |'s )?(?:collapsed"
                    + "|passed out|fainted|unconscious|unresponsive|not responding|having (?:a )?(?:seizure"
                    + "|stroke|fit|heart attack|convulsions?|allergic reaction)|convulsing|had a (?:stroke"
                    + "|seizure|heart attack)|won'?t wake up|isn'?t waking up|not waking|can'?t wake"
                    + "|overdos(?:ed|ing)|od'?ed|stopped moving|no pulse|slurring|drooling|electrocuted"
                    + "|drowning|bleeding (?:a lot|heavily|badly|out|from)|coughing up blood|(?:vomiting"
                    + "|throwing up) blood|hit (?:his|her|their) head))\\b(?! (?:at|in"
                    + "|during) (?:the )?(?:game|war|market))",
            "\\bi(?:'m| am|'ve| have| think i'm| think i am)? (?:\\w{2,9} ){0,3}(?:having (?:a )?(?:stroke"
                    + "|heart attack|seizure|panic attack|anxiety attack|allergic reaction)|overdos(?:ed|ing)"
                    + "|been (?:poisoned|stabbed|shot|bitten by a (?:snake|spider))|(?:going to|gonna"
                    + "|about to) pass out|coughing up blood|(?:vomiting|throwing up|peeing) blood"
                    + "|bleeding (?:out|heavily|a lot|badly)|losing (?:a lot of|so much|too much) blood"
                    + "|drowning(?! in)|passing out|dying(?! to\\b| for\\b| of (?:laughter|boredom"
                    + "|curiosity)))\\b",
            "\\b(?:won'?t|doesn'?t|can'?t|not|isn'?t|hasn'?t) (?:stop|stopped|get it to stop|stop the|make it stop"
                    + "|stopping)(?: the)? bleed(?:ing)?\\b",
            "\\bbleeding (?:that )?(?:won'?t|doesn'?t|isn'?t|will not) stop",
            "\\bi (?:\\w{2,9} ){0,2}cut (?:way )?(?:too|so|really) deep",
            "\\bthere(?:'s| is) (?:so much|a lot of|lots of) blood\\b",
            "\\b(?:can'?t|cannot|couldn'?t|unable to) (?:move|feel|lift|raise) (?:his|her|my|their"
                    + "|one) (?:whole )?(?:left |right )?(?:arms?|legs?|side|face|hands?"
                    + "|body)\\b(?=[\\s\\S]{0,120}\\b(?:speech|speak\\w{0,3}|talk\\w{0,3}|slurr\\w{2,3}"
                    + "|mumbl\\w{2,3}|sudden\\w{0,2}|face|help|droop\\w{0,3}|floor|minutes|now)\\b)",
            "\\bfound (?:him|her|them|(?:my |our )?(?:\\w{2,9} )?" + KIN + ") (?:\\w{2,8} ){0,2}(?:on the (?:floor"
                    + "|ground|stairs)|unconscious|not breathing|collapsed)\\b",
            "\\bblood (?:everywhere|is (?:pouring|gushing|spurting)|won'?t stop)",
            "\\b(?:cut off|severed|sliced)" + NEAR + "\\b(?:my|his|her) (?:\\w{2,8} )?(?:fingers?|hand|toe|arm|artery"
                    + "|wrist)\\b",
            "\\b(?:i(?:'ve| have|'m| am)?|my|his|her|" + KIN + ")\\b" + NEAR + "\\b(?:chest (?:pains?|hurts?|pressure"
                    + "|tightness|is (?:tight|hurting|killing|burning)|feels? (?:tight|heavy|crushed|like))"
                    + "|(?:pain|pressure|tightness|crushing|squeezing|heaviness|elephant) (?:in|on|across"
                    + "|around) (?:my|his|her|the) chest)\\b|^\\W{0,3}(?:crushing|severe|sudden|bad"
                    + "|sharp)? ?(?:chest (?:pain|tightness)|tight chest)\\b(?=" + NEAR + "(?:\\b(?:arm|jaw"
                    + "|breath\\w{0,4}|sweat\\w{0,4}|numb|help|now)\\b))",
            "\\b(?:i(?:'ve| have)?\\b|we\\b|" + SOMEONE + ")" + NEAR + "\\b" + SWALLOWED + "\\b" + NEAR + "\\b"
                    + NOT_FOOD + "\\b",
            "\\b(?:i(?:'ve| have)?\\b|" + SOMEONE + ")" + NEAR + "\\b" + SWALLOWED + "\\b(?=[^.?!\\n]{0,60}\\b"
                    + TOO_MANY + "\\b)[^.?!\\n]{0,60}\\b" + PILLS + "\\b(?! (?:prescri|a day|per day|daily))",
            "\\b(?:my|our|the) (?:[\\w'-]{1,12} ){0,2}" + PET + "\\b" + NEAR + "\\b(?:ate|eaten|swallowed|got into"
                    + "|chewed)\\b" + NEAR + "\\b(?:chocolate|grapes?|raisins?|xylitol|gum|onions?|garlic"
                    + "|lil(?:y|ies)|sock|bone|string|needle|pills?|medication|weed|plant)\\b",
            "\\b(?:bitten|stung|bit)\\b" + NEAR + "\\b(?:snake|viper|cobra|rattlesnake|scorpion|black widow"
                    + "|jellyfish)\\b(?=[\\s\\S]{0,120}\\b(?:swell\\w{0,4}|numb|help|now|what (?:do|should) i"
                    + "|hospital|hurts|minutes)\\b)",
            "\\b(?:snake|viper|cobra|scorpion)(?: just)? (?:bit|stung) (?:me|my|him|her)\\b",
            "\\b(?:left arm|jaw)\\b" + NEAR + "\\b(?:numb|tingl\\w{1,3}|pain|hurts?)\\b[\\s\\S]{0,80}\\bchest\\b",
            "\\bheart (?:is |keeps |won'?t stop )?(?:racing|pounding|beating)\\b[\\s\\S]{0,100}\\b(?:can'?t breathe"
                    + "|dying|gonna die|going to die|pass out|faint|please help|numb|tingling|can'?t calm)\\b",
            "\\b(?:have|having|in the middle of|think (?:it'?s|this is)) (?:a |an |another )?(?:really bad |bad "
                    + "|severe |huge )?(?:panic|anxiety) attack (?:right now|now|and (?:i )?(?:can'?t|don'?t)"
                    + "|help|please|at (?:work|school|the))",
            "\\b(?:i'?m|i am|i think i'?m) having (?:a |an |another )?(?:\\w{3,8} )?(?:panic|anxiety) attack",
            "\\b(?:water broke|in labou?r|miscarr(?:ying|iage)|contractions)\\b" + NEAR + "\\b(?:now|early|weeks"
                    + "|bleeding|minutes|help|hospital)\\b(?=[\\s\\S]{0,100}\\b(?:what (?:do|should)|help"
                    + "|now)\\b)",
            // violence
            "\\b(?:he|she|they|hes|shes|someone|(?:my|the|this|a) (?:[\\w'-]{1,12} ){0,2}" + KIN + "|my (?:boss"
                    + "|teacher|coach|manager|landlord|pimp))\\b" + NEAR + "(?:\\b|')(?:going to|gonna|will|ll"
                    + "|threaten(?:s|ed|ing)?(?: to)?|threatening|tried to|trying to|wants to|said (?:he"
                    + "|she)'?(?:ll| will|d)) (?:\\w{2,8} )?(?:kill|hurt|shoot|stab|strangle|rape|beat|murder"
                    + "|burn|choke) (?:me|us|my|him|her|them|the kids)\\b(?! (?:in (?:the )?game|laugh))",
            "\\b(?:he|she|they|someone|my (?:[\\w'-]{1,12} ){0,2}" + KIN + "|(?:(?:my|our|the"
                    + "|a) (?:\\w{2,9} )?)?(?:boss|teacher|coach|manager|tutor|trainer|priest|doctor"
                    + "|professor))\\b" + NEAR + "\\b(?:hits?|beats?|choke[sd]?|strangle[sd]?|punche[sd]"
                    + "|slap(?:s|ped)|kick(?:s|ed)|rape[sd]?|molest(?:s|ed|ing)|abus(?:es|ed|ing)|grope[sd]"
                    + "|touche[sd]|touching|attack(?:s|ed)|burn(?:s|ed|t)|hitting|beating|hurting|hurts"
                    + "|stabbed|shoves?|shoved) (?:on )?(?:me|us|my (?:mom|mum|mother|kids?|son|daughter"
                    + "|brother|sister|little \\w{3,8}))\\b(?! (?:up|that|with (?:a |an )?(?:joke|question"
                    + "|idea|news|love)|like|deeply|in (?:a |the )?(?:game|chess|race)|at (?:chess|tennis"
                    + "|poker|cards|a game|golf)|because i (?:won|lost)|emotionally in|out of|off|to it|as))",
            "\\bi(?:'ve| have| was| got|'m| am)? (?:\\w{2,8} ){0,2}(?:been |being |got |was "
                    + "|just ){1,3}(?:\\w{3,8} )?(?:raped|sexually assaulted|assaulted|molested|abused"
                    + "|attacked|kidnapped|beaten|stabbed|shot|held (?:captive|hostage|against)|stalked"
                    + "|followed (?:home|by)|trafficked|drugged|spiked)\\b",
            "\\b(?:someone|somebody|a man|a stranger|intruder|burglar|people|my ex|he"
                    + "|they)\\b" + NEAR + "\\b(?:in(?:side)? my (?:house|home|flat|apartment|room"
                    + "|garden)(?: right)? now|break(?:ing)? in(?:to)?(?: (?:my|our))?|trying to (?:break"
                    + "|get) in(?:to)?|outside my (?:door|window|house)|banging on|kicking (?:in|down) (?:my"
                    + "|the|our)|following me|stalking me|won'?t let me (?:leave|go|out)|locked me (?:in|up)"
                    + "|pointing a (?:gun|knife)|has a (?:gun|knife))\\b",
            "\\b(?:i'?m|i am|we'?re|we are) (?:so |really |too )?(?:scared|afraid|terrified|hiding|trapped|stuck"
                    + "|locked)\\b" + NEAR + "\\b(?:he|she|him|going to hurt|in the (?:closet|bathroom"
                    + "|basement|lift|elevator|car|snow)|(?:of|from) my (?:[\\w-]{1,12} ){0,1}" + KIN + ""
                    + "|under|rising|flood)\\b(?! (?:(?:might |will |doesn'?t |does not )?(?:like|love|leave"
                    + "|reject|cheat|dump|think|say|be (?:mad|angry))))",
            // fire, gas, water
            "\\b(?:there(?:'s| is)|i (?:can )?(?:see|smell)|i'm (?:seeing|smelling)|we (?:can )?(?:see"
                    + "|smell))\\b" + NEAR + "\\b(?:smoke (?:coming|filling|from|in|under|everywhere|pouring)"
                    + "|(?:a )?fire (?:in (?:my|the|our) (?!game|story)|at|next|outside|on|spreading)"
                    + "|gas (?:in|leak|everywhere|smell|strongly)"
                    + "|(?:strong )?(?:smell of )?gas(?= " + NEAR + "\\b(?:kitchen|house|home|flat|apartment"
                    + "|stove|room)))\\b",
            "\\b(?:my|our|the|neighbou?r'?s?) (?:\\w{2,10} ){0,2}(?:house|flat|apartment|kitchen|building|room|bedroom"
                    + "|car|oven|pan|stove|curtains?|microwave|office|hotel|roof|hair|clothes|shirt|sleeve"
                    + "|dryer|socket|outlet|garage|bin|toaster|fryer|battery|laptop|phone|charger|tree|shed"
                    + "|wok|oil) (?:is |just |has |'s |are |have )*(?:on fire|caught (?:on )?fire"
                    + "|catching fire|filling (?:up )?with (?:smoke|gas|water)|burning down|in flames)\\b",
            "\\b(?:carbon monoxide|co|gas) (?:alarm|detector)\\b" + NEAR + "\\b(?:going off|beeping|went off|ringing"
                    + "|screaming|sounding)\\b",
            "\\bsmoke (?:is |keeps )?(?:coming|pouring|filling|billowing)\\b(?= " + NEAR + "\\b(?:door|room|flat"
                    + "|apartment|house|hallway|vent|wall|socket|outlet|oven|hood|car|building)\\b)",
            // someone is gone
            "\\b(?:can'?t|cannot|can not|couldn'?t|unable to|trying to) find (?:my|our"
                    + "|the) (?:[\\w'-]{1,12}[- ]){0,3}?(?:" + KIN + ")\\b(?! (?:on|in (?:my|the) (?:contacts"
                    + "|game|sims)|a |number|gift|phone|present|any))",
            "\\b(?:my|our) (?:[\\w'-]{1,12}[- ]){0,3}?(?:son|daughter|child|kid|baby|toddler|boy|girl|niece"
                    + "|nephew|grand\\w{3,8}|\\d{1,2}[- ]year[- ]old|mother|father|mum|mom|dad|wife|husband"
                    + "|sister|brother|friend)\\b(?: (?:with (?:dementia|alzheimer'?s|autism)"
                    + "|who has dementia))?[^.?!\\n]{0,70}\\b(?:(?:is|has|'s|went|has been"
                    + "|been) (?:just )?(?:missing|disappeared|vanished|kidnapped|abducted|gone missing)"
                    + "|(?:has )?(?:wandered off|run away|ran away|vanished|disappeared|been taken)|(?:hasn'?t"
                    + "|didn'?t|never|not) come? (?:back|home)|is lost|got lost)\\b");

    private static final String WORK = "(?:novels?|stor(?:y|ies)|scenes?|scripts?|screenplays?|essays?|seminar|class"
            + "|course|exams?|homework|assignment|thesis|paper|presentation|movie|film|book|game|song|poems?"
            + "|play|article|campaign|project|training|character|campaign|report|debate|blog|podcast|sketch"
            + "|lesson|lecture|module|textbook|quiz|comic|show|series|episode|chapter|dialogue|monologue"
            + "|fanfic\\w{0,4}|roleplay|leaflet|poster|lyrics)";

    /** Told of, not asked for. */
    private static final Finder DISTANT = Finder.anyOf(
            "\\b(?:write|draft|compose|generate|create|imagine|pretend|act as|role-?play|translate|rewrite|rephrase"
                    + "|reword|paraphrase|proofread|summari[sz]e|classify|analy[sz]e|outline|describe (?:a"
                    + "|the)|(?:correct|fix|check|edit|improve) (?:the|this|my|these)|make (?:a|an|this|it)"
                    + "|come up with|give me (?:a|an|some) (?:\\w{3,12} )?(?:" + WORK + "|name|title|idea|joke"
                    + "|prompt)|tell (?:me )?a|continue (?:this|the)|finish (?:this|the))\\b",
            "\\b(?!in my class\\b)(?:in|for|of|from|about|called|titled|writing|reading|watching|watched|finished|played) (?:my|a|an|the"
                    + "|our|this|his|her|that)? ?(?:\\w{2,12} ){0,2}" + WORK + "\\b",
            "\\b(?:history of|theory of|polic(?:y|ies)|prevention|research (?:say|show|on|into|about|suggest)"
                    + "|statistics|fiction(?:al)?|protagonist|hypothetical\\w{0,2}|scenario|word problem"
                    + "|i'?m studying|i study|in world war|lyrics|sentence|grammar|meaning of|metaphor"
                    + "|dream(?:t|ed|s)?(?: that| of| about|,)|nightmare|once upon|years? ago"
                    + "|when i was (?:a (?:kid|child)|little|young)|as a (?:kid|child)|how (?:many"
                    + "|much) \\w{2,12} (?:did|does|do|will|would|are|is) (?!i\\b)|in (?:minecraft|skyrim"
                    + "|the sims|fortnite|d&d|dnd))\\b");

    private UrgentHelp() {}

    /** Whether such things are told of in a text, a lesson or the past. */
    static boolean isDistant(String prompt) {
        return DISTANT.isIn(prompt);
    }

    static boolean isSought(String prompt) {
        return prompt.length() <= MAX_CHARACTERS
                && ((ENGLISH.isIn(prompt) && !DISTANT.isIn(prompt)) || UrgentHelpInChinese.isSought(prompt));
    }
}
