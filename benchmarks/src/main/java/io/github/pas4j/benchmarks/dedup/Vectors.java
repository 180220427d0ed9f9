package io.github.pas4j.benchmarks.dedup;

import io.github.pas4j.Language;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.SentenceEncoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Vectors of texts, each text of a language encoded once. */
final class Vectors {

    private record Row(Embeddings of, int number) {}

    private final Map<Language, Map<String, Row>> rows = new HashMap<>();

    /** Encodes what is not encoded yet. */
    void encode(Language language, Collection<String> texts) {
        Map<String, Row> known = rows.computeIfAbsent(language, l -> new HashMap<>());
        List<String> some = new ArrayList<>(new LinkedHashSet<>(texts));
        some.removeIf(known::containsKey);
        try (EncoderRouter router = BundledEncoders.router()) {
            SentenceEncoder encoder = router.encoder(language).orElseThrow();
            Embeddings vectors = encoder.encodeAll(some);
            for (int i = 0; i < some.size(); i++) {
                known.put(some.get(i), new Row(vectors, i));
            }
        }
    }

    Embeddings of(Language language, List<String> texts) {
        int dimension = row(language, texts.get(0)).of().dimension();
        Embeddings.Builder out = Embeddings.builder(texts.size(), dimension);
        for (int i = 0; i < texts.size(); i++) {
            Row row = row(language, texts.get(i));
            out.row(i, row.of().row(row.number()));
            if (row.of().truncated(row.number())) {
                out.truncated(i);
            }
        }
        return out.build();
    }

    double cosine(Language language, String a, String b) {
        Row row = row(language, a);
        Row other = row(language, b);
        return row.of().dot(row.number(), other.of().row(other.number()));
    }

    private Row row(Language language, String text) {
        return Objects.requireNonNull(Objects.requireNonNull(rows.get(language)).get(text));
    }
}
