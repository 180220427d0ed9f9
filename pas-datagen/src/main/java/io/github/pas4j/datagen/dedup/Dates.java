package io.github.pas4j.datagen.dedup;

import io.github.pas4j.datagen.dedup.Token.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Days, weeks, months and years that a text names by their distance from now ("tomorrow", "last week", 后天, 去年), days of
 * the week and months, each under one name. Small words hide such differences from the other vetoes: "this week" and "next week"
 * differ by a small word and an added one, 后天 and 大后天 by an added character.
 */
final class Dates {

    private static final Map<String, String> DAYS =
            Map.of("yesterday", "day-1", "today", "day+0", "tomorrow", "day+1", "tonight", "night+0");

    private static final Map<String, Integer> STEPS = Map.of(
            "last", -1, "previous", -1, "past", -1, "this", 0, "current", 0, "next", 1, "coming", 1, "following", 1);

    private static final Set<String> SPANS = Set.of(
            ("night morning afternoon evening week weekend month quarter semester term season year decade century "
                            + "monday tuesday wednesday thursday friday saturday sunday spring summer autumn fall winter")
                    .split(" ", -1));

    private static final Set<String> NAMED =
            Set.of(("monday tuesday wednesday thursday friday saturday sunday january february april june july august "
                            + "september october november december")
                    .split(" ", -1));

    /** Months that are other words, too: such only behind these, or beside a number. */
    private static final Set<String> AMBIGUOUS = Set.of("march", "may");

    private static final Set<String> BEFORE =
            Set.of("in of by since until till during from before after between early late mid".split(" ", -1));

    private static final Map<String, String> CHINESE = new HashMap<>();

    private static final int LONGEST;

    /** Behind these the same characters are other words: 三天后天气, 目前天气, 过去年份, 晚上周杰伦. */
    private static final String NOT_BEHIND = "天日周月年时候期以之目当提最然过早晚网路马街手身地桌世史线历台船";

    static {
        days("大前", -3, "前", -2, "昨", -1, "今", 0, "明", 1, "后", 2, "大后", 3);
        years("大前", -3, "前", -2, "去", -1, "今", 0, "明", 1, "后", 2, "大后", 3);
        for (Map.Entry<String, Integer> step :
                Map.of("上上", -2, "上", -1, "这", 0, "本", 0, "下", 1, "下下", 2).entrySet()) {
            span(step.getKey(), "week", step.getValue(), "周", "星期", "礼拜");
            span(step.getKey(), "month", step.getValue(), "月");
            span(step.getKey(), "quarter", step.getValue(), "季度");
            span(step.getKey(), "semester", step.getValue(), "学期");
            span(step.getKey(), "century", step.getValue(), "世纪");
        }
        CHINESE.put("上半年", "half-1");
        CHINESE.put("下半年", "half+1");
        LONGEST = CHINESE.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    private Dates() {}

    private static void days(Object... words) {
        for (int i = 0; i < words.length; i += 2) {
            for (String day : List.of("天", "日")) {
                CHINESE.put(words[i] + day, name("day", (int) words[i + 1]));
            }
            for (String night : List.of("晚", "夜")) {
                CHINESE.put(words[i] + night, name("night", (int) words[i + 1]));
            }
            CHINESE.put(words[i] + "早", name("morning", (int) words[i + 1]));
        }
        for (String other : List.of("去日", "前日", "前夜", "前早", "后日", "后晚", "后夜", "后早")) {
            CHINESE.remove(other); // none, or other words: 睡前早睡, 毕业后夜里
        }
    }

    private static void years(Object... words) {
        for (int i = 0; i < words.length; i += 2) {
            CHINESE.put(words[i] + "年", name("year", (int) words[i + 1]));
        }
    }

    private static void span(String step, String name, int distance, String... spans) {
        for (String span : spans) {
            CHINESE.put(step + span, name(name, distance));
            CHINESE.put(step + "个" + span, name(name, distance));
        }
    }

    private static String name(String span, int distance) {
        return span + (distance < 0 ? "" : "+") + distance;
    }

    static Set<String> of(List<Token> tokens) {
        Set<String> out = new HashSet<>();
        StringBuilder chinese = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is(Kind.IDEOGRAPH)) {
                chinese.append(simplified(token.text()));
            } else {
                chinese.append(' ');
                if (token.is(Kind.WORD)) {
                    english(tokens, i, out);
                }
            }
        }
        chinese(chinese.toString(), out);
        return out;
    }

    private static void english(List<Token> tokens, int at, Set<String> out) {
        String word = tokens.get(at).text();
        String day = DAYS.get(word);
        if (day != null) {
            boolean beyond = at >= 2 && word(tokens, at - 2).equals("day");
            String before = word(tokens, at - 1);
            if (beyond && before.equals("after") && word.equals("tomorrow")) {
                day = "day+2";
            } else if (beyond && before.equals("before") && word.equals("yesterday")) {
                day = "day-2";
            }
            out.add(day);
        }
        if (SPANS.contains(word)) {
            Integer step = STEPS.get(word(tokens, at - 1));
            String behind = word(tokens, at + 1) + " " + word(tokens, at + 2);
            if (step != null) {
                out.add(name(word, step));
            } else if (behind.equals("after next")) {
                out.add(name(word, 2));
            } else if (behind.equals("before last")) {
                out.add(name(word, -2));
            }
        }
        if (NAMED.contains(word) || (AMBIGUOUS.contains(word) && isMonth(tokens, at))) {
            out.add(word);
        }
    }

    private static boolean isMonth(List<Token> tokens, int at) {
        return BEFORE.contains(word(tokens, at - 1)) || isNumber(tokens, at - 1) || isNumber(tokens, at + 1);
    }

    private static boolean isNumber(List<Token> tokens, int at) {
        return at >= 0 && at < tokens.size() && tokens.get(at).is(Kind.NUMBER);
    }

    private static String word(List<Token> tokens, int at) {
        return at >= 0 && at < tokens.size() ? tokens.get(at).text() : "";
    }

    /** The longest word at each place. */
    private static void chinese(String text, Set<String> out) {
        int end = 0;
        for (int at = 0; at < text.length(); at++) {
            if (at > end && NOT_BEHIND.indexOf(text.charAt(at - 1)) >= 0) {
                continue;
            }
            for (int length = Math.min(LONGEST, text.length() - at); length >= 2; length--) {
                String name = CHINESE.get(text.substring(at, at + length));
                if (name != null) {
                    out.add(name);
                    end = at + length;
                    at = end - 1;
                    break;
                }
            }
        }
    }

    private static String simplified(String character) {
        return switch (character) {
            case "後" -> "后";
            case "週" -> "周";
            case "這" -> "这";
            case "個" -> "个";
            case "禮" -> "礼";
            case "學" -> "学";
            default -> character;
        };
    }
}
