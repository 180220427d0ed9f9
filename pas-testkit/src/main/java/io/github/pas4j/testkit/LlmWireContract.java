package io.github.pas4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.llm.ChatChunk;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.LlmIoException;
import io.github.pas4j.llm.LlmProtocolException;
import io.github.pas4j.llm.LlmServerException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers that break their protocol, and connections that break. */
abstract class LlmWireContract extends LlmRefusalContract {

    @Test
    final void reportsBadJson() {
        assertFailure(LlmProtocolException.class, FaultResponse.json(200, "{\"choices\": [" + PROMPT));
    }

    @Test
    final void reportsAnEmptyBody() {
        assertFailure(LlmProtocolException.class, FaultResponse.json(200, ""));
    }

    @Test
    final void reportsAnAnswerWithoutAMessage() {
        assertFailure(LlmProtocolException.class, dialect().emptyAnswer());
    }

    @Test
    final void reportsWhatIsNotHttp() {
        assertFailure(LlmProtocolException.class, FaultResponse.garbage("220 " + PROMPT + " " + KEY + "\r\n\r\n"));
    }

    @Test
    final void reportsAnAnswerThatIsCut() {
        server.enqueue(answer("x").thenClose());

        assertThat(assertFailure(LlmIoException.class, () -> client.chat(REQUEST))
                        .isRetryable())
                .isTrue();
    }

    @Test
    final void reportsAConnectionThatIsReset() {
        FaultResponse reset = FaultResponse.garbage("").thenReset();

        assertThat(assertFailure(LlmIoException.class, reset).isRetryable()).isTrue();
    }

    @Test
    final void reportsAConnectionThatIsClosedWithoutAnAnswer() {
        assertFailure(LlmIoException.class, FaultResponse.garbage(""));
    }

    @Test
    final void reportsAServerThatIsNotThere() {
        server.close();

        LlmIoException failure = assertFailure(LlmIoException.class, () -> client.chat(REQUEST));

        assertThat(failure)
                .hasMessageContaining("127.0.0.1:" + server.url().getPort())
                .message()
                .doesNotContain("\n");
        assertFailure(LlmIoException.class, () -> client.chatAsync(REQUEST).join());
        assertFailure(LlmIoException.class, () -> readAll(REQUEST));
    }

    @Test
    final void reportsAStreamThatIsCut() {
        server.enqueue(dialect().unfinishedStream(List.of("one", "two")).thenClose());

        assertStreamFails(LlmProtocolException.class, "one", "two");
    }

    @Test
    final void reportsAStreamThatEndsInGoodOrderButTooEarly() {
        server.enqueue(dialect().unfinishedStream(List.of("one", "two")));

        assertStreamFails(LlmProtocolException.class, "one", "two");
    }

    @Test
    final void reportsAStreamThatIsReset() {
        server.enqueue(dialect().unfinishedStream(List.of("one")).thenReset());

        // What was sent before a reset may be lost with it.
        assertFailure(LlmIoException.class, () -> readAll(REQUEST));
    }

    @Test
    final void reportsAnAnswerThatIsTooDeep() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertFailure(LlmProtocolException.class, FaultResponse.json(200, "{\"choices\":" + deep + "}"));
    }

    @Test
    final void reportsAFailureWithinAStream() {
        server.enqueue(dialect().failingStream(List.of("one")));

        assertStreamFails(LlmServerException.class, "one");
    }

    @Test
    final void reportsAFailureInPlaceOfAStream() {
        server.enqueue(dialect().failingStream(List.of()));

        assertFailure(LlmServerException.class, () -> readAll(REQUEST));
    }

    @Test
    final void reportsAStreamThatCannotBeRead() {
        server.enqueue(dialect().brokenStream(List.of("one")));

        assertStreamFails(LlmProtocolException.class, "one");
    }

    private void assertStreamFails(Class<? extends LlmException> kind, String... before) {
        List<String> texts = new ArrayList<>();
        try (ChatStream stream = client.stream(REQUEST)) {
            assertFailure(kind, () -> stream.forEachRemaining(chunk -> texts.add(text(chunk))));
            // It does not end as if nothing had happened when it is asked again.
            assertFailure(kind, stream::hasNext);
        }
        assertThat(texts).containsExactly(before);
    }

    private static String text(ChatChunk chunk) {
        return chunk.text();
    }
}
