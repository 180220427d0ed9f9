package io.github.pas4j.datagen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.ToDoubleFunction;

/** The prompts as they came: those a filter took out, and the others, one candidate for each text. */
final class Intake {

    private static final int TOLD_EVERY = 1000;

    private final List<CorpusPrompt> prompts = new ArrayList<>();
    private final Map<Integer, String> filtered = new HashMap<>();
    private final List<Candidate> candidates = new ArrayList<>();

    private Intake() {}

    static Intake of(
            Iterator<CorpusPrompt> source,
            PromptFilters filters,
            ToDoubleFunction<CorpusPrompt> priority,
            LongConsumer progress) {
        Intake intake = new Intake();
        intake.read(source, filters, progress);
        intake.choose(priority);
        return intake;
    }

    private void read(Iterator<CorpusPrompt> source, PromptFilters filters, LongConsumer progress) {
        ExactDuplicates texts = ExactDuplicates.create();
        Set<String> ids = new HashSet<>();
        while (source.hasNext()) {
            CorpusPrompt prompt = source.next();
            int number = prompts.size();
            prompts.add(prompt);
            if (!ids.add(prompt.id())) {
                throw new IllegalArgumentException("two prompts have the id " + prompt.id());
            }
            FilterVerdict verdict = filters.apply(prompt);
            if (verdict.reason().isPresent()) {
                filtered.put(number, verdict.reason().get());
            } else {
                OptionalInt first = texts.add(SameTextKey.of(prompt.text()), candidates.size());
                if (first.isPresent()) {
                    candidates.get(first.getAsInt()).add(number);
                } else {
                    candidates.add(new Candidate(number, verdict.language()));
                }
            }
            if (prompts.size() % TOLD_EVERY == 0) {
                progress.accept(prompts.size());
            }
        }
        progress.accept(prompts.size());
    }

    /** Of one text the prompt with the highest priority stands for the others, of equals the first. */
    private void choose(ToDoubleFunction<CorpusPrompt> priority) {
        for (Candidate candidate : candidates) {
            double best = Double.NEGATIVE_INFINITY;
            for (int member : candidate.members()) {
                double own = priority.applyAsDouble(prompts.get(member));
                if (!Double.isFinite(own)) {
                    throw new IllegalArgumentException(
                            "the priority of " + prompts.get(member).id() + " is not finite: " + own);
                }
                if (own > best) {
                    best = own;
                    candidate.choose(member);
                }
            }
        }
    }

    List<CorpusPrompt> prompts() {
        return prompts;
    }

    /** Reasons by the number of the prompt. */
    Map<Integer, String> filtered() {
        return filtered;
    }

    /** In the order of their first prompts. */
    List<Candidate> candidates() {
        return candidates;
    }

    /** The prompt that stands for a candidate. */
    CorpusPrompt prompt(Candidate candidate) {
        return prompts.get(candidate.chosen());
    }
}
