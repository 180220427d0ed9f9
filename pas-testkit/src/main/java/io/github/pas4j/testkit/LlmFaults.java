package io.github.pas4j.testkit;

import io.github.pas4j.llm.Usage;
import java.util.ArrayList;
import java.util.List;

/**
 * The ways in which servers, and what stands between, are known to fail a client: refusals, answers that break their
 * protocol, connections that break, and floods.
 */
public final class LlmFaults {

    /** What a server says that gives away what it was sent; no client may repeat it. */
    static final String ECHO = "You sent " + LlmContractBase.KEY + " and asked: " + LlmContractBase.PROMPT;

    /** What the server answers where it can. */
    static final List<String> PIECES = List.of("Grüße ", "aus ", "東京");

    static final Usage USAGE = new Usage(11, 7);

    private static final List<LlmFault> ALL = collect();

    private LlmFaults() {}

    /** All of them, in the order in which they are played. */
    public static List<LlmFault> all() {
        return ALL;
    }

    private static List<LlmFault> collect() {
        List<LlmFault> all = new ArrayList<>();
        LlmStatusFaults.addTo(all);
        LlmAnswerFaults.addTo(all);
        LlmHttpFaults.addTo(all);
        LlmConnectionFaults.addTo(all);
        LlmFloodFaults.addTo(all);
        return List.copyOf(all);
    }

    static FaultResponse answer(LlmDialect dialect) {
        return dialect.answer("model-that-answers", String.join("", PIECES), USAGE);
    }

    static FaultResponse stream(LlmDialect dialect) {
        return dialect.stream(PIECES, USAGE);
    }
}
