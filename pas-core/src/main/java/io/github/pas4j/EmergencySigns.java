package io.github.pas4j;

/**
 * {@link UrgentHelp} told by its signs, as bystanders put them: someone near, and what is wrong with him, in one message.
 * Questions about people in general, lessons and stories tell of the same signs.
 */
final class EmergencySigns {

    private static final int MAX_CHARACTERS = 700;

    private static final String WHO =
            "(?:he|she|they|hes|shes|him|her|me|i|we|(?:my|our|the|a|this) (?:[\\w'-]{1,12} ){0,2}" + UrgentHelp.KIN
                    + "|grandad|grandpa|granny|nana|dad|mum|mom|someone|somebody)";

    private static final String NEAR = "[^?!\\n]{0,60}";

    private static final Finder SOMEONE =
            Finder.anyOf("\\b" + WHO + "\\b|\\b(?:i'?m|i've|my|our|we're|his|he's|she's)\\b");

    private static final Finder SIGNS = Finder.anyOf(
            // of the body
            "\\bblood (?:on|coming|all over|from|in|pouring|gushing|everywhere|spurting|out of|running|dripping)\\b",
            "\\b(?:pump(?:s|ing)?|spurt(?:s|ing)?|gush(?:es|ing)?|pour(?:s|ing)?|los(?:t|ing)) (?:out )?(?:\\w{2,5} )?blood\\b|\\b(?:see|showing) (?:the |my |his |her )?bone\\b",
            "\\b(?:soaked|soaking) through\\b|\\bbleed(?:s|ing)? (?:badly|a lot|heavily|loads|like crazy|and|really|through|from (?:the|his|her|my) (?:head|ears?|nose and|mouth|neck|wrist))",
            "\\b(?:foam(?:s|ing)?|froth(?:s|ing)?) (?:at|from)\\b",
            "\\b(?:face|mouth|side|smile|lips?|tongue|throat|eyes?|neck|eyelids?)\\b[^.?!\\n]{0,25}\\b(?:droop\\w{0,3}|swell\\w{0,4}|swollen|puff\\w{0,3}|turn\\w{0,3} blue|blue"
                    + "|gr[ea]y|lopsided|sagging|closing(?: up)?|ballooning|gone (?:numb|blue))\\b(?! (?:eyes|shirt|paint|pencil|hair|dress|contacts))",
            "\\b(?:talk(?:ing|s)?|speak(?:ing|s)?|say(?:ing)?) (?:nonsense|gibberish|rubbish|funny|weird(?:ly)?|strange(?:ly)?)\\b|\\bget (?:his|her|the|my) words out\\b|\\bwords (?:are |come |coming )?(?:out )?(?:slurred|jumbled|wrong|garbled)\\b"
                    + "|\\b(?:not|isn'?t|stopped) (?:answer|respond|react|mak)ing(?: (?:me|to me|to anything|properly|any sense|sense)){1,2}\\b",
            "\\b(?:can'?t|cannot|can not|won'?t|unable to|couldn'?t) (?:wake|rouse) (?:him|her|them|my)\\b|\\b(?:doesn'?t|won'?t|isn'?t|not) (?:wak(?:e|ing)(?: up)?|open (?:his|her) eyes)\\b",
            "\\bbreathing(?:'s| is| has| sounds)? (?:\\w{2,7} )?(?:slow|shallow|weird|funny|fast|noisy|rattl\\w{1,3}|strange|odd|ragged)\\b|\\b(?:can'?t|not) (?:catch|get) (?:his|her|my|any) (?:breath|air)\\b",
            "\\b(?:had|having|has had|in) a (?:fit|seizure)\\b|\\b(?:eyes|eyeballs?) (?:have |are |just )?roll(?:ed|ing)\\b|\\b(?:is|started|been|she's|he's) (?:fitting|convulsing|jerking)\\b|\\bstill shaking\\b",
            "\\b(?:is|gone|all|feels|very|so|went) (?:floppy|limp)\\b|\\bfever (?:of|is) (?:over )?(?:39\\.[5-9]|4[0-2]|10[4-8])|\\b(?:newborn|\\d (?:day|week)s? old)\\b[^.\\n]{0,30}\\bfever\\b",
            "\\b(?:pains?|pressure|tight\\w{0,4}|crushing|squeez\\w{1,4}|elephant|heavy|ache)\\b[^.?!\\n]{0,25}\\bchest\\b[\\s\\S]{0,120}\\b(?:minutes|hours?|jaw|arm|sweat\\w{0,3}|sick|breath|dizzy|grey|pale|now)\\b",
            "\\bchest\\b[^.?!\\n]{0,15}\\b(?:pains?|hurt(?:s|ing)?|tight|pressure)\\b[\\s\\S]{0,120}\\b(?:minutes|hours?|jaw|arm|sweat\\w{0,3}|dizzy|grey|pale|right now)\\b|\\belephant on (?:his|her|my) chest\\b",
            "\\b(?:fell|fallen|falls) (?:down|off|from|out of)\\b[\\s\\S]{0,100}\\b(?:blood|unconscious|can'?t move|not (?:mov|answer|respond|mak)ing|confused|nonsense|ambulance|vomit\\w{0,3}|threw up|knocked out|neck|won'?t)\\b",
            // swallowed, breathed
            "\\b(?:chew(?:ed|ing)|ate|eaten|swallow(?:ed|ing)|drank|drinking|took|taken|suck(?:ed|ing)|sprayed|licked)\\b"
                    + NEAR
                    + "\\b(?:capsules?|pods?|bleach|cleaner|descaler|tablets?|antifreeze|detergent|dishwasher|batter(?:y|ies)|poison|berries|mushrooms?|magnets?|nicotine|edibles?|gummies)\\b"
                    + "[\\s\\S]{0,120}\\b(?:what|help|now|just|foam\\w{0,3}|vomit\\w{0,3}|sick|sleepy|scared|hospital|should|ambulance|minutes?|hour)\\b",
            "\\b(?:took|taken|swallowed|downed|popped|had)\\b[^.?!\\n]{0,20}\\b(?:\\d{2,3}|all|whole|bunch|handful|bottle|packet|rest|too many|loads)\\b[^.?!\\n]{0,25}\\b(?:"
                    + UrgentHelp.PILLS + "|antidepressants|sleepers)\\b",
            "\\b(?:smell|smells|odou?r|stink|reek)\\w{0,4}\\b[^.?!\\n]{0,40}\\b(?:gas|rotten eggs?|charcoal|burning plastic|burnt|fumes)\\b[\\s\\S]{0,120}\\b(?:boiler|dizzy|headache|faint|what (?:do|should)|safe|kitchen|stove|flat|house|sick|hissing|leave|now)\\b",
            "\\b(?:rotten eggs?|gas)\\b ?(?:smell)?\\b[^.?!\\n]{0,40}\\b(?:dizzy|headache|light-?headed|nausea\\w{0,3}|hissing)\\b",
            "\\b(?:co|carbon monoxide|gas|smoke) (?:detector|alarm)\\b[^.\\n]{0,20}\\b(?:chirp|beep|go(?:ing|es) off|scream|ring|blar|sound)\\w{0,4}\\b(?![^.\\n]{0,40}\\b(?:battery|batteries|every \\d{2}|when i cook))[\\s\\S]{0,80}\\b(?:headache|dizzy|sick|dangerous|leave|now|kids|help)\\b|\\bheadache\\b[\\s\\S]{0,60}\\bco (?:detector|alarm)",
            // one's own hand
            "\\b(?:text|messag|post|sent|call|wrote|note|said|left|written)\\w{0,3}\\b[\\s\\S]{0,60}\\b(?:goodbyes?|her last|his last|last night (?:here|alive)|sorry for everything|give (?:his|her|my|away)|look after (?:his|her|my)|won'?t be (?:here|around))\\b[\\s\\S]{0,80}\\b(?:phone is off|pick(?:ing)? up|not answer\\w{0,3}|won'?t answer|answering|reply\\w{0,3}|what (?:do|should)|can'?t reach|worried|scared|gone|off)\\b",
            "\\bthis is (?:my|her|his|their) last (?:night|day|message|text)\\b",
            "\\b(?:blades?|razor|pills|rope|noose|bridge|gun|knife|ledge)\\b[\\s\\S]{0,60}\\b(?:can'?t stop thinking|thinking about (?:using|it|taking|jumping)|in front of me|in my hand|ready|tempted|want to use)\\b",
            "\\b(?:can'?t|cannot|can not|don'?t think i can|don'?t want to) (?:do|take|keep doing|go on|live|handle|bear) (?:this|it|life|with this|living)?(?: life)? ?any ?more\\b(?![\\s\\S]{0,60}\\b(?:job|boss|homework|diet|excel|course|commute|laptop|game)\\b)",
            "\\bwritten (?:the )?letters? to (?:everyone|everybody|my (?:kids|parents|mum|family))\\b|\\b(?:nobody|no one) will miss me\\b|\\bgiv(?:en|ing) (?:all )?my (?:stuff|things) away\\b",
            // violence
            "\\bhands? (?:a?round|on|over) my (?:throat|neck|mouth)\\b|\\b(?:choked|strangled|punched|hit|hits|beat|kicked|slapped|threw|pushed|dragged|burned|burnt) me\\b(?! (?:up for|a|like a|as|with (?:a|an) (?:question|joke)|that|with kindness|hard when))[\\s\\S]{0,120}\\b(?:again|last night|tonight|scared|afraid|go|safe|leave|kids|door|bruis\\w{2,3}|now|yesterday|pregnant|help)\\b",
            "\\b(?:he|she|they|husband|boyfriend|dad|ex|man|guy|brother|son|someone)(?:'?s|'?ve| has| have)? (?:got )?(?:a|his|the|holding a|waving a) (?:kitchen )?(?:knife|gun|machete|hammer|bat|axe)\\b(?![^.\\n]{0,20}\\b(?:collection|shop|for sale|set|block))",
            "\\b(?:try(?:ing|s)?|rattl\\w{1,3}|bang(?:ing|s)?|kick(?:ing|s)?|pick(?:ing)?|break(?:ing)?|pound\\w{1,3})\\b[^.?!\\n]{0,15}\\b(?:my|our|the) (?:front |back |bedroom |bathroom )?(?:door|window|lock|handle)\\b(?=[\\s\\S]{0,80}\\b(?:alone|help|scared|kids|hiding|now|police|someone|what do)\\b)"
                    + "|\\b(?:someone|somebody|a (?:man|guy|stranger)|he) (?:is|was|'s|has been)? ?(?:trying|rattling|banging|in|at|outside|standing)\\b[^.?!\\n]{0,25}\\b(?:my|our|the) (?:front |back |bedroom |bathroom )?(?:door|window|house|garden|flat|handle)\\b",
            "\\b(?:guy|man|men|car|van|someone|stranger|bloke|dude|people|somebody|he)(?:'s| is| has| have| are|'ve| keeps?| was)? (?:been )?(?:following|tailing|chasing|walking behind) (?:me|us)\\b(?! (?:on (?:insta|twitter|tiktok|social)|back))",
            "\\b(?:won'?t|doesn'?t|not|never) let(?:ting)? me (?:leave|out|go out|call|use my phone)\\b|\\btook my (?:phone|passport|keys)\\b[^\\n]{0,60}\\b(?:leave|lock|out|scared)\\w{0,2}\\b|\\bi'?m (?:\\w{2,8} )?hiding in\\b",
            // gone, trapped, burning
            "\\b(?:can'?t find|lost|lost sight of|separated from|no sign of) (?:my|our|him|her) ?(?:[\\w'-]{1,9} ){0,2}(?:son|daughter|kid|child|toddler|boy|girl|mum|mom|dad|gran\\w{0,6}|\\d{1,2} ?(?:yo|year old))\\b[\\s\\S]{0,100}\\b(?:minutes|hours?|beach|mall|shop|park|station|crowd|what|help|now|everywhere|wearing|police)\\b",
            "\\b(?:didn'?t|hasn'?t|never|not) (?:come|came|got|make it|been)? ?(?:back |home )?(?:home|back|at school|seen)\\b[\\s\\S]{0,60}\\b(?:phone is (?:off|dead)|dementia|police|since (?:yesterday|last night|this morning)|\\d{1,2} years? old|only \\d{1,2})\\b",
            "\\b(?:kitchen|pan|oven|flat|car|house|room|curtains?|battery|charger|socket|neighbou?r\\w{0,2}|hallway|corridor|stairs|stairwell)\\b[^.?!\\n]{0,25}\\b(?:on fire|in flames|full of smoke|burning|smoking|sparking|caught fire)\\b(?! (?:hot|calories))");

