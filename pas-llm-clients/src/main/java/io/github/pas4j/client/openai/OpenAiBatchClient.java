package io.github.pas4j.client.openai;

import io.github.pas4j.client.HttpClientBuilder;
import io.github.pas4j.client.internal.BaseUrl;
import io.github.pas4j.client.internal.ClientSettings;
import io.github.pas4j.client.internal.Environment;
import io.github.pas4j.client.internal.HttpBatchClient;
import io.github.pas4j.client.internal.OpenAiDialect;
import io.github.pas4j.llm.Batch;
import io.github.pas4j.llm.BatchAnswer;
import io.github.pas4j.llm.BatchClient;
import io.github.pas4j.llm.BatchItem;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI's batches of chat completions: answers within 24 hours for about half the price. Unless told otherwise it asks
 * {@code https://api.openai.com/v1}, gives each request to it 10 minutes and tries up to 3 times.
 *
 * <pre>{@code
 * try (OpenAiBatchClient client = OpenAiBatchClient.fromEnv("gpt-4o-mini")) {
 *     Batch batch = client.submit(List.of(new BatchItem("sky", ChatRequest.user("Why is the sky blue?"))));
 *     Batches.await(client, batch.id(), Duration.ofMinutes(1));
 *     client.answers(batch.id()).forEach(this::store);
 * }
 * }</pre>
 *
 * <p><b>Once is enough.</b> A batch that is made twice is paid for twice. {@link #submit} uploads a file, then makes the
 * batch. The batch is asked for again only where the server surely did not make it: no connection came about, or the
 * request did not leave whole, or the status was 429 or 503. After any other failure, such as a broken connection, a
 * timeout or status 500, there may be a batch whose id nobody was told; {@code isRetryable()} is false then, and OpenAI's
 * list of batches shows whether there is one. The upload costs nothing, but what may have arrived is not sent again either:
 * only after a failure status, or where the file did not leave whole. A file whose batch was not made stays in the account.
 *
 * <p><b>Answers.</b> They are read line by line, answers and failures from both of the batch's files, in no order. Of two
 * with the same id an answer stands before a failure, and else the first. Whether an answer keeps to the form that was
 * asked for is not checked: a client that comes back for a batch does not know what was asked. A batch that could not be
 * run at all (state {@code FAILED}) fails with the codes and lines that OpenAI names. The words of its errors are never
 * shown, as they may quote prompts; their codes are.
 *
 * <p>Thread-safe. A batch takes at most 50,000 requests and 200 MB (200,000,000 bytes) as they are sent; more is refused
 * before anything is sent. A line of answers above 64 MiB is refused. Redirects are not followed, so that a key reaches
 * only the host it was given for; nothing is logged.
 */
public final class OpenAiBatchClient implements BatchClient {

    /** Where requests go unless the builder is told otherwise. */
    public static final URI DEFAULT_BASE_URL = OpenAiClient.DEFAULT_BASE_URL;

    /** How long each request may take, an upload or download included, unless the builder says otherwise. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

    private final HttpBatchClient http;
    private final String shown;

    private OpenAiBatchClient(Builder builder) {
        TokenLimitField field = builder.tokenLimitField;
        BaseUrl server = builder.settings.baseUrl();
        OpenAiDialect dialect = new OpenAiDialect(
                "openai", asked -> (field != null ? field : TokenLimitField.of(asked, server)).wireName());
        this.http = new HttpBatchClient(dialect, builder.settings);
        this.shown = builder.settings.toString();
    }

    /**
     * A client to be put together.
     *
     * @param model the model to ask where a request names no other; OpenAI wants one model for all of a batch
     * @throws IllegalArgumentException if it is blank
     */
    public static Builder builder(String model) {
        ClientSettings settings = new ClientSettings(model, DEFAULT_BASE_URL.toString());
        settings.setTimeout(DEFAULT_TIMEOUT);
        return new Builder(settings);
    }

    /**
     * A client with the key in {@code OPENAI_API_KEY} and, where it is set, the base URL in {@code OPENAI_BASE_URL}.
     *
     * @param model the model to ask where a request names no other
     * @throws IllegalArgumentException if the model is blank
     * @throws IllegalStateException if the key is not set, or if a variable's value cannot be used
     */
    public static OpenAiBatchClient fromEnv(String model) {
        return fromEnv(model, Environment.ofProcess());
    }

    static OpenAiBatchClient fromEnv(String model, Environment environment) {
        Builder builder = builder(model);
        environment.require("OPENAI_API_KEY", builder::apiKey);
        environment.read("OPENAI_BASE_URL", builder::baseUrl);
        return builder.build();
    }

    /**
     * Hands in a batch: uploads its requests, then makes it.
     *
     * @param items at least one and at most 50,000, of at most 200,000,000 bytes together, each with an id of its own
     * @throws io.github.pas4j.llm.LlmException if the file or the batch is not taken; see above where it is not known
     *     whether it was
     * @throws IllegalArgumentException if there is none or too much, if two have the same id, or if a request cannot be
     *     sent; nothing is sent then
     */
    @Override
    public Batch submit(List<BatchItem> items) {
        return http.submit(items);
    }

    /**
     * How a batch is doing. Any client of the same account may ask.
     *
     * @throws io.github.pas4j.llm.LlmException if the server does not say
     * @throws IllegalArgumentException if the id cannot be one
     */
    @Override
    public Batch status(String batchId) {
        return http.status(batchId);
    }

    /**
     * Answers and failures of a batch that has ended, of an expired or cancelled one those that were there by then. A
     * request that the server tells nothing of is not among them.
     *
     * @throws io.github.pas4j.llm.LlmException if they cannot be had, or if the batch could not be run at all
     * @throws io.github.pas4j.llm.LlmProtocolException if a line does not even tell whose answer it is; one that tells
     *     it, but cannot be read otherwise, is a failure of its item
     * @throws IllegalStateException if the batch has not ended
     * @throws IllegalArgumentException if the id cannot be one
     */
    @Override
    public List<BatchAnswer> answers(String batchId) {
        return http.answers(batchId);
    }

    /**
     * Asks OpenAI to stop a batch, which takes up to 10 minutes; what it has answered by then stays, and is paid for.
     *
     * @throws io.github.pas4j.llm.LlmException if the server does not do so
     * @throws IllegalArgumentException if the id cannot be one
     */
    @Override
    public Batch cancel(String batchId) {
        return http.cancel(batchId);
    }

    /** Frees connections and threads; running calls are aborted, batches go on. Calling it again does nothing. */
    @Override
    public void close() {
        http.close();
    }

    /** Says the model and where it is, without key, user info and query. */
    @Override
    public String toString() {
        return "OpenAiBatchClient[" + shown + "]";
    }

    /** Puts an {@link OpenAiBatchClient} together: {@link #DEFAULT_BASE_URL} unless told otherwise. Each request has {@link #DEFAULT_TIMEOUT} unless told otherwise: the upload, the making of the batch, a question, the download of one file. It is tried again only where that does no harm. Not thread-safe. */
    public static final class Builder extends HttpClientBuilder<Builder> {
        private final ClientSettings settings;
        private @Nullable TokenLimitField tokenLimitField;

        private Builder(ClientSettings settings) {
            super(settings);
            this.settings = settings;
        }

        /**
         * The field that a request's {@code maxTokens} goes to. Default: as {@link OpenAiClient.Builder#tokenLimitField}
         * has it.
         */
        public Builder tokenLimitField(TokenLimitField field) {
            this.tokenLimitField = Objects.requireNonNull(field, "field");
            return this;
        }

        /** The client. */
        public OpenAiBatchClient build() {
            return new OpenAiBatchClient(this);
        }
    }
}
