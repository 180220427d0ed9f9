package io.github.pas4j;

/** The phrases that {@link Turns} are made of, in English and Chinese. Longer ones stand before their beginnings. */
final class TurnPhrases {

    private static final String WELL = "(?:well|good|great|fine|ok(?:ay)?|alright|not (?:too )?bad)";
    private static final String DAY = "(?:day|morning|afternoon|evening|night|weekend|week|time|trip|holiday|one)";
    private static final String GREETING_EN = "(?:hi+|hello+|he+y+a?|hiya|hullo|yo|greetings|howdy|g'?day|sup|wass?up"
            + "|welcome back|(?:good )?(?:morning|afternoon|evening)|good day|long time no see|(?:happy"
            + "|merry) (?:new year|christmas|easter|holidays|birthday|[a-z]{3,5}day))(?:,? (?:there|all"
            + "|everyone|everybody|again|guys|folks|friend|buddy|mate|dear|team|sir|to you(?: too)?|chat ?gpt"
            + "|gpt|claude|assistant|ai|bot))*+|what'?s (?:up|new|good|going on)(?: bro| man| dude| guys"
            + "| buddy| mate)?|how'?s (?:it going|everything|life|things|your " + DAY
            + "(?: going| so far)?)(?: today)?|how (?:are|r) (?:you|u|ya|things)(?: doing| feeling| going| today"
            + "| this \\w+)*+|how (?:do you do|have you been|you doing)|and (?:you|yourself)|(?:what"
            + "|how) about you(?:rself)?|(?:i )?(?:hope|trust) (?:you(?:'?re| are)|u r|all is"
            + "|everything(?:'s| is)|your " + DAY
            + " (?:is|was)) (?:doing |feeling |keeping |going )?" + WELL + "(?: today| too| there)?"
            + "|(?:i )?hope you(?:'re| are)? (?:had|have|having) an? \\w{3,10} " + DAY
            + "|(?:it'?s |i'?m |it is |i am )?(?:so )?(?:nice|pleased|great|good|lovely|glad|happy) to (?:meet|see"
            + "|talk to|hear from) you(?: too| again)?|my name(?:'s"
            + "| is) [\\w-]{1,15}(?: [\\w-]{1,15})?+(?=\\s{0,2}(?:[.,!]|$))|(?:i'm|i am"
            + "|this is) (?-i:[A-Z][a-z]{1,14})(?: here)?(?=\\s{0,2}(?:[.,!]|$))|(?:ai|bot|siri|alexa"
            + "|chat ?gpt|claude|assistant)|(?:are )?you (?:doing |feeling )?(?:ok(?:ay)?|alright|well"
            + "|fine)(?: today)?|(?:are )?(?:you|u|anyone) (?:there|around|here|awake|online"
            + "|up)(?: today)?|(?:is )?(?:anyone|anybody) (?:there|here|home)|(?:i'?m|i am|doing"
            + "|all) (?:doing |feeling )?" + WELL + "(?: too| here)?";
    private static final String GREETING_ZH = "(?:你|您|你们|大家|各位|老师|同学们?|朋友们?|亲)好|嗨+"
            + "|(?:哈[喽啰罗]){1,3}|嘿+|[早中下晚上][午上]好|早安|早|晚安|(?:你|您)?(?:在|在线)[吗么嘛不]"
            + "|(?:你|您)?在不在|有人[吗么]|你好吗|(?:你)?最近(?:好吗|怎么样|还好吗|如何)|吃了[吗没]|好久不见"
            + "|初次见面|请?多多?(?:关照|指教)|很?高兴(?:认识|见到)[你您]|幸会|(?:我(?:姓|叫|是)"
            + "|叫我)[^，。,.！!？?\\s什么吗谁一哪外怎焦]{1,4}(?=[，。,.！!\\s]|$)|(?:今天)?也?(?:要|请)?加油"
            + "|(?:祝|愿)[你您]?[^，。！？\\s]{1,10}(?:愉快|顺利|快乐|开心|健康|好运|好梦|如意)|(?:新年|春节"
            + "|中秋|元旦|国庆|圣诞|生日|节日|周末)(?:快乐|愉快|好)|打扰[了啦]";

