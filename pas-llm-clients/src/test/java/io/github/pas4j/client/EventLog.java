package io.github.pas4j.client;

import io.github.pas4j.llm.LlmException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Writes down what it hears, and says when a call is over. */
final class EventLog implements LlmClientListener {

    private static final int PATIENCE_SECONDS = 30;

    private final List<Object> events = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Semaphore over = new Semaphore(0);
    private final Semaphore retries = new Semaphore(0);

    /** What was heard so far, such as {@code start, retry 2, end 2}. */
    List<String> told() {
        return told;
    }

    /** All events as they show themselves. */
    String shown() {
        return events.toString();
    }

    /** The pauses that were announced. */
    List<Duration> pauses() {
        return events.stream()
                .filter(Retry.class::isInstance)
                .map(event -> ((Retry) event).pause())
                .toList();
    }

    /** Why calls were tried again. */
    List<Class<? extends LlmException>> kinds() {
        return events.stream()
                .filter(Retry.class::isInstance)
                .<Class<? extends LlmException>>map(event -> ((Retry) event).kind())
                .toList();
    }

    /** Waits for the end of a call: a future may be done a moment before its listeners hear of it. */
    void awaitOver() throws InterruptedException {
        await(over);
    }

    /** Waits until another try is announced. */
    void awaitRetry() throws InterruptedException {
        await(retries);
    }

    private static void await(Semaphore event) throws InterruptedException {
        if (!event.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("nothing was heard");
        }
    }

    private void heard(Object event, String words) {
        events.add(event);
        told.add(words);
    }

    @Override
    public void onStart(Start event) {
        heard(event, "start");
    }

    @Override
    public void onFirstToken(FirstToken event) {
        heard(event, "first token " + event.attempt());
    }

    @Override
    public void onRetry(Retry event) {
        heard(event, "retry " + event.attempt());
        retries.release();
    }

    @Override
    public void onUsage(UsageReport event) {
        heard(event, "usage " + event.usage().totalTokens());
    }

    @Override
    public void onEnd(End event) {
        heard(event, "end " + event.attempts());
        over.release();
    }

    @Override
    public void onFailure(Failure event) {
        heard(event, event.kind().getSimpleName() + " " + event.attempts());
        over.release();
    }
}
