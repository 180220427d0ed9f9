package io.github.pas4j.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.pas4j.Category;
import io.github.pas4j.GoldenPair;
import io.github.pas4j.GoldenPairs;
import io.github.pas4j.Language;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.embedding.EncoderRouter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestGoldenClassifierTest {

    private static EncoderRouter encoders;

    @BeforeAll
    static void load() {
        encoders = BundledEncoders.router();
    }

    @AfterAll
    static void close() {
        encoders.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "question-answering | who painted the ceiling of the sistine chapel",
                "coding | My Python loop never ends, what is wrong with `while x > 0: print(x)`?",
                "mathematics | A train covers 180 km in 2.5 hours. What is its average speed?",
                "creative-writing | Write a short story about a lighthouse keeper who is afraid of the dark",
                "translation | Translate into Spanish: Where is the nearest pharmacy?",
                "classification | Is the following review positive or negative? 'The soup was cold and so was the waiter.'",
                "conversation | I want you to act as a grumpy pirate captain and welcome me aboard",
                "summarisation | 请概括下面这段话的主要内容：昨天下午，市图书馆举办了读书会，五十多位读者参加，大家分享了各自喜欢的书。",
                "rewriting | 把这句话改得更礼貌一些：你赶快把报告交上来。",
                "brainstorming | 给我的新咖啡店想十个名字",
            })
    void tellsTheCategory(String category, String prompt) {
        NearestGoldenClassifier classifier =
                NearestGoldenClassifier.builder(encoders).build();
        assertThat(classifier.classify(prompt)).map(Category::id).contains(category);
        assertThat(classifier)
                .as("the same in each JVM")
                .hasToString("NearestGoldenClassifier[14 categories, [en, zh]]");
    }

    @Test
    void learnsFromPairsOfOnesOwn() {
        Category recipes = new Category("recipes", "cooking");
        Category cars = new Category("cars", "cars");
        GoldenPairs own = GoldenPairs.of(
                Taxonomy.of(List.of(recipes, cars)),
                List.of(
                        pair("1", recipes, "How do I cook rice?"),
                        pair("2", recipes, "Recipe for apple pie"),
                        pair("3", cars, "How do I change a tyre?"),
                        pair("4", cars, "My car engine makes a noise")));
        NearestGoldenClassifier classifier =
                NearestGoldenClassifier.builder(encoders).goldenPairs(own).build();

        assertThat(classifier.classify("How do I cook pasta?")).contains(recipes);
        assertThat(classifier.classify("What oil does my car need?")).contains(cars);
        assertThat(classifier.classify("怎么煮米饭")).isEmpty();
    }

    @Test
    void saysNothingBelowTheMargin() {
        NearestGoldenClassifier strict =
                NearestGoldenClassifier.builder(encoders).minMargin(10).build();
        assertThat(strict.classify("Translate into Spanish: Where is the pharmacy?"))
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NearestGoldenClassifier.builder(encoders).minMargin(-1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NearestGoldenClassifier.builder(encoders).minMargin(Double.NaN));
    }

    @Test
    void saysNothingOfOtherLanguages() {
        assertThat(NearestGoldenClassifier.builder(encoders)
                        .build()
                        .classify("Расскажи как приготовить борщ со свёклой"))
                .isEmpty();
    }

    private static GoldenPair pair(String id, Category category, String prompt) {
        return new GoldenPair(
                id, Language.ENGLISH, category, category.id(), prompt, Optional.empty(), GoldenPair.Reach.SPECIFIC);
    }
}
