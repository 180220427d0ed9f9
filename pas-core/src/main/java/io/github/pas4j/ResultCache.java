package io.github.pas4j;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The results used last, by prompt. A plain map under a lock: it costs nothing beside what it saves. */
final class ResultCache {

    /** What a result depends on, within one augmenter. */
    record Key(String prompt, @Nullable Category category, String generator) {}

    private final Map<Key, AugmentedPrompt> results;

    ResultCache(CacheOptions options) {
        this.results = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, AugmentedPrompt> eldest) {
                return size() > options.maxEntries();
            }
        };
    }

    synchronized Optional<AugmentedPrompt> find(Key key) {
        return Optional.ofNullable(results.get(key));
    }

    synchronized void put(Key key, AugmentedPrompt result) {
        results.put(key, result);
    }
}
