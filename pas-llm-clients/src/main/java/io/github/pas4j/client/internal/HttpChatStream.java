package io.github.pas4j.client.internal;

import io.github.pas4j.client.internal.resilience.ThrownElsewhere;
import io.github.pas4j.llm.ChatChunk;
import io.github.pas4j.llm.ChatStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Pieces that one of the transport's threads reads ahead, so that not each of them costs a change of threads. It stops
 * while the reader is far behind, and starts again when the reader has caught up.
 */
final class HttpChatStream implements ChatStream {

    /** Pieces that may wait for the reader. */
    private static final int AHEAD = 256;

    private final Exchange exchange;
    private final Response response;
    private final PieceReader pieces;
    private final SilenceWatch silence;
    private final StreamEnd end;
    private final Object lock = new Object();
    private final Queue<ChatChunk> read = new ArrayDeque<>(); // guarded by lock, as all below
    private @Nullable RuntimeException failure;
    private boolean reading;
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
            stream.readOne();
            return stream;
        } catch (IOException | RuntimeException e) {
            // Another try may follow: nobody is told of an end.
            silence.close();
            throw e;
        }
    }

    /** Whether there may be more to read. */
    private boolean readOne() throws IOException {
        ChatChunk piece = pieces.next();
        if (piece != null) {
            end.saw(piece);
        } else {
            exchange.finish();
            end.completed();
        }
        synchronized (lock) {
            if (piece == null) {
                ended = true;
            } else {
                read.add(piece);
            }
            lock.notifyAll();
            return !ended && read.size() < AHEAD;
        }
    }

    private HttpChatStream readAhead() throws IOException {
        while (readOne()) {
            // The next one.
        }
        return this;
    }

    @Override
    public boolean hasNext() {
        synchronized (lock) {
            while (true) {
                if (exchange.isCancelled() && !(ended && read.isEmpty())) {
                    throw failure != null ? failure : exchange.context().cancelled();
                }
                if (!read.isEmpty()) {
                    return true;
                }
                if (ended) {
                    return false;
                }
                if (failure != null) {
                    throw ThrownElsewhere.seenFromHere(failure);
                }
                startReading();
                await();
            }
        }
    }

    /** With the lock held. */
    private void startReading() {
        if (reading) {
            return;
        }
        reading = true;
        CompletableFuture<HttpChatStream> ahead = exchange.start(this::readAhead);
        CompletableFuture<HttpChatStream> unused = ahead.whenComplete((same, thrown) -> stoppedReading(thrown));
    }

    private void stoppedReading(@Nullable Throwable thrown) {
        if (thrown != null) {
            silence.close();
            end.failed(thrown);
        }
        synchronized (lock) {
            reading = false;
            if (thrown != null) {
                Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
                failure = cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
            }
            lock.notifyAll();
        }
    }

    /** With the lock held. An interrupt aborts the exchange. */
    private void await() {
        try {
            while (read.isEmpty() && !ended && failure == null && reading && !exchange.isCancelled()) {
                lock.wait();
            }
        } catch (InterruptedException e) {
            exchange.cancel();
            Thread.currentThread().interrupt();
            throw exchange.context().cancelled();
        }
    }

    @Override
    public ChatChunk next() {
        synchronized (lock) {
            if (!hasNext()) {
                throw new NoSuchElementException("the answer has ended");
            }
            return read.remove();
        }
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
        boolean over;
        synchronized (lock) {
            over = ended || failure != null;
            lock.notifyAll();
        }
        if (!over) {
            end.failed(exchange.context().cancelled());
        }
    }
}
