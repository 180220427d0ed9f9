package io.github.pas4j;

import static io.github.pas4j.Patterns.oneOf;

/**
 * Short messages that mean nothing without the messages before them: they ask for more, change what was given, or speak
 * of it. A message that brings its own material, after a colon, on a further line or in quotation marks, is none.
 */
final class FollowUps {

    private static final int MAX_CHARACTERS = 160;

    /** What may stand before a request in a conversation. */
    private static final String START = "^\\s{0,9}(?:(?:ok(?:ay)?|hm+|oh|ah|well|so|now|then|and|but|also|great|cool"
            + "|nice|good|perfect|awesome|thanks?|thank you|thx|yes|yeah|no|nope|sorry|wait|actually|alright"
            + "|right|please|pl[sz]|hey|hi|instead|still|maybe|sure|got it|interesting|that'?s (?:good|great"
            + "|nice|better))[,.!… -]{1,4}){0,4}+";

    private static final String REQUEST = "(?:(?:(?:can|could|would|will|can'?t|couldn'?t) (?:you|u|we|i)|please"
            + "|pl[sz]|just|now|then|also|try(?: to)?|maybe|kindly|i(?:'d| would) (?:like|want"
            + "|prefer)(?: you)? to|i (?:want|need)(?: you)? to|let'?s|you (?:should|can|could)|(?:do"
            + "|would) you mind|is it possible to|how about)[ ,]{1,2}){0,4}+";

    private static final String END = "(?:,? (?:please|pl[sz]|thanks|thank you|this time|instead|now|then|too|as well"
            + "|again|though|for me|a bit|a little|more|better|further))*+[\\s\\p{P}\\p{S}]{0,9}$";

    /** No sentence of its own, and no material, up to the end. */
    private static final String REST = "(?:[^\\w:;?\\n\"“][^:;?\\n\"“.!]{0,90})?[?.!\\s\\p{So})]{0,5}$";

    private static final String FEW =
            "(?:some|a few|a couple(?: of)?|several|any|many|two|three|four|five|six|ten|\\d{1,3}|even|lots)";

    private static final String ORDINAL = "(?:first|second|third|fourth|fifth|sixth|last|previous|above|earlier|other"
            + "|final|latest|preceding|1st|2nd|3rd|[4-9]th)";

    private static final String PART = "(?:one|ones|two|point|option|step|example|item|bullet(?: point)?|paragraph"
            + "|sentence|stanza|verse|idea|suggestion|answer|response|reply|message|version|line|part|code"
            + "|function|question|list|table|method|approach|solution|result|output|text|draft|explanation"
            + "|story|poem|email|letter|summary|translation|reason|section|chapter|picture|image|column|row"
            + "|fix|change)s?";

    private static final String LANGUAGE = "(?:english|french|spanish|german|italian|portuguese|dutch|russian|polish"
            + "|japanese|korean|chinese|arabic|hindi|turkish|latin|greek|swedish|python|java(?:script)?"
            + "|typescript|c\\+\\+|c#|rust|go(?:lang)?|kotlin|swift|ruby|php|sql|bash|json|csv|xml|yaml"
            + "|markdown|html|latex)";

    private static final String POINTS_BACK = oneOf(
            "it",
            "that",
            "this",
            "these",
            "those",
            "them",
            "all (?:of )?(?:it|them|this|that|these|those)",
            "the same(?: thing)?",
            "(?:the|your|that|this) (?:same )?" + ORDINAL + "(?: (?:\\w{1,12} )?" + PART + "\\b|(?=\\s{0,2}[.!?]|$"
                    + "| (?:for|in|but|into|to|and|as|again|with)\\b))",
            "(?:the|your) (?:whole |entire |rest of (?:it|the) ?)?(?:tone|intro(?:duction)?|ending|conclusion|wording"
                    + "|style|answer|response|reply|text above|above \\w{2,12})");

    private static final String EDIT = "(?:make|rewrite|redo|rephrase|reword|translate|shorten|lengthen|expand|extend"
            + "|simplify|summari[sz]e|put|turn|convert|change|add to|remove|drop|delete|explain|improve|fix"
            + "|correct|edit|revise|repeat|retry|write|format|reformat|refactor|polish|replace|move|swap|split"
            + "|merge|combine|clarify|continue|check|compare|rank|sort|cut|trim|reduce|update|adapt|adjust"
            + "|modify|elaborate on|expand on|start|try|apply|show me|give me|tell me|use|keep|describe|list"
            + "|generate|print|send|break|proofread|condense|undo|narrow|tidy up|clean up|go (?:over|through"
            + "|back to)|do)";

