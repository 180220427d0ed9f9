package io.github.pas4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.llm.Usage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FirstOfTest {

    private static final ComplementRequest REQUEST = ComplementRequest.of("why?");
    private static final ComplementGenerator A = request -> Complement.of("a");
    private static final ComplementGenerator B = request -> Complement.of("b");
    private static final ComplementGenerator DECLINES = request -> Declined.because("first to decline");

    @Test
    void theFirstComplementWins() {
        assertThat(text(ComplementGenerator.firstOf(A, B))).isEqualTo("a");
        assertThat(text(ComplementGenerator.firstOf(DECLINES, B))).isEqualTo("b");
        assertThat(text(ComplementGenerator.firstOf(failing(new IllegalStateException()), B)))
                .isEqualTo("b");
        assertThat(text(ComplementGenerator.firstOf(request -> Parts.nil(), B))).isEqualTo("b");
        assertThat(text(ComplementGenerator.firstOf(A))).isEqualTo("a");
    }

    @Test
    void anErrorPassesThePromptOnToo() {
        assertThat(text(ComplementGenerator.firstOf(failing(new UnsatisfiedLinkError()), A)))
                .isEqualTo("a");
        assertThat(text(ComplementGenerator.firstOf(failing(new IOException()), A)))
                .isEqualTo("a");
    }

    @Test
    void theFirstToDeclineHasItsSay() {
        ComplementGenerator chain = ComplementGenerator.firstOf(
                failing(new IllegalStateException()), DECLINES, request -> Declined.unsupported("later"));
        assertThat(chain.generate(REQUEST))
                .isInstanceOfSatisfying(
                        Declined.class,
                        declined -> assertThat(declined.reason()).isEqualTo("first to decline"));
    }

    @Test
    void whereAllFailTheFirstFailureIsThrownWithTheOthers() {
        RuntimeException first = new IllegalArgumentException("first");
        RuntimeException second = new IllegalStateException("second");
        assertThatThrownBy(() -> ComplementGenerator.firstOf(failing(first), failing(second))
                        .generate(REQUEST))
                .isSameAs(first)
                .hasSuppressedException(second);
        Error error = new NoClassDefFoundError();
        assertThatThrownBy(() -> ComplementGenerator.firstOf(failing(error)).generate(REQUEST))
                .isSameAs(error);
        IOException checked = new IOException();
        assertThatThrownBy(() -> ComplementGenerator.firstOf(failing(checked)).generate(REQUEST))
                .isInstanceOf(IllegalStateException.class)
                .hasCause(checked);
    }

    @Test
    void oneExceptionThrownTwiceDoesNotHideTheThirdGenerator() {
        RuntimeException shared = new IllegalStateException("shared");
        assertThat(text(ComplementGenerator.firstOf(failing(shared), failing(shared), A)))
                .isEqualTo("a");
    }

    @Test
    void tokensOfAllThatWereAskedAreCounted() {
        ComplementGenerator declines = request -> Declined.because("no").withUsage(new Usage(100, 10));
        ComplementGenerator gives = request -> Complement.of("Yes.").withUsage(new Usage(5, 2));
        assertThat(ComplementGenerator.firstOf(declines, gives)
                        .generate(REQUEST)
                        .usage())
                .contains(new Usage(105, 12));
        assertThat(ComplementGenerator.firstOf(declines, declines)
                        .generate(REQUEST)
                        .usage())
                .contains(new Usage(200, 20));
        assertThat(ComplementGenerator.firstOf(declines, A).generate(REQUEST).usage())
                .contains(new Usage(100, 10));
    }

    @Test
    void anInterruptStopsTheChain() {
        ComplementGenerator interrupted = request -> {
            Thread.currentThread().interrupt();
            return Declined.because("interrupted");
        };
        try {
            assertThat(ComplementGenerator.firstOf(interrupted, A).generate(REQUEST))
                    .isInstanceOf(Declined.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void theFingerprintNamesAll() {
        Parts.Counting counting = new Parts.Counting();
        assertThat(ComplementGenerator.firstOf(counting, counting).fingerprint())
                .isEqualTo("firstOf(counting|counting)");
    }

    private static String text(ComplementGenerator generator) {
        return ((Complement) generator.generate(REQUEST)).text();
    }

    private static ComplementGenerator failing(Throwable failure) {
        return request -> {
            throw Parts.<RuntimeException>sneak(failure);
        };
    }
}
