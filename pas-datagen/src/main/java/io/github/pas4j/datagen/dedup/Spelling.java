package io.github.pas4j.datagen.dedup;

/** Whether two spellings are one word: a slip of the finger, an inflected form, British and American. */
final class Spelling {

    private final Vocabulary vocabulary;

    Spelling(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    boolean same(String a, String b) {
        return a.equals(b) || EnglishForms.same(a, b) || slip(a, b) || slip(b, a);
    }

    /**
     * Whether {@code typed} is {@code meant} with a slip. It is one only if no list knows the typed word, neither as a word
     * nor as a name, and the texts do not have it often. A slip in a word that the list does not know either, which may be a name, has
     * to be one that fingers make: two letters exchanged, one doubled or left out of two.
     */
    private boolean slip(String typed, String meant) {
        if (Vocabulary.isWord(typed)
                || Vocabulary.isName(typed)
                || vocabulary.established(typed, meant)
                || !letters(typed)
                || !letters(meant)) {
            return false;
        }
        int length = Math.max(typed.length(), meant.length());
        int distance = EditDistance.within(typed, meant, length >= 8 ? 2 : 1);
        if (distance < 0) {
            return false;
        }
        boolean known = Vocabulary.isWord(meant) || Vocabulary.isName(meant) || vocabulary.established(meant, typed);
        boolean finger = distance == 1 && (exchanged(typed, meant) || doubled(typed, meant));
        if (Vocabulary.isWord(meant) && meant.length() >= 4) {
            return typed.length() >= 3;
        }
        if (FunctionWords.contains(meant)) {
            return finger || (distance == 1 && typed.length() < meant.length());
        }
        if (Vocabulary.isWord(meant) && meant.length() == 3 && typed.length() == 2) {
            return distance == 1;
        }
        if (known && meant.length() >= 4) {
            return distance == 1 && (finger || typed.length() < meant.length() || meant.length() >= 7);
        }
        return (finger && length >= (known ? 3 : 5))
                || (distance == 1 && typed.length() != meant.length() && length >= 8);
    }

    private static boolean letters(String word) {
        return word.chars().allMatch(c -> c < 0x250 && Character.isLetter(c));
    }

    private static boolean exchanged(String a, String b) {
        if (a.length() != b.length()) {
            return false;
        }
        int at = 0;
        while (at < a.length() && a.charAt(at) == b.charAt(at)) {
            at++;
        }
        return at + 1 < a.length()
                && a.charAt(at) == b.charAt(at + 1)
                && a.charAt(at + 1) == b.charAt(at)
                && a.substring(at + 2).equals(b.substring(at + 2));
    }

    /** One has a letter twice in a row that the other has once. */
    private static boolean doubled(String a, String b) {
        String longer = a.length() > b.length() ? a : b;
        String shorter = a.length() > b.length() ? b : a;
        if (longer.length() != shorter.length() + 1) {
            return false;
        }
        for (int i = 1; i < longer.length(); i++) {
            if (longer.charAt(i) == longer.charAt(i - 1)
                    && shorter.equals(longer.substring(0, i) + longer.substring(i + 1))) {
                return true;
            }
        }
        return false;
    }
}
