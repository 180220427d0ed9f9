package io.github.pas4j.cli;

import io.github.pas4j.AugmentedPrompt;
import io.github.pas4j.PasAugmenter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Augments rows several at a time and hands them on in their order. Holds so many rows at most, and so many characters,
 * however long the file is. Used by one thread.
 */
final class OrderedWindow {

    private static final int MAX_ROWS = 512;
    private static final long MAX_WEIGHT = 32L << 20;

    private final PasAugmenter augmenter;
    private final Semaphore turns;
    private final Sink sink;
    private final Deque<Started> started = new ArrayDeque<>();
    private long weight;

    OrderedWindow(PasAugmenter augmenter, int atOnce, Sink sink) {
        this.augmenter = augmenter;
        this.turns = new Semaphore(atOnce);
        this.sink = sink;
    }

    /** Takes the results. */
    @FunctionalInterface
    interface Sink {
        void take(PromptRow row, AugmentedPrompt result) throws IOException;
    }

    private record Started(PromptRow row, CompletableFuture<AugmentedPrompt> result) {}

    void add(PromptRow row) throws IOException, InterruptedException {
        while (!started.isEmpty() && (started.size() >= MAX_ROWS || weight + row.weight() > MAX_WEIGHT)) {
            takeFirst();
        }
        turns.acquire(); // a call's time runs from here on, so it must not wait in line
        CompletableFuture<AugmentedPrompt> result = augmenter.augmentAsync(row.prompt());
        result.whenComplete((value, failure) -> turns.release());
        started.add(new Started(row, result));
        weight += row.weight();
        while (!started.isEmpty() && started.element().result().isDone()) {
            takeFirst();
        }
    }

    /** Waits for what is still running. */
    void finish() throws IOException, InterruptedException {
        while (!started.isEmpty()) {
            takeFirst();
        }
    }

    private void takeFirst() throws IOException, InterruptedException {
        Started first = started.remove();
        weight -= first.row().weight();
        try {
            sink.take(first.row(), first.result().get());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }
}