    private static final String PIECE_OF_TEXT = "(?:title|heading|headline|intro(?:duction)?|ending|conclusion"
            + "|details?|examples?|emojis?|headings?|comments?|paragraph|sentence|section|line|columns?|rows?"
            + "|bullet points?|bullets|references?|sources?|citations?|humou?r|dialogue|subject line"
            + "|call to action|hashtags?|jokes?|numbers?|dates?|prices?|explanations?|stanza|verse|rhymes?"
            + "|steps?|footnotes?|greeting|sign-?off|summary|table|adjectives?|exclamation marks?)";

    private static final Finder ENGLISH = Finder.anyOf(
            // asks for more of it
            START + REQUEST + "(?:continue|go on|keep (?:going|writing)|carry on|next(?: one| step| part| chapter"
                    + "| question| page| scene)?|(?:once |one )?more(?: time)?|again|(?:try|do it"
                    + "|once) (?:it )?(?:again|once more)|another(?: one| example| joke| version| option| idea"
                    + "| try)?|elaborate|expand|finish|start over|from the (?:top|start|beginning)|repeat"
                    + "|regenerate|retry|redo|undo|rephrase|reword|shorten|simplify|(?:explain|describe"
                    + "|clarify|elaborate|expand)(?: (?:it|that|this))?(?: (?:more|further|again|better|simply"
                    + "|differently|in (?:more |greater |further )?(?:detail|depth)))+|(?:give me |show me "
                    + "|add |with |in )?(?:some |a few |a bit |a little |even |lots )?(?:more|fewer|less"
                    + "|further) (?:details?|examples?|info(?:rmation)?|options?|ideas?|suggestions?|context"
                    + "|specifics|like (?:that|this|these|those|it|the \\w+ one)|of (?:those|them|these|that"
                    + "|it|the same)|creative|humou?r)(?: like (?:that|this|these|those|it))?|(?:give|tell"
                    + "|show|send|write|do|make|find|suggest|list|name|get) ?(?:me "
                    + "|us )?(?:" + FEW + " )?(?:more|others?|different ones)(?: " + PART + ")?(?: (?:of|like"
                    + "|about) (?:that|this|these|those|it|them|him|her))?|" + FEW + " (?:more"
                    + "|others?)(?: \\w{3,12})?(?: (?:of|like) (?:that|this|these|those|it|them))?|(?:what"
                    + "|anything|anyone|who|where|which|how|when) else|(?:what|who|where|how) else (?:can"
                    + "|could|should|would|do|did|might|will|is|are|does) (?:i|you|we|there|he|she"
                    + "|they)(?: \\w{2,10}){0,2}|what next|what now|now what|then what|and then(?: what)?"
                    + "|what happen(?:s|ed) (?:next|then|after(?: that)?)|continue (?:from|where|with|writing"
                    + "|on|your|the (?:story|list|code|poem|essay|conversation|text|chapter|last"
                    + "|above))[^:?\\n\"“]{0,40})" + END,
            START + "(?:you|it|your (?:answer|response|reply|message|text|code)|the (?:answer|response|reply|output"
                    + "|code|text)) (?:(?:was|were|got|is|has been) )?(?:stopped|cut off|incomplete|truncated"
                    + "|cut short|ended abruptly)" + REST,
            // asks back
            START + "(?:why|why not|why so|how|how so|how come|how exactly|really|seriously|since when|what for"
                    + "|says who|so what|who says|like what|such as|for example|e\\.?g\\.?|meaning"
                    + "|which(?: one| ones)?|who|whose|where|when|what|huh|pardon|how (?:much|many|long|often"
                    + "|far|big|old|soon)|(?:are you|you'?re|r u|you) (?:really |quite |absolutely )?(?:sure"
                    + "|certain|serious|kidding|joking)(?: about (?:that|this|it))?|why (?:is|was|would|do|did"
                    + "|does|not|are) (?:that|this|it|they|you|so)(?: so| the case| be| happen| matter| work"
                    + "| important| necessary| not)?|(?:is|was) (?:that|this|it) (?:so|right|true|all|correct"
                    + "|it|everything|really \\w+|possible|legal|safe|normal|necessary|enough|ok(?:ay)?"
                    + "|worth it|expensive|free|common|dangerous|good|bad)|what (?:do|did|does) (?:you|that"
                    + "|this|it|he|she|they) mean|what'?s (?:that|this|it|the (?:difference|catch|source"
                    + "|reason|point|answer|result|total|alternative|downside|rest|next step|problem|issue"
                    + "|conclusion)|your source)|where (?:does|did|do) (?:the|that|those|this) (?:\\d{1,9}"
                    + "|number|figure|value|formula|term|minus|factor|word|quote) come from|(?:what is"
                    + "|explain) the difference|how do you know(?: that)?|where did you (?:get|find|read|hear"
                    + "|learn)(?: \\w{2,10}){0,3}|what makes you (?:say|think) (?:that|so))" + END,
            START + "what (?:do|did) you mean(?: by| with|,|\\?)?[^:\\n]{0,60}$",
            START + "(?:(?:what|how) about|what if(?: it's| it is)?|same (?:thing )?(?:for|in|with|but)"
                    + "|the same (?:thing )?(?:for|in|with|but)|do the same)(?: [^\\s:,;?!.\"“]{1,20}){1,5}" + END,
            "^\\s{0,9}(?:and|or|but|also|plus|then)(?:,? (?:(?:what|how) about|what if|in|for|on|at|with|without|from"
                    + "|by|after|before|during|under|as|using|if|against|between|the|my|a|an|is there"
                    + "|are there)) ?(?:[^\\s:,;?!.\"“]{1,20}(?: |(?=\\W|$))){0,4}" + END,
            "^\\s{0,9}(?:and|or|but|also) (?:why|how|who|where|when|which|what)(?: (?:exactly|so|not|then|now|though"
                    + "|else|if|about|much|many|long|often|(?:not )?in|is|are|was|were|do|does|did|i|you|he"
                    + "|she|they|it|that|this))*+(?: [^\\s:,;?!.\"“]{1,15})?" + END,
            "^\\s{0,9}(?:and|or|but) (?:[^\\s:,;?!.\"“]{1,15} ?){1,3}\\?\\s{0,3}$",
            START + "(?:what|where|how|who|why|is|are|do|does|did|can|could|have|any|tell|i|would|give"
                    + "|show)\\b(?! (?:is|are) \\w+ and )(?: (?!and\\b)[^\\s:,;?!.\"“]{1,14}){1,4}? (?:for|of"
                    + "|about|with|to|from|on|in|at|than|like|by|against|between|without|after|before"
                    + "|into) (?:that|this|it|them|those|these|him|her|the two|both|either)" + END,
            START + "(?:what'?s|what is|what are|explain|which is|is there|tell me|how about) (?:the |a "
                    + "|any )?(?:\\w{3,12} )?(?:difference|connection|relation(?:ship)?|similarity|better"
                    + "|comparison)s? (?:between|among|of) (?:the two|them|these|those|both)(?: \\w{3,10})?" + END,
            START + "(?:how|what|why|where|when|who|and)(?: exactly)? (?:would|will|did|does|do|could|should|might"
                    + "|can) (?:that|this|it|those|they|these) (?:look|work|sound|apply|affect|compare|help"
                    + "|happen|change|differ|matter|mean|fit|end|start|relate|translate)(?: (?!(?:to|if"
                    + "|when)\\b)[^\\s:,;?!.\"“]{1,14}){0,4}" + END,
            START + REQUEST + "(?:explain|say|show|tell|give|write|do|list|try|repeat|describe|translate|send|generate"
                    + "|go over|run|look|check|ask)\\b[^:;\\n\"“]{0,60} (?:once )?again" + END,
            START + REQUEST + "(?:(?:i (?:don'?t|didn'?t|do not) (?:understand|get|follow|like|agree with)|explain"
                    + "|elaborate on|expand(?: on)?|redo|skip|change|rewrite|repeat|go back to|what (?:about"
                    + "|does|is|do you mean)|why|more (?:on|about)|tell me more about|clarify|remove"
                    + "|continue (?:from|with))\\b(?: \\w{2,8}){0,3} )(?:(?:step|point|item|option|paragraph"
                    + "|line|bullet|part|section|slide|question|verse|scene|row|example) (?:\\d{1,2}|one|two"
                    + "|three|four|five)|the (?:part|bit|section|point|paragraph|step|line) (?:about|where"
                    + "|with|on|you|that))\\b(?! (?:of|in|on|from))[^:;\\n\"“]{0,50}$",
            START + REQUEST + "(?:change|set|switch|make|update) the (?:name|names|title|date|time|colou?r|tone|ending"
                    + "|setting|place|number|order|font|gender|main character|characters?|location|background"
                    + "|subject|price|language|year|format|style|mood|hero) (?:to|into|from|so|more|less|a"
                    + "|be)\\b(?![^:\\n]{0,40}\\b(?:in|of|on|using) )[^:;\\n\"“]{1,40}$",
            START + REQUEST + "(?:replace|swap|substitute) (?:the|all|that|every|each|those"
                    + "|any)\\b(?![^:\\n]{0,60}\\b(?:in|of|on|using) )[^:;\\n\"“]{1,40} (?:with|for"
                    + "|by) [^:;\\n\"“]{1,30}$",
            // changes it
            START + REQUEST + EDIT + "(?: (?:all|only|just|out|up))? (?!(?:this|these|that|those) (?:is|are|way"
                    + "|week|weekend|month|year|morning|evening|afternoon|summer|winter|time|weekend)\\b"
                    + "|it (?:rain|yourself|simple|real|up to|or)\\b)" + POINTS_BACK + "(?! (?:of|following"
                    + "|below)\\b(?! (?:it|them|that|those|your)))" + REST,
            START + REQUEST + "(?:add|remove|delete|drop|include|insert|skip|cut|leave out|lose|change|fix|swap|put in"
                    + "|use) (?:in |out |back )?(?:(?:some|more|a|an|the|fewer|less|another|all|any|a few"
                    + "|a bit of|better|different|other|two|three|\\d{1,2}|of) ){0,3}(?:(?!(?:my|his|her|our"
                    + "|their|to|in|from)\\b)[\\w-]{2,12} ){0,2}"
                    + PIECE_OF_TEXT + "(?! (?:to (?!it|this|the (?:end|start|beginning|top|bottom))|in|on|from|using"
                    + "|of (?!it|this|that|the (?:text|story|letter|email|poem|list))"
                    + "|into))(?: [^:;?!.\\n\"“]{1,40})?" + END,
            START + "(?:(?:a (?:bit|little|lot|tad)|much|even|way|slightly|far|not|too|more|less|still|somewhat|very"
                    + "|so|it'?s|that'?s|this is|make) ){0,4}(?:short|long|simpl|brief|form|friendl|funn"
                    + "|casual|nic|polit|clear|detailed|concise|creative|specific|general|formal|informal"
                    + "|professional|serious|humorous|dramatic|scar|dark|warm|complicated|complex|technical"
                    + "|generic|vague|boring|cheesy|wordy|repetitive|personal|persuasive|emotional|direct|soft"
                    + "|strong|slow|fast|easi?|hard|big|small|cheap)(?:er|ier|est|al|e|y|ly|r)?(?: (?:version"
                    + "|one|words?|sentences|and|but|or|tone|language|less|more|much|not so|too|for \\w{2,10}"
                    + "|than that|(?:short|long|simpl|funni|bett|nic|easi|cheap|small|bigg|dark|light|cut|cool"
                    + "|happi|sadd|scari|hard|fast|clean|strong)er)){0,4}" + END,
            START + REQUEST + "(?:(?:translate|say|write|try|answer|explain|convert|do)(?: (?:it|that|this))? )?(?:in"
                    + "|into|to|as|for) (?:an? |the )?(?:(?:simple|simpler|plain|easy|brazilian|british"
                    + "|american|bullet|numbered|formal|short|markdown) ?){0,2}(?:" + LANGUAGE
                    + "|table|list|points|bullets|paragraphs?|poem|haiku|tweet|email|letter|words|terms|essay form"
                    + "|prose|rhyme|verse|other words|one (?:sentence|paragraph|word)|layman'?s terms"
                    + "|first person|third person|past tense|present tense)" + END,
            START + REQUEST + "(?:do|write|make|give me|create|try|show me|tell me|find|suggest|i(?:'d"
                    + "| would)? (?:want|like|need|prefer)|generate|use|pick) (?:another|one|a (?:new"
                    + "|different|better|similar|second|third|shorter|longer|simpler|funnier|(?:short|long"
                    + "|simpl|funni|bett|nic|easi|cheap|small|bigg|dark|light|cut|cool|happi|sadd|scari|hard"
                    + "|fast|clean|strong)er)|something)(?: (?:one|version|example|option|idea|joke|poem|name"
                    + "|title|try|more \\w{3,12}|less \\w{3,12}|else|different|new|(?:short|long|simpl|funni"
                    + "|bett|nic|easi|cheap|small|bigg|dark|light|cut|cool|happi|sadd|scari|hard|fast|clean"
                    + "|strong)er|similar))*+(?: (?:about|for|with|without|in|on|like|that|where|but|instead"
                    + "|to|from)(?: [^\\s:;?!.\"“]{1,15}){1,8})?" + END,
            // speaks of it
            START + "(?:(?:it|that|this|which|the (?:code|fix|script|link|solution|command|answer|formula|function"
                    + "|program)|your (?:\\w{2,9} )?(?:code|fix|script|link|solution|command|answer|formula"
                    + "|suggestion|function|program|version)|he|she|they) )?(?:(?:still|now|just|also|really"
                    + "|actually) )?(?:(?:doesn'?t|does not|didn'?t|did not|isn'?t|is not|won'?t|not"
                    + "|never) (?:seem to )?(?:work|help|run|compile|match|fit|change|rhyme|make sense|answer"
                    + "|look right|correct|right|true|what i|enough|good|load)(?:ing|ed|s)?|(?:gives?|gave"
                    + "|getting|get|got|throws?|threw|have|has|shows?|says?|having|see"
                    + "|returns?) (?:me )?(?:still )?(?:the same|this|an?|that|another|the"
                    + "|a different) (?:\\w{2,14} )?(?:error|problem|issue|result|message|thing|exception"
                    + "|output|warning)|fail(?:s|ed|ing)|broken|wrong|no luck|the same (?:error|problem|issue"
                    + "|result))[^:\\n\"“]{0,60}$",
            START + "(?:i(?:'m| am) |i )?(?:still |also |now ){1,2}(?:getting|get|got|see|seeing|have the|having the"
                    + "|confused|not (?:sure|clear|working|getting|sure|seeing|convinced)|(?:don'?t|do not"
                    + "|doesn'?t|can'?t) (?:understand|get|see|work|follow))\\b[^:\\n\"“]{0,70}$",
            START + "(?:i )?(?:don'?t|didn'?t|do not|did not) (?:understand|get|follow|like|agree with|believe|need"
                    + "|want|see) (?:it|that|this|you|them|these|those|the (?:\\w{2,9} )?" + PART + ""
                    + "|your \\w{3,12}|any of (?:them|those|these))(?! \\w{3,12} any ?more)[^:;?\\n\"“]{0,60}$",
            START + "(?:that|this|it)(?:'s|s| is| was| seems| looks| sounds| feels) (?:(?:a bit|a little|still|way"
                    + "|much|far|just|not|so|really|very|also|almost|kind of) )*(?:wrong|right|incorrect"
                    + "|correct|true|what i (?:asked|meant|wanted|said|need)|too \\w{3,12}|better|worse|off"
                    + "|confusing|perfect|good|great|enough|weird|odd|robotic|funny|boring)" + REST,
            START + "(?:it|that|this|the (?:error|log|console|terminal|compiler|page|screen)) (?:now |still "
                    + "|just )?(?:says|gives|shows|throws|prints|complains|crashes|hangs|freezes)\\b(?! (?:in"
                    + "|on))[^:\\n\"“?]{0,60}$",
            START + REQUEST + "(?:use|try|with|in|write with|put in) (?:much |a bit |slightly )?(?:simpler|shorter"
                    + "|better|fewer|more|other|different|easier|plainer|stronger|less"
                    + "|nicer) [\\w-]{3,14}(?: (?:words?|language|sentences?|terms|tone))?" + END,
            START + REQUEST + "make (?:him|her|them|the \\w{3,12}) (?:a (?:bit|little) |much |even "
                    + "|slightly )?(?:more \\w{3,12}|less \\w{3,12}|(?:young|old|tall|small|bigg|strong|weak"
                    + "|fast|slow|dark|light|funni|kind|nic|mean|smart|long|short|loud|bright|soft|sadd"
                    + "|happi)er)" + END,
            START + "(?:not what i (?:asked|meant|wanted|said|need)|(?:no[,.]? )?i (?:meant|was talking about"
                    + "|was asking about|asked (?:for|about|you)|said)|you(?:'re|r| are) (?:wrong|right"
                    + "|mistaken|contradicting)|wrong answer|(?:try|do) (?:it )?(?:again|differently"
                    + "|once more)|(?:the )?same (?:error|problem|issue|result|thing))[^:\\n\"“]{0,70}$",
            START + "(?:(?:as|like|that|which|what|but|why|where|when|because|the \\w{2,12}) )?(?:have |did "
                    + "|do )?(?:you|u) (?:just |already |also |previously |earlier )?(?:said|say|mentioned?"
                    + "|wrote|gave|suggested|suggest|told me|listed|recommended|forgot|missed|skipped|left out"
                    + "|misunderstood|didn'?t|got (?:it|that) wrong|contradict|repeated)\\b[^:\\n\"“]{0,80}$",
            "\\b(?:that|which|as|what|like|points?|ones?|things?|code|list|example|version|book|recipe|ideas?|steps?"
                    + "|answer) you (?:just |already |previously |earlier )?(?:said|mentioned|wrote|gave"
                    + "|suggested|told me|listed|recommended|sent|posted|provided|showed|used|generated|made"
                    + "|described|explained)(?: me| above| before| earlier)?\\b[^:\\n\"“]{0,50}$",
            "\\b(?<!(?:when|if|after|of|on|from) )(?:your|ur) (?:last|previous|earlier|latest|preceding) (?:answer"
                    + "|response|reply|message|point|example|version|list|suggestion|explanation|code|draft"
                    + "|story|poem|email|text|output|paragraph|sentence|question|idea|translation"
                    + "|summary)s?\\b[^:\\n\"“]{0,50}$",
            "\\b(?:after|with|from|using|in|of|about|on|by) your (?:fix|change|suggestion|code|version|recommendation"
                    + "|first answer|answer|explanation|list|example|reply)s?\\b(?! (?:with|and (?:show"
                    + "|explain|justify|state|include)))[^:\\n\"“]{0,40}$",
            START + "(?:which|what|who|how many|how much|is any|are any|do any|does any|can any|are all|is one"
                    + "|would any|any|(?:what|how) (?:is|about|are)) (?:(?:one|ones) )?(?:of (?:these|those"
                    + "|them|the (?:two|three|four|five|above|options|ones))|(?:one|ones|option)(?: is| are"
                    + "| do| would| should)) [^:,\\n\"“]{0,70}$",
            START + "(?:what|how|why|where|who|when|can|could|is|are|was|does|do|did|will|would|should|tell me"
                    + "|i (?:like|prefer|want|meant|don'?t like|chose))\\b[^:\\n\"“]{0,40}\\b(?:the"
                    + "|that) " + ORDINAL + " " + PART
                    + "(?! (?:of|in|on|from|for|at|to|by|that|ever|about|who|with|between|after|is (?:an?|the)|and the"
                    + "|[a-z]{3,15}(?:ed|ing))\\b)(?:'s)?[^:\\n\"“]{0,30}$",
            // speaks of someone or something that was named before
            START + "(?:what if|and if|but if|suppose|if) (?:he|she|they|it|that|this|we don'?t|i don'?t"
                    + "|i can'?t)(?!(?:'s)? (?:rain|snow))(?:'s|'re"
                    + "|'d)?(?: [^\\s:,;?\"“]{1,15}){1,6}\\??\\s{0,3}$",
            START + "(?:(?:how|why|where|when|what|who|which|how (?:much|long|many|often|old|big|far|tall)) )?(?:did"
                    + "|does|was|were|has|have|would|is|are|can|could|should|had|isn'?t|wasn'?t"
                    + "|doesn'?t) (?:he|she|they|those|these|him|her|them|that one|this one"
                    + "|the other one)(?: (?!(?:call(?:ed)?|say|if"
                    + "|that)\\b)[^\\s:,;?\"“]{1,15}){0,4}\\??\\s{0,3}$",
            START + "(?:(?:how|where|when|what|how (?:much|long|many|often|old|big|far|tall)) )?(?:does|did|will|would"
                    + "|can|could|should|has|had|do (?:i|we|you) \\w{2,8}) (?:it|that)(?: (?!(?:to|if|that"
                    + "|when|rain|snow|freeze|get|be|feel|take|mean|is|can|will|do|does|ever|not|in|at"
                    + "|for)\\b)[^\\s:,;?\"“]{1,12}){0,3}(?: (?:too|on \\w+ too|mean|take|either"
                    + "|as well))?\\??\\s{0,3}$",
            START + "(?:who|where|when|how|what) (?:is|was|are|were|made|wrote|invented|built|said|did|does|owns"
                    + "|has) (?:it|that|this|he|she|they|those|these|him|her|them)(?: (?:again|then|from"
                    + "|made of|made|for|about|about then|called|exactly|located|written|now|like))?" + END);

    private FollowUps() {}

    static boolean matches(String prompt) {
        return prompt.length() <= MAX_CHARACTERS && (ENGLISH.isIn(prompt) || FollowUpsInChinese.matches(prompt));
    }
}
