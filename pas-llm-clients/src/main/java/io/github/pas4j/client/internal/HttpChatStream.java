package io.github.pas4j.client.internal;

import io.github.pas4j.client.internal.resilience.TimeSource;
import io.github.pas4j.llm.ChatChunk;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmTimeoutException;
import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Pieces as they come, read by the thread that wants them. */
final class HttpChatStream implements ChatStream {

    private final Exchange exchange;
    private final Response response;
    private final PieceReader pieces;
    private final SilenceWatch silence;
    private final StreamEnd end;
    private final AtomicBoolean over = new AtomicBoolean();
    private TimeSource.@Nullable Pending lastMoment;
    private volatile @Nullable RuntimeException failure;
    private @Nullable ChatChunk next; // the reader's, as all below
    private boolean ended;

    private HttpChatStream(
            Exchange exchange, Response response, AnswerCheck check, SilenceWatch silence, StreamEnd end) {
        this.exchange = exchange;
        this.response = response;
        this.silence = silence;
        this.end = end;
        this.pieces = new PieceReader(exchange, response, check, AnswerInPieces.Use.UNWANTED, silence);
    }

    /** Sends the request and reads up to the first piece. To be called within a step. */
    static HttpChatStream begin(
            Exchange exchange, AnswerCheck check, SilenceWatch silence, StreamEnd end, TimeSource time, long nanosLeft)
            throws IOException {
        HttpChatStream stream = new HttpChatStream(exchange, exchange.send(), check, silence, end);
        try {
            stream.read();
        } catch (IOException | RuntimeException e) {
            // Another try may follow: nobody is told of an end.
            silence.close();
            throw e;
        }
        if (!stream.ended) {
            stream.lastMoment = time.after(nanosLeft, stream::expire);
        }
        return stream;
    }

    /** Whether there was one more. */
    private boolean read() throws IOException {
        next = pieces.next();
        if (next != null) {
            end.saw(next);
            return true;
        }
        ended = true;
        exchange.finish();
        if (isFirstEnd()) {
            end.completed();
        }
        return false;
    }

    @Override
    public boolean hasNext() {
        if (exchange.isCancelled() && !(ended && next == null)) {
            throw exchange.context().cancelled();
        }
        if (next != null || ended) {
            return next != null;
        }
        throwFailure();
        try {
            return exchange.run(this::read);
        } catch (RuntimeException e) {
            throwFailure();
            failure = e;
            fail(e);
            throw e;
        }
    }

    private void throwFailure() {
        RuntimeException known = failure;
        if (known != null) {
            throw known;
        }
    }

    @Override
    public ChatChunk next() {
        ChatChunk given = hasNext() ? next : null;
        if (given == null) {
            throw new NoSuchElementException("the answer has ended");
        }
        next = null;
        return given;
    }

    @Override
    public Optional<String> requestId() {
        return exchange.context().requestId(response);
    }

    /** Its time is over. A reader who waits finds that out itself; here it is for one who went away without a word. */
    private void expire() {
        CallContext context = exchange.context();
        RuntimeException timeout = new LlmTimeoutException(
                "the stream was not read to its end within " + context.timeout(), context.failure(response), null);
        failure = timeout;
        exchange.abort();
        exchange.finish();
        fail(timeout);
    }

    @Override
    public void close() {
        exchange.cancel();
        exchange.finish();
        fail(exchange.context().cancelled());
    }

    private void fail(RuntimeException e) {
        if (isFirstEnd()) {
            end.failed(e);
        }
    }

    /** Of several ends only the first is told. */
    private boolean isFirstEnd() {
        if (!over.compareAndSet(false, true)) {
            return false;
        }
        silence.close();
        if (lastMoment != null) {
            lastMoment.cancel();
        }
        return true;
    }
}