    private static final String MUCH = "(?:,? (?:so much|very much|a (?:lot|bunch|million|ton)|tons|loads|heaps|again"
            + "|mate|man|bro|buddy|dude|pal|friend|sir|everyone|all|then|anyway|though|too|kindly"
            + "|in advance))*+";
    private static final String FOR = "(?: for (?:the|your|all|that|this|everything|it|being|helping|explaining"
            + "|clarifying|answering|taking|sharing|checking|letting|making|pointing|such|these"
            + "|those)(?: (?!(?:can|could|now|please|how|what|why|write|tell|give|but|so (?:how|what|can|here"
            + "|now|could|is)|email|letter|note|card|message|speech|template|sample|quotes?|lyrics|meaning"
            + "|reply)\\b)[\\w'-]{1,15}){0,9}+(?=\\s{0,3}(?:[^\\w\\s]|$|and\\b)))?";
    private static final String DEGREE =
            "(?:(?:so|very|really|exactly|just|super|absolutely|all|pretty|truly|quite|the|a|an|total|such) )*+";
    private static final String GOOD = "(?:great|perfect|awesome|awsome|amazing|brilliant|lovely|good|wonderful"
            + "|fantastic|nice|helpful|useful|excellent|incredible|superb|beautiful|super|ideal|kind|sweet"
            + "|funny|hilarious|cute|cool|fun)";
    private static final String THANKS_EN = "(?:many |big |huge |much |a (?:big|huge) )?(?:thank (?:you|u|ya)|thanks?"
            + "|thx|thnx|tnx|tysm|ty|tks|cheers|(?:much|greatly) appreciated|(?:i )?(?:really |truly |greatly "
            + "|do )?appreciate (?:it|that|this|(?:all )?(?:the|your) (?:\\w{2,8} )?help))"
            + MUCH + FOR
            + "|(?:that|this|it|which|you)(?:'s|s|'re| is| was| are| were) " + DEGREE
            + "(?:" + GOOD + "|what i (?:needed|wanted|was looking for|was after)|best|star|legend|lifesaver"
            + "|life saver|genius|angel)(?: of (?:you|help))?(?: now| indeed)?|(?:exactly|just"
            + "|precisely) what i (?:needed|wanted|meant|was looking for)|(?:you|same to you"
            + "|likewise)(?: too| as well)|(?:that|this|it|everything|all)(?:'s)? (?:really |totally "
            + "|finally |just |now )?(?:helps?|helped|worked|works|working|did it|did the trick"
            + "|makes sense|(?:fixed|solved|answers|explains) (?:it|that|everything|my question)"
            + "|clears? (?:it|that|things) up)(?: (?:a lot|so much|a bunch|now|perfectly|fine|great"
            + "|like a charm|me out|me a lot))*+|(?:works?|worked|works now|solved|fixed) (?:now"
            + "|perfectly|great|fine|like a charm|it|well)|you(?:'?ve| have)?(?: just| really"
            + "| totally)? (?:saved|made) (?:my|me)(?: \\w{1,10}){1,3}+|you(?:'?ve| have)? (?:been"
            + "|helped)(?: me)?(?: a lot| so much| very| really| super| of great| so| a great)*+(?: " + GOOD
            + "| help)?|(?:i )?could(?:n'?t| not) have done it without you|" + DEGREE + GOOD + " (?:job|work|one|stuff"
            + "|answer|idea|point|explanation|help)|well done";
    private static final String THANKS_ZH = "(?:(?:非常|十分|太|真的?|多|万分|特别|先|那就|很|再次|还是要?)*+)(?:谢谢"
            + "|感谢|多谢|谢啦|谢了|谢过|感激(?:不尽)?|3q|三q|蟹蟹|感恩)++[你您]?们?(?:大家|老师|亲|大佬|各位"
            + "|哥|姐|兄弟)?(?:的?[^，。！？!?,\\s]{0,10}(?:帮助|解答|回答|指导|支持|建议|讲解|分享|提醒|回复"
            + "|帮忙|指点|耐心|答复|陪伴))?|(?:真是?|可|又)?帮了?[我咱]?们?(?:个|一个)?(?:大|很大的?)忙"
            + "|[^，。！？!?,\\s]{0,10}多亏了?有?[你您](?:了|的帮助|帮忙)?|(?:你|您)?(?:真|太)?辛苦[你您]?"
            + "|(?:麻烦|有劳|劳烦)[你您]?了?|劳驾|(?:真|太|好|很|挺|非常|超级?|写得|讲得|说得|做得"
            + "|回答得){1,3}(?:的是)?(?:好笑|好玩|好用|好看|搞笑|有趣|有意思|可爱|有用|有帮助|厉害|给力|不错"
            + "|清楚|详细|到位|完美|贴心|好|棒|赞|强|牛)|(?:你|您)(?:真|太|好)(?:是)?(?:好|棒|厉害|牛"
            + "|贴心)(?:人)?|(?:问题|已经|都|全)*+(?:解决|搞定|成功|弄好)|学到|受教|受益匪浅|厉害|完美|不错|牛"
            + "|赞|棒";

