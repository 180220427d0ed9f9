package io.github.pas4j.testkit;

import io.github.pas4j.llm.ChatChunk;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.LlmTimeoutException;
import io.github.pas4j.testkit.LlmFault.Call;
import io.github.pas4j.testkit.LlmFault.Expected;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Plays one fault to one client of its own and judges what comes of it. */
final class LlmFaultRun {

    /** The id that refusals come with. */
    static final String REQUEST_ID = "req-fault-1";

    /** Only what must run into its timeout gets a short one. */
    private static final Duration HURRIED = Duration.ofMillis(300);

    private static final Duration PATIENT = Duration.ofSeconds(40);

    /** Longer than any timeout: whoever is not back by then hangs. */
    private static final int HANGS_SECONDS = 60;

    private static final int THREAD_END_SECONDS = 20;

    /**
     * Whom it is played to.
     *
     * @param dialect how the server talks
     * @param clients makes a client for a server
     * @param threadPrefix how the names of the client's own threads begin
     * @param closesEachConnection whether it closes each connection that is of no more use
     */
    record Subject(
            LlmDialect dialect, Function<URI, LlmClient> clients, String threadPrefix, boolean closesEachConnection) {}

    /**
     * What came of it.
     *
     * @param cell in a word or two
     * @param problems what should not have come of it, one sentence each
     */
    record Result(String cell, List<String> problems) {}

    private static final Set<FaultScript.Ending> CLOSED_BY_SERVER =
            EnumSet.of(FaultScript.Ending.CLOSE, FaultScript.Ending.RESET, FaultScript.Ending.HANG_UP);

    private final LlmFault fault;
    private final Call call;
    private final Expected expected;
    private final Subject subject;
    private final List<String> problems = new ArrayList<>();

    private LlmFaultRun(LlmFault fault, Call call, Subject subject) {
        this.fault = fault;
        this.call = call;
        this.expected = fault.expected(call).orElseThrow();
        this.subject = subject;
    }

    static Result play(LlmFault fault, Call call, Subject subject) throws InterruptedException {
        return new LlmFaultRun(fault, call, subject).play();
    }

