package io.github.pas4j;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.SentenceEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The examples nearest in meaning to a prompt. An example's vector is computed when the first prompt of its language and
 * category comes, and kept.
 */
final class NearestExamples {

    private record Key(Language language, String prompt) {}

    private record Scored(Example example, float cosine) {}

    private final Function<Language, Optional<SentenceEncoder>> encoders;
    private final Map<Key, float[]> vectors = new ConcurrentHashMap<>();

    NearestExamples(Function<Language, Optional<SentenceEncoder>> encoders) {
        this.encoders = encoders;
    }

    Optional<SentenceEncoder> encoder(Language language) {
        return encoders.apply(language);
    }

    /** The nearest last, right before the prompt. */
    List<Example> of(
            String prompt,
            Language language,
            SentenceEncoder encoder,
            List<Example> candidates,
            List<Example> fixed,
            int count) {
        Set<Example> shown = new HashSet<>(fixed);
        Embeddings asked = Embeddings.of(encoder.encode(prompt), encoder.dimension());
        List<Scored> scored = new ArrayList<>();
        for (Example example : candidates) {
            if (!shown.contains(example)) {
                scored.add(new Scored(example, asked.dot(0, vector(example, language, encoder))));
            }
        }
        scored.sort(Comparator.comparingDouble(Scored::cosine).reversed()); // stable: ties stay in order
        List<Example> nearest = new ArrayList<>(
                scored.stream().limit(count).map(Scored::example).toList());
        Collections.reverse(nearest);
        return nearest;
    }

    /** Encoded outside of the map, so that a slow model is not waited for in its lock; two may do the same work once. */
    private float[] vector(Example example, Language language, SentenceEncoder encoder) {
        Key key = new Key(language, example.pair().prompt());
        float[] vector = vectors.get(key);
        if (vector == null) {
            vector = encoder.encode(key.prompt());
            vectors.put(key, vector);
        }
        return vector;
    }
}
