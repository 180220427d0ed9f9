package io.github.pas4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvalidPairsTest {

    private static final String ROW = """
            {"id":"a","language":"en","category":"coding","prompt":"Fix it.","complement":"Also add tests.",\
            "criterion":"excessive","reason":"Tests were not asked for."}""";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void everyCriterionHasExamplesInBothLanguages() {
        for (Language language : List.of(Language.ENGLISH, Language.CHINESE)) {
            for (Criterion criterion : Criterion.values()) {
                assertThat(InvalidPairs.bundled())
                        .filteredOn(pair -> pair.language().equals(language) && pair.criterion() == criterion)
                        .as("%s %s", language, criterion)
                        .hasSizeGreaterThanOrEqualTo(5);
            }
        }
        assertThat(InvalidPairs.bundled()).extracting(InvalidPair::prompt).doesNotHaveDuplicates();
    }

    @Test
    void paddingIsAmongTheReasons() {
        assertThat(InvalidPairs.bundled())
                .filteredOn(pair -> pair.language().equals(Language.ENGLISH))
                .anySatisfy(pair -> assertThat(pair.reason()).contains("padding"));
    }

    @Test
    void readsAFileAndNamesTheLineOfAFault() throws IOException {
        assertThat(load(ROW)).singleElement().satisfies(pair -> {
            assertThat(pair.criterion()).isEqualTo(Criterion.EXCESSIVE);
            assertThat(pair.reason()).isEqualTo("Tests were not asked for.");
        });
        assertThatThrownBy(() -> load(ROW + "\n" + ROW)).hasMessageContaining(":2: id 'a' comes twice");
        assertThatThrownBy(() -> load(ROW.replace("excessive", "bad"))).hasMessageContaining("criterion 'bad'");
        assertThatThrownBy(() -> load(ROW.replace("coding", "cooking"))).hasMessageContaining("category 'cooking'");
    }

    private List<InvalidPair> load(String content) throws IOException {
        return InvalidPairs.load(Files.writeString(folder.resolve("invalid.jsonl"), content), Taxonomy.pas14());
    }
}
