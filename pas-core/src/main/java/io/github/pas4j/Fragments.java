package io.github.pas4j;

/** More of {@link FollowUps}: short turns whose object is missing, doubts, complaints and orders about what was given. */
final class Fragments {

    private static final int MAX_CHARACTERS = 120;

    private static final String START =
            "^\\s{0,5}(?:(?:ok(?:ay)?|hm+|oh|ah|well|so|now|then|and|but|also|great|cool|nice|good|perfect|thanks?|yes"
                    + "|yeah|no|nope|nah|sorry|wait|actually|alright|right|please|pl[sz]|hey|still|maybe|sure|lol|um+|can you|could you|just"
                    + "|it'?s|that'?s|thats|this is|you'?re)[,.!… -]{1,4}){0,4}+";

    private static final String TAIL = "[^:\\n\"“?]{0,60}[?.!)\\s]{0,5}$";

    private static final String BITS =
            "(?:names?|dates?|numbers?|intro|ending|beginning|opening|headings?|titles?|bullets?|dialogue|jokes?|prices|last"
                    + "|first|second|third|middle|final|opening|two|paragraphs?|sentences?|lines?|rows?|columns?|points?|steps?|examples?|quotes?|emojis?"
                    + "|rhymes?|adjectives|hashtags|order|tone|wording|sections?|verse|chorus|summary|conclusion|ingredients|subject line|greeting)";

