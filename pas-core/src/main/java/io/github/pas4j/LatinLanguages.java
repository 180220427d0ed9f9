package io.github.pas4j;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells English from other languages in Latin letters, and English words within Chinese, by plain words; never a guess. */
final class LatinLanguages {

    private static final int HEAD = 1_000;
    private static final int SURE = 2;
    private static final int MIXED = 3;

    private static final Set<String> ENGLISH = Set.of(
            "the", "a", "an", "and", "of", "to", "in", "is", "it", "for", "on", "with", "that", "this", "not", "or",
            "be", "are", "as", "what", "how", "who", "you", "your", "my", "me", "from", "at", "by", "which", "before",
            "after", "any", "each", "no", "one", "only", "than", "so", "then", "can", "does", "do", "was", "when",
            "where", "if");

    /** Words of German, Spanish, French, Italian and Portuguese that English does not have. */
    private static final List<Set<String>> OTHERS = List.of(
            Set.of(
                    "und", "der", "das", "nicht", "ein", "eine", "mit", "auf", "den", "dem", "zu", "ist", "im", "sich",
                    "für", "von", "nach", "bei", "zum", "zur", "statt", "wie", "einer", "kurz"),
            Set.of(
                    "que", "los", "las", "una", "del", "por", "para", "con", "el", "se", "más", "lo", "sin", "y", "ni",
                    "hay", "qué", "la", "de"),
            Set.of(
                    "les", "des", "une", "est", "dans", "sur", "avec", "et", "du", "au", "aux", "sans", "ne", "pas",
                    "la", "de", "le"),
            Set.of("il", "di", "che", "con", "della", "non", "una", "gli", "sono", "del", "nel", "senza", "e", "la"),
            Set.of("não", "uma", "os", "com", "em", "do", "da", "para", "sem", "e", "que", "de"));

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern BETWEEN_LATIN = Pattern.compile("[^A-Za-z]+");

    private LatinLanguages() {}

    /** Whether the complement is in another language of Latin letters than an English prompt. */
    static boolean differ(String prompt, String complement) {
        List<String> said = words(complement);
        long saidInEnglish = said.stream().filter(ENGLISH::contains).count();
        List<String> asked = words(prompt.length() > HEAD ? prompt.substring(0, HEAD) : prompt);
        long english = asked.stream().filter(ENGLISH::contains).count();
        return OTHERS.stream().anyMatch(language -> {
            long foreign = said.stream().filter(language::contains).count();
            return foreign >= SURE
                    && foreign > SURE * saidInEnglish
                    && english
                            > SURE + asked.stream().filter(language::contains).count();
        });
    }

    /** Whether a Chinese complement is strewn with English words that the prompt does not have; names have capitals. */
    static boolean areMixed(String prompt, String complement) {
        if (Scripts.of(complement).hanCharacters() == 0) {
            return false;
        }
        String asked = prompt.toLowerCase(Locale.ROOT);
        return Arrays.stream(BETWEEN_LATIN.split(complement))
                        .filter(word -> word.length() > 2
                                && word.equals(word.toLowerCase(Locale.ROOT))
                                && !asked.contains(word))
                        .distinct()
                        .count()
                >= MIXED;
    }

    private static List<String> words(String text) {
        return List.of(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT)));
    }
}
