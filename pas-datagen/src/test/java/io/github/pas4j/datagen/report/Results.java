package io.github.pas4j.datagen.report;

import io.github.pas4j.Category;
import io.github.pas4j.Language;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.datagen.CorpusPrompt;
import io.github.pas4j.datagen.CurationResult;
import io.github.pas4j.datagen.PromptCurator;
import io.github.pas4j.datagen.PromptFilters;
import io.github.pas4j.datagen.dedup.PairVeto;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.SentenceEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Curations to report on, of made prompts by an encoder that costs nothing. */
final class Results {

    private static final List<Category> CATEGORIES = Taxonomy.pas14().categories();

    private Results() {}

    static PromptCurator.Builder curator() {
        return PromptCurator.builder(new ByWords())
                .languageDetector(text -> Optional.of(text.contains("zh") ? Language.CHINESE : Language.ENGLISH))
                .filters(PromptFilters.builder().minTokens(3))
                .classifier(prompt -> prompt.startsWith("?")
                        ? Optional.empty()
                        : Optional.of(CATEGORIES.get(prompt.length() % CATEGORIES.size())))
                .veto(PairVeto.none())
                .exactIndex()
                .threads(1)
                .vectorSample(CurationHtmlReport.MAP_POINTS);
    }

    static CurationResult of(String... texts) {
        List<CorpusPrompt> prompts = new ArrayList<>();
        for (String text : texts) {
            prompts.add(CorpusPrompt.builder("id-" + prompts.size(), text).build());
        }
        return curator().representativesPerCluster(2).build().curate(prompts);
    }

    /** Some of each fate: too short, the same again, nearly the same, and others. */
    static List<CorpusPrompt> made(int size) {
        return made(size, 5, "");
    }

    /**
     * @param words of each prompt
     * @param around what stands on both sides of each word
     */
    static List<CorpusPrompt> made(int size, int words, String around) {
        Random random = new Random(5);
        List<CorpusPrompt> prompts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            StringBuilder text = new StringBuilder(i % 7 == 0 ? "zh" : "to");
            for (int w = 0; w < words; w++) {
                text.append(' ').append(around).append(word(random)).append(around);
            }
            String made = switch (i % 10) {
                case 0 -> "x";
                case 1 -> "tell me the very same thing again and again";
                default -> text.toString();
            };
            prompts.add(CorpusPrompt.builder("p" + i, made).build());
        }
        return prompts;
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 2; i++) {
            word.append((char) ('b' + random.nextInt(20))).append((char) ('a' + random.nextInt(3)));
        }
        return word.toString();
    }

    /** Texts that share words are near. */
    private static final class ByWords implements SentenceEncoder {

        private static final int DIMENSION = 24;

        @Override
        public int dimension() {
            return DIMENSION;
        }

        @Override
        public float[] encode(String text) {
            float[] sum = new float[DIMENSION];
            sum[0] = 0.1f;
            for (String word : text.split("\\s+", -1)) {
                Random random = new Random(word.hashCode());
                for (int d = 0; d < DIMENSION; d++) {
                    sum[d] += (float) random.nextGaussian();
                }
            }
            double squares = 0;
            for (float value : sum) {
                squares += value * value;
            }
            for (int d = 0; d < DIMENSION; d++) {
                sum[d] /= (float) Math.sqrt(squares);
            }
            return sum;
        }

        @Override
        public Embeddings encodeAll(List<String> texts) {
            Embeddings.Builder rows = Embeddings.builder(texts.size(), DIMENSION);
            for (int i = 0; i < texts.size(); i++) {
                rows.row(i, encode(texts.get(i)));
            }
            return rows.build();
        }

        @Override
        public void close() {}
    }
}
