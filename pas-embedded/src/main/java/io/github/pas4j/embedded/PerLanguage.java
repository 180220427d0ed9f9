package io.github.pas4j.embedded;

import io.github.pas4j.Language;
import io.github.pas4j.embedding.EncodingException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** A value for each language, made when it is first asked for. Thread-safe. */
final class PerLanguage<T> {

    private final Function<Language, T> maker;
    private final Map<Language, CompletableFuture<T>> values = new ConcurrentHashMap<>();

    PerLanguage(Function<Language, T> maker) {
        this.maker = maker;
    }

    T get(Language language) {
        CompletableFuture<T> value = values.computeIfAbsent(language, this::start);
        try {
            return value.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EncodingException("interrupted while the golden pairs of " + language + " were read", e);
        } catch (ExecutionException e) {
            values.remove(language, value); // the next call tries again
            throw e.getCause() instanceof RuntimeException own
                    ? own
                    : new EncodingException("the golden pairs of " + language + " cannot be read", e.getCause());
        }
    }

    /** On a thread of its own: a call whose time runs out meanwhile must not undo the work for the next one. */
    private CompletableFuture<T> start(Language language) {
        CompletableFuture<T> value = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        value.complete(maker.apply(language));
                    } catch (Throwable e) { // whoever waits must hear of an Error too
                        value.completeExceptionally(e);
                    }
                },
                "pas-golden-" + language);
        thread.setDaemon(true);
        thread.start();
        return value;
    }
}
