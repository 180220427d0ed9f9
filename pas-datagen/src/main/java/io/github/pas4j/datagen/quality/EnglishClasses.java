package io.github.pas4j.datagen.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What kinds of words an English text has, one after another: a function word is a kind of its own, others go by their ending. */
final class EnglishClasses {

    static final Set<String> FUNCTION =
            Set.copyOf(List.of(("a an the this that these those my your his her its our their i you he she"
                            + " it we they me him us them who whom whose which what when where why how and or but nor so yet if"
                            + " because although while as than then of to in on at by for from with without about into over"
                            + " under between through during before after against is are was were be been being am do does did"
                            + " have has had will would can could should may might must shall not no yes there here some any"
                            + " all each every both more most many much few other another such only just also too very up down"
                            + " out off again once please let give make write tell explain describe create list find use using"
                            + " one two three first i'm don't what's it's")
                    .split(" ", -1)));

    private static final Pattern TOKEN = Pattern.compile("\\p{L}[\\p{L}'’]*|\\d[\\d.,]*|[.?!]|[,;:]|[^\\s\\p{L}\\d]");

    private static final List<String> ENDINGS =
            List.of("ing", "ed", "ly", "tion", "ness", "ment", "ity", "ous", "al", "er", "es", "s");

    private EnglishClasses() {}

    static List<String> of(String text) {
        List<String> classes = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            classes.add(kind(token.group()));
        }
        return classes;
    }

    private static String kind(String token) {
        char first = token.charAt(0);
        if (Character.isDigit(first)) {
            return "#";
        }
        if (!Character.isLetter(first)) {
            return ".?!".indexOf(first) >= 0 ? "." : ",;:".indexOf(first) >= 0 ? "," : "~";
        }
        String word = token.toLowerCase(Locale.ROOT);
        if (FUNCTION.contains(word)) {
            return word;
        }
        for (String ending : ENDINGS) {
            if (word.length() > ending.length() + 2 && word.endsWith(ending)) {
                return "-" + ending;
            }
        }
        return "-";
    }
}
