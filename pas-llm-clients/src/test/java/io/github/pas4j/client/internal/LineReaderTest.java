package io.github.pas4j.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    private static final long SEED = 20261122;

    /** As a network gives them: now few bytes at a time, now many. */
    private static InputStream inParts(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(20_000)));
            }
        };
    }

    private static List<String> read(LineReader reader) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = reader.next(); line != null; line = reader.next()) {
            lines.add(line);
        }
        lines.add(reader.rest());
        return lines;
    }

    @Test
    void linesAreThoseOfTheWholeTextHoweverItArrives() throws IOException {
        Random random = new Random(SEED);
        String[] ends = {"\n", "\r", "\r\n"};
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                text.append("é🗼x".repeat(random.nextInt(4) == 0 ? random.nextInt(9000) : random.nextInt(9)));
                text.append(ends[random.nextInt(3)]);
            }
            byte[] bytes =
                    text.append(random.nextBoolean() ? "rest" : "").toString().getBytes(StandardCharsets.UTF_8);

            LineReader reader = new LineReader(inParts(bytes, random), bytes.length);

            assertThat(read(reader))
                    .as("seed %d, round %d", SEED, round)
                    .containsExactly(Pattern.compile("\r\n|\r|\n").split(text, -1));
            assertThat(reader.position()).isEqualTo(bytes.length);
        }
    }

    @Test
    void tellsWhereALineIs() throws IOException {
        byte[] bytes = "ab\r\ncd\n\nef".getBytes(StandardCharsets.UTF_8);
        LineReader reader = new LineReader(new ByteArrayInputStream(bytes), 100);
        List<String> places = new ArrayList<>();
        while (reader.next() != null) {
            places.add(reader.start() + "-" + reader.end());
        }
        assertThat(places).containsExactly("0-2", "4-6", "7-7");
        assertThat(reader.start() + "-" + reader.end()).isEqualTo("8-10");
    }

    @Test
    void refusesWhatIsNoUtf8AndSaysWhere() {
        byte[] bytes = "good\nb\u00E4d\n".getBytes(StandardCharsets.ISO_8859_1);
        LineReader reader = new LineReader(new ByteArrayInputStream(bytes), 100);

        assertThatExceptionOfType(UnreadableAnswerException.class)
                .isThrownBy(() -> read(reader))
                .withMessage("no UTF-8")
                .satisfies(e -> assertThat(e.offset()).isEqualTo(5))
                .satisfies(e -> assertThat(e.length()).isEqualTo(3));
    }

    @Test
    void keepsAReplacementCharacterThatIsMeant() throws IOException {
        byte[] bytes = "a\uFFFDb\n".getBytes(StandardCharsets.UTF_8);
        assertThat(read(new LineReader(new ByteArrayInputStream(bytes), 100))).containsExactly("a\uFFFDb", "");
    }

    @Test
    void refusesTooMuchAndTooLongLines() {
        byte[] bytes = "abc\nabcdef\n".getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(UnreadableAnswerException.class)
                .isThrownBy(() -> read(new LineReader(new ByteArrayInputStream(bytes), 10)))
                .satisfies(e -> assertThat(e.offset()).isEqualTo(10));
        assertThatExceptionOfType(UnreadableAnswerException.class)
                .isThrownBy(() -> read(new LineReader(new ByteArrayInputStream(bytes), 100, 5)))
                .satisfies(e -> assertThat(e.offset()).isEqualTo(9));
    }
}
