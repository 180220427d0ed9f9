package io.github.pas4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.llm.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/few-shot.md} shows code that runs and figures that are true. */
class FewShotDocsTest {

    private static final List<Outcome> COUNTED = new ArrayList<>();

    // tag::few-shot[]
    static PasAugmenter augmenter(LlmClient writer, CategoryClassifier classifier) {
        FewShotGenerator generator = FewShotGenerator.builder(writer)
                .goldenPairs(GoldenPairs.bundled())
                .classifier(classifier) // examples of the prompt's category; not required
                .build();
        return PasAugmenter.builder(generator)
                .target(Target.basic())
                .timeout(Duration.ofSeconds(5))
                .listener(result -> count(result.outcome(), result.usage()))
                .shadow(true) // makes complements and tells the listener; prompts are sent as they are
                .build();
    }
    // end::few-shot[]

    // tag::tuned[]
    static ComplementGenerator tuned(LlmClient endpoint, Path template) {
        return FineTunedGenerator.builder(endpoint)
                .template(SftTemplate.load(template)) // default: SftTemplate.standard()
                .model("ft:our-model")
                .build();
    }
    // end::tuned[]

    private static void count(Outcome outcome, Optional<Usage> usage) {
        assertThat(usage).isEmpty();
        COUNTED.add(outcome);
    }

    @Test
    void theProgramsRun(@TempDir Path folder) throws IOException {
        ScriptedModel model = ScriptedModel.saying("Keep to the one cause that matters most.");
        Category category = Taxonomy.pas14().category("question-answering");
        try (PasAugmenter pas = augmenter(model, prompt -> Optional.of(category))) {
            AugmentedPrompt result = pas.augment("Why do cats purr?");
            assertThat(result.outcome()).isEqualTo(Outcome.SHADOWED);
            assertThat(result.text()).isEqualTo("Why do cats purr?");
            assertThat(COUNTED).containsExactly(Outcome.SHADOWED);
        }
        Path template = Files.writeString(folder.resolve("t.txt"), "Complete this: {prompt}\n");
        assertThat(tuned(model, template).generate(ComplementRequest.of("Why?")))
                .isInstanceOf(Complement.class);
        assertThat(model.requests.get(1).messages().get(0).text()).isEqualTo("Complete this: Why?");
    }

    @Test
    void theDocumentShowsThem() throws IOException {
        String source = Files.readString(Path.of("src/test/java/io/github/pas4j/FewShotDocsTest.java"));
        String document = Files.readString(Path.of("..", "docs", "few-shot.md"));
        assertThat(matches(document, "(?s)```java\n(.*?)```"))
                .containsExactlyElementsOf(matches(source, "(?s)// tag::[a-z-]+\\[]\n(.*?) *// end::").stream()
                        .map(region -> region.stripTrailing().stripIndent() + "\n")
                        .toList());
        assertThat(document)
                .contains(
                        "| " + FewShotGenerator.DEFAULT_EXAMPLES + " examples",
                        "the last " + FencedTurn.MAX_EARLIER + " messages",
                        "first " + FencedTurn.HEAD + " and last " + FencedTurn.TAIL + " characters");
    }

    private static List<String> matches(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
