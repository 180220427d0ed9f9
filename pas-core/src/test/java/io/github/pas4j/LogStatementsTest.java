package io.github.pas4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Prompt text never reaches logs: every log statement is one of a kind that was looked at. */
class LogStatementsTest {

    private static final Pattern STATEMENT = Pattern.compile("\\bLOG\\.\\w+\\(([^;]*)\\);");

    /** A constant text, then class names and our own reasons only. */
    private static final Pattern HARMLESS =
            Pattern.compile("\"[^\"]*\"(?:,\\s*(?:e\\.getClass\\(\\)\\.getName\\(\\)|outcome|reason))*");

    @Test
    void noLogStatementTakesForeignText() throws IOException {
        List<String> statements = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                assertThat(source).as("%s", file).doesNotContain("System.out", "System.err", "printStackTrace");
                STATEMENT.matcher(source).results().map(found -> found.group(1)).forEach(statements::add);
            }
        }
        assertThat(statements)
                .isNotEmpty()
                .allSatisfy(statement -> assertThat(statement).matches(HARMLESS));
    }
}
