package io.github.pas4j.client.internal;

import io.github.pas4j.llm.ChatChunk;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.FinishReason;
import io.github.pas4j.llm.TokenLogprob;
import io.github.pas4j.llm.Usage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the pieces of an answer together. */
final class AnswerInPieces {

    /** Whether anybody wants the whole: an answer may be large. */
    enum Use {
        WANTED,
        UNWANTED
    }

    private final Use use;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();
    private final List<TokenLogprob> logprobs = new ArrayList<>();
    private FinishReason finishReason = FinishReason.OTHER;
    private @Nullable Usage usage;
    private @Nullable String model;

    AnswerInPieces(Use use) {
        this.use = use;
    }

    void add(Piece piece) {
        if (use == Use.UNWANTED) {
            return;
        }
        ChatChunk chunk = piece.chunk();
        text.append(chunk.text());
        reasoning.append(chunk.reasoning());
        refusal.append(chunk.refusal());
        logprobs.addAll(chunk.logprobs());
        finishReason = chunk.finishReason().orElse(finishReason);
        usage = chunk.usage().orElse(usage);
        model = piece.model() == null ? model : piece.model();
    }

    @Nullable
    String model() {
        return model;
    }

    /** Without request id and model. */
    ChatResponse.Builder build() {
        return ChatResponse.builder(text.toString())
                .reasoning(reasoning.isEmpty() ? null : reasoning.toString())
                .refusal(refusal.isEmpty() ? null : refusal.toString())
                .finishReason(finishReason)
                .usage(usage)
                .logprobs(logprobs);
    }
}
