package io.github.pas4j.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SseReaderTest {

    private static List<String> read(String stream, long maxBytes) throws IOException {
        SseReader reader = new SseReader(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)), maxBytes);
        List<String> events = new ArrayList<>();
        for (String event = reader.next(); event != null; event = reader.next()) {
            events.add(event);
        }
        return events;
    }

    private static List<String> read(String stream) throws IOException {
        return read(stream, 1000);
    }

    @Test
    void readsEventsWhateverEndsTheirLines() throws IOException {
        assertThat(read("data: a\n\ndata: b\n\n")).containsExactly("a", "b");
        assertThat(read("data: a\r\n\r\ndata: b\r\n\r\n")).containsExactly("a", "b");
        assertThat(read("data: a\r\rdata: b\r\r")).containsExactly("a", "b");
    }

    @Test
    void passesOverCommentsAndOtherFields() throws IOException {
        assertThat(read(": ping\n\nevent: x\nid: 1\nretry: 5\ndata: a\ndatabase: b\n\n\n\n"))
                .containsExactly("a");
    }

    @Test
    void joinsLinesAndTakesOneSpaceOff() throws IOException {
        assertThat(read("data:a\ndata:  b\ndata\ndata:\n\n")).containsExactly("a\n b\n\n");
    }

    @Test
    void passesOverAByteOrderMark() throws IOException {
        assertThat(read("\uFEFFdata: a\n\n")).containsExactly("a");
    }

    @Test
    void keepsCharactersThatTakeSeveralBytes() throws IOException {
        assertThat(read("data: 東京 🗼\n\n")).containsExactly("東京 🗼");
    }

    @Test
    void takesALastEventWithoutItsEmptyLineButNoHalfALine() throws IOException {
        assertThat(read("data: a\n\ndata: [DONE]\n")).containsExactly("a", "[DONE]");
        assertThat(read("data: a\n\ndata: {\"cut")).containsExactly("a");
        assertThat(read("")).isEmpty();
    }

    @Test
    void readsNoMoreThanItIsAllowed() {
        assertThatExceptionOfType(UnreadableAnswerException.class)
                .isThrownBy(() -> read("data: " + "x".repeat(100), 50))
                .withMessage("the answer is too large");
    }

    @Test
    void tellsWhereAnEventIs() throws IOException {
        String stream = ": ä\n\ndata: a\ndata: b\n\nevent: x\ndata: c\r\n\r\n";
        SseReader reader = new SseReader(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)), 1000);

        assertThat(reader.next()).isEqualTo("a\nb");
        assertThat(reader.start()).isEqualTo(6);
        assertThat(reader.end()).isEqualTo(21);
        assertThat(reader.next()).isEqualTo("c");
        assertThat(reader.start()).isEqualTo(32);
        assertThat(reader.end()).isEqualTo(39);
        assertThat(reader.next()).isNull();
        assertThat(reader.position()).isEqualTo(43);
    }

    @Test
    void readsTheErrorFieldOfLlamaCpp() throws IOException {
        assertThat(read("error: {\"code\":500}\n\n")).containsExactly("{\"error\":{\"code\":500}}");
        assertThat(read("error: no JSON\n\ndata: a\n\n")).containsExactly("a");
    }

    @Test
    void givesADocumentInPlaceOfEventsAsItIs() throws IOException {
        assertThat(read("{\"error\":\n{}}")).containsExactly("{\"error\":\n{}}");
        assertThat(read("{\"cut\":")).containsExactly("{\"cut\":");
        assertThat(read("data: a\n\n{}\n\ndata: b\n\n{}")).containsExactly("a", "b");
    }
}
