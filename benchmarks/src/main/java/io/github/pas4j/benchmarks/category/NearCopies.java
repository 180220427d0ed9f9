package io.github.pas4j.benchmarks.category;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.Language;
import io.github.pas4j.benchmarks.Jsonl;
import io.github.pas4j.datagen.classify.LabelledPrompt;
import io.github.pas4j.embedded.internal.Focus;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.SentenceEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a prompt that was written for the shipped model is nearly one that the model is tested on. Tells places in our
 * files and cosines, never what the other row says: half of those rows nobody may look at.
 *
 * <p>Arguments: a JSONL file of labelled prompts (keys prompt and lang); and, to have the vectors of texts at hand the next
 * time, a folder.
 */
public final class NearCopies {

    /** As near as what {@code pas curate} takes for a duplicate. */
    private static final float NEAR = 0.9f;

    private NearCopies() {}

    /** Prints each near-copy, then how many there are and the nearest of all. */
    public static void main(String[] args) throws IOException {
        if (args.length < 1 || args.length > 2) {
            throw new IllegalArgumentException("give FILE and perhaps a folder");
        }
        Optional<Path> folder = args.length == 2 ? Optional.of(Path.of(args[1])) : Optional.empty();
        try (EncoderRouter encoders = RememberingEncoder.router(folder)) {
            for (Language language : List.of(Language.ENGLISH, Language.CHINESE)) {
                SentenceEncoder encoder = encoders.encoder(language).orElseThrow();
                List<String> ours = PublishedRows.further(language).stream()
                        .map(LabelledPrompt::prompt)
                        .toList();
                print(encoder, language, "public rows", ours, published(Path.of(args[0]), language));
                print(
                        encoder,
                        language,
                        "prompts labelled blind",
                        ours,
                        Labelled.own(language).stream().map(Labelled::prompt).toList());
            }
        }
    }

    /** All of a language, of both halves, whatever their labels; English stands for all but Chinese. */
    private static List<String> published(Path file, Language language) throws IOException {
        List<String> prompts = new ArrayList<>();
        for (JsonNode row : Jsonl.read(file)) {
            boolean chinese = row.path("lang").asText().equals(Language.CHINESE.code());
            if (chinese == language.equals(Language.CHINESE)) {
                prompts.add(row.path("prompt").asText());
            }
        }
        return prompts;
    }

    private static void print(
            SentenceEncoder encoder, Language language, String tested, List<String> ours, List<String> others) {
        Embeddings vectors = encoder.encodeAll(others.stream().map(Focus::of).toList());
        Embeddings asked = encoder.encodeAll(ours.stream().map(Focus::of).toList());
        int copies = 0;
        float highest = -1;
        for (int i = 0; i < ours.size(); i++) {
            float nearest = -1;
            for (int j = 0; j < others.size(); j++) {
                nearest = Math.max(nearest, vectors.dot(j, asked.row(i)));
            }
            if (nearest >= NEAR) {
                copies++;
                System.out.printf(
                        Locale.ROOT, "%s prompt %d: %.3f to one of the %s%n", language, i + 1, nearest, tested);
            }
            highest = Math.max(highest, nearest);
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %d of %d prompts have a cosine of at least %.1f to one of %d %s; highest %.3f%n",
                language,
                copies,
                ours.size(),
                NEAR,
                others.size(),
                tested,
                highest);
    }
}
