package io.github.pas4j.datagen;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A prompt as a corpus holds it, with where it stood and what the corpus itself says of it. Immutable. Two are equal if
 * everything in them is. {@code toString} names the prompt and its place but shows none of its text.
 */
public final class CorpusPrompt {

    private final String id;
    private final String text;
    private final String source;
    private final Optional<String> declaredLanguage;
    private final int turn;
    private final boolean flagged;
    private final boolean toxic;
    private final OptionalDouble toxicity;
    private final boolean redacted;
    private final String file;
    private final long line;

    private CorpusPrompt(Builder builder) {
        this.id = builder.id;
        this.text = builder.text;
        this.source = builder.source;
        this.declaredLanguage = builder.declaredLanguage;
        this.turn = builder.turn;
        this.flagged = builder.flagged;
        this.toxic = builder.toxic;
        this.toxicity = builder.toxicity;
        this.redacted = builder.redacted;
        this.file = builder.file;
        this.line = builder.line;
    }

    /**
     * A prompt of turn 1 that nothing else is known of: no source, file or language, line 0, no flags.
     *
     * @param id names the prompt within its corpus; not blank
     * @param text what the user wrote, as it was; may be empty
     * @throws IllegalArgumentException if {@code id} is blank
     */
    public static Builder builder(String id, String text) {
        return new Builder(id, text);
    }

    /** Names the prompt within its corpus; never blank. */
    public String id() {
        return id;
    }

    /** What the user wrote, unchanged; may be empty. */
    public String text() {
        return text;
    }

    /** {@code "lmsys-chat-1m"}, {@code "wildchat-1m"} or the name of the file; empty if nobody said. */
    public String source() {
        return source;
    }

    /** The corpus's own language column as it stands there ({@code "English"}, {@code "unknown"}, {@code "zh"}). */
    public Optional<String> declaredLanguage() {
        return declaredLanguage;
    }

    /** Which user turn of its conversation this is, from 1. */
    public int turn() {
        return turn;
    }

    /** Whether OpenAI's moderation flagged this turn. */
    public boolean flagged() {
        return flagged;
    }

    /** Whether the corpus calls this turn, or the conversation where it does not tell turns apart, toxic. */
    public boolean toxic() {
        return toxic;
    }

    /** The greatest of this turn's Detoxify scores, 0 to 1, where the corpus has them. */
    public OptionalDouble toxicity() {
        return toxicity;
    }

    /** Whether the corpus says that personal data were replaced in this turn, or somewhere in the conversation. */
    public boolean redacted() {
        return redacted;
    }

    /** The file it was read from, as it was named to the reader; empty if none. */
    public String file() {
        return file;
    }

    /** The line it began in, from 1; with Parquet the row, in a JSON array the element, from 1; 0 if it came from no file. */
    public long line() {
        return line;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CorpusPrompt that
                && id.equals(that.id)
                && text.equals(that.text)
                && source.equals(that.source)
                && declaredLanguage.equals(that.declaredLanguage)
                && turn == that.turn
                && flagged == that.flagged
                && toxic == that.toxic
                && toxicity.equals(that.toxicity)
                && redacted == that.redacted
                && file.equals(that.file)
                && line == that.line;
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, text, source, turn, file, line);
    }

    @Override
    public String toString() {
        return "CorpusPrompt[id=" + id + ", turn=" + turn + ", file=" + file + ", line=" + line + ", text of "
                + text.length() + " characters]";
    }

    /** Makes a {@link CorpusPrompt}. Not thread-safe. */
    public static final class Builder {

        private final String id;
        private final String text;
        private String source = "";
        private Optional<String> declaredLanguage = Optional.empty();
        private int turn = 1;
        private boolean flagged;
        private boolean toxic;
        private OptionalDouble toxicity = OptionalDouble.empty();
        private boolean redacted;
        private String file = "";
        private long line;

        private Builder(String id, String text) {
            this.id = Objects.requireNonNull(id, "id");
            this.text = Objects.requireNonNull(text, "text");
            if (id.isBlank()) {
                throw new IllegalArgumentException("id must not be blank");
            }
        }

        /** Which corpus it is from. Default: empty. */
        public Builder source(String source) {
            this.source = Objects.requireNonNull(source, "source");
            return this;
        }

        /** The corpus's own language column, as it stands there. Default: none. */
        public Builder declaredLanguage(String language) {
            this.declaredLanguage = Optional.of(language);
            return this;
        }

        /**
         * Which user turn of its conversation it is. Default: 1.
         *
         * @throws IllegalArgumentException if {@code turn} is below 1
         */
        public Builder turn(int turn) {
            if (turn < 1) {
                throw new IllegalArgumentException("turn must be at least 1: " + turn);
            }
            this.turn = turn;
            return this;
        }

        /** Whether OpenAI's moderation flagged it. Default: false. */
        public Builder flagged(boolean flagged) {
            this.flagged = flagged;
            return this;
        }

        /** Whether the corpus calls it toxic. Default: false. */
        public Builder toxic(boolean toxic) {
            this.toxic = toxic;
            return this;
        }

        /**
         * The greatest of its Detoxify scores. Default: none.
         *
         * @throws IllegalArgumentException unless {@code score} is from 0 to 1
         */
        public Builder toxicity(double score) {
            if (!(score >= 0 && score <= 1)) {
                throw new IllegalArgumentException("toxicity must be from 0 to 1: " + score);
            }
            this.toxicity = OptionalDouble.of(score);
            return this;
        }

        /** Whether the corpus says that personal data were replaced. Default: false. */
        public Builder redacted(boolean redacted) {
            this.redacted = redacted;
            return this;
        }

        /**
         * Where it stands. Default: no file, line 0.
         *
         * @param file the file's name
         * @param line line or row, from 1; 0 for none
         * @throws IllegalArgumentException if {@code line} is negative
         */
        public Builder place(String file, long line) {
            if (line < 0) {
                throw new IllegalArgumentException("line must not be negative: " + line);
            }
            this.file = Objects.requireNonNull(file, "file");
            this.line = line;
            return this;
        }

        /** The prompt. */
        public CorpusPrompt build() {
            return new CorpusPrompt(this);
        }
    }
}
