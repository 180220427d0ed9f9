package io.github.pas4j.datagen.internal;

import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.FinishReason;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.llm.Usage;
import io.github.pas4j.runs.Answer;
import io.github.pas4j.runs.RecordedCall;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Makes the one call of a step through the journal: what was answered before is not asked again. Used by one thread, for one
 * step.
 */
final class RecordingClient implements LlmClient {

    private final LlmClient client;
    private final Calls calls;
    private final Caller caller;
    private final String rowId;
    private final int attempt;
    private int answers;
    private Usage usage = new Usage(0, 0);

    RecordingClient(LlmClient client, Calls calls, Caller caller, String rowId, int attempt) {
        this.client = client;
        this.calls = calls;
        this.caller = caller;
        this.rowId = rowId;
        this.attempt = attempt;
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        Usage estimate = RequestText.estimate(request);
        RecordedCall recorded = calls.once(
                caller.key(rowId, attempt).request(RequestText.of(request)).build(),
                estimate,
                Optional.of(request),
                () -> answer(client.chat(request), estimate));
        Answer answer = recorded.answer();
        Usage used = new Usage(answer.tokensIn(), answer.tokensOut());
        answers++;
        usage = usage.plus(used);
        return ChatResponse.builder(answer.text())
                .finishReason(answer.finishReason())
                .usage(used)
                .build();
    }

    /** A refusal has no text; the journal knows it as an answer that was withheld. */
    static Answer answer(ChatResponse response, Usage estimate) {
        boolean refused = response.refusal().isPresent();
        return Answer.of(
                refused
                        ? response.toBuilder()
                                .finishReason(FinishReason.CONTENT_FILTER)
                                .build()
                        : response,
                estimate);
    }

    /** How many answers came, from the model or the journal. */
    int answers() {
        return answers;
    }

    Usage usage() {
        return usage;
    }

    @Override
    public CompletableFuture<ChatResponse> chatAsync(ChatRequest request) {
        throw new UnsupportedOperationException("a run asks one call after the other");
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        throw new UnsupportedOperationException("answers of a run are recorded whole");
    }

    /** Does nothing: the client is the user's. */
    @Override
    public void close() {}
}
