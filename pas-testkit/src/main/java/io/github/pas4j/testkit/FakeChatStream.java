package io.github.pas4j.testkit;

import io.github.pas4j.llm.ChatChunk;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmCancelledException;
import io.github.pas4j.llm.LlmException.Failure;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;

/** An answer that is there already, given word by word. */
final class FakeChatStream implements ChatStream {

    private final Queue<ChatChunk> chunks = new ArrayDeque<>();
    private final Optional<String> requestId;
    private volatile boolean closed;

    FakeChatStream(ChatResponse response) {
        for (String word : response.text().split("(?<= )", -1)) {
            chunks.add(ChatChunk.of(word));
        }
        chunks.add(end(response));
        this.requestId = response.requestId();
    }

    private static ChatChunk end(ChatResponse response) {
        ChatChunk.Builder end = ChatChunk.builder().finishReason(response.finishReason());
        response.usage().ifPresent(end::usage);
        return end.build();
    }

    @Override
    public boolean hasNext() {
        if (closed && !chunks.isEmpty()) {
            throw new LlmCancelledException("the stream was closed", Failure.of("fake", "fake"), null);
        }
        return !chunks.isEmpty();
    }

    @Override
    public ChatChunk next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the answer has ended");
        }
        return chunks.remove();
    }

    @Override
    public Optional<String> requestId() {
        return requestId;
    }

    @Override
    public void close() {
        closed = true;
    }
}
