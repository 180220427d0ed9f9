package io.github.pas4j.embedded.internal;

import io.github.pas4j.Language;
import io.github.pas4j.Taxonomy;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that a trained classifier of categories consists of. Immutable and thread-safe.
 *
 * @param taxonomy the categories that it was trained for, of which a language may lack some
 * @param spaces a linear model for each language
 * @param others the language whose model serves all languages that have none, if it has learnt from such prompts
 * @param trainedOn how many prompts of each source it has learnt from
 */
public record CategoryModel(
        Taxonomy taxonomy, Map<Language, Space> spaces, Optional<Language> others, Map<String, Integer> trainedOn) {

    /**
     * Copies the maps, in the order of their keys' names.
     *
     * @throws IllegalArgumentException if a model tells what is none of the taxonomy, or the others' language has none
     */
    public CategoryModel {
        Map<Language, Space> byCode = new TreeMap<>((a, b) -> a.code().compareTo(b.code()));
        byCode.putAll(spaces);
        spaces = Collections.unmodifiableMap(byCode);
        if (others.isPresent() && !spaces.containsKey(others.get())) {
            throw new IllegalArgumentException("no model for " + others.get());
        }
        for (Space space : spaces.values()) {
            space.model().labels().forEach(taxonomy::category);
        }
        trainedOn = Collections.unmodifiableMap(new TreeMap<>(trainedOn));
    }

    /**
     * What there is of one language.
     *
     * @param model tells the ids of categories
     * @param encoder what the vectors must come from
     * @param rows how many prompts it was trained on
     */
    public record Space(LinearModel model, EncoderProbe encoder, int rows) {}
}
