package io.github.pas4j.benchmarks.curation;

import io.github.pas4j.Language;
import io.github.pas4j.ProgressListener;
import io.github.pas4j.datagen.CorpusPrompt;
import io.github.pas4j.datagen.CorpusReader;
import io.github.pas4j.datagen.CuratedPrompt;
import io.github.pas4j.datagen.CurationResult;
import io.github.pas4j.datagen.DroppedPrompt;
import io.github.pas4j.datagen.PromptCurator;
import io.github.pas4j.datagen.PromptFilters;
import io.github.pas4j.datagen.RepresentativeChoice;
import io.github.pas4j.datagen.dedup.CanonicalText;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.SentenceEncoder;
import io.github.pas4j.embedding.index.ExactIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * How well what is selected covers what it is selected from: the mean cosine of each distinct prompt to the nearest selected
 * one, beside as many drawn at random, with the interval of the difference (bootstrap over prompts, and over draws).
 *
 * <p>Arguments: {@code en} or {@code zh}, how many, files of prompts.
 */
public final class Coverage {

    private static final int DRAWS = 20;
    private static final int RESAMPLES = 1_000;

    private Coverage() {}

    /** Prints a row for each choice of representatives. */
    public static void main(String[] args) {
        if (args.length < 3) {
            throw new IllegalArgumentException("usage: Coverage en|zh SIZE FILE...");
        }
        Language language = new Language(args[0]);
        int size = Integer.parseInt(args[1]);
        List<CorpusPrompt> prompts = new ArrayList<>();
        try (CorpusReader reader =
                CorpusReader.builder(List.of(args).subList(2, args.length)).open()) {
            reader.forEachRemaining(prompts::add);
        }
        System.out.println("| chosen | selected of distinct | groups | coverage | at random | margin [95 %] |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        try (Remembering encoder = new Remembering(
                language.equals(Language.CHINESE) ? BundledEncoders.bgeSmallZh() : BundledEncoders.bgeSmallEn())) {
            for (RepresentativeChoice choice : RepresentativeChoice.values()) {
                CurationResult result = PromptCurator.builder(encoder)
                        .filters(PromptFilters.builder().languages(Set.of(language)))
                        .representativesPerCluster(3)
                        .representatives(choice)
                        .size(size)
                        .build()
                        .curate(prompts);
                print(choice, result, encoder);
            }
        }
    }

    private static void print(RepresentativeChoice choice, CurationResult result, SentenceEncoder encoder) {
        List<CorpusPrompt> selected =
                result.kept().stream().map(CuratedPrompt::prompt).toList();
        List<CorpusPrompt> all = new ArrayList<>(selected);
        result.dropped().stream()
                .filter(prompt -> prompt.reason().equals("not-selected"))
                .map(DroppedPrompt::prompt)
                .forEach(all::add);
        Embeddings vectors = encoder.encodeAll(
                all.stream().map(prompt -> CanonicalText.of(prompt.text())).toList());
        double[] ours = nearest(vectors, range(selected.size()));
        Random random = new Random(7);
        double[][] drawn = new double[DRAWS][];
        List<Integer> numbers = new ArrayList<>(range(all.size()));
        for (int draw = 0; draw < DRAWS; draw++) {
            Collections.shuffle(numbers, random);
            drawn[draw] = nearest(vectors, numbers.subList(0, selected.size()));
        }
        double[] margins = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            double[] draw = drawn[random.nextInt(DRAWS)];
            double sum = 0;
            for (int n = 0; n < ours.length; n++) {
                int i = random.nextInt(ours.length);
                sum += ours[i] - draw[i];
            }
            margins[r] = sum / ours.length;
        }
        Arrays.sort(margins);
        double chance =
                Arrays.stream(drawn).mapToDouble(Coverage::mean).average().orElse(0);
        System.out.printf(
                Locale.ROOT,
                "| %s | %d of %d | %d | %.4f | %.4f | %+.4f [%+.4f, %+.4f] |%n",
                choice,
                selected.size(),
                all.size(),
                result.counts().clusters().orElse(0),
                mean(ours),
                chance,
                mean(ours) - chance,
                margins[(int) (0.025 * RESAMPLES)],
                margins[(int) (0.975 * RESAMPLES)]);
    }

    private static List<Integer> range(int size) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    /** Of each vector the cosine to the nearest of some. */
    private static double[] nearest(Embeddings vectors, List<Integer> some) {
        double[] cosines = new double[vectors.size()];
        try (ExactIndex index = ExactIndex.create(vectors.dimension())) {
            some.forEach(i -> index.add(vectors.row(i)));
            index.searchAll(vectors, 1, (i, found) -> cosines[i] = found.get(0).cosine());
        }
        return cosines;
    }

    /** Encodes each text once. */
    private static final class Remembering implements SentenceEncoder {
        private final SentenceEncoder encoder;
        private final Map<String, float[]> known = new HashMap<>();

        Remembering(SentenceEncoder encoder) {
            this.encoder = encoder;
        }

        @Override
        public int dimension() {
            return encoder.dimension();
        }

        @Override
        public float[] encode(String text) {
            return encoder.encode(text);
        }

        @Override
        public Embeddings encodeAll(List<String> texts) {
            List<String> missing = texts.stream()
                    .filter(text -> !known.containsKey(text))
                    .distinct()
                    .toList();
            Embeddings fresh = encoder.encodeAll(missing);
            for (int i = 0; i < missing.size(); i++) {
                known.put(missing.get(i), fresh.row(i));
            }
            Embeddings.Builder all = Embeddings.builder(texts.size(), dimension());
            for (int i = 0; i < texts.size(); i++) {
                all.row(i, Objects.requireNonNull(known.get(texts.get(i))));
            }
            return all.build();
        }

        @Override
        public Embeddings encodeAll(List<String> texts, ProgressListener listener) {
            return encodeAll(texts);
        }

        @Override
        public void close() {
            encoder.close();
        }
    }
}
