package io.github.pas4j.embedded;

import io.github.pas4j.Language;
import io.github.pas4j.LanguageDetector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Script first, then plain English by its commonest words, then Apache OpenNLP's model of 103 languages. The first two
 * answer nearly all English and Chinese prompts in microseconds; the model takes a second to load and is loaded when needed.
 */
final class BundledLanguageDetector implements LanguageDetector {

    static final BundledLanguageDetector INSTANCE = new BundledLanguageDetector();

    /** Enough to tell a language by; the rest would only cost time. */
    private static final int MAX_CHARACTERS = 600;

    /** A text with more letters than this in scripts that are neither Latin nor East Asian is in their language. */
    private static final double FOREIGN = 0.1;

    /** A short text can come out as a neighbour of its language by a little. */
    private static final double NEARLY = 1.0 / 3;

    private static final String RESOURCE = "/langdetect-183.bin";

    private BundledLanguageDetector() {}

    @Override
    public Optional<Language> detect(String text) {
        String foreign = foreignLetters(text);
        if (!foreign.isEmpty()) {
            return Optional.of(byModel(head(foreign), "rus"));
        }
        String head = head(text);
        Optional<Language> byScript = LanguageDetector.byScript().detect(head);
        if (byScript.isPresent() || head.codePoints().noneMatch(Character::isLetter)) {
            return byScript;
        }
        EnglishWords.Count words = EnglishWords.in(head);
        return Optional.of(words.isEnglish() ? Language.ENGLISH : byModel(head, words.distinct() > 0 ? "eng" : "none"));
    }

    private static String head(String text) {
        return text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text;
    }

    /** The words in scripts such as Cyrillic or Arabic, where there are enough of them; else nothing. */
    private static String foreignLetters(String text) {
        StringBuilder foreign = new StringBuilder();
        int letters = 0;
        int count = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (!Character.isLetter(c)) {
                foreign.append(' ');
                continue;
            }
            letters++;
            switch (UnicodeScript.of(c)) {
                case LATIN, HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, COMMON, INHERITED -> foreign.append(' ');
                default -> {
                    count++;
                    foreign.appendCodePoint(c);
                }
            }
        }
        // One Greek letter is a formula, not a language.
        return count > 2 && count > FOREIGN * letters
                ? foreign.toString().replaceAll(" {2,}", " ").strip()
                : "";
    }

    /** The model's best guess, or the favourite where that is nearly as good. */
    private static Language byModel(String text, String favourite) {
        // Not thread-safe, but only a handle on the shared model.
        opennlp.tools.langdetect.Language[] guesses = new LanguageDetectorME(Model.SHARED).predictLanguages(text);
        opennlp.tools.langdetect.Language best = guesses[0];
        for (opennlp.tools.langdetect.Language guess : guesses) {
            if (guess.getLang().equals(favourite) && guess.getConfidence() >= NEARLY * best.getConfidence()) {
                return Codes.language(favourite);
            }
        }
        return Codes.language(best.getLang());
    }

    private static final class Model {
        static final LanguageDetectorModel SHARED = load();

        private static LanguageDetectorModel load() {
            try (InputStream in = BundledLanguageDetector.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new IllegalStateException("the language model is not on the class path: " + RESOURCE);
                }
                return new LanguageDetectorModel(in);
            } catch (IOException e) {
                throw new UncheckedIOException("the language model cannot be read: " + RESOURCE, e);
            }
        }
    }

    /** ISO 639-3, which the model speaks, to ISO 639-1. */
    private static final class Codes {
        private static final Map<String, String> SHORT = new HashMap<>();

        static {
            for (String code : Locale.getISOLanguages()) {
                SHORT.putIfAbsent(Locale.forLanguageTag(code).getISO3Language(), code);
            }
            SHORT.put("cmn", "zh");
        }

        static Language language(String iso3) {
            return new Language(SHORT.getOrDefault(iso3, iso3));
        }
    }
}
