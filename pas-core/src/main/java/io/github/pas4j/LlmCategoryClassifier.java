package io.github.pas4j;

import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.llm.LlmContentFilterException;
import io.github.pas4j.llm.LlmContextLengthException;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.LlmProtocolException;
import io.github.pas4j.llm.LlmRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Has a chat model tell categories: any model, or one that was fine-tuned on {@link #trainingMessages} (what
 * {@code pas classify export} writes).
 *
 * <p>Defaults: {@link Taxonomy#pas14()}, the client's own model at temperature 0, {@value #DEFAULT_MAX_TOKENS} tokens at most,
 * of prompts longer than {@value #DEFAULT_MAX_PROMPT} characters their head and their end.
 *
 * <p>A request is a system message with the categories, which is byte for byte the same for all prompts, so that a
 * provider's prefix cache works, and one turn in which the prompt stands as a string of a JSON object, which nothing in it can
 * leave. The answer is asked for as JSON by a schema; where the server refuses that, without one from then on.
 *
 * <p>Thread-safe. Closing the client stays the caller's.
 */
public final class LlmCategoryClassifier implements CategoryClassifier {

    /** Most tokens of an answer, unless told otherwise: some five times what it takes. */
    public static final int DEFAULT_MAX_TOKENS = 60;

    /** How much of a prompt is sent, in UTF-16 units, unless told otherwise. */
    public static final int DEFAULT_MAX_PROMPT = 4_000;

    private static final int LEAST_PROMPT = 100;

    private final LlmClient client;
    private final Taxonomy taxonomy;
    private final CategoryQuestion question;
    private final CategoryReply reply;
    private final @Nullable String model;
    private final int maxTokens;
    private final int maxPrompt;
    private final @Nullable Double temperature;
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong unreadable = new AtomicLong();
    private volatile boolean isPlain;

    private LlmCategoryClassifier(Builder builder) {
        this.client = builder.client;
        this.taxonomy = builder.taxonomy;
        this.question = new CategoryQuestion(taxonomy);
        this.reply = new CategoryReply(taxonomy);
        this.model = builder.model;
        this.maxTokens = builder.maxTokens;
        this.maxPrompt = builder.maxPrompt;
        this.temperature = builder.temperature;
        this.isPlain = builder.isPlain;
    }

    /** A classifier that asks the model behind a client. */
    public static Builder builder(LlmClient client) {
        return new Builder(client);
    }

    /**
     * Asks the model once.
     *
     * @return empty where the model cannot tell, and where its answer cannot be read or was withheld by a filter, which
     *     {@link #unreadable()} counts
     * @throws LlmException if there is no answer
     */
    @Override
    public Optional<Category> classify(String prompt) {
        asked.incrementAndGet();
        try {
            return read(chat(question.about(prompt, maxPrompt)));
        } catch (LlmProtocolException | LlmContentFilterException e) { // clients check the answer against the schema
            unreadable.incrementAndGet();
            return Optional.empty();
        }
    }

    private ChatResponse chat(List<ChatMessage> messages) {
        ChatRequest plain = request(messages).build();
        if (isPlain) {
            return client.chat(plain);
        }
        try {
            return client.chat(
                    plain.toBuilder().responseFormat(question.format()).build());
        } catch (LlmContextLengthException | LlmContentFilterException e) {
            throw e;
        } catch (LlmRequestException e) { // perhaps for the schema: if it goes without, it does so from now on
            ChatResponse response = client.chat(plain);
            isPlain = true;
            return response;
        }
    }

    private Optional<Category> read(ChatResponse response) {
        CategoryReply.Read read = reply.read(response.text());
        if (read instanceof CategoryReply.Read.Unreadable) {
            unreadable.incrementAndGet();
        }
        return read instanceof CategoryReply.Read.Told told ? Optional.of(told.category()) : Optional.empty();
    }

    private ChatRequest.Builder request(List<ChatMessage> messages) {
        ChatRequest.Builder request = ChatRequest.builder().maxTokens(maxTokens);
        messages.forEach(request::message);
        if (model != null) {
            request.model(model);
        }
        if (temperature != null) {
            request.temperature(temperature);
        }
        return request;
    }

    /** How many prompts the model was asked about. */
    public long asked() {
        return asked.get();
    }

    /** How many answers could not be read as a category, nor as the word that says it cannot be told. */
    public long unreadable() {
        return unreadable.get();
    }

    /**
     * What a model is to learn from one labelled prompt: the question exactly as this class asks it, and the answer.
     *
     * @return system message, user's turn, assistant's turn
     * @throws IllegalArgumentException if the category is none of the taxonomy
     */
    public static List<ChatMessage> trainingMessages(Taxonomy taxonomy, String prompt, Category category) {
        List<ChatMessage> messages = new ArrayList<>(new CategoryQuestion(taxonomy).about(prompt, DEFAULT_MAX_PROMPT));
        messages.add(CategoryQuestion.answer(taxonomy.category(category.id())));
        return List.copyOf(messages);
    }

    @Override
    public String toString() {
        return "LlmCategoryClassifier[" + taxonomy.categories().size() + " categories]";
    }

    /** Puts a {@link LlmCategoryClassifier} together. Not thread-safe. */
    public static final class Builder {
        private final LlmClient client;
        private Taxonomy taxonomy = Taxonomy.pas14();
        private @Nullable String model;
        private int maxTokens = DEFAULT_MAX_TOKENS;
        private int maxPrompt = DEFAULT_MAX_PROMPT;
        private @Nullable Double temperature = 0.0;
        private boolean isPlain;

        private Builder(LlmClient client) {
            this.client = Objects.requireNonNull(client, "client");
        }

        /** The categories to choose from; their descriptions are shown to the model. Default: {@link Taxonomy#pas14()}. */
        public Builder taxonomy(Taxonomy value) {
            this.taxonomy = Objects.requireNonNull(value, "taxonomy");
            return this;
        }

        /**
         * The model to ask. Default: the client's.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Builder model(String name) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("model must not be blank");
            }
            this.model = name;
            return this;
        }

        /**
         * Most tokens of an answer, thinking included: more is needed for models that think before they answer. Default:
         * {@value LlmCategoryClassifier#DEFAULT_MAX_TOKENS}.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder maxTokens(int tokens) {
            if (tokens < 1) {
                throw new IllegalArgumentException("maxTokens must be positive: " + tokens);
            }
            this.maxTokens = tokens;
            return this;
        }

        /**
         * How much of a prompt is sent, in UTF-16 units: of a longer one the first two thirds of that and the rest from its
         * end. Default: {@value LlmCategoryClassifier#DEFAULT_MAX_PROMPT}.
         *
         * @param characters at least 100
         * @throws IllegalArgumentException if it is less
         */
        public Builder maxPromptCharacters(int characters) {
            if (characters < LEAST_PROMPT) {
                throw new IllegalArgumentException(
                        "maxPromptCharacters must be at least " + LEAST_PROMPT + ": " + characters);
            }
            this.maxPrompt = characters;
            return this;
        }

        /** Leaves the temperature to the provider, for models that refuse to be told. Default: it is 0. */
        public Builder providerTemperature() {
            this.temperature = null;
            return this;
        }

        /** Asks for no schema, for servers that do worse with one. Default: a schema, as long as the server takes it. */
        public Builder plainText() {
            this.isPlain = true;
            return this;
        }

        /** The classifier. */
        public LlmCategoryClassifier build() {
            return new LlmCategoryClassifier(this);
        }
    }
}
