package io.github.pas4j.datagen;

import com.google.common.hash.Hashing;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.SentenceEncoder;
import io.github.pas4j.runs.FloatVectors;
import io.github.pas4j.runs.ResultKey;
import io.github.pas4j.runs.Results;
import io.github.pas4j.runs.RunStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Vectors of texts. With a run store each is computed once: what a batch has given is on disk before the next begins. */
final class VectorStage {

    /** Texts that are encoded and stored at once: what a killed run loses at most. */
    private static final int BATCH = 512;

    private final SentenceEncoder encoder;
    private final @Nullable Results results;

    /**
     * @param space the encoder's name in the run, such as its language
     */
    VectorStage(SentenceEncoder encoder, String space, @Nullable RunStore store) {
        this.encoder = encoder;
        if (store == null) {
            this.results = null;
        } else {
            String fingerprint = fingerprint(encoder);
            store.parameters().require("encoder." + space, fingerprint);
            this.results = store.results("vectors", fingerprint);
        }
    }

    /** The vectors in the order of the texts; equal texts are encoded once. */
    Embeddings encode(List<String> texts, LongConsumer progress) {
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            rows.computeIfAbsent(texts.get(i), text -> new ArrayList<>(1)).add(i);
        }
        List<String> distinct = List.copyOf(rows.keySet());
        Embeddings.Builder all = Embeddings.builder(texts.size(), encoder.dimension());
        long done = 0;
        progress.accept(done); // from now on the time counts
        for (int from = 0; from < distinct.size(); from += BATCH) {
            List<String> batch = distinct.subList(from, Math.min(distinct.size(), from + BATCH));
            Vector[] vectors = vectors(batch);
            for (int i = 0; i < vectors.length; i++) {
                for (int row : Objects.requireNonNull(rows.get(batch.get(i)))) {
                    vectors[i].into(all, row);
                    done++;
                }
            }
            progress.accept(done);
        }
        return all.build();
    }

    private Vector[] vectors(List<String> batch) {
        Vector[] vectors = new Vector[batch.size()];
        List<ResultKey> keys = batch.stream().map(TextKeys::of).toList();
        Map<ResultKey, byte[]> known = results == null ? Map.of() : results.getAll(keys);
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < vectors.length; i++) {
            byte[] bytes = known.get(keys.get(i));
            if (bytes == null) {
                missing.add(i);
            } else {
                vectors[i] = Vector.of(bytes);
            }
        }
        Embeddings encoded = encoder.encodeAll(missing.stream().map(batch::get).toList());
        Map<ResultKey, byte[]> fresh = new LinkedHashMap<>();
        for (int m = 0; m < missing.size(); m++) {
            Vector vector = new Vector(encoded.row(m), encoded.truncated(m));
            vectors[missing.get(m)] = vector;
            fresh.put(keys.get(missing.get(m)), vector.bytes());
        }
        if (results != null && !fresh.isEmpty()) {
            results.put(fresh);
        }
        return vectors;
    }

    /** Tells encoders apart by what they compute: a path or a name may hold another model tomorrow. */
    private static String fingerprint(SentenceEncoder encoder) {
        StringBuilder bytes = new StringBuilder();
        for (String text : List.of("What is the capital of France?", "请帮我写一首关于秋天的诗", "x")) {
            bytes.append(Arrays.hashCode(encoder.encode(text))).append(' ');
        }
        String digest = Hashing.sha256()
                .hashString(bytes, StandardCharsets.UTF_8)
                .toString()
                .substring(0, 12);
        return encoder.dimension() + " numbers, " + digest;
    }

    /** A vector and whether its text was cut. */
    private static final class Vector {
        private final float[] values;
        private final boolean truncated;

        Vector(float[] values, boolean truncated) {
            this.values = values;
            this.truncated = truncated;
        }

        static Vector of(byte[] bytes) {
            return new Vector(
                    FloatVectors.fromBytes(Arrays.copyOf(bytes, bytes.length - 1)), bytes[bytes.length - 1] != 0);
        }

        byte[] bytes() {
            byte[] vector = FloatVectors.toBytes(values);
            byte[] bytes = Arrays.copyOf(vector, vector.length + 1);
            bytes[vector.length] = (byte) (truncated ? 1 : 0);
            return bytes;
        }

        void into(Embeddings.Builder all, int row) {
            all.row(row, values);
            if (truncated) {
                all.truncated(row);
            }
        }
    }
}
