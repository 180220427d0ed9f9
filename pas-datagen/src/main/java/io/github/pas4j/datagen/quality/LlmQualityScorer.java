package io.github.pas4j.datagen.quality;

import com.google.common.hash.Hashing;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.llm.LlmContentFilterException;
import io.github.pas4j.llm.LlmContextLengthException;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.LlmProtocolException;
import io.github.pas4j.llm.LlmRequestException;
import io.github.pas4j.llm.Usage;
import io.github.pas4j.runs.Answer;
import io.github.pas4j.runs.CallKey;
import io.github.pas4j.runs.Spending;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Has a chat model score prompts from 1 to 5 by a rubric, which becomes 0 to 1.
 *
 * <p>Defaults: one prompt a call, the client's own model at temperature 0, no journal.
 *
 * <p>A request is the rubric as a system message, byte for byte the same for all requests, so that a provider's prefix cache
 * works, and one turn in which prompts stand as strings of a JSON object, which nothing in them can leave; of those longer than
 * 4,000 characters their head and their end. The answer is asked for as JSON by a schema; where the server refuses that or
 * does not keep to it, without one from then on. Fences, prose, other keys and stated other scales are read all the same;
 * what cannot be read is unscored, as is what a provider's filter withholds.
 *
 * <p>Thread-safe. Closing the client stays the caller's.
 */
public final class LlmQualityScorer implements QualityScorer {

    /** Most prompts of a call. */
    public static final int MOST_PROMPTS_PER_CALL = 20;

    private static final int TOKENS_AROUND = 60;
    private static final int TOKENS_PER_SCORE = 30;
    private static final String UNNAMED = "unnamed";

    private final LlmClient client;
    private final @Nullable String model;
    private final int promptsPerCall;
    private final @Nullable Integer maxTokens;
    private final @Nullable Double temperature;
    private final @Nullable Spending spending;
    private final AtomicLong unscored = new AtomicLong();
    private volatile boolean isPlain;

    private LlmQualityScorer(Builder builder) {
        this.client = builder.client;
        this.model = builder.model;
        this.promptsPerCall = builder.promptsPerCall;
        this.maxTokens = builder.maxTokens;
        this.temperature = builder.temperature;
        this.spending = builder.spending;
        this.isPlain = builder.isPlain;
    }

    /** A scorer that asks the model behind a client. */
    public static Builder builder(LlmClient client) {
        return new Builder(client);
    }

    /**
     * {@inheritDoc}
     *
     * @throws LlmException if there is no answer
     * @throws io.github.pas4j.runs.BudgetExceededException if a call might pass a cap
     */
    @Override
    public List<OptionalDouble> score(List<String> prompts) {
        List<OptionalDouble> scores = new ArrayList<>();
        for (int from = 0; from < prompts.size(); from += promptsPerCall) {
            scores.addAll(ask(prompts.subList(from, Math.min(prompts.size(), from + promptsPerCall))));
        }
        unscored.addAndGet(scores.stream().filter(OptionalDouble::isEmpty).count());
        return scores;
    }

    /** How many prompts were left without a score so far, because of an answer that could not be read or was withheld. */
    public long unscored() {
        return unscored.get();
    }

    private List<OptionalDouble> ask(List<String> prompts) {
        try {
            return ScoreReply.read(chat(prompts), prompts.size());
        } catch (LlmContextLengthException | LlmContentFilterException e) {
            if (prompts.size() == 1) {
                return Collections.nCopies(1, OptionalDouble.empty());
            }
            List<OptionalDouble> scores = new ArrayList<>();
            prompts.forEach(
                    prompt -> scores.addAll(ask(List.of(prompt)))); // one prompt is not to spoil the others' scores
            return scores;
        }
    }

    private ChatResponse chat(List<String> prompts) {
        ChatRequest plain = request(prompts);
        if (isPlain) {
            return journaled(prompts, plain);
        }
        try {
            return journaled(
                    prompts, plain.toBuilder().responseFormat(Rubric.format()).build());
        } catch (LlmContextLengthException | LlmContentFilterException e) {
            throw e;
        } catch (LlmRequestException | LlmProtocolException e) { // perhaps for the schema
            ChatResponse response = journaled(prompts, plain);
            isPlain = true;
            return response;
        }
    }

