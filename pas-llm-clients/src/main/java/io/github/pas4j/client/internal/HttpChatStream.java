package io.github.pas4j.client.internal;

import io.github.pas4j.llm.ChatChunk;
import io.github.pas4j.llm.ChatStream;
import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Reads one piece whenever it is asked for the next. */
final class HttpChatStream implements ChatStream {

    private final Exchange exchange;
    private final Response response;
    private final PieceReader pieces;
    private final SilenceWatch silence;
    private final StreamEnd end;
    private @Nullable ChatChunk next;
    private @Nullable RuntimeException failure;
    private boolean ended;

    private HttpChatStream(
            Exchange exchange, Response response, AnswerCheck check, SilenceWatch silence, StreamEnd end) {
        this.exchange = exchange;
        this.response = response;
        this.silence = silence;
        this.end = end;
        this.pieces = new PieceReader(exchange, response, check, AnswerInPieces.Use.UNWANTED, silence);
    }

    /** Sends the request and reads up to the first piece. */
    static HttpChatStream begin(Exchange exchange, AnswerCheck check, SilenceWatch silence, StreamEnd end)
            throws IOException {
        HttpChatStream stream = new HttpChatStream(exchange, exchange.send(), check, silence, end);
        try {
            return stream.advance();
        } catch (IOException | RuntimeException e) {
            // Another try may follow: nobody is told of an end.
            silence.close();
            throw e;
        }
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
                silence.close();
                end.failed(e);
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
        return exchange.context().requestId(response);
    }

    @Override
    public void close() {
        exchange.cancel();
        exchange.finish();
        silence.close();
        if (!ended && failure == null) {
            end.failed(exchange.context().cancelled());
        }
    }

    private HttpChatStream advance() throws IOException {
        next = pieces.next();
        if (next == null) {
            ended = true;
            exchange.finish();
            end.completed();
        } else {
            end.saw(next);
        }
        return this;
    }
}
