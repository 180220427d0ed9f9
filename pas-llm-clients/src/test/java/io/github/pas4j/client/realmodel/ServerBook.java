package io.github.pas4j.client.realmodel;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a {@link ModelServer} knows of its connections and generations. Thread-safe. */
final class ServerBook {

    private final Set<String> begun = new HashSet<>();
    private final Map<String, String> told = new HashMap<>();
    private int connections;
    private int waiting;
    private int generating;
    private int finished;
    private int abandoned;

    synchronized int connections() {
        return connections;
    }

    synchronized int waiting() {
        return waiting;
    }

    synchronized int generating() {
        return generating;
    }

    /** Generations whose whole answer went out. */
    synchronized int finished() {
        return finished;
    }

    /** Requests whose client hung up before its answer was complete. */
    synchronized int abandoned() {
        return abandoned;
    }

    /** Whether a first piece of the answer to this prompt is there. */
    synchronized boolean hasBegun(String prompt) {
        return begun.contains(prompt);
    }

    /** All that was sent in answer to this prompt, or null where its answer was not sent to its end. */
    synchronized @Nullable String told(String prompt) {
        return told.get(prompt);
    }

    synchronized void connected() {
        connections++;
        notifyAll();
    }

    synchronized void disconnected() {
        connections--;
        notifyAll();
    }

    synchronized void queued() {
        waiting++;
        notifyAll();
    }

    synchronized void leftQueue() {
        waiting--;
        notifyAll();
    }

    synchronized void generationStarted() {
        generating++;
        notifyAll();
    }

    synchronized void firstPiece(String prompt) {
        begun.add(prompt);
        notifyAll();
    }

    synchronized void generationOver() {
        generating--;
        notifyAll();
    }

    synchronized void finished(String prompt, String answer) {
        finished++;
        told.put(prompt, answer);
        notifyAll();
    }

    synchronized void clientLeft() {
        abandoned++;
        notifyAll();
    }

    /** Waits until this holds; false where it does not in that time. */
    synchronized boolean await(Predicate<ServerBook> condition, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (!condition.test(this)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