    private static final String NOD_EN = "ok(?:ay|ie|ey)?(?: then)?|k+|al+ ?right(?: then)?|right then|got (?:it|you"
            + "|ya)|gotcha|(?:oh )?i (?:see|get it|understand|know)(?: now)?|understood|noted"
            + "|(?:that )?makes sense|fair enough|good to know|will do|roger(?: that)?|great|cool|nice|awesome"
            + "|awsome|sweet|wow|amazing|perfect|excellent|brilliant|fantastic|wonderful|lovely|good"
            + "|interesting|oh|o+h+|a+h+|aha|hm+|m{2,9}|uh|um+|lol|lmao|rofl|(?:ha){1,9}h?|(?:he){2,9}|xd"
            + "|never ?mind|nvm|no (?:worries|problem|prob)|np|you'?re welcome|my bad"
            + "|(?:i'?m )?sorry(?: about that)?|oops|my (?:mistake|fault|apologies)|whatever|i (?:found"
            + "|figured|got|solved|fixed|did|know) (?:it|that)(?: out| now| already)?|too bad|bummer|damn"
            + "|i(?:'ll| will) (?:try|check|test|do|look into|think about|give|use|go with|read|let you know"
            + "|be back)(?: (?:it|that|this|those|them|you))?+(?: a (?:try|go|shot|read))?(?: out)?(?: later"
            + "| now| tomorrow| tonight| first| soon)*+|let me (?:try|check|test|think|see"
            + "|read)(?: about)?(?: it| that| this)?(?: out| first| later| over)*+|me too|same here|done|fine"
            + "|test(?:ing)?|(?:good ?)?bye(?:[- ]?bye)?(?: for now| now| then)?|(?:good ?)?night(?: night)?"
            + "|see (?:you|ya|u)(?: (?:later|soon|tomorrow|around|then|again|next \\w{3,9}|on \\w{3,6}day))*+"
            + "|(?:i'?ll |we'?ll )?(?:talk|speak|chat)(?: to you)? (?:later|soon|tomorrow|then|again)|ttyl|cya"
            + "|later|take care|(?:you )?(?:have|enjoy) (?:an?|your) (?:\\w{3,12} )?" + DAY
            + "(?: too)?|until (?:next time|tomorrow)|catch you later|farewell|sleep well|sweet dreams|(?:i )?(?:gotta"
            + "|got to|have to|need to|must) (?:go|run)(?: now)?|i'?m off(?: to bed)?|brb|(?:that(?:'s"
            + "|s| is|'ll be| will be)|this is|nothing) (?:all|it|enough|else)(?: i (?:need|needed"
            + "|wanted))?(?: for (?:now|today|the moment))?";
    private static final String NOD_ZH = "好(?:的|吧|嘞|滴|哒|嗯|好)*+|[哦噢喔嗯啊哈呵嘿嘻额呃]|原来(?:如此|是?这样"
            + "|是这么回事)|(?:是)?这样|[我俺]?(?:都|已经|大概)*+(?:知道|了解|清楚|理解|明白|懂|记住|晓得|看懂"
            + "|会)(?:你的意思)?|收到|ok(?:ay)?|有道理|没(?:事|关系|问题|什么|了)|不(?:客气|用谢|要紧)"
            + "|不好意思|对不起|抱歉|随便|再见|拜+|88|886|(?:明天|回头|下次|改天|晚点|待会|回)(?:见|聊|再说"
            + "|再聊|继续聊)|回见|(?:那|今天)?(?:就|先)?(?:到这|这样|到此为止)里?|我?先?(?:下|走|撤|睡|忙|去睡"
            + "|去忙|休息|去试试?)(?:觉)?|我?(?:先)?(?:试|看|想)(?:一下|试|看|想)看?|休息一下|测试|开玩笑的?"
            + "|完事|无语|呜+";

