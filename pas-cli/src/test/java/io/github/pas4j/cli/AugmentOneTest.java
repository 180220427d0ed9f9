package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentOneTest {

    @TempDir
    Path folder;

    @Test
    void printsWhatToSend() {
        Run.Result result = Run.with().pas("augment", "Name a cat");
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("Name a cat\n\nThink of whiskers.\n");
        assertThat(result.messages()).containsExactly("pas: AUGMENTED (brainstorming); ideas: not measured");
    }

    @Test
    void saysWhyAPromptIsLeftAlone() {
        Run.Result result = Run.with().pas("augment", "Name a dog");
        assertThat(result.out()).isEqualTo("Name a dog\n");
        assertThat(result.messages())
                .containsExactly(
                        "pas: NO_COMPLEMENT (brainstorming); left alone, no complement: no evidence for 'talk';"
                                + " --target basic augments it the paper's way");
        assertThat(Run.with().pas("augment", "Name a dog", "--target", "basic").err())
                .doesNotContain("paper's way");
        assertThat(Run.with().pas("augment", "hello").err()).contains("SKIPPED", "it is a greeting");
    }

    @Test
    void jsonHasAllKeysAndNullWhereThereIsNothing() throws Exception {
        JsonNode full = new ObjectMapper()
                .readTree(Run.with().pas("augment", "--json", "Name a cat").out());
        assertThat(full.fieldNames())
                .toIterable()
                .containsExactly(
                        "original", "complement", "text", "outcome", "reason", "category", "intent", "elapsedMillis");
        assertThat(full.get("complement").asText()).isEqualTo("Think of whiskers.");
        assertThat(full.get("outcome").asText()).isEqualTo("AUGMENTED");
        assertThat(full.get("reason").isNull()).isTrue();
        JsonNode bare = new ObjectMapper()
                .readTree(Run.with().pas("augment", "--json", "hello").out());
        assertThat(bare.get("complement").isNull()).isTrue();
        assertThat(bare.get("category").isNull()).isTrue();
        assertThat(bare.get("reason").asText()).isEqualTo("greeting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "\u3000"})
    void anEmptyPromptIsWrongUsage(String prompt) {
        Run.Result result = Run.with().pas("augment", prompt);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.messages()).containsExactly("pas augment: the prompt is empty", "Try 'pas augment --help'.");
    }

    @Test
    void readsStandardInputButNotItsLastLineBreak() {
        assertThat(Run.with().in("\uFEFF猫 cat\r\n\r\n").pas("augment", "-").out())
                .isEqualTo("猫 cat\r\n\n\nThink of whiskers.\n");
        assertThat(Run.with().in("").pas("augment", "-").code()).isEqualTo(2);
    }

    @Test
    void standardInputMustBeUtf8AndNotEndless() {
        Run.Result malformed = Run.with().in(new byte[] {'c', (byte) 0xFF}).pas("augment", "-");
        assertThat(malformed.code()).isEqualTo(1);
        assertThat(malformed.messages()).containsExactly("pas augment: standard input is not UTF-8");
        Run.Result endless = Run.with().in(new byte[LineReader.MAX_BYTES + 1]).pas("augment", "-");
        assertThat(endless.code()).isEqualTo(1);
        assertThat(endless.err()).contains("longer than 16 MiB");
    }

    @Test
    void eitherAPromptOrAFile() {
        assertThat(Run.with().pas("augment").code()).isEqualTo(2);
        assertThat(Run.with().pas("augment", "cat", "--in", "f").err()).contains("give a PROMPT or --in F, not both");
        assertThat(Run.with().pas("augment", "cat", "--rejects", "f").err()).contains("--rejects needs --in");
        assertThat(Run.with().pas("augment", "two", "words").code()).isEqualTo(2);
    }

    @Test
    void unknownTargetNamesTheChoices() {
        Run.Result result = Run.with().pas("augment", "cat", "--target", "medium");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("strong, basic or an evidence file: 'medium'");
    }

    @Test
    void missingOrBrokenEvidenceFails() throws Exception {
        Run.Result missing = Run.with().pas("augment", "cat", "--target", "nowhere/evidence.jsonl");
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.messages()).hasSize(1).first().asString().contains("no such file");
        Path broken = Files.writeString(folder.resolve("broken.jsonl"), "{\"intent\": ");
        Run.Result unreadable = Run.with().pas("augment", "cat", "--target", broken.toString());
        assertThat(unreadable.code()).isEqualTo(1);
        assertThat(unreadable.messages()).hasSize(1).first().asString().contains("broken.jsonl:1:");
        assertThat(Run.with()
                        .pas("augment", "cat", "--target", folder.toString())
                        .code())
                .isEqualTo(1);
    }

    @Test
    void aFileOfEvidenceIsUsed() throws Exception {
        Path evidence = Files.writeString(
                folder.resolve("mine.jsonl"),
                "{\"intent\":\"ideas\",\"wins\":5,\"losses\":1,\"answeringModel\":\"a\",\"judgingModel\":\"j\"}\n");
        Run run = Run.with()
                .generator(request -> io.github.pas4j.Complement.of("Think of whiskers.")
                        .withIntent("ideas")
                        .withEvidence(request.target().evidence("ideas").orElseThrow()));
        assertThat(run.pas("augment", "cat", "--target", evidence.toString()).err())
                .contains("ideas: 5 wins, 1 loss in your evidence");
        assertThat(run.pas("augment", "cat").err()).contains("ideas: 8 wins, 12 losses in our comparison");
    }

    @Test
    void outTakesTheTextAndLeavesNoUnfinishedFile() throws Exception {
        Path out = folder.resolve("out.txt");
        Run.Result result = Run.with().pas("augment", "Name a cat", "--out", out.toString());
        assertThat(result.out()).isEmpty();
        assertThat(Files.readString(out)).isEqualTo("Name a cat\n\nThink of whiskers.\n");
        assertThat(folder.toFile().list()).containsExactly("out.txt");
    }

    @Test
    void theTimeOutIsKept() {
        Run.Result result = Run.with()
                .generator(request -> {
                    try {
                        new java.util.concurrent.CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return io.github.pas4j.Complement.of("never");
                })
                .pas("augment", "cat", "--timeout", "20ms");
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("cat\n");
        assertThat(result.err()).contains("TIMED_OUT", "its time ran out");
    }

    @Test
    void messagesAreOneLineWhateverTheyHold() {
        Run.Result result = Run.with()
                .generator(request -> io.github.pas4j.Declined.because("line\none\u001b[31m\u2028two"))
                .pas("augment", "cat");
        assertThat(result.messages()).hasSize(1).first().asString().contains("line one [31m two");
        assertThat(result.err().getBytes(StandardCharsets.UTF_8)).doesNotContain((byte) 27);
    }
}
