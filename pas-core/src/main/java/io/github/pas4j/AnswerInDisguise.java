package io.github.pas4j;

import static io.github.pas4j.Patterns.anyOf;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A complement that states what it should ask for. Where it also instructs, it is given the benefit of the doubt. */
final class AnswerInDisguise {

    /** How chat models begin an answer, and how letters begin. */
    private static final Finder OPENING = Finder.anyOf(
            "^\\W{0,3}(?:sure|certainly|of course|absolutely|okay|no problem|happy to help|great question)[,!.:]",
            "^\\W{0,3}here(?:'s| is| are|'re) (?:an?|the|my|your|some|one|two|three|\\d+|what)\\b",
            "^\\W{0,3}(?:dear (?-i:[A-Z])|(?:hi|hello|hey) (?-i:[A-Z])\\w+,|to whom it may concern)",
            "^\\W{0,3}as an? (?:ai|language model|assistant)\\b",
            "^[^\\p{IsHan}]{0,3}(?:好的|当然|没问题|可以的)[，,！!。]",
            "^[^\\p{IsHan}]{0,3}(?:(?:以下|下面|这里)(?:是|为)(?:一[个篇段份首封]|我|您|你|关于|几|[三五十两])|(?:亲爱|尊敬)的[^，。]{1,10}[，,：:！!])",
            "^[^\\p{IsHan}]{0,3}作为(?:一[个名]|人工智能)[^，。]{0,8}(?:AI|助手|模型)");

    /** The answer announced, wherever a sentence or a clause begins. */
    private static final Finder ANNOUNCED = Finder.anyOf(
            "(?:^|[.!?;:,] {1,3})(?:so |thus |therefore |yes, |no, )?the (?:correct |final |right |short "
                    + "|best )?(?:answer|result|solution|translation|total) (?:is|are|was|would be|equals"
                    + "|comes to)\\b(?! (?:(?:only |really |always )?(?:exact|correct|right|wrong|clear"
                    + "|complete|plausible|reasonable|unique|unknown|uncertain|yes or no|to be|to the"
                    + "|in (?:the|metres|euros)|for|not)\\b))",
            "(?:^|[.!?;] {1,3})(?:answer|result|solution|translation) ?: ?(?=[\\w\"'$€£-])",
            "(?:^|[.!?;] {1,3})(?:i(?:'d| would| can|'ll| will)? (?:strongly |highly |also |definitely "
                    + "|just )?(?:suggest|recommend|think|believe|say|guess|advise|go with|choose|feel)\\b"
                    + "|i(?:'m| am) (?!asking)|my (?:answer|suggestion|recommendation|advice) (?:is|would be))",
            "(?:^|[，,。；;！？：:])(?:所以|因此|正确|最终|标准|那么)?(?:的)?答案(?:就|应该|应)?(?:是"
                    + "|为(?=[\\dA-D“\"])|：|:)(?!否|不是|什么|多少|怎|哪|如何|几|指|对(?:的|还)|错|要|先|按"
                    + "|用|从|唯一|准|精|整|近)",
            "(?:^|[，,。；;！？：:])(?:所以|因此|最终)?(?:计算)?结果(?:就)?(?:是|为|等于)(?=[-\\d一二三四五六七八九十百“\"])",
            "(?:^|[，,。；;！？])(?:应该?|应当|可)(?:判(?:定)?为|译[为成]|填|选[A-Da-d]|对[“\"])",
            "(?:^|[。；;！？])我(?:个人)?(?:认为|觉得|建议|推荐|会(?:选|推荐|说)|想推荐)(?!你?(?:先|要|的))");

