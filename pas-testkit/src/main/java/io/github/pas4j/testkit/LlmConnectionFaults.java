package io.github.pas4j.testkit;

import static io.github.pas4j.testkit.LlmFault.answer;
import static io.github.pas4j.testkit.LlmFault.retryable;

import io.github.pas4j.llm.LlmIoException;
import io.github.pas4j.llm.LlmProtocolException;
import io.github.pas4j.llm.LlmTimeoutException;
import io.github.pas4j.testkit.FaultResponse.Place;
import io.github.pas4j.testkit.LlmFault.Expected;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Connections that are not made, stall, break or crawl. */
final class LlmConnectionFaults {

    private static final Expected BROKEN = retryable(LlmIoException.class);
    private static final Expected BROKEN_WITHIN = retryable(LlmIoException.class, LlmProtocolException.class);
    private static final Expected LATE = retryable(LlmTimeoutException.class);
    private static final Duration SOMETIMES = Duration.ofMillis(20);

    private LlmConnectionFaults() {}

    static void addTo(List<LlmFault> all) {
        all.add(LlmFault.named("refused", "does not listen")
                .both(dialect -> FaultResponse.silence(), BROKEN)
                .refused()
                .build());
        for (Place place : Place.values()) {
            String name = place.name().toLowerCase(Locale.ROOT).replace('_', '-');
            String where = name.replace("-", " ").replace("in ", "within its ").replace("before ", "before its ");
            Expected broken = place == Place.BEFORE_HEAD ? BROKEN : BROKEN_WITHIN;
            all.add(each("stall-" + name, "stalls " + where, r -> r.upTo(place).thenStall(), LATE));
            all.add(each(
                    "close-" + name,
                    "closes the connection " + where,
                    r -> r.upTo(place).thenClose(),
                    broken));
            all.add(each(
                    "reset-" + name,
                    "resets the connection " + where,
                    r -> r.upTo(place).thenReset(),
                    broken));
        }
        all.add(LlmFault.named("stall-before-end", "sends the whole answer and never ends the response")
                .chat(dialect -> LlmFaults.answer(dialect).thenStall(), LATE)
                .build());
        all.add(each("trickle", "sends each byte by itself", FaultResponse::trickled, answer()));
        all.add(each(
                "slow-head",
                "sends one header after the other, slowly, without end",
                r -> r.upTo(Place.BEFORE_HEAD_ENDS).thenDrip("X-Slow: yes\r\n", SOMETIMES),
                LATE));
        all.add(each(
                "slow-body",
                "sends one empty line after the other, slowly, without end",
                r -> FaultResponse.chunked(List.of()).thenDrip("\n", SOMETIMES),
                LATE));
        all.add(each(
                "hang-up",
                "closes the connection after the answer, without a word",
                FaultResponse::thenHangUp,
                answer()));
        all.add(each("early", "answers before it has read the request", FaultResponse::beforeRequest, answer()));
    }

    private static LlmFault each(String name, String server, UnaryOperator<FaultResponse> change, Expected expected) {
        return LlmFault.named(name, server).chat(dialect -> change.apply(LlmFaults.answer(dialect)), expected).stream(
                        dialect -> change.apply(LlmFaults.stream(dialect)), expected)
                .build();
    }
}
