package io.github.pas4j.testkit;

import static io.github.pas4j.testkit.LlmFault.answer;
import static io.github.pas4j.testkit.LlmFault.answerOr;
import static io.github.pas4j.testkit.LlmFault.retryable;

import io.github.pas4j.llm.LlmIoException;
import io.github.pas4j.llm.LlmProtocolException;
import io.github.pas4j.llm.LlmServerException;
import io.github.pas4j.testkit.LlmDialect.Problem;
import io.github.pas4j.testkit.LlmFault.Answer;
import io.github.pas4j.testkit.LlmFault.Expected;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Status 200, good HTTP, and an answer that is none, or that is hard to read. */
final class LlmAnswerFaults {

    private static final Expected UNREADABLE = retryable(LlmProtocolException.class);
    private static final Expected READ_OR_UNREADABLE = answerOr(Answer.WHOLE, LlmProtocolException.class);

    private LlmAnswerFaults() {}

    static void addTo(List<LlmFault> all) {
        addNoAnswers(all);
        addStreams(all);
        addText(all);
    }

    private static void addNoAnswers(List<LlmFault> all) {
        all.add(LlmFault.named("error-under-200", "reports its failure under status 200")
                .chat(
                        dialect -> dialect.failure(Problem.SERVER_ERROR, LlmFaults.ECHO)
                                .status(200),
                        retryable(LlmServerException.class))
                .stream(dialect -> dialect.failingStream(List.of()), retryable(LlmServerException.class))
                .build());
        all.add(LlmFault.named("empty-200", "answers with nothing under status 200")
                .chat(dialect -> FaultResponse.json(200, ""), UNREADABLE)
                .stream(dialect -> FaultResponse.events(List.of()), UNREADABLE)
                .build());
        all.add(LlmFault.named("status-204", "answers with status 204, which has no body")
                .both(dialect -> FaultResponse.json(204, "").unframed(), UNREADABLE)
                .build());
        all.add(LlmFault.named("empty-choices", "answers without a message; streams nothing, but to the end")
                .chat(LlmDialect::emptyAnswer, UNREADABLE)
                .stream(dialect -> dialect.stream(List.of(), LlmFaults.USAGE), answerOr(Answer.EMPTY))
                .build());
        all.add(LlmFault.named("bad-json", "answers with JSON that is broken; breaks a stream's JSON in its midst")
                .chat(dialect -> FaultResponse.json(200, "{\"choices\": [" + LlmFaults.ECHO), UNREADABLE)
                .stream(dialect -> dialect.brokenStream(List.of(LlmFaults.ECHO)), UNREADABLE)
                .build());
        all.add(LlmFault.named("other-json", "answers with JSON that is no answer")
                .both(dialect -> FaultResponse.json(200, "[1, \"" + LlmFaults.ECHO + "\"]"), UNREADABLE)
                .build());
        all.add(LlmFault.named("deep-json", "answers with JSON 100,000 levels deep")
                .both(
                        dialect -> FaultResponse.json(
                                200, "{\"choices\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
                        UNREADABLE)
                .build());
        all.add(LlmFault.named("page-200", "answers with an HTML page and status 200, as captive portals do")
                .both(
                        dialect -> FaultResponse.json(200, "<html><p>" + LlmFaults.ECHO + "</p></html>\n\n")
                                .replaceHeader("Content-Type", "text/html"),
                        UNREADABLE)
                .build());
    }

    private static void addStreams(List<LlmFault> all) {
        all.add(LlmFault.named("wrong-delivery", "streams where it should not, and the other way round")
                .chat(LlmFaults::stream, UNREADABLE)
                // Where a stream is lines of JSON, a whole answer is one.
                .stream(LlmFaults::answer, READ_OR_UNREADABLE)
                .build());
        all.add(LlmFault.named("stream-error", "reports its failure within a stream").stream(
                        dialect -> dialect.failingStream(List.of(LlmFaults.ECHO)), retryable(LlmServerException.class))
                .build());
        all.add(LlmFault.named("stream-unfinished", "ends a stream in good order, too early").stream(
                        dialect -> dialect.unfinishedStream(LlmFaults.PIECES), UNREADABLE)
                .build());
        all.add(
                LlmFault.named("stream-no-end-mark", "ends a stream without its last piece, which marks its end")
                        .stream(dialect -> LlmFaults.stream(dialect).withoutLastPiece(), UNREADABLE)
                        .build());
        all.add(LlmFault.named("stream-more-after-end", "sends nonsense after the end of a stream").stream(
                        dialect -> LlmFaults.stream(dialect).plusPiece("data: {" + LlmFaults.ECHO + "\n\n"), answer())
                .build());
        all.add(LlmFault.named("stream-open-after-end", "does not end the response after the end of a stream").stream(
                        dialect -> LlmFaults.stream(dialect).thenStall(), answer())
                .build());
        all.add(
                LlmFault.named("stream-cut-after-end", "closes the connection after a stream, not ending the response")
                        .stream(
                                dialect -> LlmFaults.stream(dialect).thenClose(),
                                answerOr(Answer.WHOLE, LlmIoException.class, LlmProtocolException.class))
                        .build());
    }

    private static void addText(List<LlmFault> all) {
        Expected anyOrUnreadable = answerOr(Answer.ANY, LlmProtocolException.class);
        all.add(each(
                "charset-declared",
                "says that its UTF-8 is UTF-16",
                response -> response.replaceHeader("Content-Type", "application/json; charset=utf-16"),
                READ_OR_UNREADABLE));
        all.add(each(
                "charset-latin-1",
                "sends Latin-1 in place of UTF-8",
                response -> response.body(new String(response.script().body(), StandardCharsets.UTF_8)
                        .getBytes(StandardCharsets.ISO_8859_1)),
                anyOrUnreadable));
        all.add(each(
                "byte-order-mark",
                "begins with a byte order mark",
                response ->
                        response.body(("\uFEFF" + new String(response.script().body(), StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8)),
                READ_OR_UNREADABLE));
        all.add(each(
                "nul-bytes",
                "sends NUL bytes in the midst of the answer",
                response -> response.body(withNuls(response.script().body())),
                anyOrUnreadable));
        all.add(each(
                "content-type",
                "calls the answer plain text",
                response -> response.replaceHeader("Content-Type", "text/plain"),
                READ_OR_UNREADABLE));
        all.add(LlmFault.named("huge-answer", "answers with 4 MiB of text")
                .chat(
                        dialect -> dialect.answer("m", "large ".repeat(4 * 1024 * 1024 / 6), LlmFaults.USAGE),
                        answerOr(Answer.ANY))
                .stream(
                        dialect -> dialect.stream(
                                Collections.nCopies(64, "large ".repeat(64 * 1024 / 6)), LlmFaults.USAGE),
                        answerOr(Answer.ANY))
                .build());
    }

    private static byte[] withNuls(byte[] body) {
        byte[] changed = new byte[body.length + 3];
        int middle = body.length / 2;
        System.arraycopy(body, 0, changed, 0, middle);
        System.arraycopy(body, middle, changed, middle + 3, body.length - middle);
        return changed;
    }

    private static LlmFault each(String name, String server, UnaryOperator<FaultResponse> change, Expected expected) {
        return LlmFault.named(name, server).chat(dialect -> change.apply(LlmFaults.answer(dialect)), expected).stream(
                        dialect -> change.apply(LlmFaults.stream(dialect)), expected)
                .build();
    }
}
