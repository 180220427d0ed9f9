package io.github.pas4j.embedded;

import io.github.pas4j.Language;
import io.github.pas4j.LanguageDetector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Script first, then plain English by its commonest words, then Apache OpenNLP's model of 103 languages. The first two
 * answer nearly all prompts in microseconds; the model takes a second to load and is only loaded when needed.
 */
final class BundledLanguageDetector implements LanguageDetector {

    static final BundledLanguageDetector INSTANCE = new BundledLanguageDetector();

    /** Enough to tell a language by; the rest would only cost time. */
    private static final int MAX_CHARACTERS = 600;

    /** A short English text can come out as another language by a little; one common English word settles it. */
    private static final double NEARLY = 1.0 / 3;

    private static final String RESOURCE = "/langdetect-183.bin";

    private BundledLanguageDetector() {}

    @Override
    public Optional<Language> detect(String text) {
        String head = text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text;
        Optional<Language> byScript = LanguageDetector.byScript().detect(head);
        if (byScript.isPresent() || head.codePoints().noneMatch(Character::isLetter)) {
            return byScript;
        }
        EnglishWords.Count words = EnglishWords.in(head);
        return words.isEnglish() ? Optional.of(Language.ENGLISH) : Optional.of(byModel(head, words.distinct() > 0));
    }

    private static Language byModel(String text, boolean hasEnglishWord) {
        // Not thread-safe, but only a handle on the shared model.
        opennlp.tools.langdetect.Language[] guesses = new LanguageDetectorME(Model.SHARED).predictLanguages(text);
        opennlp.tools.langdetect.Language best = guesses[0];
        if (hasEnglishWord) {
            for (opennlp.tools.langdetect.Language guess : guesses) {
                if (guess.getLang().equals("eng") && guess.getConfidence() >= NEARLY * best.getConfidence()) {
                    return Language.ENGLISH;
                }
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
