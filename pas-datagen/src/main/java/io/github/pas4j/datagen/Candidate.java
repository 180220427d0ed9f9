package io.github.pas4j.datagen;

import io.github.pas4j.Category;
import io.github.pas4j.Language;
import io.github.pas4j.datagen.dedup.CanonicalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Prompts of one text, of which one stands for the others; and what is found out about it. */
final class Candidate {

    private final Optional<Language> language;
    private final List<Integer> members = new ArrayList<>(1);
    private int chosen;
    private @Nullable Fate fate;
    private double quality = Double.NaN;
    private @Nullable Category category;
    private @Nullable Place place;
    private @Nullable Place finerPlace;

    /**
     * Why it is dropped.
     *
     * @param reason as in {@link DroppedPrompt#reason()}
     * @param keptId for what, if for something
     * @param similarity how similar; NaN where nothing was compared
     * @param method by what method, if something was compared
     * @param detail for people to read, if there is more to say
     */
    record Fate(
            String reason,
            @Nullable String keptId,
            double similarity,
            @Nullable String method,
            @Nullable String detail) {

        Fate(String reason, String keptId, double similarity, String method) {
            this(reason, keptId, similarity, method, null);
        }

        static Fate notSelected(String detail, @Nullable String instead) {
            return new Fate(DroppedPrompt.NOT_SELECTED, instead, Double.NaN, null, detail);
        }
    }

    Candidate(int first, Optional<Language> language) {
        this.chosen = first;
        this.language = language;
        members.add(first);
    }

    void add(int member) {
        members.add(member);
    }

    /** Numbers of the prompts, rising. */
    List<Integer> members() {
        return members;
    }

    /** Number of the prompt that stands for all. */
    int chosen() {
        return chosen;
    }

    void choose(int member) {
        chosen = member;
    }

    Optional<Language> language() {
        return language;
    }

    /** The language's code, or what stands for none. */
    String languageCode() {
        return language.map(Language::code).orElse(CurationCounts.UNCLEAR);
    }

    Optional<Fate> fate() {
        return Optional.ofNullable(fate);
    }

    void drop(Fate why) {
        fate = why;
    }

    OptionalDouble quality() {
        return Double.isNaN(quality) ? OptionalDouble.empty() : OptionalDouble.of(quality);
    }

    void score(OptionalDouble score) {
        quality = score.orElse(Double.NaN);
    }

    Optional<Category> category() {
        return Optional.ofNullable(category);
    }

    void classify(Optional<Category> told) {
        category = told.orElse(null);
    }

    /** Where it stands, once it is in a group. */
    Optional<Place> place() {
        return Optional.ofNullable(place);
    }

    void place(Place where) {
        place = where;
    }

    /** Where it stands in smaller groups. */
    Optional<Place> finerPlace() {
        return Optional.ofNullable(finerPlace);
    }

    void placeFiner(Place where) {
        finerPlace = where;
    }

    static String canonical(CorpusPrompt prompt) {
        return CanonicalText.of(prompt.text());
    }
}
