package io.github.pas4j.client.internal.resilience;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Failures that arose on another thread than the one that waited. */
public final class ThrownElsewhere {

    private ThrownElsewhere() {}

    /** The failure as something to throw here: below its own frames it shows who waited for it. */
    public static RuntimeException seenFromHere(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        RuntimeException e = failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
        StackTraceElement[] there = e.getStackTrace();
        StackTraceElement[] here = new Throwable().getStackTrace();
        StackTraceElement[] both = Arrays.copyOf(there, there.length + here.length);
        System.arraycopy(here, 0, both, there.length, here.length);
        e.setStackTrace(both);
        return e;
    }
}
