package io.github.pas4j.client.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.llm.ChatChunk;
import io.github.pas4j.llm.ChatStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Reads one piece whenever it is asked for the next. */
final class OpenAiChatStream implements ChatStream {

    private static final String END = "[DONE]";

    private final Exchange exchange;
    private final Response response;
    private final SseReader events;
    private @Nullable ChatChunk next;
    private @Nullable RuntimeException failure;
    private boolean ended;

    private OpenAiChatStream(Exchange exchange, Response response) {
        this.exchange = exchange;
        this.response = response;
        this.events = new SseReader(response.body().byteStream(), OpenAiClient.MAX_ANSWER_BYTES);
    }

    /** Sends the request and reads up to the first piece. */
    static OpenAiChatStream begin(Exchange exchange) throws IOException {
        return new OpenAiChatStream(exchange, exchange.send()).advance();
    }

    @Override
    public boolean hasNext() {
        if (ended) {
            return false;
        }
        if (failure != null) {
            throw failure;
        }
        if (exchange.isCancelled()) {
            throw exchange.context().cancelled();
        }
        if (next == null) {
            try {
                exchange.await(exchange.start(this::advance));
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }
        return next != null;
    }

    @Override
    public ChatChunk next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the answer has ended");
        }
        ChatChunk chunk = Objects.requireNonNull(next);
        next = null;
        return chunk;
    }

    @Override
    public Optional<String> requestId() {
        return Optional.ofNullable(response.header("x-request-id"));
    }

    @Override
    public void close() {
        exchange.cancel();
        exchange.finish();
    }

    private OpenAiChatStream advance() throws IOException {
        try {
            while (next == null && !ended) {
                read(events.next());
            }
        } catch (EOFException | ProtocolException e) {
            throw cut();
        }
        if (ended) {
            exchange.finish();
        }
        return this;
    }

    private void read(@Nullable String data) throws IOException {
        if (data == null) {
            throw cut();
        }
        if (data.equals(END)) {
            ended = true;
            return;
        }
        JsonNode root = Json.read(data.getBytes(StandardCharsets.UTF_8));
        if (ProviderError.isIn(root)) {
            throw HttpErrors.underStatusOk(root, response, exchange.context());
        }
        ChatChunk chunk = ChatResponseJson.chunk(root);
        boolean saysNothing = chunk.text().isEmpty()
                && chunk.finishReason().isEmpty()
                && chunk.usage().isEmpty();
        next = saysNothing ? null : chunk;
    }

    private static UnreadableAnswerException cut() {
        return new UnreadableAnswerException("the stream was cut before its end");
    }
}
