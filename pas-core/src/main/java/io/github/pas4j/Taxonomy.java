package io.github.pas4j;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A list of categories, each id once, in a fixed order. Immutable and thread-safe. */
public final class Taxonomy {

    private static final Taxonomy PAS14 = of(List.of(
            new Category("question-answering", "facts, explanations, definitions, how-to, comparisons"),
            new Category("coding", "write, debug, explain, review or configure software"),
            new Category("mathematics", "arithmetic, word problems, algebra, proofs, probability"),
            new Category("reasoning", "puzzles, logic, inference, estimation"),
            new Category("creative-writing", "stories, poems, letters, marketing texts, articles, invented worlds"),
            new Category("rewriting", "proofread, paraphrase, change tone, form or length of a given text"),
            new Category("summarisation", "shorten a given text to what matters in it"),
            new Category("extraction", "take facts, names, numbers or answers out of a given text"),
            new Category("translation", "carry a text or phrase over into another language"),
            new Category("classification", "assign labels, topics, sentiments or groups"),
            new Category("analysis", "examine an issue, a work or data: causes, effects, meaning"),
            new Category("advice", "personal advice, recommendations, choices"),
            new Category("brainstorming", "ideas, names, plans, itineraries, outlines"),
            new Category("conversation", "small talk, role play, talk about the assistant itself")));

    private final Map<String, Category> byId;

    private Taxonomy(Map<String, Category> byId) {
        this.byId = byId;
    }

    /** The 14 categories of this library's bundled data; their number is the paper's (PAS, section 3.1). */
    public static Taxonomy pas14() {
        return PAS14;
    }

    /**
     * A taxonomy of one's own.
     *
     * @throws IllegalArgumentException if it is empty or an id comes twice
     */
    public static Taxonomy of(Collection<Category> categories) {
        Map<String, Category> byId = new LinkedHashMap<>();
        for (Category category : categories) {
            if (byId.put(category.id(), category) != null) {
                throw new IllegalArgumentException("category id comes twice: " + category.id());
            }
        }
        if (byId.isEmpty()) {
            throw new IllegalArgumentException("a taxonomy must have at least one category");
        }
        return new Taxonomy(byId);
    }

    /** All categories, in order. */
    public List<Category> categories() {
        return List.copyOf(byId.values());
    }

    /** The category of an id, or empty where this taxonomy has none. */
    public Optional<Category> find(String id) {
        return Optional.ofNullable(byId.get(Objects.requireNonNull(id, "id")));
    }

    /**
     * The category of an id.
     *
     * @throws IllegalArgumentException if this taxonomy has none, naming those that it has
     */
    public Category category(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException(
                "no category '" + id + "'; there are " + String.join(", ", byId.keySet())));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Taxonomy taxonomy && taxonomy.categories().equals(categories());
    }

    @Override
    public int hashCode() {
        return categories().hashCode();
    }

    @Override
    public String toString() {
        return "Taxonomy" + byId.keySet();
    }
}
