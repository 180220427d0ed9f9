package io.github.pas4j.testkit;

import static io.github.pas4j.testkit.LlmFault.answer;
import static io.github.pas4j.testkit.LlmFault.answerOr;
import static io.github.pas4j.testkit.LlmFault.retryable;

import io.github.pas4j.llm.LlmIoException;
import io.github.pas4j.llm.LlmProtocolException;
import io.github.pas4j.testkit.LlmFault.Answer;
import io.github.pas4j.testkit.LlmFault.Expected;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Answers in HTTP that is rare, sloppy or wrong. */
final class LlmHttpFaults {

    private static final Expected READ_OR_REFUSED =
            answerOr(Answer.WHOLE, LlmProtocolException.class, LlmIoException.class);
    private static final Expected REFUSED = retryable(LlmProtocolException.class, LlmIoException.class);
    private static final Expected UNREADABLE = retryable(LlmProtocolException.class);

    private LlmHttpFaults() {}

    static void addTo(List<LlmFault> all) {
        addHeads(all);
        addLengths(all);
        addChunks(all);
        addCompressed(all);
    }

    private static void addHeads(List<LlmFault> all) {
        Expected readOrUnreadable = answerOr(Answer.WHOLE, LlmProtocolException.class);
        all.add(each("status-100-first", "sends status 100 first", r -> r.afterInformational(100, 1), answer()));
        all.add(each(
                "status-103-first", "sends status 103 first", r -> r.afterInformational(103, 1), readOrUnreadable));
        all.add(each(
                "status-103-often",
                "sends status 103 a hundred times first",
                r -> r.afterInformational(103, 100),
                readOrUnreadable));
        all.add(each(
                "bare-line-feeds",
                "ends the lines of the head with bare line feeds",
                FaultResponse::withBareLineFeeds,
                READ_OR_REFUSED));
        all.add(each(
                "header-nul",
                "sends a header with a NUL byte",
                r -> r.header("X-Echo", "a\0" + LlmFaults.ECHO),
                READ_OR_REFUSED));
        all.add(each(
                "header-fold",
                "sends a header that goes on in a second line, with no colon",
                r -> r.header("X-Echo", "a\r\n" + LlmFaults.ECHO.replace(":", "")),
                READ_OR_REFUSED));
        all.add(LlmFault.named("not-http", "talks another protocol")
                .both(dialect -> FaultResponse.garbage("220 " + LlmFaults.ECHO + "\r\n\r\n"), UNREADABLE)
                .build());
        all.add(LlmFault.named("not-http-short", "says a few bytes of another protocol")
                .both(dialect -> FaultResponse.garbage("SSH-2.0"), REFUSED)
                .build());
        all.add(LlmFault.named("not-http-bytes", "sends bytes of every value")
                .both(dialect -> FaultResponse.garbage(allBytes()), REFUSED)
                .build());
    }

    private static void addLengths(List<LlmFault> all) {
        all.add(LlmFault.named("length-too-long", "promises a byte more than it sends, then closes")
                .chat(dialect -> asOneBody(LlmFaults.answer(dialect)).thenClose(), REFUSED)
                // The end of a stream is seen before that of the body.
                .stream(dialect -> asOneBody(LlmFaults.stream(dialect)).thenClose(), READ_OR_REFUSED)
                .build());
        all.add(each(
                "length-too-short",
                "promises half of what it sends",
                r -> r.declaringLength(r.script().body().length / 2),
                UNREADABLE,
                LlmHttpFaults::asOneBody));
        all.add(each(
                "length-negative",
                "promises -5 bytes, then closes",
                r -> r.unframed().header("Content-Length", "-5").thenHangUp(),
                READ_OR_REFUSED,
                LlmHttpFaults::asOneBody));
        all.add(each(
                "length-no-number",
                "promises \"some\" bytes, then closes",
                r -> r.unframed().header("Content-Length", "some").thenHangUp(),
                READ_OR_REFUSED,
                LlmHttpFaults::asOneBody));
        all.add(each(
                "length-twice",
                "promises two different lengths, then closes",
                r -> r.unframed()
                        .header("Content-Length", "7")
                        .header("Content-Length", "" + r.script().body().length)
                        .thenHangUp(),
                READ_OR_REFUSED,
                LlmHttpFaults::asOneBody));
        all.add(each(
                "length-none",
                "promises no length and ends with the connection",
                r -> r.unframed().header("Connection", "close").thenHangUp(),
                answer()));
    }

