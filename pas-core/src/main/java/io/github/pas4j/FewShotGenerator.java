package io.github.pas4j;

import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.SentenceEncoder;
import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Has any chat model write complements, shown how by golden pairs: the paper's {@code M_p} without training.
 *
 * <p>Defaults: {@link GoldenPairs#bundled()}, {@value #DEFAULT_EXAMPLES} examples, no classifier, no encoder, language by
 * script (English, Chinese), the client's own model at temperature 0, {@value #DEFAULT_MAX_TOKENS} tokens at most, prompts
 * of up to {@value #DEFAULT_MAX_PROMPT} characters.
 *
 * <p>A request is a system message, examples as turns, and the prompt. Examples have the prompt's language and, where the
 * caller or the classifier tells it, its category. Everything up to the last fixed example is byte for byte the same for
 * all prompts of a language, category and target, so that a provider's prefix cache works. With an encoder, half of the
 * examples are the pairs nearest to the prompt, and stand after the fixed ones.
 *
 * <p>The prompt, and the end of the conversation before it, stand in the last turn as strings of one JSON object, which
 * nothing in them can leave. So do complements that were {@linkplain ComplementRequest#rejected() rejected} before, with the
 * reasons; the system message then ends with a further paragraph.
 *
 * <p>{@link Target#strong()} and measured targets are served by another text than {@link Target#basic()}: it asks for silence
 * but for the kinds of prompts that evidence favours, and its examples follow the target's evidence. The model may always
 * answer <em>none</em>, which is {@link Declined}; so is an answer that is no single short line.
 *
 * <p>Thread-safe. Closing the client stays the caller's.
 */
public final class FewShotGenerator implements ComplementGenerator, ModelBacked<FewShotGenerator> {

    /** Examples in each request, unless told otherwise. */
    public static final int DEFAULT_EXAMPLES = 8;

    /** Most tokens of an answer, unless told otherwise. */
    public static final int DEFAULT_MAX_TOKENS = AskedModel.DEFAULT_MAX_TOKENS;

    /** Longest prompt that is sent, in UTF-16 units, unless told otherwise. */
    public static final int DEFAULT_MAX_PROMPT = 50_000;

    private static final int MAX_EXAMPLES = 64;

    /** Kinds of prompts whose examples are kept. */
    private static final int MOST_KNOWN = 256;

    private final AskedModel model;
    private final GoldenPairs golden;
    private final Examples examples;
    private final int count;
    private final int maxPrompt;
    private final @Nullable CategoryClassifier classifier;
    private final @Nullable NearestExamples nearest;
    private final LanguageDetector detector;
    private final String settings;
    private final String parts;
    private final Map<ShownTo, Shown> known;

    /** Which prompts are shown the same examples. */
    private record ShownTo(Language language, Optional<Category> category, Target target, int count) {}

    /**
     * Those examples.
     *
     * @param turns of the fixed ones
     */
    private record Shown(List<Example> candidates, List<Example> fixed, List<ChatMessage> turns) {}

    private FewShotGenerator(Builder builder) {
        this.model = builder.asked("few-shot");
        this.golden = builder.golden;
        this.examples = new Examples(golden);
        this.count = builder.examples;
        this.maxPrompt = builder.maxPrompt;
        this.classifier = builder.classifier;
        this.nearest = builder.encoders == null ? null : new NearestExamples(builder.encoders);
        this.detector = builder.detector;
        this.known = new ConcurrentHashMap<>();
        this.settings = "few-shot(%s, golden %s, %d examples, %s)"
                .formatted(SystemTexts.ids(), Digest.of(golden), count, model.settings());
        this.parts = "classifier %s, encoder %s, language %s"
                .formatted(identity(classifier), identity(builder.encoderIdentity), identity(detector));
    }

    private FewShotGenerator(FewShotGenerator other, LlmClient client) {
        this.model = other.model.over(client);
        this.golden = other.golden;
        this.examples = other.examples;
        this.count = other.count;
        this.maxPrompt = other.maxPrompt;
        this.classifier = other.classifier;
        this.nearest = other.nearest;
        this.detector = other.detector;
        this.settings = other.settings;
        this.parts = other.parts;
        this.known = other.known;
    }

    @Override
    public FewShotGenerator over(UnaryOperator<LlmClient> wrapping) {
        return new FewShotGenerator(this, wrapping.apply(model.client()));
    }

    /** Templates with their versions, golden pairs by a digest, and numbers; classifier, encoder and detector are not told. */
    @Override
    public String settings() {
        return settings;
    }

    private static String identity(@Nullable Object part) {
        return part == null ? "none" : Integer.toHexString(System.identityHashCode(part));
    }

    /** A generator that asks the model behind a client. */
    public static Builder builder(LlmClient client) {
        return new Builder(client);
    }

    /**
     * Asks the model once.
     *
     * @return {@link Declined} also where the prompt's language has no golden pairs, or it is too long to be sent; no
     *     model is asked then
     * @throws LlmException if there is no answer, or an empty one
     */
    @Override
    public ComplementResult generate(ComplementRequest request) {
        if (request.prompt().length() > maxPrompt) {
            return Declined.unusable("the prompt is longer than " + maxPrompt + " characters");
        }
        Optional<Language> language = detector.detect(request.prompt());
        if (language.isEmpty()) {
            return Declined.unsupported("language not recognised");
        }
        if (!golden.languages().contains(language.get())) {
            return Declined.unsupported("language " + language.get());
        }
        Optional<Category> category = request.category().or(() -> classify(request.prompt()));
        return model.ask(messages(request, language.get(), category), category);
    }

    private Optional<Category> classify(String prompt) {
        return classifier == null ? Optional.empty() : classifier.classify(prompt);
    }

    private List<ChatMessage> messages(ComplementRequest request, Language language, Optional<Category> category) {
        Target target = request.target();
        SentenceEncoder encoder =
                nearest == null ? null : nearest.encoder(language).orElse(null);
        int near = encoder == null ? 0 : count / 2;
        Shown shown = shown(new ShownTo(language, category, target, count - near));
        List<ChatMessage> messages = new ArrayList<>();
        messages.add(ChatMessage.of(
                Role.SYSTEM,
                request.rejected().isEmpty() ? SystemTexts.of(target, language) : SystemTexts.again(target, language)));
        messages.addAll(shown.turns());
        if (nearest != null && encoder != null) {
            nearest.of(request.prompt(), language, encoder, shown.candidates(), shown.fixed(), near)
                    .forEach(example -> messages.addAll(example.turns()));
        }
        messages.add(ChatMessage.of(Role.USER, FencedTurn.of(request.prompt(), request.earlier(), request.rejected())));
        return messages;
    }

    private Shown shown(ShownTo key) {
        if (known.size() >= MOST_KNOWN) {
            known.clear(); // somebody makes targets or categories for each call
        }
        return known.computeIfAbsent(key, this::select);
    }

    private Shown select(ShownTo key) {
        List<Example> candidates = examples.candidates(key.language(), key.category(), key.target());
        List<Example> fixed = Examples.fixed(candidates, key.target(), key.count());
        return new Shown(
                candidates,
                fixed,
                fixed.stream().flatMap(example -> example.turns().stream()).toList());
    }

    /**
     * Names templates (with their versions) and golden pairs by what they are, other parts by which objects they are.
     */
    @Override
    public String fingerprint() {
        return settings + ", " + model.fingerprint() + ", " + parts;
    }

    @Override
    public String toString() {
        return "FewShotGenerator[" + golden + ", " + count + " examples]";
    }

    /** Puts a {@link FewShotGenerator} together. Not thread-safe. */
    public static final class Builder extends ModelBuilder<Builder> {
        private GoldenPairs golden = GoldenPairs.bundled();
        private int examples = DEFAULT_EXAMPLES;
        private @Nullable CategoryClassifier classifier;
        private @Nullable Function<Language, Optional<SentenceEncoder>> encoders;
        private @Nullable Object encoderIdentity;
        private LanguageDetector detector = PromptLanguage.INSTANCE;

        private Builder(LlmClient client) {
            super(client, DEFAULT_MAX_PROMPT, DEFAULT_MAX_TOKENS);
        }

        /**
         * The pairs to take examples from. Prompts in languages that have none are {@link Outcome#UNSUPPORTED}. Over
         * {@link Taxonomy#pas14()}, targets that ask for evidence are also shown
         * {@link GoldenPairs#bundledTransferable()}, which the bundled evidence is about. Default:
         * {@link GoldenPairs#bundled()}.
         */
        public Builder goldenPairs(GoldenPairs value) {
            this.golden = Objects.requireNonNull(value, "goldenPairs");
            return this;
        }

        /**
         * How many examples each request shows, as far as there are so many; every fourth of the fixed ones (every second
         * for a target that asks for evidence), but at least one, is an example of silence. Default:
         * {@value FewShotGenerator#DEFAULT_EXAMPLES}.
         *
         * @param count 2 to 64
         * @throws IllegalArgumentException if it is outside that range
         */
        public Builder examples(int count) {
            if (count < 2 || count > MAX_EXAMPLES) {
                throw new IllegalArgumentException("examples must be 2 to " + MAX_EXAMPLES + ": " + count);
            }
            this.examples = count;
            return this;
        }

        /**
         * Who tells the category where the caller did not; without it, such prompts are shown examples of all categories.
         * What it throws ends the call. Default: nobody.
         */
        public Builder classifier(CategoryClassifier value) {
            this.classifier = Objects.requireNonNull(value, "classifier");
            return this;
        }

        /**
         * Makes half of the examples the nearest in meaning, in all languages by one encoder, which stays the caller's to
         * close. The first prompt of a category waits until the category's pairs are encoded. Default: no encoder.
         */
        public Builder encoder(SentenceEncoder value) {
            Objects.requireNonNull(value, "encoder");
            this.encoders = language -> Optional.of(value);
            this.encoderIdentity = value;
            return this;
        }

        /** The same with an encoder for each language; where a language has none, all its examples are fixed ones. */
        public Builder encoders(EncoderRouter value) {
            this.encoders = Objects.requireNonNull(value, "encoders")::encoder;
            this.encoderIdentity = value;
            return this;
        }

        /**
         * Who tells a prompt's language. Default: Chinese, Japanese and Korean by script, English for whatever else is in
         * Latin letters or in none; {@code EmbeddedPas.languageDetector()} of {@code pas-embedded} knows better.
         */
        public Builder languageDetector(LanguageDetector value) {
            this.detector = Objects.requireNonNull(value, "languageDetector");
            return this;
        }

        /** The generator. */
        public FewShotGenerator build() {
            return new FewShotGenerator(this);
        }
    }
}
