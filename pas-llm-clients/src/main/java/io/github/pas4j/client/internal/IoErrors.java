package io.github.pas4j.client.internal;

import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.LlmException.Failure;
import io.github.pas4j.llm.LlmIoException;
import io.github.pas4j.llm.LlmProtocolException;
import io.github.pas4j.llm.LlmTimeoutException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Turns what went wrong on the wire, where nobody cancelled, into the exception of its kind. */
final class IoErrors {

    private IoErrors() {}

    /**
     * @param answer the answer's head, or null where none was read
     */
    static LlmException of(IOException e, @Nullable Response answer, CallContext context) {
        Failure failure = answer == null ? context.failure() : context.failure(answer);
        if (e instanceof UnreadableAnswerException bad) {
            return new LlmProtocolException(
                    String.valueOf(bad.getMessage()), failure, bad.offset(), bad.length(), null);
        }
        if (e instanceof InterruptedIOException) {
            String problem = "no complete answer of " + context.hostAndPort() + " within " + context.timeout();
            return new LlmTimeoutException(problem, failure, e);
        }
        if (e instanceof ProtocolException && answer == null) {
            // No cause: OkHttp quotes there what it could not read.
            return new LlmProtocolException("the answer of " + context.hostAndPort() + " is not HTTP", failure, null);
        }
        return new LlmIoException(problem(e, answer, context.hostAndPort()), failure, speaksForItself(e) ? e : null);
    }

    /** OkHttp's other exceptions quote what they could not read, as text or as hexadecimal digits. */
    private static boolean speaksForItself(IOException e) {
        return e instanceof SocketException || e instanceof UnknownHostException || e instanceof SSLException;
    }

    private static String problem(IOException e, @Nullable Response answer, String hostAndPort) {
        if (e instanceof UnknownHostException) {
            return "unknown host: " + hostAndPort;
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return "cannot connect to " + hostAndPort;
        }
        if (e instanceof SSLException) {
            return "no secure connection to " + hostAndPort;
        }
        return answer == null
                ? "connection to " + hostAndPort + " broke before an answer came"
                : "connection to " + hostAndPort + " broke within the answer";
    }
}
