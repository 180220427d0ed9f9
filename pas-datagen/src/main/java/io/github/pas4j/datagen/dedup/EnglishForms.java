package io.github.pas4j.datagen.dedup;

import java.util.regex.Pattern;

/** Forms of one English word: plural, third person, past, -ing; British and American spelling. */
final class EnglishForms {

    private static final Pattern OUR = Pattern.compile("(?<=.{3})our(s|ed|ing|ite|able|)$");
    private static final Pattern ISE = Pattern.compile("is(e|es|ed|ing|ation|ations)$");
    private static final Pattern TRE = Pattern.compile("tre(s?)$");

    private EnglishForms() {}

    static boolean same(String a, String b) {
        if (a.length() < 3 || b.length() < 3 || a.charAt(0) != b.charAt(0)) {
            return false;
        }
        return stem(american(a)).equals(stem(american(b)));
    }

    /** The American spelling of what may be a British one. */
    static String american(String word) {
        if (word.length() < 5) {
            return word;
        }
        String or = OUR.matcher(word).replaceFirst("or$1");
        String iz = ISE.matcher(or).replaceFirst("iz$1");
        return TRE.matcher(iz).replaceFirst("ter$1");
    }

    private static String stem(String word) {
        int length = word.length();
        String stem = word;
        if (length >= 6 && word.endsWith("ing")) {
            stem = undoubled(word.substring(0, length - 3));
        } else if (length >= 5 && word.endsWith("ied")) {
            stem = word.substring(0, length - 3) + "y";
        } else if (length >= 5 && word.endsWith("ed")) {
            stem = undoubled(word.substring(0, length - 2));
        } else if (length >= 5 && word.endsWith("ies")) {
            stem = word.substring(0, length - 3) + "y";
        } else if (length >= 5
                && (word.endsWith("ches") || word.endsWith("shes") || word.endsWith("xes") || word.endsWith("sses"))) {
            stem = word.substring(0, length - 2);
        } else if (length >= 4
                && word.endsWith("s")
                && !word.endsWith("ss")
                && !word.endsWith("us")
                && !word.endsWith("is")) {
            stem = word.substring(0, length - 1);
        }
        return stem.length() > 3 && stem.endsWith("e") ? stem.substring(0, stem.length() - 1) : stem;
    }

    private static String undoubled(String stem) {
        int last = stem.length() - 1;
        boolean twice = last >= 3 && stem.charAt(last) == stem.charAt(last - 1) && "lsz".indexOf(stem.charAt(last)) < 0;
        return twice ? stem.substring(0, last) : stem;
    }
}
