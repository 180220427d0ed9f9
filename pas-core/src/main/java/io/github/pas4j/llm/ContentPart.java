package io.github.pas4j.llm;

import java.util.Objects;

/** A part of a message: text, or something else that passes through this library untouched. */
public sealed interface ContentPart {

    /** A part that is text. */
    static ContentPart text(String text) {
        return new Text(text);
    }

    /**
     * A part that is not text (an image, a sound, a file) in the provider's own JSON.
     *
     * @param json one JSON object, sent as it is
     */
    static ContentPart opaque(String json) {
        return new Opaque(json);
    }

    /**
     * Text.
     *
     * @param text any text
     */
    record Text(String text) implements ContentPart {

        /** The text is non-null. */
        public Text {
            Objects.requireNonNull(text, "text");
        }

        /** Says how long the text is, not what it says. */
        @Override
        public String toString() {
            return "Text[" + text.length() + " characters]";
        }
    }

    /**
     * Something else, in the provider's own JSON.
     *
     * @param json one JSON object
     */
    record Opaque(String json) implements ContentPart {

        /** The JSON is non-null. */
        public Opaque {
            Objects.requireNonNull(json, "json");
        }

        /** Says how long the JSON is, not what it says. */
        @Override
        public String toString() {
            return "Opaque[" + json.length() + " characters]";
        }
    }
}
