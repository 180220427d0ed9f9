package io.github.pas4j.datagen.report;

import io.github.pas4j.Category;
import io.github.pas4j.datagen.CorpusPrompt;
import io.github.pas4j.datagen.CuratedPrompt;
import io.github.pas4j.datagen.CurationResult;
import io.github.pas4j.datagen.DroppedPrompt;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The prompts of a result by their ids, with what became of them. */
final class PromptBook {

    /** A category that nobody could tell. */
    static final String UNKNOWN = "unknown";
    /** Of prompts that nobody was asked about. */
    static final String UNASKED = "not classified";

    private final Map<String, Entry> entries = new HashMap<>();

    /**
     * A prompt and what became of it.
     *
     * @param category its own or, of a duplicate, that of the prompt that stands for it
     */
    record Entry(CorpusPrompt prompt, Outcome outcome, String category) {}

    private PromptBook() {}

    static PromptBook of(CurationResult result) {
        PromptBook book = new PromptBook();
        boolean asked = !result.counts().byCategory().isEmpty();
        for (CuratedPrompt kept : result.kept()) {
            book.add(kept.prompt(), Outcome.KEPT, asked ? name(kept.category()) : UNASKED);
        }
        for (DroppedPrompt dropped : result.dropped()) {
            Outcome outcome = Outcome.of(dropped);
            boolean told = asked && outcome == Outcome.NOT_SELECTED;
            book.add(dropped.prompt(), outcome, told ? name(dropped.category()) : UNASKED);
        }
        for (DroppedPrompt dropped : result.dropped()) {
            Outcome outcome = Outcome.of(dropped);
            if (outcome == Outcome.NEAR_DUPLICATE || outcome == Outcome.EXACT_DUPLICATE) {
                book.find(dropped.keptId().orElse(""))
                        .ifPresent(keeper -> book.add(dropped.prompt(), outcome, keeper.category()));
            }
        }
        return book;
    }

    Optional<Entry> find(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    private void add(CorpusPrompt prompt, Outcome outcome, String category) {
        entries.put(prompt.id(), new Entry(prompt, outcome, category));
    }

    private static String name(Optional<Category> category) {
        return category.map(Category::id).orElse(UNKNOWN);
    }
}