    /** Lines of a programme; a keyword that is named in passing is none. */
    private static final Finder CODE = Finder.anyOf(
            "\\bdef \\w{1,30}\\(",
            "\\bfunction \\w{0,30}\\([^)]{0,40}\\) ?\\{",
            "\\b(?:print|printf|println|console\\.log|System\\.out\\.\\w+)\\(['\"\\w]",
            "#include ?<",
            "\\bselect\\b[^.;]{1,60}\\bfrom \\w+(?: where\\b|;| order by| group by)",
            "\\b(?:public|private) (?:static |final )?(?:class|void|int|String)\\b",
            "\\b(?:int|let|const|var|String|float|double|auto) \\w{1,20} ?= ?[^=\\s]",
            "\\breturn [\\w+*/.\\[\\]() -]{1,40};",
            "\\bfor ?\\([^)]{1,40};",
            "\\bimport [\\w.]{2,40};",
            "\\bfor \\w{1,12} in (?:range\\(|\\w{1,20}:)",
            "\\bif ?\\([^)]{1,40}\\) ?\\{",
            "\\w\\(\\); ?$",
            "=> ?\\{",
            "</(?:div|p|html|body|h1|li|ul|a|span)>",
            "\\blambda \\w+ ?:");

    /** "It is 42", "Paris is the capital", "He was born in": a sentence, where it stands at the beginning. */
    private static final Finder STATEMENT = Finder.anyOf(
            "^\\W{0,3}(?:it|this|he|she|they|there)(?:'s|'re| is| are| was| were| has| had| takes| took| means| equals"
                    + "| contains| lies)\\b(?! (?:enough|fine|best|ok|sufficient|worth|helpful|important"
                    + "|necessary|okay|better|useful))",
            "^\\W{0,3}(?:yes|no)[,.:;!] ",
            "^\\W{0,3}(?!(?:what|which|who|how|whether|where|when|that|if|why|each|every|any|all|both|one|if|for|in|on"
                    + "|with|only|your|readers?|length|order|tone|format)\\b)(?:(?:the"
                    + "|an?) )?(?-i:[A-Z])[\\w'-]{0,20}(?: (?!(?:what|which|who|how|whether|where|when|that|if"
                    + "|why|each|every|any|sure|it|this|until|as|and|or|the|so|where|to"
                    + "|because)\\b)[\\w'-]{1,15}){0,3} (?:is|are|was|were|means|refers to|consists of|causes"
                    + "|occurs?|happens?) (?:the|an?|one|located|known|caused|called|made|born|because|due"
                    + "|approximately|about|\\d|when|composed|considered|based)\\b",
            "^\\W{0,3}(?:because|since) (?:the|of|it|they|an?|\\w{3,12}s)\\b[^.;]{5,}[.]?$",
            "^\\W{0,3}[-\\d(][\\d.,+*/x×÷()^ -]{0,40}=[ ]?-?\\d",
            "^[^\\p{IsHan}\\d]{0,3}[^，。；：,]{1,12}(?:位于|成立于|出生于|诞生于|生于|建于|发明于|毕业于|发源于|起源于|发生于|爆发于)",
            "^[^\\p{IsHan}\\d]{0,3}(?!(?:重点|关键|首先|先|前提|要求|目标|核心|难点|最|不))[^，。；：,]{1,12}是(?!否"
                    + "|不是|什么|怎|哪|谁|先|把|要|由|对)[^，。；]{0,12}(?:的)?(?:首都|作者|创始人|发明者"
                    + "|省会|货币|总统|国家|城市|作家|诗人|行星|元素|公司|动物|植物|一种|一个|一位|一部|一座"
                    + "|第一)",
            "^[^\\p{IsHan}\\d]{0,3}(?:因为|由于)[^。；]{6,}(?:所以|因此|导致|造成)",
            "^[-\\d(][\\d.,+*/x×÷()^ -]{0,40}(?:=|等于) ?-?\\d");