    private Result play() throws InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        String cell;
        try (FaultServer server = FaultServer.start()) {
            try (LlmClient client = subject.clients.apply(server.url())) {
                cell = play(server, client);
            }
            checkThreads(before);
        }
        return new Result(cell, List.copyOf(problems));
    }

    private String play(FaultServer server, LlmClient client) throws InterruptedException {
        FaultResponse response = fault.response(subject.dialect, call);
        if (fault.isRefusal()) {
            server.close();
        } else {
            server.always(response);
        }
        boolean late = isLate();
        ChatRequest request = LlmContractBase.REQUEST.toBuilder()
                .timeout(late ? HURRIED : PATIENT)
                .build();
        Object outcome = outcome(() -> call == Call.CHAT ? client.chat(request).text() : readAll(client, request));
        if (outcome instanceof LlmException failure) {
            checkFailure(failure, response);
        } else if (outcome instanceof String text) {
            checkText(text);
        } else {
            problems.add("the call ended with " + LlmLeaks.everythingIn((Throwable) outcome));
        }
        if (fault.isRefusal()) {
            return cell(outcome);
        }
        checkRequests(server, outcome, late);
        return cell(outcome) + checkAfterwards(server, client, response);
    }

    /** Status 408 is a timeout, too, but one that comes at once. */
    private boolean isLate() {
        return fault.status().isEmpty() && expected.failures().equals(Set.of(LlmTimeoutException.class));
    }

    private static String readAll(LlmClient client, ChatRequest request) {
        StringBuilder text = new StringBuilder();
        try (ChatStream stream = client.stream(request)) {
            stream.forEachRemaining((ChatChunk chunk) -> text.append(chunk.text()));
        }
        return text.toString();
    }

    /** The text that a call gives, or what it throws. */
    private static Object outcome(Callable<String> work) throws InterruptedException {
        FutureTask<String> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "llm-fault-call");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(HANGS_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return e.getCause() == null ? e : e.getCause();
        } catch (TimeoutException e) {
            AssertionError hangs = new AssertionError("the call hangs");
            hangs.setStackTrace(thread.getStackTrace());
            thread.interrupt();
            return hangs;
        }
    }

    private void checkText(String text) {
        String whole = String.join("", LlmFaults.PIECES);
        boolean allowed = switch (expected.answer()) {
            case NONE -> false;
            case WHOLE -> text.equals(whole);
            case EMPTY -> text.isEmpty();
            case ANY -> true;
        };
        if (!allowed) {
            problems.add("it answered with " + text.length() + " characters in place of: " + expected);
        }
    }

    private void checkFailure(LlmException failure, FaultResponse response) {
        expect(
                expected.failures().contains(failure.getClass()),
                failure.getClass().getSimpleName() + " is no kind of: " + expected);
        expect(failure.isRetryable() == expected.retryable(), "isRetryable() is " + failure.isRetryable());
        expect(!failure.provider().isBlank(), "provider() is blank");
        expect(!failure.model().isBlank(), "model() is blank");
        OptionalInt status = failure.status();
        if (fault.status().isPresent()) {
            expect(status.equals(fault.status()), "status() is " + status);
            expect(failure.requestId().filter(REQUEST_ID::equals).isPresent(), "requestId() is " + failure.requestId());
        } else if (status.isPresent()) {
            expect(status.getAsInt() == response.script().status, "status() is " + status);
        }
        List<String> leaks = LlmLeaks.in(failure);
        expect(leaks.isEmpty(), "it shows " + leaks);
    }

    private void checkRequests(FaultServer server, Object outcome, boolean late) throws InterruptedException {
        int attempts = outcome instanceof LlmException failure ? failure.attempts() : 1;
        for (int i = 0; i < attempts && !late; i++) {
            // An answer may be read before its request.
            server.takeRequest();
        }
        int sent = server.requests().size();
        // On a machine under load the time may be over before anything is sent.
        expect(late ? sent <= attempts : sent == attempts, sent + " requests were sent, attempts() is " + attempts);
    }

    /**
     * The connection is closed, or fit for the next call. Where the server closed it after its answer, that call may
     * find it closed and say that another try makes sense. Returns what is to be told of it.
     */
    private String checkAfterwards(FaultServer server, LlmClient client, FaultResponse response)
            throws InterruptedException {
        FaultScript.Ending ending = response.script().ending;
        boolean closedByServer = CLOSED_BY_SERVER.contains(ending);
        if (closedByServer || subject.closesEachConnection) {
            server.awaitOpenConnections(ending == FaultScript.Ending.COMPLETE ? 1 : 0);
        }
        server.always(LlmFaults.answer(subject.dialect));
        ChatRequest request =
                LlmContractBase.REQUEST.toBuilder().timeout(PATIENT).build();
        Object next = outcome(() -> client.chat(request).text());
        String told = "";
        if (ending == FaultScript.Ending.HANG_UP && next instanceof LlmException failure && failure.isRetryable()) {
            told = ", then " + cell(failure);
            next = outcome(() -> client.chat(request).text());
        }
        if (!next.equals(String.join("", LlmFaults.PIECES))) {
            problems.add("the next call gave "
                    + (next instanceof Throwable failure ? LlmLeaks.everythingIn(failure) : "another answer"));
        }
        if (subject.closesEachConnection) {
            server.awaitOpenConnections(1);
        }
        return told;
    }

    private void checkThreads(Set<Thread> before) throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread) && thread.getName().startsWith(subject.threadPrefix)) {
                thread.join(TimeUnit.SECONDS.toMillis(THREAD_END_SECONDS));
                expect(!thread.isAlive(), "the thread " + thread.getName() + " outlives its client");
            }
        }
    }

    private void expect(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }

    private static String cell(@Nullable Object outcome) {
        if (outcome instanceof String) {
            return "ok";
        }
        if (outcome instanceof LlmException failure) {
            String kind = failure.getClass().getSimpleName().replaceAll("^Llm|Exception$", "");
            return failure.isRetryable() ? kind + " ↻" : kind;
        }
        return "**" + (outcome == null ? "null" : outcome.getClass().getSimpleName()) + "**";
    }
}