    private static final Finder GENERAL = Finder.anyOf(
            "^\\W{0,3}(?:(?:what|which) (?:are|is|were|was|percentage|causes?|should (?:be|you|one)|first aid)\\b|how (?:does|do|did|many|common|long (?:do|does)) (?:people|you|a|an|the|one|they|doctors|is)?"
                    + "|why (?:do|does|did|is|are) (?!(?:my|he|she|i)\\b)|symptoms|signs of|causes|difference between|tell me about|explain|define|describe|list|is it true)\\b(?![\\s\\S]{0,20}\\b(?:my|i)\\b)",
            "\\b(?:exam|quiz|essay|handbook|first aid (?:course|kit|class)|training|guideline|in general|in films?|in movies|statistically|for (?:a|my) (?:class|project|book|story|talk))\\b");

    private static final String WHO_ZH =
            "(?:我|他|她|爸|妈|爷|奶|公|婆|孩子|宝宝|娃|儿子|女儿|弟|妹|哥|姐|室友|同事|同学|朋友|闺蜜|邻居|老人|有人|有个|老公|老婆|女友|男友|男的|他俩|咱|家里|隔壁)";

    private static final Finder SIGNS_ZH = Finder.anyOf(
            "(?:嘴角|嘴巴?|半边脸|脸|眼睛?)[^，。\\n]{0,5}(?:歪|往下掉|往下垂|耷拉|斜|翻白|往上翻)|(?:右|左)(?:手|腿|边|胳膊)[^，。\\n]{0,5}(?:拿不住|没力|不听使唤|抬不|麻|动不)|(?:含糊|说不清|大舌头|说胡话|胡言乱语)[^。\\n]{0,30}(?:手|腿|头|嘴|摔|醒)",
            "(?:嘴唇|嘴巴?|舌头|喉咙|嗓子|眼皮|脸)[^，。\\n]{0,6}(?:肿|发紫|发白|发青|紫了|青了)|(?:呼吸|喘)[^，。\\n]{0,6}(?:很?慢|急|困难|呼噜|不过来|不上|微弱|没了|停)|满脸[^，。\\n]{0,3}(?:疙瘩|疹|包)[^\\n]{0,20}(?:肿|喘|呼吸)",
            "(?:血)(?:一直|不停地?|还在|狂)?(?:喷|流|冒|涌|淌)|(?:一直|不停|哗哗|止不住)[^，。\\n]{0,3}(?:流|冒|喷)血|头(?:磕|撞|摔)?破了?|(?:耳朵|鼻子|嘴里?)[^，。\\n]{0,4}(?:流|出|冒)血|流了(?:好多|很多|一地)血|一地血|(?:摔|跌|掉)[^\\n]{0,20}(?:动不了|没反应|哼|叫不|吐|晕|不省|流血|站不起)",
            "(?:怎么|咋)?(?:推|叫|喊|摇|拍|掐)[^，。\\n]{0,6}(?:不醒|不应|没反应|只哼|都?不动)|没(?:有)?(?:反应|意识|呼吸|脉搏|知觉)|(?:抽起来|抽搐|抽过去|抽风|浑身抽|在抽)|(?:晕|昏|瘫)(?:倒|过去|在地)|倒(?:在)?地上",
            "(?:心口|胸口|胸|前胸|心脏|后背)[^。\\n]{0,8}(?:疼|痛|闷|压|堵|紧)[^\\n]{0,30}(?:冷汗|出汗|小时|分钟|发白|喘|胳膊|下巴|左手|左肩|恶心|一阵)",
            "(?:误|当|偷|全|都|乱|抓|一口气)?(?:吃|喝|吞|咽|服)(?:了|下|进|掉)[^。\\n]{0,14}(?:药|电池|清洁|洗[衣洁]|除草|杀虫|消毒|农药|洁厕|硬币|磁|干燥剂|蘑菇|酒精|汽油|药水)[^\\n]{0,30}(?:怎么办|后悔|疼|吐|几颗|不知道|烧|晕|难受|救|要不要|催吐|医院|睡|着急)|把[^，。\\n]{0,12}(?:药|电池|清洁剂|干燥剂|磁铁|硬币|洗衣凝珠)[^，。\\n]{0,8}(?:吃|吞|咽|喝)(?:了|下|掉|进)"
                    + "|当(?:成|作|做)?(?:糖|饮料|水|豆子)(?:吃|喝)|(?:药|电池|磁珠|药片)[^，。\\n]{0,5}(?:少了|不见了)[^\\n]{0,20}(?:孩子|宝宝|口水|吐|吞|吃)|一(?:整)?瓶[^，。\\n]{0,6}药[^，。\\n]{0,3}(?:吃|吞|喝)",
            "(?:臭鸡蛋|煤气|燃气|天然气|烧焦|焦糊|炭|塑料)(?:的)?味[^\\n]{0,30}(?:晕|头疼|恶心|怎么办|是不是|要不要|跑|报警|！)|(?:晕|头疼|恶心)[^\\n]{0,20}(?:煤气|燃气|一氧化碳)|烧炭[^\\n]{0,30}(?:锁|敲门|没人应|遗|闻到|头晕|救|不开)|(?:反锁|锁着门?|锁了)[^\\n]{0,20}(?:没人应|不应|敲门|叫不|不出声|闻到)",
            "(?:说|写|发)[^。\\n]{0,16}(?:对不起大家|对不起你们|再见了|永别|来生|下辈子|照顾好|别找我|最后一[次晚面])[^\\n]{0,24}(?:关机|不接|联系不上|打不通|不回|怎么办|没回|拉黑)|(?:今晚|今天|明天|这)[^，。\\n]{0,6}(?:是|大概|可能)[^，。\\n]{0,4}最后一[晚天次][^\\n]{0,16}(?:谢谢|再见|对不起|活|世界|陪)",
            "我[^，。\\n]{0,6}(?:站|坐|走|爬|趴)(?:在|到|上)[^，。\\n]{0,5}(?:桥|天台|楼顶|窗台|栏杆|阳台外)[^\\n]{0,24}(?:没意|没有?意义|意义|不想|跳|解脱|结束|累|什么)|活着[^，。\\n]{0,6}(?:没意思|意义|累|干嘛)|(?:刀片|药|绳子)[^，。\\n]{0,6}(?:在手|准备好|就在|买好)",
            "(?:跟|尾随)(?:着|了)?(?:我|我们)[^\\n]{0,20}(?:小区|回家|一路|地铁|好久|不敢|怎么办|躲|路|楼|到)|一直跟(?:着|到|在)(?:我|后)|(?:男的|有人|陌生人|黑车|车)[^。\\n]{0,14}一直跟(?:着|到|在)?|我[^，。\\n]{0,4}(?:躲|藏)在",
            "(?:掐|打|踹|踢|扇|揍|砍|捅|绑|拽)(?:着|了)?我(?:的)?(?:脖子|头发|头|脸|妈)?[^\\n]{0,30}(?:孩子|躲|怕|跑|怎么办|报警|哭|又|救|门|流血|晕|不让)|(?:锁|关|堵)[^，。\\n]{0,6}(?:门|我)[^，。\\n]{0,6}不让我?(?:走|出)|砸门|踹门|撬(?:门|锁)|有人[^，。\\n]{0,6}(?:拧|开|撬|敲)[^，。\\n]{0,4}(?:我家|门把|门锁|门)",
            "(?:走散|走丢|跑丢|不见了|跑出去|离家出走|失联|没回(?:来|家))[^\\n]{0,40}(?:岁|手机|不接|关机|分钟|小时|一夜|穿|没找到|找不到|腿软|怎么办|电话|急)|(?:找了|找遍)[^，。\\n]{0,10}(?:没找到|找不到|没有)[^\\n]{0,20}(?:岁|孩子|娃|女儿|儿子|老人)|和(?:女儿|儿子|孩子|娃|老人|我妈|我爸)走散",
            "(?:全是|都是|冒|满屋|一股|好多|很大的?)(?:黑|浓|白)?烟[^\\n]{0,24}(?:楼|烫|出不去|门|跑|怎么办|逃|呛|插座|锅)|(?:门把手|门)[^，。\\n]{0,3}(?:是烫|很烫|发烫)|着火[^\\n]{0,16}(?:出不去|怎么办|跑|困|快)|被困在?[^，。\\n]{0,6}(?:电梯|车|火[里中场]|洪水|雪|井|屋|楼|水)");

    private static final Finder SOMEONE_ZH = Finder.anyOf(WHO_ZH);

    private static final Finder GENERAL_ZH = Finder.anyOf(
            "你来?演|扮演|角色|^(?:什么是|为什么(?!我|他|她)|如何预防|怎么(?:预防|教|防止|避免|处理)|请?(?:介绍|科普|解释|说说|列出|写|编|讲))|科普|备考|考试|要点|前兆|原理|历史|统计|手册|护理|预防|一般(?:多久|怎么|会|是)|立法|条例|做个|小说|故事|剧情|提纲|议论文|新闻|游戏|梦");

    private EmergencySigns() {}

    static boolean areTold(String prompt) {
        if (prompt.length() > MAX_CHARACTERS) {
            return false;
        }
        return (SOMEONE.isIn(prompt) && SIGNS.isIn(prompt) && !GENERAL.isIn(prompt) && !UrgentHelp.isDistant(prompt))
                || (SOMEONE_ZH.isIn(prompt)
                        && SIGNS_ZH.isIn(prompt)
                        && !GENERAL_ZH.isIn(prompt)
                        && !UrgentHelpInChinese.isDistant(prompt));
    }
}
