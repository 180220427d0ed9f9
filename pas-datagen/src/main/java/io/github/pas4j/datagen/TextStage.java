package io.github.pas4j.datagen;

import io.github.pas4j.runs.ResultKey;
import io.github.pas4j.runs.Results;
import io.github.pas4j.runs.RunStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Something that is told of each text, several texts at once. With a run store each is told once: what a portion has given is
 * on disk before the next ones begin.
 */
final class TextStage<T> {

    /** Texts whose results are stored at once, for each thread: what a killed run loses at most. */
    private static final int PORTION = 64;

    private final Function<List<String>, List<T>> tells;
    private final Form<T> form;
    private final int threads;
    private final @Nullable Results results;

    /** How results are stored. */
    interface Form<T> {
        byte[] bytes(T result);

        T result(byte[] bytes);
    }

    /**
     * @param name of the results in the run
     * @param fingerprint of what tells
     * @param tells one result for each text, in their order
     */
    TextStage(
            String name,
            String fingerprint,
            @Nullable RunStore store,
            int threads,
            Form<T> form,
            Function<List<String>, List<T>> tells) {
        this.tells = tells;
        this.form = form;
        this.threads = threads;
        this.results = store == null ? null : store.results(name, fingerprint);
    }

    /** A result for each text, in their order; equal texts are told of once. */
    List<T> of(List<String> texts, LongConsumer progress) {
        List<String> distinct = List.copyOf(new LinkedHashSet<>(texts));
        Map<String, T> told = new LinkedHashMap<>();
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            int step = PORTION * threads;
            for (int from = 0; from < distinct.size(); from += step) {
                List<String> some = distinct.subList(from, Math.min(distinct.size(), from + step));
                told.putAll(known(some));
                tell(some.stream().filter(text -> !told.containsKey(text)).toList(), told, pool);
                progress.accept(Math.min(texts.size(), from + some.size()));
            }
        } finally {
            pool.shutdown();
        }
        progress.accept(texts.size());
        return texts.stream()
                .map(text -> Objects.requireNonNull(told.get(text)))
                .toList();
    }

    private Map<String, T> known(List<String> texts) {
        Map<String, T> known = new LinkedHashMap<>();
        if (results != null) {
            Map<ResultKey, byte[]> stored =
                    results.getAll(texts.stream().map(TextKeys::of).toList());
            for (String text : texts) {
                byte[] bytes = stored.get(TextKeys.of(text));
                if (bytes != null) {
                    known.put(text, form.result(bytes));
                }
            }
        }
        return known;
    }

    private void tell(List<String> texts, Map<String, T> told, ForkJoinPool pool) {
        List<List<String>> portions = portions(texts);
        List<ForkJoinTask<List<T>>> running = portions.stream()
                .<ForkJoinTask<List<T>>>map(portion -> pool.submit(() -> checked(portion)))
                .toList();
        @Nullable RuntimeException failed = null;
        for (int i = 0; i < portions.size(); i++) {
            try {
                List<T> found = running.get(i).join();
                Map<ResultKey, byte[]> fresh = new LinkedHashMap<>();
                for (int j = 0; j < found.size(); j++) {
                    told.put(portions.get(i).get(j), found.get(j));
                    fresh.put(TextKeys.of(portions.get(i).get(j)), form.bytes(found.get(j)));
                }
                if (results != null) {
                    results.put(fresh);
                }
            } catch (RuntimeException e) { // others may have ended well, and were paid for
                failed = failed == null ? e : failed;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    private List<List<String>> portions(List<String> texts) {
        List<List<String>> portions = new ArrayList<>();
        int size = Math.max(1, (texts.size() + threads - 1) / threads);
        for (int from = 0; from < texts.size(); from += size) {
            portions.add(texts.subList(from, Math.min(texts.size(), from + size)));
        }
        return portions;
    }

    private List<T> checked(List<String> texts) {
        List<T> found = tells.apply(texts);
        if (found.size() != texts.size()) {
            throw new IllegalStateException(found.size() + " results were told of " + texts.size() + " texts");
        }
        return found;
    }
}