    private static final String PICK = "(?:(?:option|number|choice|answer|version|plan|variant|idea|no\\.?|nr\\.?"
            + "|#) ?(?:[a-e]|\\d{1,2}|one|two|three|four|five)|the (?:first|second|third|fourth|fifth|last"
            + "|former|latter|other|top|middle|1st|2nd|3rd|4th|5th)(?: (?:one|two|option|choice|version|idea"
            + "|suggestion|title|name|design|draft|variant))?|the (?:one|version|option) (?:with|about|in|from"
            + "|that|where|on|you) (?:[\\w'-]{1,12} ?){1,5}+(?=\\W{0,3}$)|the (?:[\\w-]{2,12} ){1,2}(?:one"
            + "|option|version|choice|variant|design)s?|(?:number )?(?:one|two|three|four|five)|[a-e]"
            + "|\\d)(?: (?:and|or|&) (?:the )?(?:[a-e]|\\d|first|second|third|fourth|fifth|last)(?: ones?)?)?";
    private static final String ANSWER_EN = "y(?:es+|eah?|ep|up|a)?|aye|n(?:o+|ope|ah|aw|ay)?|(?:for )?sure(?: thing)?"
            + "|of course(?: not)?|(?:absolutely|definitely|certainly|probably|maybe|perhaps|obviously"
            + "|hopefully|possibly)(?: not| later)?|correct|incorrect|exactly|precisely|right|indeed|true"
            + "|false|agreed|deal|i (?:dis)?agree|not (?:really|yet|now|sure|quite|exactly|at all|necessarily"
            + "|today|this time|interested|anymore|(?:that|this)(?: one)?|the (?:first|second|last) one)"
            + "|i (?:think|guess|suppose|hope|believe|(?:don'?t|do not) think) (?:so|not)|i(?:'m"
            + "| am) not (?:sure|interested)|i (?:don'?t|do not) (?:know|care|mind|want (?:that|it|to|this))"
            + "|i (?:do|don'?t|did|didn'?t|am|will|won'?t|can|can'?t|have|haven'?t)|idk|dunno|no idea|why not"
            + "|please(?: do| don'?t)?|pl[sz]|(?:please |just |ok(?:ay)? |you can )?(?:go ahead|go for it"
            + "|proceed|do (?:it|that|so|this|both)|start|begin|stop|cancel|continue with (?:that|it"
            + "|this))(?: (?:it|that|now|here|there|then|with (?:it|that|this)|and do (?:it|that)))*+"
            + "|don'?t(?: (?:do|change|touch|bother)(?: (?:it|that|anything|this))?)?|let'?s (?:do (?:it|that"
            + "|this)|go|start|begin|try (?:it|that)|not|stop here|leave it)|enough(?: for (?:now|today))?"
            + "|(?:just )?(?:leave|keep) (?:it|that|them|this)(?: (?:as (?:it )?(?:is|was|are)|like (?:that"
            + "|this)|alone|there|out|the way it is|that way))?|(?:skip|forget|drop) (?:it|that|about it)"
            + "|that(?:'s|s| is| was| one is) (?:right|correct|wrong|not right|true|fine|ok(?:ay)?|the one"
            + "|not it|what i (?:mean|meant|said|want))|(?:that|it|this|either)(?: one)? (?:works|is (?:fine"
            + "|ok(?:ay)?)|will do|would be (?:great|nice|good|lovely|fine|perfect|helpful)|sounds (?:good"
            + "|great|fine|right))(?: (?:for|to|with) me)?|sounds (?:good|great|fine|right|perfect"
            + "|like a plan)(?: to me)?|i'?d (?:like|love) (?:that|to|it)|(?:i'?m |i am )(?:ok(?:ay)?|good"
            + "|fine) with (?:that|it)|(?:i'?m )?ready|(?:either|neither|both|none|all|any|some"
            + "|most)(?: of (?:them|these|those|it|the above|the two))?|either way|whichever|up to you"
            + "|your (?:choice|call|pick)|you (?:choose|decide|pick)|surprise me|(?:it )?(?:doesn'?t"
            + "|does not) matter|no preference|confirm(?:ed)?|approved|(?:(?:i(?:'d| would|'ll| will)?|let'?s"
            + "|we(?:'ll)?|we)? ?(?:rather |think |definitely |prefer |like |say |want |choose |pick |take "
            + "|use |have |try |vote for |go |going |stick |for |with |maybe |probably ){1,4})?"
            + PICK + "(?: (?:is|are|was|sounds?|looks?|seems?|works?) (?:\\w{2,6} )?(?:better|best|good|great|fine"
            + "|nicer|perfect|right|ok(?:ay)?|correct|nice))?|(?:(?:i(?:'d| would|'ll| will)|let'?s"
            + "|we'?ll) (?:rather )?)(?:go|stick) (?:with|for|to) (?:the|your|that"
            + "|this)(?: [\\w'-]{1,12}){1,4}";
    private static final String PICK_ZH = "(?:第[一二三四五六七八九十\\d]{1,2}|前|后|上|最后一?|另一?"
            + "|[这那两三一二][一两]?)(?:个|条|种|款|版|项|号|篇|张|套|者)(?:方案|选项|版本|名字|标题)?(?:比较"
            + "|更)?(?:好|合适|都要|都行|都可以)?|(?<=[选要就用])(?:\\p{IsHan}{1,4}的?)?[那这](?:个|款|种|条"
            + "|版|家|本)|(?:方案|选项|版本|计划|答案)[a-e一二三四五12345甲乙丙]|(?:[a-e](?:和[a-e])?)";
    private static final String ANSWER_ZH = "是的?|不是的?|对的?|不对|没错|正确|(?:有|这)?错|不(?:再)?(?:弄|改|写|说"
            + "|做|管|发|加|删|问|聊|玩)了|不(?:用|要|需要|必|行|可以|了|想|确定|知道|清楚|一定|同意|好)?(?:了"
            + "|谢谢)?|要的?|需要的?|可以的?|可|行|能的?|当然(?:可以|是|要|不|能|有)?|同意|(?:我)?(?:确定|确认"
            + "|肯定|答应)|必须的?|没有|有的?|没|停(?:下来?|止|一下)?|打住|别(?:改|写|说|做|弄|管|动|发|加|删"
            + "|再|问)*+|(?:就|还是)?算|取消|放弃|(?:那|请)?就?(?:是|按|照)?(?:这样|这么|那样|这个|那个|它"
            + "|你说的)(?:意思|办|做|定|写|来|改|好|样|弄|执行|方案)*+|(?:还是|就|先)(?:别|不|算"
            + "|保持)[^，。！？!?,\\s吗呢]{0,6}|(?:请|那|就|你)*+(?:直接)?(?:执行|开始|进行|照做|动手|发送"
            + "|提交|继续做)|(?:两个?|这些|全部?|两者|三个)?都(?:行|可以|要|好|不要|不行|不是|对|喜欢|不喜欢)"
            + "|全部?要?|随(?:你|便)|[你您](?:来)?(?:帮我)?(?:定|决定|选|看着办|做主)|无所谓|(?:可能|也许|大概"
            + "|应该|或许)(?:是|不是|会|不会|吧)?|还(?:行|好|没有?)|考虑一下|差不多|就行|(?:(?:那|就|我|还是"
            + "|要|想要?|选择?|喜欢|觉得|用|更|倾向于?|定|挑|来)*+)(?:" + PICK_ZH + ")";

    static final String GREETINGS = GREETING_EN + "|" + GREETING_ZH;
    static final String THANKS = THANKS_EN + "|" + THANKS_ZH;
    static final String NODS = NOD_EN + "|" + NOD_ZH;
    static final String ANSWERS = ANSWER_EN + "|" + ANSWER_ZH;

    private TurnPhrases() {}
}
