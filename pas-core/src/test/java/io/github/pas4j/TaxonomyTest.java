package io.github.pas4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TaxonomyTest {

    @Test
    void fourteenCategoriesInTheirOrder() {
        assertThat(Taxonomy.pas14().categories())
                .extracting(Category::id)
                .containsExactly(
                        "question-answering",
                        "coding",
                        "mathematics",
                        "reasoning",
                        "creative-writing",
                        "rewriting",
                        "summarisation",
                        "extraction",
                        "translation",
                        "classification",
                        "analysis",
                        "advice",
                        "brainstorming",
                        "conversation");
        assertThat(Taxonomy.pas14().categories())
                .allSatisfy(category -> assertThat(category.description()).isNotBlank());
    }

    @Test
    void findsByIdAndNamesWhatThereIs() {
        Taxonomy own = Taxonomy.of(List.of(new Category("b", ""), new Category("a", "")));
        assertThat(own.find("a")).isPresent();
        assertThat(own.find("c")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> own.category("c"))
                .withMessage("no category 'c'; there are b, a");
    }

    @Test
    void refusesNoneDuplicatesAndBadIds() {
        assertThatIllegalArgumentException().isThrownBy(() -> Taxonomy.of(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Taxonomy.of(List.of(new Category("a", "x"), new Category("a", "y"))))
                .withMessageContaining("a");
        for (String id : List.of("", "A", "a b", "-a", "a--b", "é")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Category(id, ""))
                    .withMessageContaining(id);
        }
    }

    @Test
    void languagesFoldCaseWhateverTheLocale() {
        assertThat(new Language("ZH")).isEqualTo(Language.CHINESE);
        assertThat(new Language("IS").code()).isEqualTo("is");
        for (String code : List.of("", "e", "engl", "e1", "中文")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Language(code));
        }
    }
}
