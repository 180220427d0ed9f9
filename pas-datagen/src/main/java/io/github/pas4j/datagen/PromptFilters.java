package io.github.pas4j.datagen;

import io.github.pas4j.Language;
import io.github.pas4j.LanguageDetector;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes out prompts that are of no use, by rules that each can be adjusted or turned off. The first rule that objects, in
 * this order, is the reason:
 *
 * <table>
 *   <caption>The rules and their defaults</caption>
 *   <tr><th>rule</th><th>takes out</th><th>by default</th></tr>
 *   <tr><td>{@code empty}</td><td>nothing but white space, control and zero-width characters</td><td>on</td></tr>
 *   <tr><td>{@code too-short}</td><td>fewer tokens than {@code minTokens}</td><td>2</td></tr>
 *   <tr><td>{@code too-long}</td><td>more tokens than {@code maxTokens}</td><td>2,048</td></tr>
 *   <tr><td>{@code moderation}</td><td>what OpenAI's moderation flagged</td><td>on</td></tr>
 *   <tr><td>{@code toxicity}</td><td>what the corpus calls toxic, or a Detoxify score above {@code maxToxicity}</td>
 *       <td>on, 0.5</td></tr>
 *   <tr><td>{@code redaction}</td><td>placeholders of personal data</td><td>off: they are counted alone</td></tr>
 *   <tr><td>{@code language}</td><td>languages other than the chosen ones, and unclear ones</td><td>off</td></tr>
 * </table>
 *
 * <p>Counts the prompts of each rule. Not thread-safe.
 */
public final class PromptFilters {

    /** Fewest tokens by default: one word or letter asks for nothing. */
    public static final int DEFAULT_MIN_TOKENS = 2;

    /** Most tokens by default: half of the 4,096 that the paper trains with, so that prompt and complement fit. */
    public static final int DEFAULT_MAX_TOKENS = 2_048;

    /** Greatest Detoxify score by default: more likely toxic than not. */
    public static final double DEFAULT_MAX_TOXICITY = 0.5;

    private final int minTokens;
    private final int maxTokens;
    private final ToIntFunction<String> tokens;
    private final boolean moderation;
    private final double maxToxicity;
    private final boolean redaction;
    private final Set<Language> languages;
    private final @Nullable LanguageDetector detector;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private long passed;
    private long redacted;

    private PromptFilters(Builder builder) {
        this.minTokens = builder.minTokens;
        this.maxTokens = builder.maxTokens;
        this.tokens = builder.tokens;
        this.moderation = builder.moderation;
        this.maxToxicity = builder.maxToxicity;
        this.redaction = builder.redaction;
        this.languages = builder.languages;
        this.detector = builder.detector;
    }

    /** Filters with the defaults above. */
    public static Builder builder() {
        return new Builder();
    }

    /** Judges a prompt and counts the verdict. */
    public FilterVerdict apply(CorpusPrompt prompt) {
        Optional<String> rule = ruleBeforeLanguage(prompt);
        Optional<Language> language =
                rule.isPresent() || detector == null ? Optional.empty() : detector.detect(prompt.text());
        if (rule.isEmpty()
                && !languages.isEmpty()
                && language.filter(languages::contains).isEmpty()) {
            rule = Optional.of("language");
        }
        rule.ifPresentOrElse(name -> counts.merge(name, 1L, Long::sum), () -> passed++);
        return new FilterVerdict(rule, language);
    }

    private Optional<String> ruleBeforeLanguage(CorpusPrompt prompt) {
        String text = prompt.text();
        if (NormalizedText.of(text).isEmpty()) {
            return Optional.of("empty");
        }
        int length = tokens.applyAsInt(text);
        if (length < minTokens || length > maxTokens) {
            return Optional.of(length < minTokens ? "too-short" : "too-long");
        }
        if (moderation && prompt.flagged()) {
            return Optional.of("moderation");
        }
        if (maxToxicity < 1 && (prompt.toxic() || prompt.toxicity().orElse(0) > maxToxicity)) {
            return Optional.of("toxicity");
        }
        boolean placeholders = prompt.redacted() || Placeholders.in(text);
        redacted += placeholders ? 1 : 0;
        return placeholders && redaction ? Optional.of("redaction") : Optional.empty();
    }