    private static final Finder ENGLISH = Finder.anyOf(
            START
                    + "(?:are|r) (?:you|u) (?:\\w{3,10} )?(?:sure|certain|positive|kidding|serious)(?: about (?:that|this|it))?[?.!,][^\\n:]{0,80}$",
            START
                    + "(?:(?:way|still|far|a bit|much|bit|waaa?y) )?too (?:long|short|formal|wordy|much|many|vague|cheesy|dark|technical|complicated|simple|stiff"
                    + "|salesy|generic|boring|corporate|posh|fancy|harsh|soft|weak|strong|casual|basic|flowery|dry|preachy|robotic)(?:[,.!;-]| and| for)"
                    + TAIL,
            START
                    + "(?:a (?:bit|little|tad|touch) |much |even |slightly )?(?:less|more|not so|not as) \\w{3,14}(?: (?:please|pls|plz|and|but|then|tone|this time)[^:?\\n]{0,30})?[.!\\s]{0,3}$",
            START
                    + "(?:more|less|just|exactly|something) like (?:the|that|this|your|those|number)\\b(?! (?:game|movie|book))"
                    + TAIL,
            START
                    + "same (?:again|thing|as (?:before|above)|but|one|for|story|deal)(?: (?:but|for|in|with|and|again)\\b)?[^:?\\n]{0,40}$",
            START
                    + "is there (?:a |an |any )?(?:cheaper|easier|faster|quicker|simpler|better|shorter|safer|free|more \\w{3,12}|different|other|another)"
                    + " (?:way|option|one|version|alternative|method)s?(?: (?:to|of) (?:do|doing|say|make) (?:that|it|this))?\\?{0,2}$",
            "^\\s{0,3}(?:and|but) (?:(?:who|what|which one) (?:won|lost|died|happen(?:s|ed)|came|comes|got|paid|survived)"
                    + "|(?:if|does|is|did|can|will|do) (?:it|that|this|he|she|they|i|we|you))\\b[^:\\n\"]{0,30}\\?{0,2}$",
            "^(?:ok(?:ay)?,? )?but (?:what|how) (?:about|if)\\b[^:\\n]{1,40}$",
            START
                    + "(?:i )?(?:don'?t|do not|can'?t|didn'?t) (?:\\w{4,7} )?(?:buy|believe|think so|get) ?(?:that|it|this)?[,.!;?][^:\\n]{0,50}$",
            START
                    + "(?:[^:\\n]{0,30}[,.] ?)?(?:source|proof|citation|link|evidence|reference)s?(?: (?:for|on) (?:that|this|it))?\\?$",
            START
                    + "(?!\\w{2,5} (?:looks?|seems?) like)(?:it|that|this|they|these|yours)(?:'s)? (?:still |also |now |just |all |really |kinda )*(?:sounds?|looks?|reads?|feels?|seems?|is(?:n't)?|comes? (?:across|out)) (?:still )?"
                    + "(?:like|too|a bit|very|kinda|so|off|wrong|weird|flat|stiff|robotic|the same|as if)\\b(?! to)(?! (?:it'?s going|rain|snow))"
                    + TAIL,
            START
                    + "(?:put|swap|drop|move|merge|split|fix|shorten|tighten|trim|bold|cut|lose|keep|change|switch|reorder|number|underline|capitali[sz]e|remove|delete"
                    + "|scrap|flip|combine|rename|leave out|take out|get rid of|bring back|tone down) (?:all |just |out |only )?(?:the|those|these|that|your|every) (?:\\w{2,9} )?"
                    + BITS
                    + "\\b(?! (?:of|from|in (?:my|a|an|excel|word|python|sql|git|google)|on my|column|using))" + TAIL,
            START
                    + "(?:cut|trim|shorten|bring|get|keep|make|take|boil|tone|speed|slow|flip|turn|chop|break|spell|sum|wrap|liven|spice|dumb) (?:it|that|this|them)(?: all)? (?:down|in half|up|out|to|by|under|around|short(?:er)?|a bit|more|less|\\w{3,10}er)\\b"
                    + TAIL,
            START
                    + "(?:go|dig|dive|zoom) (?:deeper|further|in|into|more)(?: (?:on|into|in)(?: (?:point|step|part|number|section|that|this|it|the (?:first|second|third|last))(?: \\w{1,9}){0,2})?)?[.!?\\s]{0,3}$",
            START
                    + "(?:keep going|carry on|continue|resume|pick up|start again|go on|finish)(?: (?:from|where|with|at))?(?: (?:where|you|we|the|from|stopped|left|off|last|line|bit|point|that|there|left off)){0,6}[.!\\s]{0,3}$",
            START
                    + "(?:now |then |and )?(?:do|try|repeat|run|redo|make) (?:it|that|this|one|the same|another)(?: (?:again|one))?(?:,| for| in| with| without| but| as| using| and| from)"
                    + TAIL,
            START
                    + "(?:you|u)(?:'ve| have)? (?:\\w{4,7} )?(?:forgot|missed|skipped|repeated|dropped|mixed up|left out|used|misread|ignored|changed|only gave|added)\\b"
                    + TAIL,
            START
                    + "(?:what|who|which|where) (?:were|was|are|is) the (?:other|rest|others|remaining|first|second|third|last)(?: (?:one|two|three|four|ones|few))?[?.\\s]{0,3}$",
            START
                    + "(?:wait,? )?(?:where|how|why) (?:did|does|do) (?:the|that|those|these|you get|we get) (?:the |that )?[\\w.]{1,12}(?: (?:come|go|from|get|in)){0,3}[?\\s]{0,3}$",
            START
                    + "(?:say|explain|put|write|phrase|give|try) (?:that|it|this|me that)(?: (?:again|more|to me))* (?:in|with|without|like|as|for|simply|shorter|nicer|politely)"
                    + TAIL,
            "^(?:doesn'?t|does not|didn'?t|won'?t|still (?:doesn'?t|won'?t|not|getting|broken|wrong)|not) (?:compile|run|work|working|load|match|start|build|fit|rhyme|getting it|what i|quite|helping)\\b"
                    + TAIL);

    private static final String START_ZH =
            "^\\s{0,5}(?:(?:嗯+|好的?|哦|那么?|可是|但是?|不过|然后|还有|对了|行|不错|谢谢|请|麻烦|不是|不|等等|等下|能不能|能否|可以|可不可以|你|这|还是|我觉得|感觉|帮我|给我|现在)[，,。 、]{0,2}){0,4}+";

    private static final String HOW =
            "(?:短|长|简单|简洁|简短|详细|具体|正式|口语化?|通俗|活泼|幽默|搞笑|委婉|客气|礼貌|生动|专业|精简|精炼|温柔|直接|自然|深|深入|清楚|多|少|难|复杂|啰嗦|罗嗦|官方|生硬|死板|肉麻|夸张|土"
                    + "|有趣|感人|文艺|接地气|严肃|轻松|流畅|有创意|突兀|平|平淡|空|笼统|假|尬|敷衍|绕|乱|散|硬|硬广|书面|套路|像人话|像真人|狠|柔和|俏皮|热情|低调|大气|高级|便宜|快|慢)";

