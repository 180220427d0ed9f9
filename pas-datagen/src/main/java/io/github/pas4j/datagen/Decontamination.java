package io.github.pas4j.datagen;

import io.github.pas4j.datagen.Candidate.Fate;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.Neighbor;
import io.github.pas4j.embedding.index.ExactIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes out what is too near to an evaluation set: the same canonical text, half of a question's runs of 13 words, or a
 * cosine that reaches the threshold. Vetoes do not count here: a test question with another number is a test question.
 */
final class Decontamination {

    /** Share of a question's runs of words that a prompt may not have. */
    private static final double MOST_RUNS = 0.5;

    private final List<CorpusPrompt> questions;
    private final Map<String, Integer> byText = new HashMap<>();
    private final Map<Long, List<Integer>> byRun = new HashMap<>();
    private final List<Integer> runs = new ArrayList<>();

    Decontamination(List<CorpusPrompt> questions) {
        this.questions = questions;
        for (int q = 0; q < questions.size(); q++) {
            String canonical = Candidate.canonical(questions.get(q));
            byText.putIfAbsent(canonical, q);
            Set<Long> own = WordRuns.of(canonical);
            runs.add(own.size());
            for (long run : own) {
                byRun.computeIfAbsent(run, none -> new ArrayList<>(1)).add(q);
            }
        }
    }

    /** Drops what shares its words with a question. */
    void byWords(Candidate candidate, String canonical) {
        Integer same = byText.get(canonical);
        if (same != null) {
            candidate.drop(fate(same, 1, "same-text"));
            return;
        }
        Map<Integer, Integer> shared = new HashMap<>();
        for (long run : WordRuns.of(canonical)) {
            for (int q : byRun.getOrDefault(run, List.of())) {
                shared.merge(q, 1, Integer::sum);
            }
        }
        int nearest = -1;
        double most = 0;
        for (Map.Entry<Integer, Integer> entry : shared.entrySet()) {
            double share = entry.getValue() / (double) runs.get(entry.getKey());
            if (share > most || (share == most && entry.getKey() < nearest)) {
                nearest = entry.getKey();
                most = share;
            }
        }
        if (most >= MOST_RUNS) {
            candidate.drop(fate(nearest, most, "words"));
        }
    }

    /**
     * Drops those whose vector is within the threshold of a question's.
     *
     * @param numbers of the questions that {@code questionVectors} are of
     */
    void byVectors(
            List<Candidate> candidates,
            Embeddings vectors,
            List<Integer> numbers,
            Embeddings questionVectors,
            float threshold) {
        try (ExactIndex index = ExactIndex.create(questionVectors.dimension())) {
            index.addAll(questionVectors);
            index.searchAll(vectors, 1, (i, nearest) -> {
                Candidate candidate = candidates.get(i);
                if (candidate.fate().isEmpty() && !nearest.isEmpty()) {
                    Neighbor first = nearest.get(0);
                    if (first.cosine() >= threshold) {
                        candidate.drop(fate(numbers.get(first.id()), first.cosine(), "cosine"));
                    }
                }
            });
        }
    }

    private Fate fate(int question, double similarity, String method) {
        return new Fate(DroppedPrompt.CONTAMINATED, questions.get(question).id(), similarity, method);
    }
}
