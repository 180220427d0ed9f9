package io.github.pas4j.embedded;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the models of categories and intents; those of the bundled data were learnt when this module was built. */
final class Models {

    /** What is learnt, and how: chosen on the half of the labelled prompts that may be looked at (docs/quality.md). */
    private record Kind(String name, KernelModel.Settings settings) {
        static final Kind CATEGORIES = new Kind("categories", new KernelModel.Settings(9, 0.3, 2));
        static final Kind INTENTS = new Kind("intents", new KernelModel.Settings(4, 0.5, 1));
    }

    private Models() {}

    /** A model of a language's categories from the bundled data: from all of it for a bundled encoder. */
    static KernelModel bundledCategories(Language language, SentenceEncoder encoder) {
        // The digest was checked by the build: reading all those prompts again would take longer than the model.
        return open(Kind.CATEGORIES, encoder, Optional.empty())
                .orElseGet(() -> learn(Kind.CATEGORIES, LabelledPrompts.goldenCategories(language), language, encoder));
    }

    /** A model of the intents of these pairs, all of one language. */
    static KernelModel intents(List<GoldenPair> pairs, Language language, SentenceEncoder encoder) {
        Optional<KernelModel> bundled =
                pairs.equals(GoldenPairs.bundledTransferable().pairs(language))
                        ? open(Kind.INTENTS, encoder, Optional.empty())
                        : Optional.empty();
        return bundled.orElseGet(() -> {
            LabelledPrompts examples = encoder instanceof BundledEncoder
                    ? LabelledPrompts.intentsWithExamples(pairs, language)
                    : LabelledPrompts.intents(pairs);
            return learn(Kind.INTENTS, examples, language, encoder);
        });
    }

    /** A model of the categories of these pairs, all of one language. */
    static KernelModel categories(List<GoldenPair> pairs, Language language, SentenceEncoder encoder) {
        return learn(Kind.CATEGORIES, LabelledPrompts.categories(pairs), language, encoder);
    }

    private static KernelModel learn(Kind kind, LabelledPrompts examples, Language language, SentenceEncoder encoder) {
        return KernelModel.fit(examples, vectors(examples.prompts(), language, encoder), kind.settings());
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
        float[] values = new float[prompts.size() * encoder.dimension()];
        for (int i = 0; i < prompts.size(); i++) {
            float[] vector = known.getOrDefault(prompts.get(i), new float[0]);
            System.arraycopy(vector, 0, values, i * encoder.dimension(), encoder.dimension());
        }
        return Embeddings.of(values, encoder.dimension());
    }

    private static Map<String, float[]> knownVectors(Language language, SentenceEncoder encoder) {
        Map<String, float[]> known = new HashMap<>();
        if (!(encoder instanceof BundledEncoder)) {
            return known;
        }
        addKnown(known, Kind.CATEGORIES, encoder, LabelledPrompts.bundledCategories(language));
        addKnown(known, Kind.INTENTS, encoder, LabelledPrompts.bundledIntents(language));
        return known;
    }

    private static void addKnown(
            Map<String, float[]> known, Kind kind, SentenceEncoder encoder, LabelledPrompts examples) {
        open(kind, encoder, Optional.of(digest(kind, encoder, examples))).ifPresent(model -> {
            Embeddings rows = model.vectors().rows();
            for (int i = 0; i < rows.size(); i++) {
                known.putIfAbsent(examples.prompts().get(i), rows.row(i));
            }
        });
    }

    private static Optional<KernelModel> open(Kind kind, SentenceEncoder encoder, Optional<byte[]> digest) {
        if (!(encoder instanceof BundledEncoder bundled)) {
            return Optional.empty();
        }
        try (InputStream in = Models.class.getResourceAsStream(fileName(kind, bundled))) {
            return in == null ? Optional.empty() : ModelFile.read(in, digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fileName(Kind kind, BundledEncoder encoder) {
        return kind.name() + "-" + encoder.name() + ".bin";
    }

    /** Of everything that a model is made from. */
    private static byte[] digest(Kind kind, SentenceEncoder encoder, LabelledPrompts examples) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            List<String> parts = new ArrayList<>(List.of(
                    ModelFile.LAYOUT, encoder.toString(), kind.settings().toString()));
            parts.addAll(examples.prompts());
            parts.addAll(examples.labels());
            for (String part : parts) {
                sha256.update(part.getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) 0);
            }
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Called by the build: writes the files that are missing or out of date into the folder that is its argument. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        try (EncoderRouter encoders = BundledEncoders.router()) {
            for (Language language : encoders.languages()) {
                BundledEncoder encoder =
                        (BundledEncoder) encoders.encoder(language).orElseThrow();
                write(folder, Kind.CATEGORIES, language, encoder, LabelledPrompts.bundledCategories(language));
                write(folder, Kind.INTENTS, language, encoder, LabelledPrompts.bundledIntents(language));
            }
        }
    }

    private static void write(
            Path folder, Kind kind, Language language, BundledEncoder encoder, LabelledPrompts examples)
            throws IOException {
        byte[] digest = digest(kind, encoder, examples);
        if (open(kind, encoder, Optional.of(digest)).isPresent()) {
            return;
        }
        KernelModel model = learn(kind, examples, language, encoder);
        try (OutputStream out = Files.newOutputStream(folder.resolve(fileName(kind, encoder)))) {
            ModelFile.write(model, out, digest);
        }
    }
}