    private static final String REST_ZH = "[^：:“”\"\\n？?]{0,18}[。！!~～ ]{0,3}$";

    private static final Finder CHINESE = Finder.anyOf(
            START_ZH + "(?:再|更|稍微|尽量|多|别那么|不要那么|别太|不要太|不够|要)" + HOW + "(?:一?[点些]儿?|了)?(?:[，,。 ！]" + REST_ZH
                    + "|[吗吧呗呢]?[。！？?~ ]{0,3}$)",
            START_ZH + "(?:写得|说得|讲得|还是|有点|这也|也|结尾|开头|标题|语气|整体|文字|中间)?(?:有点|还是|也)?太" + HOW + "(?:了|啦)(?:[吧呀点]|[，,。！ ]"
                    + REST_ZH + "|[。！~ ]{0,3}$)",
            START_ZH
                    + "(?:换|改)(?:个|种|成|一个|一种|下|一下)?(?:说法|语气|口吻|写法|风格|角度|开头|结尾|版本|标题|表达|措辞|思路|名字|英文的?|中文的?|例子)(?:吧|试试)?(?:[，, ]"
                    + REST_ZH + "|[。！ ]{0,3}$)",
            START_ZH + "(?:字数|篇幅|长度|时间|预算|难度|人数)(?:再|还)?(?:砍|减|缩|加|少|多|压|降|提|增|翻)" + REST_ZH,
            "^(?:那)?为(?:啥|什么)(?:是|要|用|选|得|等于)[^，。？]{1,8}(?:而)?不(?:是|用|选|能)[^，。？]{0,8}[？?]?$",
            "^那(?!英|曲|拉|不勒|么)[^：:，,\\n]{1,12}(?:吗|么|能行|行不行|可以不)[？?]{0,2}$",
            START_ZH + "(?:确定|肯定|真的|没搞错|没弄错|认真的)(?:吗|么|吧)?(?:[？?，,！! ][^：:\\n]{0,30})$",
            START_ZH
                    + "(?:把|将)(?!.{0,12}怎么)[^，。：:\\n？]{1,7}?(?:都|全|全部|也)?(?:换掉|换了|去掉|删掉|删了|改掉|改一下|改改|加粗|标红|调换|对调|互换|展开|缩短|提前|挪到[^，。]{1,5}|放到?(?:最)?[前后][面]?)[吧。！ ]{0,3}$",
            START_ZH + "(?:漏|少|多|缺|忘|重复|跳|断)了?(?:[一两二三几]|第?[一二三四五六七八九十\\d]{1,2})(?:个|行|段|条|句|列|步|字|点|题|部分)" + REST_ZH,
            START_ZH + "(?:重新?(?:来|写|做|弄)|再来|重来|继续|接着)(?:一[次遍个版])?[，,。 ]" + REST_ZH,
            START_ZH + "有没有(?:更|比较|稍微)?[^，。：]{1,4}(?:一?点|些)的(?:办法|方法|版本|做法|说法|选择)?[吗呢]?[？?]{0,2}$",
            START_ZH + "举(?:一)?[个几些两](?:生活|实际|具体|简单|真实|现实|类似|相反|别的|贴近|通俗|形象|反面|身边)[^，。：]{0,6}例子?[吧吗]?[。？?]{0,2}$",
            START_ZH + "(?:说|讲|写)(?:得|的)?(?:再|更)?(?:人话|重点|明白点|清楚点|具体点|慢点|白一点)" + REST_ZH,
            "^(?:第[一二三四五六七八九十\\d]{1,2}(?:点|步|段|条|句|题|个)|最后一?(?:点|步|段|句)|(?:上|前)面(?:那个|说的|的)?)(?:我)?(?:没|不|再|太|有点|还|写|怎么|为什么|删|去|改|能不能)(?!.{0,10}孩子)"
                    + REST_ZH,
            "^(?:像|跟|照|按)(?:刚才|上面|前面|之前|第[一二三])[^，。：:\\n]{1,14}[。！ ]{0,3}$");

    private Fragments() {}

    static boolean leanOnEarlier(String prompt) {
        String text = prompt.strip();
        return text.length() <= MAX_CHARACTERS && (ENGLISH.isIn(text) || CHINESE.isIn(text));
    }
}
