package io.github.pas4j.client.internal;

import java.io.IOException;
import java.util.function.IntPredicate;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * A body that must not be acted upon twice. It goes out once, and knows whether all of it did: until then the server
 * cannot have acted.
 */
final class TrackedBody extends RequestBody implements Resend {

    private final RequestBody body;
    private final IntPredicate nothingDone;
    private volatile boolean written;

    /**
     * @param nothingDone statuses from 400 on that say that the server did not do what it was asked
     */
    TrackedBody(RequestBody body, IntPredicate nothingDone) {
        this.body = body;
        this.nothingDone = nothingDone;
    }

    @Override
    public @Nullable Boolean allowed(@Nullable Integer status, @Nullable Boolean hint) {
        boolean harmless = status == null ? !written : status >= 400 && nothingDone.test(status);
        return harmless ? hint : Boolean.FALSE;
    }

    @Override
    public @Nullable MediaType contentType() {
        return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
        return body.contentLength();
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        body.writeTo(sink);
        written = true;
    }
}
