package io.github.pas4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SftTemplateTest {

    @TempDir
    private Path folder = Path.of("");

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("template.txt"), text);
    }

    @Test
    void theStandardOneIsATaskAndAJsonString() {
        SftTemplate standard = SftTemplate.standard();
        assertThat(standard.user("Why?\n\"x\""))
                .startsWith("Write the complement for the prompt in this JSON string: ")
                .contains("at most " + StandardGuard.MAX_WORDS + " words or " + StandardGuard.MAX_HAN + " Chinese")
                .endsWith("write none.\n\n\"Why?\\n\\\"x\\\"\"");
        assertThat(standard.assistant(Optional.of("Be brief."))).isEqualTo("Be brief.");
        assertThat(standard.assistant(Optional.empty())).isEqualTo("none");
        assertThat(standard.id()).startsWith("sft-standard-1-");
    }

    @Test
    void aFileIsTakenToTheLetterButForItsLastLineBreak() throws IOException {
        SftTemplate own = SftTemplate.load(file("\uFEFFYou are an expert.\n\n## {prompt} ##\n\n"));
        assertThat(own.user("a {prompt} $1\\")).isEqualTo("You are an expert.\n\n## a {prompt} $1\\ ##\n");
        assertThat(own.id()).startsWith("file-");
        assertThat(SftTemplate.load(file("A: {prompt:json}\r\n")).user("x\ny")).isEqualTo("A: \"x\\ny\"");
        assertThat(SftTemplate.load(file("{prompt}")).user("x")).isEqualTo("x");
        assertThat(SftTemplate.load(file("A {prompt}")).id())
                .isNotEqualTo(SftTemplate.load(file("B {prompt}")).id());
    }

    @Test
    void whatIsWrongIsNamed() throws IOException {
        assertProblem(file("no place"), "has no placeholder {prompt} or {prompt:json}");
        assertProblem(file(""), "has no placeholder");
        assertProblem(file("{prompt}\n{prompt:json}"), "has a second placeholder");
        assertProblem(file("{prompt:json}\n{prompt}"), "has a second placeholder");
        assertProblem(file("{prompt}" + "x".repeat(70_000)), "is longer than 65536 bytes");
        assertProblem(folder.resolve("nowhere.txt"), "cannot be read (NoSuchFileException)");
        assertProblem(folder, "cannot be read");
        Path latin = folder.resolve("latin.txt");
        Files.write(latin, "é {prompt}".getBytes(StandardCharsets.ISO_8859_1));
        assertProblem(latin, "is not UTF-8");
        assertThatThrownBy(() -> SftTemplate.load(file("{prompt}\n\n{prompt}")))
                .isInstanceOfSatisfying(
                        DataFormatException.class, e -> assertThat(e.line()).isEqualTo(3));
    }

    private static void assertProblem(Path file, String problem) {
        assertThatThrownBy(() -> SftTemplate.load(file))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(problem);
    }
}
