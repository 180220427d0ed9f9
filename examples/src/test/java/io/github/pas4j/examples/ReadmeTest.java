package io.github.pas4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.Complement;
import io.github.pas4j.GoldenCheck;
import io.github.pas4j.Outcome;
import io.github.pas4j.PasAugmenter;
import io.github.pas4j.embedded.EmbeddedPas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The README says what is true. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..");
    private static String readme = "";

    @BeforeAll
    static void read() throws IOException {
        readme = Files.readString(ROOT.resolve("README.md"));
    }

    @Test
    void showsTheProgramsThatAreCompiled() throws IOException {
        assertThat(blocks("java"))
                .containsExactly(
                        region("QuickStart", "quick-start"),
                        region("OverLlm", "over-llm"),
                        region("OwnGolden", "own-golden"));
    }

    private static String region(String program, String tag) throws IOException {
        String source = Files.readString(Path.of("src/main/java/io/github/pas4j/examples/" + program + ".java"));
        List<String> found = matches(source, "(?s)tag::" + tag + "\\[]\n(.*?) *// end::");
        assertThat(found).as(tag).hasSize(1);
        return found.get(0).stripTrailing().stripIndent() + "\n";
    }

    @Test
    void showsRowsOfTheGoldenFilesThatItsCommandsName() throws IOException {
        String section = section("Golden pairs of your own");
        List<String> files = matches(section, "(examples/golden/[a-z-]+\\.jsonl)").stream()
                .distinct()
                .toList();
        assertThat(files).hasSize(2);
        StringBuilder rows = new StringBuilder();
        for (String file : files) {
            rows.append(Files.readString(ROOT.resolve(file)));
        }
        assertThat(rows.toString().lines())
                .containsAll(blocks("json").stream().flatMap(String::lines).toList());
        assertThat(section).contains(GoldenCheck.MIN_EXAMPLES + " example prompts");
    }

    @Test
    void showsWhatTheProgramPrintsWithinTwentyLines() {
        assertThat(block("text")).isEqualTo(Output.of(() -> QuickStart.main(new String[0])));
        String above = readme.substring(
                0, readme.indexOf(block("text")) + block("text").length());
        assertThat(above.lines().count()).isLessThanOrEqualTo(20);
    }

    @Test
    void listsTheModulesOfTheBuild() throws IOException {
        List<String> built = matches(Files.readString(ROOT.resolve("pom.xml")), "<module>([a-z-]+)</module>");
        assertThat(matches(section("Modules"), "(?m)^\\| `([a-z-]+)`")).containsExactlyInAnyOrderElementsOf(built);
    }

    @Test
    void statesTheDefaults() {
        String defaults = section("Defaults");
        assertThat(defaults)
                .contains("| `timeout` | " + PasAugmenter.DEFAULT_TIMEOUT.toSeconds() + " s; "
                        + EmbeddedPas.DEFAULT_TIMEOUT.toSeconds() + " s from `EmbeddedPas`")
                .contains("| `concurrency` | " + PasAugmenter.DEFAULT_CONCURRENCY + " calls")
                .contains("| `shadow` | off |");
        try (PasAugmenter pas = PasAugmenter.builder(request -> {
                    throw new IllegalStateException("down");
                })
                .build()) {
            assertThat(pas).asString().contains("target=strong").contains("timeout=PT10S");
            assertThat(pas.augment("Write a poem").text()).isEqualTo("Write a poem"); // RETURN_ORIGINAL
        }
        try (PasAugmenter pas = PasAugmenter.builder(request -> Complement.of("Keep to one image."))
                .build()) {
            assertThat(pas.augment("Write a poem").outcome()).isEqualTo(Outcome.AUGMENTED); // no shadow
        }
    }

    @Test
    void itsLinksLeadSomewhereAndNothingIsLeftToFillIn() {
        for (String link : matches(readme, "\\]\\(([^)#]+)\\)")) {
            if (!link.startsWith("https://")) {
                assertThat(ROOT.resolve(link)).exists();
            }
        }
        assertThat(readme).doesNotContainPattern("PLACEHOLDER|TODO");
    }

    private static String block(String language) {
        return blocks(language).get(0);
    }

    private static List<String> blocks(String language) {
        List<String> blocks = matches(readme, "(?s)```" + language + "\n(.*?)```");
        assertThat(blocks).as(language + " blocks").isNotEmpty();
        return blocks;
    }

    private static String section(String title) {
        return matches(readme, "(?s)\n## " + title + "\n(.*?)\n## ").get(0);
    }

    private static List<String> matches(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}
