package io.github.pas4j.testkit;

import static io.github.pas4j.testkit.LlmFault.permanent;
import static io.github.pas4j.testkit.LlmFault.retryable;

import io.github.pas4j.llm.LlmAuthenticationException;
import io.github.pas4j.llm.LlmContentFilterException;
import io.github.pas4j.llm.LlmContextLengthException;
import io.github.pas4j.llm.LlmRateLimitException;
import io.github.pas4j.llm.LlmRequestException;
import io.github.pas4j.llm.LlmServerException;
import io.github.pas4j.llm.LlmTimeoutException;
import io.github.pas4j.testkit.LlmDialect.Problem;
import io.github.pas4j.testkit.LlmFault.Expected;
import java.util.List;

/** A server, or a gateway before it, that refuses and says so by its status. */
final class LlmStatusFaults {

    private LlmStatusFaults() {}

    static void addTo(List<LlmFault> all) {
        Expected request = permanent(LlmRequestException.class);
        Expected key = permanent(LlmAuthenticationException.class);
        Expected server = retryable(LlmServerException.class);
        all.add(refusal("status-400", "refuses the request", Problem.BAD_REQUEST, 400, request));
        all.add(refusal(
                "status-400-context",
                "finds the conversation too long",
                Problem.CONTEXT_TOO_LONG,
                400,
                permanent(LlmContextLengthException.class)));
        all.add(refusal(
                "status-400-filter",
                "refuses by its content filter",
                Problem.FILTERED,
                400,
                permanent(LlmContentFilterException.class)));
        all.add(refusal("status-401", "does not know the key", Problem.BAD_KEY, 401, key));
        all.add(refusal("status-403", "does not let the key do this", Problem.BAD_KEY, 403, key));
        all.add(refusal("status-404", "does not know the model", Problem.BAD_REQUEST, 404, request));
        all.add(refusal(
                "status-408",
                "waited too long itself",
                Problem.SERVER_ERROR,
                408,
                retryable(LlmTimeoutException.class)));
        all.add(refusal(
                "status-409",
                "did not get a lock in time",
                Problem.SERVER_ERROR,
                409,
                retryable(LlmServerException.class, LlmRequestException.class)));
        all.add(refusal("status-413", "finds the request too large", Problem.BAD_REQUEST, 413, request));
        all.add(refusal("status-422", "cannot make sense of the request", Problem.BAD_REQUEST, 422, request));
        all.add(refusal(
                "status-429-rate",
                "asks for fewer requests",
                Problem.RATE_LIMIT,
                429,
                retryable(LlmRateLimitException.class)));
        all.add(refusal(
                "status-429-quota",
                "says that no quota is left",
                Problem.NO_QUOTA,
                429,
                permanent(LlmRateLimitException.class)));
        for (int status : new int[] {500, 502, 503, 504, 529}) {
            all.add(refusal("status-" + status, "fails with status " + status, Problem.SERVER_ERROR, status, server));
        }
        all.add(page("page-502", "answers with a gateway's HTML page and status 502", 502, server));
        all.add(page("page-403", "answers with a firewall's HTML page and status 403", 403, key));
        for (int status : new int[] {302, 307}) {
            all.add(LlmFault.named("redirect-" + status, "redirects to another host with status " + status)
                    .both(
                            dialect -> FaultResponse.json(status, "")
                                    .header("Location", "http://127.0.0.2:1/elsewhere")
                                    .header(dialect.requestIdHeader(), LlmFaultRun.REQUEST_ID),
                            request)
                    .status(status)
                    .build());
        }
    }

    private static LlmFault refusal(String name, String server, Problem problem, int status, Expected expected) {
        return LlmFault.named(name, server)
                .both(
                        dialect -> dialect.failure(problem, LlmFaults.ECHO)
                                .status(status)
                                .header(dialect.requestIdHeader(), LlmFaultRun.REQUEST_ID),
                        expected)
                .status(status)
                .build();
    }

    private static LlmFault page(String name, String server, int status, Expected expected) {
        String page = "<!DOCTYPE html><html><body><h1>" + LlmFaults.ECHO + "</h1></body></html>";
        return LlmFault.named(name, server)
                .both(
                        dialect -> FaultResponse.json(status, page)
                                .replaceHeader("Content-Type", "text/html")
                                .header(dialect.requestIdHeader(), LlmFaultRun.REQUEST_ID),
                        expected)
                .status(status)
                .build();
    }
}
