package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pas4j.embedded.EmbeddedPas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code pas augment} over whole files of real prompts, with the real augmenter. Prints each run's summary. */
@Tag("real-data")
@EnabledIfSystemProperty(
        named = "pas.shared",
        matches = ".+",
        disabledReason = "no folder of real prompts: give it with -Dpas.shared=FOLDER")
class RealDataTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> LEFT_BY_GATE = Set.of("SKIPPED", "ALREADY_COMPLETE");

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} for a {1} target")
    @CsvSource({
        "en_prompts, strong",
        "en_prompts, basic",
        "zh_prompts, strong",
        "zh_prompts, basic",
        "ru_wildchat_prompts, strong",
        "ru_wildchat_prompts, basic",
    })
    void everyRowComesBackOnceInOrderAndWhole(String file, String target) throws IOException {
        Path in = Path.of(System.getProperty("pas.shared"), "data", file + ".jsonl");
        Path out = folder.resolve("out.jsonl");
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int code = Pas.run(
                new String[] {
                    "augment", "--in", in.toString(), "--out", out.toString(), "--json", "--quiet", "--target", target
                },
                new Shell(
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        Shell.utf8(messages),
                        name -> null,
                        Shell.Terminal.NONE),
                Augmenters.embedded());
        System.out.println(file + ", --target " + target + "\n" + messages.toString(StandardCharsets.UTF_8));
        assertThat(code).isZero();

        List<String> asked = lines(in);
        List<String> answered = lines(out);
        assertThat(answered).hasSameSizeAs(asked);
        int augmented = 0;
        for (int i = 0; i < asked.size(); i++) {
            JsonNode question = JSON.readTree(asked.get(i));
            JsonNode answer = JSON.readTree(answered.get(i));
            String prompt = question.get("prompt").asText();
            assertThat(answer.get("input")).isEqualTo(question);
            assertThat(answer.get("original").asText()).isEqualTo(prompt);
            assertThat(answer.get("text").asText()).startsWith(prompt);
            String outcome = answer.get("outcome").asText();
            if (outcome.equals("AUGMENTED")) {
                augmented++;
                String complement = answer.get("complement").asText();
                assertThat(answer.get("text").asText()).endsWith(complement);
                String language = EmbeddedPas.languageDetector()
                        .detect(prompt)
                        .orElseThrow()
                        .code();
                assertThat(isHan(complement)).isEqualTo(language.equals("zh"));
            } else {
                assertThat(answer.get("text").asText()).isEqualTo(prompt);
                assertThat(answer.get("reason").asText()).isNotBlank();
            }
            assertThat(outcome).isNotIn("FAILED", "TIMED_OUT");
            if (file.startsWith("ru")) {
                assertThat(outcome.equals("UNSUPPORTED") || LEFT_BY_GATE.contains(outcome))
                        .as("%s of row %d", outcome, i + 1)
                        .isTrue();
            }
        }
        if (target.equals("basic") && !file.startsWith("ru")) {
            assertThat(augmented).isGreaterThanOrEqualTo(asked.size() / 2);
        }
    }

    private static boolean isHan(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    /** Lines end at a line feed and nowhere else: U+2028 is data. */
    private static List<String> lines(Path file) throws IOException {
        String text = Files.readString(file);
        assertThat(text).endsWith("\n");
        return List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }
}
