package io.github.pas4j.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.pas4j.llm.BatchItem;
import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ContentPart;
import io.github.pas4j.llm.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import okio.Buffer;
import org.junit.jupiter.api.Test;

class BatchFileTest {

    private static final OpenAiDialect DIALECT = new OpenAiDialect("openai", model -> "max_tokens");
    private static final ChatRequest REQUEST = ChatRequest.user("What is not shown?");

    private static BatchFile file(List<BatchItem> items) {
        return new BatchFile(items, DIALECT, "m");
    }

    private static String written(BatchFile file) throws IOException {
        Buffer out = new Buffer();
        file.writeTo(out);
        assertThat(out.size()).isEqualTo(file.contentLength());
        return out.readUtf8();
    }

    @Test
    void writesALineForEachRequest() throws IOException {
        BatchFile file = file(List.of(
                new BatchItem("a \"quoted\" id, ä", ChatRequest.user("Line one\nline two — 天")),
                new BatchItem(
                        "b", REQUEST.toBuilder().model("other").maxTokens(7).build())));

        assertThat(written(file)).isEqualTo("""
                        {"custom_id":"a \\"quoted\\" id, ä","method":"POST","url":"/v1/chat/completions","body":\
                        {"model":"m","messages":[{"role":"user","content":"Line one\\nline two — 天"}]}}
                        {"custom_id":"b","method":"POST","url":"/v1/chat/completions","body":\
                        {"model":"other","messages":[{"role":"user","content":"What is not shown?"}],"max_tokens":7}}
                        """);
        assertThat(written(file)).as("written again").endsWith("\n").hasLineCount(2);
    }

    @Test
    void jsonThatACallerLaidOutInLinesStaysInOne() throws IOException {
        ChatMessage message = new ChatMessage(
                Role.USER, List.of(ContentPart.text("x"), ContentPart.opaque("{\n\t\"type\": \"image_url\"\r\n}")));
        BatchFile file = file(List.of(
                new BatchItem("a", ChatRequest.builder().message(message).build())));

        assertThat(written(file)).hasLineCount(1).contains("{ \t\"type\": \"image_url\"  }");
    }

    @Test
    void refusesAnEmptyBatch() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file(List.of()))
                .withMessage("a batch needs at least one request");
    }

    @Test
    void refusesTooManyRequests() {
        List<BatchItem> items = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            items.add(new BatchItem("id-" + i, REQUEST));
        }
        assertThat(file(items).contentLength()).isPositive();

        items.add(new BatchItem("one more", REQUEST));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> file(items))
                .withMessage("a batch takes at most 50000 requests: 50001");
    }

    @Test
    void refusesTooManyBytes() {
        // One text of 20 MB ten times: 200 MB of it and a little JSON around.
        ChatRequest large = ChatRequest.user("x".repeat(20_000_000));
        List<BatchItem> items = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            items.add(new BatchItem("id-" + i, large));
        }
        long nine = file(items).contentLength();

        items.add(new BatchItem("id-9", large));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> file(items))
                .withMessage("a batch takes at most 200000000 bytes: " + nine / 9 * 10);
    }

    @Test
    void refusesTheSameIdTwiceAndDoesNotShowIt() {
        List<BatchItem> items = List.of(
                new BatchItem("a", REQUEST), new BatchItem("secret", REQUEST), new BatchItem("secret", REQUEST));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> file(items))
                .withMessage("requests 1 and 2 have the same id");
    }

    @Test
    void refusesAStream() {
        ChatRequest streamed = REQUEST.toBuilder().extra("stream", true).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> file(List.of(new BatchItem("a", streamed))))
                .withMessage("extra field stream has no place in a batch");
    }

    @Test
    void whatIsAddedLaterIsNotSent() throws IOException {
        List<BatchItem> items = new ArrayList<>(Collections.nCopies(1, new BatchItem("a", REQUEST)));
        BatchFile file = file(items);

        items.add(new BatchItem("b", REQUEST));

        assertThat(written(file)).hasLineCount(1);
    }
}