    /** How many prompts each rule took out, for rules that took out any, in the order in which they first did. */
    public Map<String, Long> counts() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /** How many prompts passed. */
    public long passed() {
        return passed;
    }

    /** How many prompts had placeholders of personal data, of those that no rule before {@code redaction} took out. */
    public long redacted() {
        return redacted;
    }

    /** Makes {@link PromptFilters}. Not thread-safe. */
    public static final class Builder {

        private int minTokens = DEFAULT_MIN_TOKENS;
        private int maxTokens = DEFAULT_MAX_TOKENS;
        private ToIntFunction<String> tokens = TokenEstimate::of;
        private boolean moderation = true;
        private double maxToxicity = DEFAULT_MAX_TOXICITY;
        private boolean redaction;
        private Set<Language> languages = Set.of();
        private @Nullable LanguageDetector detector;

        private Builder() {}

        /**
         * Fewest tokens that pass; 0 lets any through that is not empty. Default: 2.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder minTokens(int tokens) {
            if (tokens < 0) {
                throw new IllegalArgumentException("minTokens must not be negative: " + tokens);
            }
            this.minTokens = tokens;
            return this;
        }

        /**
         * Most tokens that pass; {@link Integer#MAX_VALUE} for any. Default: 2,048.
         *
         * @throws IllegalArgumentException if it is below 1
         */
        public Builder maxTokens(int tokens) {
            if (tokens < 1) {
                throw new IllegalArgumentException("maxTokens must be at least 1: " + tokens);
            }
            this.maxTokens = tokens;
            return this;
        }

        /**
         * Counts tokens. Default: an estimate that needs no tokenizer. Each ideograph and each character of other scripts
         * written without spaces is one, six letters or digits of a word are one, so is any other visible character.
         */
        public Builder tokenCounter(ToIntFunction<String> counter) {
            this.tokens = Objects.requireNonNull(counter, "counter");
            return this;
        }

        /** Lets through what OpenAI's moderation flagged. */
        public Builder keepFlagged() {
            this.moderation = false;
            return this;
        }

        /**
         * Greatest Detoxify score that passes, 0 to 1; 1 turns the rule off, the corpus's own {@code toxic} included.
         * Default: 0.5.
         *
         * @throws IllegalArgumentException if it is outside that range
         */
        public Builder maxToxicity(double score) {
            if (!(score >= 0 && score <= 1)) {
                throw new IllegalArgumentException("maxToxicity must be from 0 to 1: " + score);
            }
            this.maxToxicity = score;
            return this;
        }

        /** Takes out prompts with placeholders of personal data. Default: they pass, and are counted. */
        public Builder dropRedacted() {
            this.redaction = true;
            return this;
        }

        /**
         * Only these languages pass; none means any. Needs {@link #languageDetector}. Default: any.
         *
         * @param languages the languages
         */
        public Builder languages(Set<Language> languages) {
            this.languages = Set.copyOf(languages);
            return this;
        }

        /** Tells the language of what no other rule took out. Default: none, and no verdict has a language. */
        public Builder languageDetector(LanguageDetector detector) {
            this.detector = Objects.requireNonNull(detector, "detector");
            return this;
        }

        /**
         * The filters.
         *
         * @throws IllegalStateException if no length is within the bounds, or languages are chosen without a detector
         */
        public PromptFilters build() {
            if (minTokens > maxTokens) {
                throw new IllegalStateException("minTokens " + minTokens + " is above maxTokens " + maxTokens);
            }
            if (!languages.isEmpty() && detector == null) {
                throw new IllegalStateException("languages need a languageDetector");
            }
            return new PromptFilters(this);
        }
    }
}
