package io.github.pas4j.datagen.quality;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a text ends where its writer meant it to, in (0, 1]. */
final class Endings {

    /** After these more must come. */
    private static final Set<String> NEVER_LAST =
            words("the a an and or but my your his their our its because which whose"
                    + " if than as when while whether is are was were will would could should must very every each such"
                    + " between into that's it's there's i i'm he she we they these those who");

    /** After these more mostly comes: "What is paper made of" ends as well. */
    private static final Set<String> SELDOM_LAST =
            words("of to in on at by for from with about that can may has have had"
                    + " not no be been do does some any this only also so what how");

    private static final Set<String> NEVER_LAST_IN_CHINESE = characters("的和与及或在把被将让因如但而并且从向于对为给跟并各每这那其一");

    private static final Pattern LAST_WORD = Pattern.compile("([\\p{L}'’]+)\\s*\\z");
    private static final Pattern SENTENCE_END = Pattern.compile("[.?!]\\s+\\p{L}|[。？！]\\s*\\S");
    private static final Pattern ASKS = Pattern.compile(
            "\\A(?:what|who|whom|whose|why|when|where|which|how|is|are|do|does|did|can|could)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final String ENDS = ".?!。？！…)]}）】」』”\"'’`~》〉*>|;；";

    private Endings() {}

    private static Set<String> words(String list) {
        return Set.copyOf(List.of(list.split(" ", -1)));
    }

    private static Set<String> characters(String list) {
        return Set.copyOf(List.of(list.split("", -1)));
    }

    static double of(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return 0.1;
        }
        return last(stripped) * brackets(stripped);
    }

    private static double last(String text) {
        int end = text.codePointBefore(text.length());
        if (",，、:：-–—([{（【《“「/\\&+=".indexOf(end) >= 0) {
            return 0.25;
        }
        if (ENDS.indexOf(end) >= 0 || Character.isDigit(end)) {
            return 1;
        }
        if (Character.isIdeographic(end)) {
            return chinese(text, end);
        }
        Matcher word = LAST_WORD.matcher(text.substring(Math.max(0, text.length() - 60)));
        String last = word.find() ? word.group(1).toLowerCase(Locale.ROOT) : "";
        if (NEVER_LAST.contains(last)) {
            return 0.1;
        }
        double score = SELDOM_LAST.contains(last) ? 0.5 : 1;
        if (SENTENCE_END.matcher(text).find()) {
            return score * 0.45; // who ends other sentences ends the last one, too
        }
        if (ASKS.matcher(text).find() && Character.isUpperCase(text.codePointAt(0))) {
            return score * 0.7;
        }
        return score * (text.indexOf(',') >= 0 || Character.isUpperCase(text.codePointAt(0)) ? 0.75 : 0.9);
    }

    private static double chinese(String text, int end) {
        if (NEVER_LAST_IN_CHINESE.contains(Character.toString(end))) {
            return 0.15;
        }
        if (SENTENCE_END.matcher(text).find()) {
            return 0.45;
        }
        return text.indexOf('，') >= 0 || text.indexOf(',') >= 0 ? 0.6 : 0.9;
    }

    private static double brackets(String text) {
        int open = 0;
        for (String pair : new String[] {"()", "（）", "[]", "{}", "“”", "《》", "「」", "【】"}) {
            open += Math.max(0, count(text, pair.charAt(0)) - count(text, pair.charAt(1)));
        }
        open += count(text, '"') % 2;
        return open > 0 ? 0.5 : 1;
    }

    private static int count(String text, char wanted) {
        return (int) text.chars().filter(c -> c == wanted).count();
    }
}