    /** Words that an instruction begins with, so that what else a complement says is a reason or a condition. */
    private static final Finder INSTRUCTION = Finder.anyOf(
            "(?:^|[.,;:!?(] {0,2}|\\b(?:and|then|but|please|first|also|not|don't|never|always|instead|finally"
                    + "|rather) )(?:add|address|adjust|admit|aim|allow|anchor|answer|apply|argue|arrange|ask"
                    + "|assume|avoid|base|be|begin|bring|build|cap|check|choose|cite|clarify|close|commit"
                    + "|compare|compute|connect|consider|contrast|convert|correct|count|cover|cut|decide"
                    + "|define|derive|describe|distinguish|do|draw|drop|end|ensure|estimate|explain|express"
                    + "|favou?r|find|finish|fit|fix|flag|focus|follow|frame|get|give|go|group|handle|hint"
                    + "|identify|ignore|illustrate|include|indicate|invent|judge|justify|keep|label|lead|leave"
                    + "|let|limit|link|list|locate|look|make|mark|match|mention|mind|move|name|note|offer|omit"
                    + "|open|order|organi[sz]e|outline|pair|pick|place|plan|point|prefer|preserve|present"
                    + "|pretend|prioriti[sz]e|propose|prove|provide|put|quote|rank|read|reason|recall"
                    + "|recommend|refer|reject|rely|remove|rename|render|repeat|replace|reply|report|resolve"
                    + "|respect|respond|rest|restate|return|reveal|review|rewrite|round|say|search|select"
                    + "|separate|set|settle|show|sketch|skip|solve|sort|speak|spell|split|stand|start|state"
                    + "|stay|stick|stop|structure|suggest|sum|summari[sz]e|support|take|tell|test|tie|trace"
                    + "|translate|treat|trim|trust|try|turn|use|vary|verify|walk|warn|watch|weave|weigh|work"
                    + "|write|yield)\\b",
            "\\b(?:should|must|need(?:s)? to|has to|have to|ought to|let)\\b",
            "(?:^|[，,。；;！：:、])(?:请|先|再|并|最后|然后|把|将|别|不要|不必|不用|勿|要|应|应当|须|用|以|按|给|让"
                    + "|从|对|在|只|尽量|注意|避免|务必|确保|保持|保留|围绕|结合|依|逐|分|若|如|凡|每|遇|未|写"
                    + "|说|讲|列|指|点|举|标|说明|解释|交代|区分|比较|检查|核对|考虑|突出|控制|选|挑|答|回答"
                    + "|译|拿|抓|紧扣|站|带|留|设|补)");

    /** A number as the outcome of something. */
    private static final Pattern OUTCOME = anyOf("(?:=|≈|\\b(?:is|are|equals|makes|totals) (?:about |roughly "
            + "|approximately |exactly )?|等于|(?<![还就也但都不])是"
            + "|约?为)\\s?[$€£¥]?(-?\\d[\\d,]{0,12}(?:\\.\\d{1,9})?)");

    private static final Pattern QUOTATION = Pattern.compile("[\"“„「『]([^\"“”„「」『』]{5,200})[\"”」』]");

    private static final int QUOTED_WORDS = 4;
    private static final int QUOTED_HAN = 7;

    private AnswerInDisguise() {}

    static boolean isIn(String prompt, String complement) {
        String text = Patterns.plain(complement);
        if (OPENING.isIn(text) || ANNOUNCED.isIn(text) || CODE.isIn(text) || quotesAnAnswer(prompt, text)) {
            return true;
        }
        return !INSTRUCTION.isIn(text) && (STATEMENT.isIn(text) || givesOutcome(prompt, text));
    }

    /** Whole phrases in quotation marks that are not the prompt's are ready to be copied. */
    private static boolean quotesAnAnswer(String prompt, String complement) {
        Matcher quotation = QUOTATION.matcher(Contradiction.withoutWarnings(complement));
        while (quotation.find()) {
            Scripts scripts = Scripts.of(quotation.group(1));
            boolean isPhrase = scripts.latinWords() >= QUOTED_WORDS || scripts.hanCharacters() >= QUOTED_HAN;
            if (isPhrase && !prompt.contains(quotation.group(1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean givesOutcome(String prompt, String complement) {
        Matcher outcome = OUTCOME.matcher(complement);
        while (outcome.find()) {
            if (!prompt.contains(outcome.group(1))) {
                return true;
            }
        }
        return false;
    }
}