    private ChatRequest request(List<String> prompts) {
        ChatRequest.Builder request = ChatRequest.builder()
                .system(Rubric.INSTANCE.system())
                .user(Rubric.turn(prompts))
                .maxTokens(answerTokens(prompts));
        if (model != null) {
            request.model(model);
        }
        if (temperature != null) {
            request.temperature(temperature);
        }
        return request.build();
    }

    private int answerTokens(List<String> prompts) {
        return maxTokens != null ? maxTokens : TOKENS_AROUND + TOKENS_PER_SCORE * prompts.size();
    }

    private ChatResponse journaled(List<String> prompts, ChatRequest request) {
        if (spending == null) {
            return client.chat(request);
        }
        String turn = request.messages().get(1).text();
        boolean isStructured = request.responseFormat().isPresent();
        CallKey key = CallKey.builder(rowId(prompts))
                .role("quality")
                .model(model == null ? UNNAMED : model)
                .templateVersion(Rubric.INSTANCE.id())
                .request(Rubric.INSTANCE.system() + '\n' + turn + '\n' + temperature + ' ' + isStructured)
                .build();
        // A token is hardly ever less than a character.
        Usage estimate = new Usage(Rubric.INSTANCE.system().length() / 3 + turn.length() + 20L, answerTokens(prompts));
        Answer answer = spending.callOnce(key, estimate, () -> Answer.of(client.chat(request), estimate))
                .answer();
        return ChatResponse.builder(answer.text())
                .finishReason(answer.finishReason())
                .build();
    }

    /** The journal knows prompts by their text: another corpus may have the same under another id. */
    private static String rowId(List<String> prompts) {
        return Hashing.sha256()
                .hashString(String.join("\n", prompts), StandardCharsets.UTF_16LE)
                .toString()
                .substring(0, 32);
    }

    /** By rubric and the model's name: without a name, scores of another model behind the client would be taken for this one's. */
    @Override
    public String fingerprint() {
        return "llm " + (model == null ? UNNAMED : model) + ", " + Rubric.INSTANCE.id() + ", " + promptsPerCall
                + " a call, temperature " + temperature;
    }

    @Override
    public String toString() {
        return "LlmQualityScorer[" + fingerprint() + "]";
    }

    /** Puts an {@link LlmQualityScorer} together. Not thread-safe. */
    public static final class Builder {
        private final LlmClient client;
        private @Nullable String model;
        private int promptsPerCall = 1;
        private @Nullable Integer maxTokens;
        private @Nullable Double temperature = 0.0;
        private @Nullable Spending spending;
        private boolean isPlain;

        private Builder(LlmClient client) {
            this.client = Objects.requireNonNull(client, "client");
        }

        /**
         * The model to ask. Give it where there is a run, which knows by it whose scores it holds. Default: the client's.
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
         * How many prompts a call asks about: more are cheaper, and judged less each by itself. Default: 1.
         *
         * @param prompts 1 to {@value LlmQualityScorer#MOST_PROMPTS_PER_CALL}
         * @throws IllegalArgumentException if it is outside that range
         */
        public Builder promptsPerCall(int prompts) {
            if (prompts < 1 || prompts > MOST_PROMPTS_PER_CALL) {
                throw new IllegalArgumentException(
                        "promptsPerCall must be 1 to " + MOST_PROMPTS_PER_CALL + ": " + prompts);
            }
            this.promptsPerCall = prompts;
            return this;
        }

        /**
         * Most tokens of an answer, thinking included: more is needed for models that think before they answer. Default: 60,
         * and 30 a prompt.
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

        /** Asks for no temperature, for models that refuse to be told. Default: it is 0. */
        public Builder providerTemperature() {
            this.temperature = null;
            return this;
        }

        /** Asks for text, never for JSON by a schema. Default: by a schema, as long as the server takes it. */
        public Builder plainText() {
            this.isPlain = true;
            return this;
        }

        /** Makes calls within a run's budget and records their answers in its journal. Default: no run. */
        public Builder spending(Spending spending) {
            this.spending = Objects.requireNonNull(spending, "spending");
            return this;
        }

        /** The scorer. */
        public LlmQualityScorer build() {
            return new LlmQualityScorer(this);
        }
    }
}
