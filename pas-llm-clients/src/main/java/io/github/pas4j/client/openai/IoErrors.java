package io.github.pas4j.client.openai;

import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.LlmIoException;
import io.github.pas4j.llm.LlmProtocolException;
import io.github.pas4j.llm.LlmTimeoutException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Turns what went wrong on the wire, where nobody cancelled, into the exception of its kind. */
final class IoErrors {

    /** How far the exchange had come. */
    enum Phase {
        /** No status line was read. */
        WAITING,
        /** The answer was being read. */
        READING
    }

    private IoErrors() {}

    static LlmException of(IOException e, Phase phase, CallContext context) {
        if (e instanceof UnreadableAnswerException) {
            return new LlmProtocolException(String.valueOf(e.getMessage()), context.failure(), null);
        }
        if (e instanceof InterruptedIOException) {
            String problem = "no complete answer of " + context.hostAndPort() + " within " + context.timeout();
            return new LlmTimeoutException(problem, context.failure(), e);
        }
        if (e instanceof ProtocolException && phase == Phase.WAITING) {
            // No cause: OkHttp quotes there what it could not read.
            return new LlmProtocolException(
                    "the answer of " + context.hostAndPort() + " is not HTTP", context.failure(), null);
        }
        return new LlmIoException(problem(e, phase, context.hostAndPort()), context.failure(), e);
    }

    private static String problem(IOException e, Phase phase, String hostAndPort) {
        if (e instanceof UnknownHostException) {
            return "unknown host: " + hostAndPort;
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return "cannot connect to " + hostAndPort;
        }
        if (e instanceof SSLException) {
            return "no secure connection to " + hostAndPort;
        }
        return phase == Phase.WAITING
                ? "connection to " + hostAndPort + " broke before an answer came"
                : "connection to " + hostAndPort + " broke within the answer";
    }
}
