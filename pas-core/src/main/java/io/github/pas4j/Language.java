package io.github.pas4j;

import java.util.Locale;
import java.util.Objects;

/**
 * A language, by its ISO 639 code.
 *
 * @param code lower-case ISO 639-1 code (two letters), or ISO 639-3 (three letters) where there is no shorter one
 */
public record Language(String code) {

    /** English, {@code en}. */
    public static final Language ENGLISH = new Language("en");

    /** Chinese in either script, {@code zh}. */
    public static final Language CHINESE = new Language("zh");

    /**
     * @throws IllegalArgumentException if the code is not two or three ASCII letters; upper case is folded
     */
    public Language {
        Objects.requireNonNull(code, "code");
        code = code.toLowerCase(Locale.ROOT);
        if (!code.matches("[a-z]{2,3}")) {
            throw new IllegalArgumentException("language code must be two or three letters: " + code);
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
