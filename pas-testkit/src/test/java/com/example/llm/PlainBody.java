package com.example.llm;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;

/** A body that gives all that came before it says that the connection broke; the JDK's own forgets what is unread. */
final class PlainBody extends InputStream implements HttpResponse.BodySubscriber<InputStream> {

    private final BlockingQueue<Optional<ByteBuffer>> unread = new LinkedBlockingQueue<>();
    private Flow.Subscription subscription;
    private ByteBuffer current = ByteBuffer.allocate(0);
    private volatile IOException failure;
    private volatile boolean closed;
    private boolean ended;

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription source) {
        subscription = source;
        if (closed) {
            source.cancel();
        } else {
            source.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        buffers.forEach(buffer -> unread.add(Optional.of(buffer)));
        unread.add(Optional.of(ByteBuffer.allocate(0)));
    }

    @Override
    public void onError(Throwable e) {
        failure = e instanceof IOException io ? io : new IOException(e);
        unread.add(Optional.empty());
    }

    @Override
    public void onComplete() {
        unread.add(Optional.empty());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        while (!current.hasRemaining()) {
            if (ended) {
                if (closed || failure != null) {
                    throw closed ? new IOException("closed") : failure;
                }
                return -1;
            }
            take();
        }
        int count = Math.min(length, current.remaining());
        current.get(to, offset, count);
        return count;
    }

    private void take() throws IOException {
        try {
            Optional<ByteBuffer> next = unread.take();
            ended = next.isEmpty();
            current = next.orElse(ByteBuffer.allocate(0));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
        if (!ended && !current.hasRemaining()) {
            // The end of what came at once.
            subscription.request(1);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (subscription != null) {
            subscription.cancel();
        }
        unread.add(Optional.empty());
    }
}
