package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasTest {

    @Test
    void helpNamesTheCommands() {
        Run.Result result = Run.with().pas("--help");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("augment", "ask", "encode", "golden", "Exit codes");
        assertThat(result.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"augment", "ask", "encode", "generate", "golden"})
    void helpOfEachCommandShowsAnExample(String command) {
        Run.Result result = Run.with().pas(command, "--help");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("Usage: pas " + command, "Examples:", "café");
    }

    @Test
    void versionNamesPasAndJava() {
        Run.Result result = Run.with().pas("--version");
        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("pas ").contains("Java ");
    }

    @Test
    void noCommandIsWrongUsage() {
        Run.Result result = Run.with().pas();
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.messages())
                .containsExactly(
                        "pas: which command? There are augment, ask, encode, curate, generate, classify and golden.",
                        "Try 'pas --help'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--frobnicate", "--in", "--threads=x", "--timeout=10", "--timeout=0s"})
    void wrongOptionsAreOneLineAndAHint(String option) {
        Run.Result result = Run.with().pas("augment", option);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.messages()).hasSize(2).last().isEqualTo("Try 'pas augment --help'.");
    }

    @Test
    void unknownCommandIsWrongUsage() {
        Run.Result result = Run.with().pas("argument");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("argument", "Try 'pas --help'.");
    }

    @Test
    void whatIsTooMuchGetsAHint() {
        Run.Result unquoted = Run.with().pas("augment", "name", "a", "cat");
        assertThat(unquoted.code()).isEqualTo(2);
        assertThat(unquoted.err()).contains("'a' is too much (a prompt of several words goes in quotes)");
        assertThat(Run.with().pas("augmnt", "x").err()).contains("there is no command 'augmnt'");
        Run.Result both = Run.with().pas("augment", "cat", "--in", "f");
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).contains("not both");
    }

    @Test
    void aPromptThatLooksLikeAnOptionGetsAHint() {
        Run.Result wrong = Run.with().pas("augment", "- a cat list");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("goes after '--'");
        assertThat(Run.with().pas("augment", "--", "- a cat list").out()).startsWith("- a cat list");
    }

    @Test
    void aPromptMayBeginWithAnAtSign() {
        assertThat(Run.with().pas("augment", "@cat says ${sys:user.home}").out())
                .startsWith("@cat says ${sys:user.home}\n");
    }

    @Test
    void stackTracesComeOnlyWithVerbose() {
        String[] quiet = {"augment", "--in", "/no/such/file.txt"};
        String[] verbose = {"augment", "--in", "/no/such/file.txt", "--verbose"};
        assertThat(Run.with().pas(quiet).messages())
                .containsExactly("pas augment: cannot read /no/such/file.txt: no such file or folder");
        assertThat(Run.with().pas(verbose).err()).contains("\tat io.github.pas4j.cli");
        assertThat(Run.with().pas(verbose).code()).isEqualTo(1);
    }

    @Test
    void argumentsAreReadAgainFromTheCommandLinesBytes() {
        byte[] line = "java\0-jar\0pas.jar\0augment\0给猫起名\0".getBytes(StandardCharsets.UTF_8);
        assertThat(Arguments.again(new String[] {"augment", "????"}, line)).containsExactly("augment", "给猫起名");
        assertThat(Arguments.again(new String[9], line)).hasSize(9);
    }
}
