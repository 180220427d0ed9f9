package io.github.pas4j.datagen.dedup;

/** Forms of one English word: plural, third person, past, -ing; British and American spelling. */
final class EnglishForms {

    private EnglishForms() {}

    static boolean same(String a, String b) {
        if (a.length() < 3 || b.length() < 3 || a.charAt(0) != b.charAt(0)) {
            return false;
        }
        return stem(american(a)).equals(stem(american(b)));
    }

    /** The American spelling of what may be a British one. */
    static String american(String word) {
        return word.length() < 5
                ? word
                : word.replaceFirst("our(s|ed|ing|ite|able)?$", "or$1")
                        .replaceFirst("is(e|es|ed|ing|ation|ations)$", "iz$1")
                        .replaceFirst("tre(s?)$", "ter$1");
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
