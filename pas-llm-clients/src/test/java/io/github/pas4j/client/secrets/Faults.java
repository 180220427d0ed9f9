package io.github.pas4j.client.secrets;

import static io.github.pas4j.client.secrets.Secrets.ANSWER;
import static io.github.pas4j.client.secrets.Secrets.KEY;
import static io.github.pas4j.client.secrets.Secrets.PROMPT;
import static io.github.pas4j.client.secrets.Secrets.QUOTED;

import io.github.pas4j.llm.Usage;
import io.github.pas4j.testkit.FaultResponse;
import io.github.pas4j.testkit.FaultResponse.Place;
import io.github.pas4j.testkit.LlmDialect.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ways in which a server, or what stands before it, throws back what it was told. */
final class Faults {

    private static final Usage USAGE = new Usage(11, 7);

    private Faults() {}

    /** By name; each of them fails every way of calling. */
    static Map<String, FaultResponse> of(Subject subject) {
        Map<String, FaultResponse> all = new LinkedHashMap<>(http());
        for (Problem problem : Problem.values()) {
            all.put(problem.name(), subject.dialect().failure(problem, QUOTED));
        }
        all.put("broken stream", subject.dialect().brokenStream(List.of(ANSWER, QUOTED)));
        all.put("unfinished stream", subject.dialect().unfinishedStream(List.of(ANSWER, QUOTED)));
        all.put("failing stream", subject.failingStream(QUOTED));
        FaultResponse answer = subject.dialect().answer("m", ANSWER + QUOTED, USAGE);
        FaultResponse stream = subject.dialect().stream(List.of(ANSWER, QUOTED), USAGE);
        for (Place place : List.of(Place.IN_HEAD, Place.IN_BODY)) {
            all.put("answer cut " + place, answer.upTo(place).thenClose());
            all.put("answer reset " + place, answer.upTo(place).thenReset());
            all.put("stream cut " + place, stream.upTo(place).thenClose());
            all.put("stream reset " + place, stream.upTo(place).thenReset());
        }
        return all;
    }

    /** Those that need no dialect. */
    static Map<String, FaultResponse> http() {
        Map<String, FaultResponse> all = new LinkedHashMap<>();
        for (int status : new int[] {400, 401, 404, 429, 500, 503}) {
            String error =
                    "{\"error\":{\"message\":\"" + QUOTED + "\",\"type\":\"" + PROMPT + "\",\"code\":\"" + KEY + "\"}}";
            all.put("error " + status, quotingHead(FaultResponse.json(status, error)));
            all.put(
                    "page " + status,
                    FaultResponse.json(status, "<h1>" + QUOTED + "</h1>").replaceHeader("Content-Type", "text/html"));
            all.put("text " + status, FaultResponse.json(status, "{\"error\":\"" + QUOTED + "\"}"));
        }
        all.put(
                "error under 200",
                quotingHead(FaultResponse.json(200, "{\"error\":{\"message\":\"" + QUOTED + "\"}}")));
        all.put("no JSON", FaultResponse.json(200, QUOTED));
        all.put("broken JSON", FaultResponse.json(200, "{\"" + QUOTED + "\":" + KEY + "}"));
        all.put("other JSON", FaultResponse.json(200, "[\"" + QUOTED + "\"]"));
        all.put("no HTTP", FaultResponse.garbage(QUOTED));
        all.put("bad status line", FaultResponse.garbage("HTTP/1.1 " + QUOTED + "\r\n\r\n"));
        all.put(
                "bad header",
                FaultResponse.garbage("HTTP/1.1 200 OK\r\n" + KEY + PROMPT + "\r\nContent-Length: 1\r\n\r\nx"));
        all.put("bad length", FaultResponse.garbage("HTTP/1.1 200 OK\r\nContent-Length: " + QUOTED + "\r\n\r\nx"));
        all.put("no gzip", FaultResponse.json(200, QUOTED).header("Content-Encoding", "gzip"));
        all.put(
                "bad chunk",
                FaultResponse.garbage(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5 " + KEY + PROMPT + "\r\n"));
        return all;
    }

    private static FaultResponse quotingHead(FaultResponse response) {
        return response.header("x-request-id", KEY)
                .header("Retry-After", PROMPT)
                .header("x-ratelimit-reset-requests", KEY)
                .header("x-ratelimit-remaining-requests", KEY);
    }
}
