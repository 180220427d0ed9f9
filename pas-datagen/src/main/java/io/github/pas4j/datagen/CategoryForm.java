package io.github.pas4j.datagen;

import io.github.pas4j.Category;
import io.github.pas4j.Taxonomy;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A category as its id; nothing stands for none. */
record CategoryForm(Taxonomy taxonomy) implements TextStage.Form<Optional<Category>> {

    @Override
    public byte[] bytes(Optional<Category> category) {
        return category.map(Category::id).orElse("").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<Category> result(byte[] bytes) {
        String id = new String(bytes, StandardCharsets.UTF_8);
        return id.isEmpty() ? Optional.empty() : Optional.of(taxonomy.category(id));
    }

    /**
     * What a classifier said.
     *
     * @throws IllegalStateException if the taxonomy lacks it
     */
    Optional<Category> checked(Optional<Category> category) {
        category.filter(found -> taxonomy.find(found.id()).isEmpty()).ifPresent(found -> {
            throw new IllegalStateException("the classifier tells the category '" + found.id()
                    + "', which the taxonomy does not have; it has "
                    + taxonomy.categories().stream().map(Category::id).toList());
        });
        return category;
    }
}
