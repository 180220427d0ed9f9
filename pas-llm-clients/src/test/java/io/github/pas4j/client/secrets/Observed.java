package io.github.pas4j.client.secrets;

import io.github.pas4j.client.LlmClientListener;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * All that is told beside calls: what the libraries log by SLF4J or by java.util.logging, with the level of the root at
 * its lowest, what listeners are told, and what Micrometer is.
 */
final class Observed extends Handler implements LlmClientListener, ObservationHandler<Observation.Context> {

    private final Logger root = Logger.getLogger("");
    /** Held here: loggers that nobody holds are forgotten with their level. */
    private final Logger okhttp = Logger.getLogger("okhttp3");

    private final Level before = root.getLevel();
    private final ObservationRegistry registry = ObservationRegistry.create();
    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final Queue<Object> events = new ConcurrentLinkedQueue<>();
    private final Queue<String> observations = new ConcurrentLinkedQueue<>();

    Observed() {
        setLevel(Level.ALL);
        root.addHandler(this);
        root.setLevel(Level.ALL);
        okhttp.setLevel(Level.ALL);
        registry.observationConfig().observationHandler(this);
    }

    ObservationRegistry registry() {
        return registry;
    }

    List<String> logged() {
        return List.copyOf(logged);
    }

    List<Object> events() {
        return List.copyOf(events);
    }

    List<String> observations() {
        return List.copyOf(observations);
    }

    @Override
    public void publish(LogRecord record) {
        logged.add(record.getLoggerName() + " " + new SimpleFormatter().format(record));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(before);
        okhttp.setLevel(null);
    }

    @Override
    public void onStart(Start event) {
        events.add(event);
    }

    @Override
    public void onFirstToken(FirstToken event) {
        events.add(event);
    }

    @Override
    public void onRetry(Retry event) {
        events.add(event);
    }

    @Override
    public void onUsage(UsageReport event) {
        events.add(event);
        throw new IllegalStateException(Secrets.QUOTED); // which is told, but not in its words
    }

    @Override
    public void onEnd(End event) {
        events.add(event);
    }

    @Override
    public void onFailure(Failure event) {
        events.add(event);
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return true;
    }

    @Override
    public void onEvent(Observation.Event event, Observation.Context context) {
        observations.add(event.toString());
    }

    @Override
    public void onStop(Observation.Context context) {
        StringBuilder all = new StringBuilder(context.toString());
        for (KeyValue value : context.getAllKeyValues()) {
            all.append('\n').append(value);
        }
        if (context.getError() != null) {
            all.append('\n').append(Shown.stackTrace(context.getError()));
        }
        observations.add(all.toString());
    }
}
