package io.github.pas4j.testkit;

import io.github.pas4j.llm.LlmException;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a server can fail a client, and what must come of it. Immutable. {@link LlmFaults#all()} has all that
 * {@link LlmClientContract} plays.
 */
public final class LlmFault {

    /** A way of calling. */
    public enum Call {
        /** {@link io.github.pas4j.llm.LlmClient#chat}. */
        CHAT,
        /** {@link io.github.pas4j.llm.LlmClient#stream}, read to its end. */
        STREAM
    }

    /**
     * What may come of it.
     *
     * @param failures the kinds of which the call may fail, exactly; empty where it must not fail
     * @param retryable whether a failure says that another try makes sense; without meaning where there is none
     * @param answer what answer may come, if any
     */
    public record Expected(Set<Class<? extends LlmException>> failures, boolean retryable, Answer answer) {

        /** Copies the kinds. */
        public Expected {
            failures = Set.copyOf(failures);
        }

        /** Says it in words. */
        @Override
        public String toString() {
            String kinds = failures.stream().map(Class::getSimpleName).sorted().collect(Collectors.joining(" or "));
            return failures.isEmpty()
                    ? answer.words
                    : kinds
                            + (retryable ? ", retryable" : ", not retryable")
                            + (answer == Answer.NONE ? "" : " or " + answer.words);
        }
    }

    /** What a call may answer under a fault. */
    public enum Answer {
        /** It must not answer. */
        NONE("no answer"),
        /** All that the server meant. */
        WHOLE("the whole answer"),
        /** Nothing, since the server said nothing. */
        EMPTY("an empty answer"),
        /** Whatever could be read of it. */
        ANY("any answer");

        private final String words;

        Answer(String words) {
            this.words = words;
        }
    }

    /** How one way of calling is treated. */
    private record Play(Function<LlmDialect, FaultResponse> response, Expected expected) {}

    private final String name;
    private final String server;
    private final Map<Call, Play> plays;
    private final @Nullable Integer status;
    private final boolean refused;

    private LlmFault(Builder builder) {
        this.name = builder.name;
        this.server = builder.server;
        this.plays = new EnumMap<>(builder.plays);
        this.status = builder.status;
        this.refused = builder.refused;
    }

    static Builder named(String name, String server) {
        return new Builder(name, server);
    }

    /** A short name, such as {@code reset-in-body}: lower case, unique. */
    public String name() {
        return name;
    }

    /** What the server does, in words. */
    public String server() {
        return server;
    }

    /** The ways of calling that it is about. */
    public Set<Call> calls() {
        return Set.copyOf(plays.keySet());
    }

    /** What may come of it, or nothing where it is not about this way of calling. */
    public Optional<Expected> expected(Call call) {
        return Optional.ofNullable(plays.get(call)).map(Play::expected);
    }

    /** The status that a failure must tell; where there is none, it may tell the one that was sent. */
    public OptionalInt status() {
        return status == null ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /** Whether the server is not there at all; then there is no {@link #response}. */
    public boolean isRefusal() {
        return refused;
    }

    /**
     * What the server does.
     *
     * @throws IllegalArgumentException if it is not about this way of calling
     */
    public FaultResponse response(LlmDialect dialect, Call call) {
        Play play = plays.get(call);
        if (play == null) {
            throw new IllegalArgumentException(name + " is not about " + call);
        }
        return play.response.apply(dialect);
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }

    /** Puts a fault together. */
    static final class Builder {
        private final String name;
        private final String server;
        private final Map<Call, Play> plays = new EnumMap<>(Call.class);
        private @Nullable Integer status;
        private boolean refused;

        private Builder(String name, String server) {
            this.name = Objects.requireNonNull(name, "name");
            this.server = Objects.requireNonNull(server, "server");
        }

        Builder chat(Function<LlmDialect, FaultResponse> response, Expected expected) {
            plays.put(Call.CHAT, new Play(response, expected));
            return this;
        }

        Builder stream(Function<LlmDialect, FaultResponse> response, Expected expected) {
            plays.put(Call.STREAM, new Play(response, expected));
            return this;
        }

        Builder both(Function<LlmDialect, FaultResponse> response, Expected expected) {
            return chat(response, expected).stream(response, expected);
        }

        Builder status(int code) {
            this.status = code;
            return this;
        }

        Builder refused() {
            this.refused = true;
            return this;
        }

        LlmFault build() {
            return new LlmFault(this);
        }
    }

    @SafeVarargs
    static Expected retryable(Class<? extends LlmException>... kinds) {
        return new Expected(set(kinds), true, Answer.NONE);
    }

    @SafeVarargs
    static Expected permanent(Class<? extends LlmException>... kinds) {
        return new Expected(set(kinds), false, Answer.NONE);
    }

    @SafeVarargs
    static Expected answerOr(Answer answer, Class<? extends LlmException>... kinds) {
        return new Expected(set(kinds), true, answer);
    }

    @SafeVarargs
    private static Set<Class<? extends LlmException>> set(Class<? extends LlmException>... kinds) {
        Set<Class<? extends LlmException>> set = new LinkedHashSet<>();
        for (Class<? extends LlmException> kind : kinds) {
            set.add(kind);
        }
        return set;
    }

    static Expected answer() {
        return new Expected(Set.of(), false, Answer.WHOLE);
    }
}
