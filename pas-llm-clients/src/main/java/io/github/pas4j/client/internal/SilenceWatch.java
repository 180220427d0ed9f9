package io.github.pas4j.client.internal;

import io.github.pas4j.client.internal.resilience.IdleWatch;
import io.github.pas4j.client.internal.resilience.TimeSource;
import io.github.pas4j.llm.LlmTimeoutException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Ends a stream whose server says nothing for too long, where the client was told how long that is. */
final class SilenceWatch implements AutoCloseable {

    private final @Nullable Duration longest;
    private final @Nullable IdleWatch watch;

    SilenceWatch(@Nullable Duration longest, TimeSource time, Exchange exchange) {
        this.longest = longest;
        this.watch = longest == null ? null : new IdleWatch(longest, time, exchange::abort);
    }

    /** The same bytes; the watch sees them pass. */
    InputStream over(InputStream in) {
        IdleWatch seeing = watch;
        return seeing == null
                ? in
                : new FilterInputStream(in) {
                    @Override
                    public int read() throws IOException {
                        int b = super.read();
                        seeing.arrived();
                        return b;
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        int count = super.read(bytes, offset, length);
                        seeing.arrived();
                        return count;
                    }
                };
    }

    void waiting() {
        if (watch != null) {
            watch.waiting();
        }
    }

    void paused() {
        if (watch != null) {
            watch.paused();
        }
    }

    /** The timeout that a broken read really was, where the watch broke it. */
    void throwIfExpired(IOException e, Response response, CallContext context) {
        if (watch != null && watch.expired()) {
            throw new LlmTimeoutException(
                    "no byte of " + context.hostAndPort() + " for " + longest, context.failure(response), e);
        }
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
    }
}
