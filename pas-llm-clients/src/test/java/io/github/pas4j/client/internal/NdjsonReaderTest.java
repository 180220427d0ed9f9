package io.github.pas4j.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NdjsonReaderTest {

    private static NdjsonReader reader(String stream, long maxBytes) {
        return new NdjsonReader(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)), maxBytes);
    }

    private static List<String> read(String stream) throws IOException {
        NdjsonReader reader = reader(stream, 1000);
        List<String> lines = new ArrayList<>();
        for (String line = reader.next(); line != null; line = reader.next()) {
            lines.add(line);
        }
        assertThat(reader.next()).isNull();
        return lines;
    }

    @Test
    void readsLinesWhateverEndsThem() throws IOException {
        assertThat(read("{\"a\":1}\n{\"b\":2}\r\n{\"c\":3}\r{}"))
                .containsExactly("{\"a\":1}", "{\"b\":2}", "{\"c\":3}", "{}");
    }

    @Test
    void passesOverWhatIsBlankAndAByteOrderMark() throws IOException {
        assertThat(read("\uFEFF{}\n\n  \n{}\n \n")).containsExactly("{}", "{}");
        assertThat(read("")).isEmpty();
    }

    @Test
    void doesNotTakeOtherSeparatorsForLineEnds() throws IOException {
        assertThat(read("\"a\u2028b\u0085c\"\n")).containsExactly("\"a\u2028b\u0085c\"");
    }

    @Test
    void tellsWhereALineIs() throws IOException {
        NdjsonReader reader = reader("{\"ä\":1}\r\n\n{}", 1000);

        assertThat(reader.next()).isEqualTo("{\"ä\":1}");
        assertThat(reader.start()).isZero();
        assertThat(reader.end()).isEqualTo(8);
        assertThat(reader.next()).isEqualTo("{}");
        assertThat(reader.start()).isEqualTo(11);
        assertThat(reader.end()).isEqualTo(13);
        assertThat(reader.position()).isEqualTo(13);
    }

    @Test
    void readsNoMoreThanItIsAllowed() {
        assertThatExceptionOfType(UnreadableAnswerException.class)
                .isThrownBy(() -> reader("x".repeat(100), 50).next())
                .withMessage("the answer is too large");
    }
}
