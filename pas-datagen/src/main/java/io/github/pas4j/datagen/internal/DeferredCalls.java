package io.github.pas4j.datagen.internal;

import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.Usage;
import io.github.pas4j.runs.Answer;
import io.github.pas4j.runs.CallKey;
import io.github.pas4j.runs.Journal;
import io.github.pas4j.runs.RecordedCall;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Calls that are made by batches: what is not recorded yet is {@linkplain NotYetException wanted}. Used by one thread. */
public final class DeferredCalls implements Calls {

    private final Journal journal;
    private final Map<CallKey, LlmException> failures = new HashMap<>();

    /** Calls whose answers come into a journal. */
    public DeferredCalls(Journal journal) {
        this.journal = journal;
    }

    /** There will be no answer. */
    public void failed(CallKey key, LlmException failure) {
        failures.put(key, failure);
    }

    /**
     * An answer of a batch, as it is recorded.
     *
     * @param estimate what counts where the provider does not say what it took
     */
    public static Answer answer(ChatResponse response, Usage estimate) {
        return RecordingClient.answer(response, estimate);
    }

    @Override
    public RecordedCall once(CallKey key, Usage estimate, Optional<ChatRequest> request, Supplier<Answer> call) {
        Optional<RecordedCall> known = journal.find(key);
        if (known.isPresent()) {
            return known.get();
        }
        LlmException failure = failures.get(key);
        if (failure != null) {
            throw failure;
        }
        throw new NotYetException(new NotYetException.Wanted(
                key,
                estimate,
                request.orElseThrow(() -> new IllegalStateException("only a chat model can be asked by batches"))));
    }
}
