package io.github.pas4j.embedding.onnx;

import io.github.pas4j.ProgressListener;
import io.github.pas4j.embedding.EncodingException;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the texts of a list that are done, and tells the listener on the calling thread. */
final class Tally {

    private final int total;
    private final ProgressListener listener;
    private final AtomicInteger done = new AtomicInteger();
    private int told;

    Tally(int total, ProgressListener listener) {
        this.total = total;
        this.listener = listener;
    }

    void add(int texts) {
        done.addAndGet(texts);
    }

    /** For the calling thread alone. The last text is told of by {@link #end()}, when no thread is at work any more. */
    void tell() {
        int now = done.get();
        if (now > told && now < total) {
            told = now;
            listener.progressed(now, total);
        }
    }

    void end() {
        if (total > 0) {
            listener.progressed(total, total);
        }
    }

    void require(boolean finished) {
        if (!finished) {
            throw new EncodingException("interrupted after " + done + " of " + total + " texts", null);
        }
    }
}
