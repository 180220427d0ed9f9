package io.github.pas4j.embedded;

import ai.onnxruntime.OrtEnvironment;
import io.github.pas4j.GoldenPair;
import io.github.pas4j.GoldenPairs;
import io.github.pas4j.Language;
import io.github.pas4j.embedded.internal.Focus;
import io.github.pas4j.embedded.internal.LabelledPrompts;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.SentenceEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the models of categories and intents; those of the bundled data were learnt when this module was built. */
final class Models {

    /** What is learnt, and how: chosen on the half of the labelled prompts that may be looked at (docs/quality.md). */
    private static final KernelModel.Settings CATEGORIES = new KernelModel.Settings(9, 0.3, 2);

    private static final KernelModel.Settings INTENTS = new KernelModel.Settings(4, 0.5, 1);

    /** By the encoder's name: of one, so that vectors are in memory, and multiplied, once for both models. */
    private static final Map<String, Optional<BundledModels>> READ = new ConcurrentHashMap<>();

    private Models() {}

    /** A model of a language's categories from the bundled data: from all of it for a bundled encoder. */
    static KernelModel bundledCategories(Language language, SentenceEncoder encoder) {
        return bundled(encoder)
                .map(BundledModels::categories)
                .orElseGet(() -> learn(CATEGORIES, LabelledPrompts.goldenCategories(language), language, encoder));
    }

    /** A model of the intents of these pairs, all of one language. */
    static KernelModel intents(List<GoldenPair> pairs, Language language, SentenceEncoder encoder) {
        Optional<BundledModels> bundled =
                pairs.equals(GoldenPairs.bundledTransferable().pairs(language)) ? bundled(encoder) : Optional.empty();
        return bundled.map(BundledModels::intents).orElseGet(() -> {
            LabelledPrompts examples = encoder instanceof BundledEncoder
                    ? LabelledPrompts.intentsWithExamples(pairs, language)
                    : LabelledPrompts.intents(pairs);
            return learn(INTENTS, examples, language, encoder);
        });
    }

    /** A model of the categories of these pairs, all of one language. */
    static KernelModel categories(List<GoldenPair> pairs, Language language, SentenceEncoder encoder) {
        return learn(CATEGORIES, LabelledPrompts.categories(pairs), language, encoder);
    }

    private static KernelModel learn(
            KernelModel.Settings settings, LabelledPrompts examples, Language language, SentenceEncoder encoder) {
        return KernelModel.fit(examples, vectors(examples.prompts(), language, encoder), settings);
    }

    /** Sentence vectors; those of the bundled examples are looked up rather than computed again. */
    private static Embeddings vectors(List<String> prompts, Language language, SentenceEncoder encoder) {
        Map<String, float[]> known = knownVectors(language, encoder);
        List<String> unknown =
                prompts.stream().filter(prompt -> !known.containsKey(prompt)).toList();
        Embeddings computed = encoder.encodeAll(unknown.stream().map(Focus::of).toList());
        for (int i = 0; i < unknown.size(); i++) {
            known.put(unknown.get(i), computed.row(i));
        }
        Embeddings.Builder vectors = Embeddings.builder(prompts.size(), encoder.dimension());
        for (int i = 0; i < prompts.size(); i++) {
            vectors.row(i, Objects.requireNonNull(known.get(prompts.get(i))));
        }
        return vectors.build();
    }

    private static Map<String, float[]> knownVectors(Language language, SentenceEncoder encoder) {
        Map<String, float[]> known = new HashMap<>();
        bundled(encoder).ifPresent(models -> {
            Examples examples = Examples.of(language);
            if (models.isMadeFrom(examples.digest(encoder))) {
                List<String> prompts = examples.prompts();
                Embeddings rows = models.vectors().rows();
                for (int i = 0; i < rows.size(); i++) {
                    known.put(prompts.get(i), rows.row(i));
                }
            }
        });
        return known;
    }

    private static Optional<BundledModels> bundled(SentenceEncoder encoder) {
        // That they were made from the examples was checked by the build: reading those again would take longer.
        return encoder instanceof BundledEncoder bundled
                ? READ.computeIfAbsent(bundled.name(), Models::read)
                : Optional.empty();
    }

    private static Optional<BundledModels> read(String encoder) {
        try (InputStream in = Models.class.getResourceAsStream(fileName(encoder))) {
            return in == null ? Optional.empty() : ModelFile.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fileName(String encoder) {
        return "golden-" + encoder + ".bin";
    }

    /** All that the bundled models of a language are made from. */
    private record Examples(LabelledPrompts categories, LabelledPrompts intents) {

        static Examples of(Language language) {
            return new Examples(LabelledPrompts.bundledCategories(language), LabelledPrompts.bundledIntents(language));
        }

        /** Each prompt once. */
        List<String> prompts() {
            Set<String> all = new LinkedHashSet<>(categories.prompts());
            all.addAll(intents.prompts());
            return List.copyOf(all);
        }

        byte[] digest(SentenceEncoder encoder) {
            List<String> parts = new ArrayList<>(
                    List.of(ModelFile.LAYOUT, encoder.toString(), CATEGORIES.toString(), INTENTS.toString()));
            parts.addAll(categories.prompts());
            parts.addAll(categories.labels());
            parts.addAll(intents.prompts());
            parts.addAll(intents.labels());
            try {
                MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
                for (String part : parts) {
                    sha256.update(part.getBytes(StandardCharsets.UTF_8));
                    sha256.update((byte) 0);
                }
                return sha256.digest();
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }

    /** Called by the build: writes the files that are missing or out of date into the folder that is its argument. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        try (EncoderRouter encoders = BundledEncoders.router()) {
            for (Language language : encoders.languages()) {
                write(folder, language, (BundledEncoder)
                        encoders.encoder(language).orElseThrow());
            }
        }
    }

    private static void write(Path folder, Language language, BundledEncoder encoder) throws IOException {
        Examples examples = Examples.of(language);
        byte[] digest = examples.digest(encoder);
        String runtime = OrtEnvironment.getEnvironment().getVersion();
        if (bundled(encoder)
                .filter(models -> models.isMadeFrom(digest) && models.runtime().equals(runtime))
                .isPresent()) {
            return;
        }
        List<String> prompts = examples.prompts();
        Embeddings vectors = encoder.encodeAll(prompts.stream().map(Focus::of).toList());
        Columns shared = Columns.of(vectors);
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < prompts.size(); i++) {
            places.put(prompts.get(i), i);
        }
        BundledModels models = new BundledModels(
                digest,
                runtime,
                learnOver(shared, vectors, places, examples.categories(), CATEGORIES),
                learnOver(shared, vectors, places, examples.intents(), INTENTS));
        try (OutputStream out = Files.newOutputStream(folder.resolve(fileName(encoder.name())))) {
            ModelFile.write(models, out);
        }
    }

    private static KernelModel learnOver(
            Columns shared,
            Embeddings vectors,
            Map<String, Integer> places,
            LabelledPrompts examples,
            KernelModel.Settings settings) {
        int[] rows = examples.prompts().stream().mapToInt(places::get).toArray();
        Embeddings.Builder own = Embeddings.builder(rows.length, vectors.dimension());
        for (int i = 0; i < rows.length; i++) {
            own.row(i, vectors.row(rows[i]));
        }
        return KernelModel.fit(examples, own.build(), settings).over(shared, rows);
    }
}
