package io.github.pas4j.datagen.internal;

import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.Usage;
import io.github.pas4j.runs.Answer;
import io.github.pas4j.runs.CallKey;
import io.github.pas4j.runs.RecordedCall;
import java.util.Optional;
import java.util.function.Supplier;

/** Where the answers to a run's calls come from. */
public sealed interface Calls permits PaidCalls, DeferredCalls {

    /**
     * The recorded answer, or that of a call which is made now.
     *
     * @param estimate the most that it may take
     * @param request what a chat model is asked; empty where it is more than a chat model
     * @param call makes the call
     * @throws io.github.pas4j.runs.BudgetExceededException if it might pass a cap
     * @throws io.github.pas4j.llm.LlmException if there is no answer
     * @throws ModelGoneException if there has been none for too long, or never will be
     * @throws NotYetException if the answer comes later
     */
    RecordedCall once(CallKey key, Usage estimate, Optional<ChatRequest> request, Supplier<Answer> call);
}
