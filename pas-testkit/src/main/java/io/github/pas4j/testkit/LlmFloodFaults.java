package io.github.pas4j.testkit;

import static io.github.pas4j.testkit.LlmFault.retryable;

import io.github.pas4j.llm.LlmIoException;
import io.github.pas4j.llm.LlmProtocolException;
import io.github.pas4j.testkit.FaultResponse.Place;
import io.github.pas4j.testkit.LlmFault.Expected;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Servers that never stop; a client has to, before its memory is full. */
final class LlmFloodFaults {

    private static final Expected TOO_LARGE = retryable(LlmProtocolException.class);
    private static final Expected REFUSED = retryable(LlmProtocolException.class, LlmIoException.class);
    private static final int PIECE = 64 * 1024;
    private static final int BOMB = 96 * 1024 * 1024;

    private LlmFloodFaults() {}

    static void addTo(List<LlmFault> all) {
        all.add(LlmFault.named("flood-body", "sends an answer, or a stream's pieces, without end")
                .chat(
                        dialect -> FaultResponse.chunked(List.of("{\"x\":[")).thenFlood("1,".repeat(PIECE / 2)),
                        TOO_LARGE)
                .stream(dialect -> FaultResponse.chunked(List.of()).thenFlood(largePiece(dialect)), TOO_LARGE)
                .build());
        all.add(LlmFault.named("flood-line", "sends one line, or one string, without end")
                .chat(dialect -> FaultResponse.chunked(List.of("{\"x\":\"")).thenFlood("x".repeat(PIECE)), TOO_LARGE)
                .stream(
                        dialect -> FaultResponse.chunked(List.of("data: {\"x\":\""))
                                .thenFlood("x".repeat(PIECE)),
                        TOO_LARGE)
                .build());
        all.add(head("flood-status-line", "sends a status line without end", Place.IN_STATUS_LINE, "0".repeat(PIECE)));
        all.add(head("flood-header", "sends a header without end", Place.IN_HEAD, LlmFaults.ECHO.repeat(100)));
        all.add(head(
                "flood-headers",
                "sends headers without end",
                Place.BEFORE_HEAD_ENDS,
                ("X-Flood: " + LlmFaults.ECHO + "\r\n").repeat(100)));
        all.add(LlmFault.named("gzip-bomb", "packs 96 MiB of spaces into 100 KiB")
                .both(dialect -> Bomb.RESPONSE, TOO_LARGE)
                .build());
    }

    private static LlmFault head(String name, String server, Place place, String text) {
        return LlmFault.named(name, server)
                .both(dialect -> LlmFaults.answer(dialect).upTo(place).thenFlood(text), REFUSED)
                .build();
    }

    private static String largePiece(LlmDialect dialect) {
        return new String(
                dialect.unfinishedStream(List.of("x".repeat(PIECE))).script().body(), StandardCharsets.UTF_8);
    }

    /** Made where it is needed. */
    private static final class Bomb {
        static final FaultResponse RESPONSE =
                FaultResponse.json(200, " ".repeat(BOMB)).gzipped();
    }
}
