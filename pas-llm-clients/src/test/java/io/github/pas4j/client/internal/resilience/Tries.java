package io.github.pas4j.client.internal.resilience;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A step whose tries a test ends by hand; remembers them all. */
final class Tries implements Step<String> {

    final List<Attempt> attempts = new ArrayList<>();
    final List<Duration> remaining = new ArrayList<>();
    final List<CompletableFuture<String>> futures = new ArrayList<>();
    final List<String> discarded = new ArrayList<>();

    @Override
    public synchronized CompletableFuture<String> start(Attempt attempt) {
        attempts.add(attempt);
        remaining.add(attempt.deadline().remaining());
        CompletableFuture<String> future = new CompletableFuture<>();
        futures.add(future);
        return future;
    }

    @Override
    public synchronized void discard(String value) {
        discarded.add(value);
    }

    synchronized Attempt last() {
        return attempts.get(attempts.size() - 1);
    }

    synchronized CompletableFuture<String> running() {
        return futures.get(futures.size() - 1);
    }
}
