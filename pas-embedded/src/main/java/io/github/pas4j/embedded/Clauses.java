package io.github.pas4j.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes out of a complement what the prompt states already, and tells a complement that a prompt's wishes rule out. */
final class Clauses {

    /** What a clause may ask for, and how a prompt says the same. */
    private record Wish(Pattern clause, Pattern prompt) {
        static Wish of(String clause, String prompt) {
            return new Wish(
                    Pattern.compile(clause, Pattern.CASE_INSENSITIVE),
                    Pattern.compile(prompt, Pattern.CASE_INSENSITIVE));
        }

        boolean isStated(String text, String by) {
            return clause.matcher(text).find() && prompt.matcher(by).find();
        }
    }

    private static final List<Wish> WISHES = List.of(
            Wish.of(
                    "\\b(?:brief(?:ly)?|short|concise|without (?:preamble|padding)|to the point)\\b|简短|简洁|精炼|简明|不绕弯",
                    "\\b(?:brief(?:ly)?|short(?:ly)?|concise(?:ly)?|succinct(?:ly)?|in a (?:sentence|nutshell))\\b|简短|简要|简洁|精炼|简明|言简意赅|尽量短|长话短说"),
            Wish.of(
                    "\\b(?:give|return) (?:just|only)\\b|\\bcomment only\\b|直接给出",
                    "\\b(?:only|just) (?:give|return|the|write|output)\\b|只(?:要|需|给|输出|返回)|直接给"),
            Wish.of(
                    "\\bclich|\\bstock phrases?\\b|\\bsuperlatives?\\b|套话|陈词|老套|俗套",
                    "\\bclich|\\bstock phrases?\\b|\\bunoriginal\\b|套话|陈词|老套|俗套|俗气"),
            Wish.of(
                    "\\bobvious\\b|\\beverybody already knows\\b|\\bgeneric\\b|人人都(?:想得到|知道)|泛泛",
                    "\\b(?:un(?:usual|common|conventional)|original|creative|non-?obvious|out of the box)\\b|新颖|独特|与众不同|有创意|不落俗套"),
            Wish.of(
                    "\\bbest first\\b|\\bmost effective first\\b|最(?:合适|有效)的放前面",
                    "\\b(?:rank(?:ed)?|order(?:ed)? by|sort(?:ed)?)\\b|排序|排名|按.{1,8}排列"),
            Wish.of(
                    "\\breason (?:it|each|why)\\b|\\bsay briefly why\\b|理由|为何适合",
                    "\\b(?:and|explain|say|tell me) why\\b|\\breasons?\\b|理由|为什么|原因"),
            Wish.of(
                    "\\bplain(?:ly)?\\b|浅白|平实",
                    "\\bin the (?:style|voice|manner|tone) of\\b|\\blike (?:an? |the )?(?:pirate|poet|rapper|king|child|kid)\\b"
                            + "|\\b(?:but|explain\\w*|speak|talk|written|write|sound)\\b[^.?!\\n]{0,60}[ ,]like [A-Z]\\w+"
                            + "|\\bas (?:if you|though you)\\b|(?:的|以)[^，。？！\\n]{0,12}(?:风格|口吻|语气|腔调|文风)"),
            Wish.of("\\bspecific\\b|\\bconcrete\\b|具体", "\\b(?:specific|concrete)(?:ally)?\\b|具体"),
            Wish.of(
                    "\\btone\\b|\\bregister\\b|语气|口吻",
                    "\\btone\\b|\\bregister\\b|\\b(?:in)?formal(?:ly)?\\b|\\bpolite(?:ly)?\\b|语气|口吻|正式|礼貌|口语化"));

    /** What a complement of ours asks for, and the prompts for which that is wrong as a whole. */
    private static final List<Wish> OUT_OF_PLACE = List.of(
            // One thing, where a second question or "and give an example" asks for more.
            Wish.of(
                    "\\bonly what\\b|再只讲|即可",
                    "[?？][^?？]{2,300}[?？]|\\band (?:also |then )?(?:give|provide|explain|describe|discuss|list|include|tell|show|how|why|what)\\b"
                            + "|\\bwith (?:an |some |\\w{1,8} )?examples?\\b|[，,。；;]\\s?(?:并|以及|同时|还|请?再|请?举|给出)|以及|举例"),
            // The result at once, where the way to it is asked for.
            Wish.of(
                    "\\bdirectly\\b|直接给出",
                    "\\bstep[- ]by[- ]step\\b|\\bchain of thought\\b|\\b(?:show|explain|include) (?:me )?(?:all |each |every )?(?:your |the )?(?:steps?|work(?:ing)?s?|reasoning)\\b"
                            + "|一步一步|一步步|逐步|分步|(?:写出|给出|列出|展示|详细|说明)[^，。？！\\n]{0,6}(?:过程|步骤)"),
            // Plain words, where the answer is to be verse or play.
            Wish.of(
                    "\\bplain\\b|浅白",
                    "\\b(?:as|in the form of|through|using) an? (?:[\\w'-]{1,15} ){0,2}(?:sonnet|poem|haiku|rap|song|limerick|ballad|story|tale|fable|dialogue|skit|joke|metaphor|analogy)\\b"
                            + "|\\b(?:in|with) (?:rhymes?|verse)\\b|(?:用|以|写成)[^，。？！\\n]{0,8}(?:诗|歌词|童话|故事|寓言|对话|相声|段子|顺口溜|比喻)"));

    /** Means nothing without the clause before it. */
    private static final Pattern GOES_ON =
            Pattern.compile("^(?:then|and|but)\\b|^(?:再|并|而|但|然后)", Pattern.CASE_INSENSITIVE);

    private Clauses() {}

    /** Whether a prompt asks for more than a complement would leave, or for another form of answer. */
    static boolean isOutOfPlace(String complement, String prompt) {
        return OUT_OF_PLACE.stream().anyMatch(wish -> wish.isStated(complement, prompt));
    }

    /** The complement without clauses that ask for what the prompt states; possibly nothing. */
    static String withoutStated(String complement, String prompt) {
        List<String> kept = new ArrayList<>();
        List<String> clauses = split(complement);
        for (String clause : clauses) {
            if (WISHES.stream().noneMatch(wish -> wish.isStated(clause, prompt))) {
                kept.add(clause);
            }
        }
        if (kept.size() == clauses.size()) {
            return complement;
        }
        String rest = ended(String.join("", kept));
        return GOES_ON.matcher(rest).find() ? "" : rest;
    }

    /** At marks after which a complement can end: each part keeps its mark. */
    private static List<String> split(String complement) {
        return List.of(complement.split("(?<=[;；。，])|(?<=[.!?]) ", -1));
    }

    private static String ended(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return "";
        }
        String first = Character.toUpperCase(stripped.charAt(0)) + stripped.substring(1);
        return switch (first.charAt(first.length() - 1)) {
            case ';', ',' -> first.substring(0, first.length() - 1) + ".";
            case '；', '，' -> first.substring(0, first.length() - 1) + "。";
            default -> first;
        };
    }
}
