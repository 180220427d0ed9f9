package io.github.pas4j.testkit;

import io.github.pas4j.llm.Usage;
import java.util.List;

/** How a provider words its answers, so that {@link LlmClientContract} can play its server. */
public interface LlmDialect {

    /** The dialect of OpenAI's chat completions API, of which many servers have a version. */
    static LlmDialect openAi() {
        return new LlmOpenAiDialect();
    }

    /** The dialect of Ollama's own API. */
    static LlmDialect ollama() {
        return new LlmOllamaDialect();
    }

    /** A failure that servers report with a status and words of their own. */
    enum Problem {
        /** A wrong key (401). */
        BAD_KEY,
        /** Too many requests (429). */
        RATE_LIMIT,
        /** No money or quota left (429). */
        NO_QUOTA,
        /** A conversation that the model cannot take in (400). */
        CONTEXT_TOO_LONG,
        /** A conversation that the content filter refuses (400). */
        FILTERED,
        /** A request that makes no sense (400). */
        BAD_REQUEST,
        /** The provider's own failure (500). */
        SERVER_ERROR
    }

    /**
     * A whole answer that came to its natural end, with fields that no client knows.
     *
     * @param model the model that answers
     * @param text what it says
     * @param usage the tokens it tells
     */
    FaultResponse answer(String model, String text, Usage usage);

    /** An answer of status 200 that holds no message. */
    FaultResponse emptyAnswer();

    /** A whole streamed answer that came to its natural end and tells its usage, with fields that no client knows. */
    FaultResponse stream(List<String> pieces, Usage usage);

    /** A streamed answer without its end. */
    FaultResponse unfinishedStream(List<String> pieces);

    /** A streamed answer within which the provider reports {@link Problem#SERVER_ERROR}; status 200. */
    FaultResponse failingStream(List<String> pieces);

    /** A streamed answer with something in its midst that cannot be read. */
    FaultResponse brokenStream(List<String> pieces);

    /**
     * A failure.
     *
     * @param words what the provider says of it
     */
    FaultResponse failure(Problem problem, String words);

    /** The header in which the provider tells the request's id. */
    String requestIdHeader();
}
