package io.github.pas4j.datagen.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.Category;
import io.github.pas4j.DataFormatException;
import io.github.pas4j.Taxonomy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledPromptFileTest {

    @TempDir
    Path folder;

    private Path file(String content) throws Exception {
        return Files.writeString(folder.resolve("rows.jsonl"), content);
    }

    private static List<LabelledPrompt> read(Path file) {
        return LabelledPromptFile.builder().build().read(file);
    }

    @Test
    void rowsComeInOrderWithTheirSource() throws Exception {
        Path file = file("""
                {"prompt": "Fix it", "category": "coding", "label": "other"}

                {"prompt": "And\u2028this", "label": "advice", "source": "logs"}
                """);
        assertThat(read(file))
                .containsExactly(
                        new LabelledPrompt("Fix it", Taxonomy.pas14().category("coding"), "rows.jsonl"),
                        new LabelledPrompt("And\u2028this", Taxonomy.pas14().category("advice"), "logs"));
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreNoMatter() throws Exception {
        Path file = file("\uFEFF{\"prompt\": \"Fix it\", \"category\": \"coding\"}\r\n\r\n");
        assertThat(read(file)).hasSize(1);
    }

    @Test
    void anUnknownCategoryIsNamedWithItsLine() throws Exception {
        Path file = file("""
                {"prompt": "Fix it", "category": "coding"}

                {"prompt": "Boil it", "category": "cooking"}
                """);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining(
                        "rows.jsonl:3: category 'cooking' is unknown; there are question-answering, coding,");
    }

    @Test
    void otherKeysAndLabelsCanBeRead() throws Exception {
        Path file = file("""
                {"text": "Fix it", "coarse": "code"}
                {"text": "Read it", "coarse": "reading"}
                """);
        LabelledPromptFile reader = LabelledPromptFile.builder()
                .promptField("text")
                .categoryField("coarse")
                .rename("code", "coding")
                .leaveOut("reading")
                .build();
        assertThat(reader.read(file))
                .extracting(LabelledPrompt::category)
                .extracting(Category::id)
                .containsExactly("coding");
    }

    @Test
    void whateverIsWrongIsNamedWithoutTheText() throws Exception {
        for (String bad : List.of(
                "secretword",
                "[\"secretword\"]",
                "{\"prompt\": \"secretword\"}",
                "{\"category\": \"coding\"}",
                "{\"prompt\": \" \", \"category\": \"coding\"}",
                "{\"prompt\": 7, \"category\": \"coding\"}",
                "{\"prompt\": \"secretword\", \"category\": null}",
                "{\"prompt\": \"secretword\", \"category\": \"coding\", \"category\": \"advice\"}",
                "{\"prompt\": \"secretword\", \"category\": \"coding\"} {}")) {
            Path file = file("\n" + bad + "\n");
            assertThatThrownBy(() -> read(file))
                    .as(bad)
                    .isInstanceOf(DataFormatException.class)
                    .hasMessageContaining("rows.jsonl:2: ")
                    .hasMessageNotContaining("secretword");
        }
    }

    @Test
    void badBytesAreNamedWithTheirLine() throws Exception {
        byte[] bytes = "{\"prompt\": \"a\", \"category\": \"coding\"}\n\u00ff".getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("rows.jsonl"), bytes);
        assertThatThrownBy(() -> read(file)).hasMessageContaining("rows.jsonl:2: is not UTF-8");
        assertThatThrownBy(() -> read(folder.resolve("none"))).hasMessageContaining("NoSuchFileException");
    }

    @Test
    void aRowKeepsItsTextToItself() {
        assertThat(new LabelledPrompt("secretword", new Category("coding", ""), "logs"))
                .hasToString("LabelledPrompt[coding, 10 characters, logs]");
    }
}
