package io.github.pas4j.client.internal.resilience;

import io.github.pas4j.client.LlmClientListener;
import io.github.pas4j.client.LlmClientListener.Call;
import io.github.pas4j.client.LlmClientListener.Start;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All listeners of a client. One that throws disturbs neither the call nor the others. Thread-safe. */
public final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private static final AtomicLong IDS = new AtomicLong();

    private final List<LlmClientListener> listeners;
    private final TimeSource time;

    /** Tells these listeners, in this order. */
    public Listeners(List<? extends LlmClientListener> listeners, TimeSource time) {
        this.listeners = List.copyOf(listeners);
        this.time = time;
    }

    /** Tells that a call begins. */
    public CallEvents begin(String provider, String model) {
        Call call = new Call(IDS.incrementAndGet(), provider, model);
        CallEvents events = new CallEvents(call, this, time);
        tell(listener -> listener.onStart(new Start(call)));
        return events;
    }

    void tell(Consumer<LlmClientListener> event) {
        for (LlmClientListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
                LOG.warn("listener threw {}", e.getClass().getName());
            }
        }
    }
}
