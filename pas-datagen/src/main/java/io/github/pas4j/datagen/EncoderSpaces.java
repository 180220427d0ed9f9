package io.github.pas4j.datagen;

import io.github.pas4j.Language;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.SentenceEncoder;
import java.util.Optional;

/** Which prompts are compared with each other: those of a language, or all where one encoder takes all. */
interface EncoderSpaces {

    /** The space of a language's code. */
    String space(String language);

    /** The encoder of a space, if it has one. */
    Optional<SentenceEncoder> encoder(String space);

    static EncoderSpaces of(EncoderRouter router) {
        return new EncoderSpaces() {
            @Override
            public String space(String language) {
                return language;
            }

            @Override
            public Optional<SentenceEncoder> encoder(String space) {
                return router.encoder(new Language(space));
            }
        };
    }

    static EncoderSpaces of(SentenceEncoder encoder) {
        return new EncoderSpaces() {
            @Override
            public String space(String language) {
                return "all";
            }

            @Override
            public Optional<SentenceEncoder> encoder(String space) {
                return Optional.of(encoder);
            }
        };
    }
}