    private static void addChunks(List<LlmFault> all) {
        all.add(chunked("chunk-size-no-number", "sends a chunk whose size is no number", "size\r\n"));
        all.add(chunked("chunk-size-negative", "sends a chunk of -5 bytes", "-5\r\n"));
        all.add(chunked(
                "chunk-size-overflow", "sends a chunk whose size no number type holds", "FFFFFFFFFFFFFFFFF\r\n"));
        all.add(chunked("chunk-size-too-long", "promises a longer chunk than it sends, then closes", "7fffffff\r\n"));
        all.add(chunked("chunk-size-too-short", "promises a chunk of 5 bytes and sends more", "5\r\n"));
        all.add(chunked("chunk-size-and-words", "sends words after a chunk's size", "5 " + LlmFaults.ECHO + "\r\n"));
        all.add(chunked("chunk-size-none", "sends a chunk without a size", "\r\n"));
        all.add(LlmFault.named("chunk-last-none", "does not send the last chunk, then closes")
                .chat(dialect -> asOneChunk(LlmFaults.answer(dialect)).thenClose(), REFUSED)
                .stream(dialect -> dialect.unfinishedStream(LlmFaults.PIECES).thenClose(), REFUSED)
                .build());
    }

    private static void addCompressed(List<LlmFault> all) {
        all.add(each(
                "gzip",
                "compresses the answer, asked or not",
                FaultResponse::gzipped,
                answerOr(Answer.WHOLE, LlmProtocolException.class)));
        all.add(each(
                "gzip-broken",
                "compresses the answer and damages it",
                r -> {
                    FaultResponse packed = r.gzipped();
                    byte[] bytes = packed.script().body();
                    Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) 0x5a);
                    return packed.body(bytes);
                },
                REFUSED));
        all.add(each(
                "gzip-cut",
                "compresses the answer and sends half of it",
                r -> {
                    FaultResponse packed = r.gzipped();
                    byte[] bytes = packed.script().body();
                    return packed.body(Arrays.copyOf(bytes, bytes.length / 2));
                },
                REFUSED));
        all.add(each(
                "gzip-not",
                "says that the answer is compressed, which it is not",
                r -> r.header("Content-Encoding", "gzip"),
                READ_OR_REFUSED));
    }

    private static byte[] allBytes() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (255 - i);
        }
        return bytes;
    }

    /** What is to be unframed must not be in chunks. */
    private static FaultResponse asOneBody(FaultResponse response) {
        return response.body(response.script().body()).inOnePiece();
    }

    private static FaultResponse asOneChunk(FaultResponse response) {
        byte[] body = response.script().body();
        byte[] size = FaultScript.bytes(Integer.toHexString(body.length) + "\r\n");
        byte[] chunk = Arrays.copyOf(size, size.length + body.length);
        System.arraycopy(body, 0, chunk, size.length, body.length);
        return response.unframed().header("Transfer-Encoding", "chunked").body(chunk);
    }

    private static LlmFault chunked(String name, String server, String size) {
        UnaryOperator<FaultResponse> broken = response -> response.unframed()
                .header("Transfer-Encoding", "chunked")
                .body(FaultScript.bytes(size + LlmFaults.ECHO + "\r\n" + LlmFaults.ECHO + "\r\n"))
                .thenClose();
        return each(name, server, broken, REFUSED);
    }

    private static LlmFault each(String name, String server, UnaryOperator<FaultResponse> change, Expected expected) {
        return each(name, server, change, expected, UnaryOperator.identity());
    }

    private static LlmFault each(
            String name,
            String server,
            UnaryOperator<FaultResponse> change,
            Expected expected,
            UnaryOperator<FaultResponse> prepare) {
        return LlmFault.named(name, server)
                .chat(dialect -> change.apply(prepare.apply(LlmFaults.answer(dialect))), expected)
                .stream(dialect -> change.apply(prepare.apply(LlmFaults.stream(dialect))), expected)
                .build();
    }
}
