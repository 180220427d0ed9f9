package io.github.pas4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.AugmentedPrompt;
import io.github.pas4j.EvidenceTable;
import io.github.pas4j.GoldenCheck;
import io.github.pas4j.Outcome;
import io.github.pas4j.PasAugmenter;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.embedded.EmbeddedPas;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.testkit.FakeLlmClient;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ExamplesTest {

    @Test
    void augmentMany() {
        assertThat(Output.of(() -> AugmentMany.main(new String[0])).lines())
                .hasSize(6)
                .satisfiesExactly(
                        english -> assertThat(english).startsWith("AUGMENTED "),
                        chinese -> assertThat(chinese).startsWith("AUGMENTED ").containsPattern("\\p{IsHan}"),
                        greeting -> assertThat(greeting).isEqualTo("SKIPPED greeting"),
                        strict -> assertThat(strict).isEqualTo("SKIPPED strict-output"),
                        german -> assertThat(german).isEqualTo("UNSUPPORTED language de"),
                        total -> assertThat(total).isEqualTo("2 of 5 augmented"));
    }

    @Test
    void ownGenerator() {
        assertThat(Output.of(() -> OwnGenerator.main(new String[0]))).isEqualTo("""
                        AUGMENTED
                        An SQL query for the ten newest orders

                        Write it for PostgreSQL 16 and keep it in one statement.
                        """);
    }

    @Test
    void ownGolden() {
        Path pairs = Path.of("golden", "commit-messages.jsonl");
        Path evidence = Path.of("golden", "evidence.jsonl");
        try (PasAugmenter pas = OwnGolden.augmenter(pairs, evidence)) {
            AugmentedPrompt own = pas.augment("Write a commit message: the parser keeps comments now");
            assertThat(own.complement())
                    .as(own.toString())
                    .contains(
                            "Begin with a verb in the imperative, keep the first line short, and say why the change was"
                                    + " needed.");
            assertThat(own.intent()).contains("commit-message");
        }
        assertThat(GoldenCheck.of(Taxonomy.pas14())
                        .evidence(EvidenceTable.load(evidence))
                        .check(pairs)
                        .problems())
                .isEmpty();
    }

    @Test
    void wrapClient() {
        try (FakeLlmClient client = FakeLlmClient.answering(
                        request -> request.messages().get(0).text());
                PasAugmenter pas = EmbeddedPas.augmenter()) {
            String question = "Why do onions make you cry when you cut them?";
            assertThat(WrapClient.ask(pas.wrap(client), question))
                    .startsWith(question)
                    .hasSizeGreaterThan(question.length());
        }
    }

    @Test
    void overLlm() throws Exception {
        String question = "Why do onions make you cry when you cut them?";
        BlockingQueue<AugmentedPrompt> heard = new LinkedBlockingQueue<>();
        try (FakeLlmClient writer = FakeLlmClient.answering(request -> "Name the one cause, in plain words.");
                FakeLlmClient model = FakeLlmClient.answering(
                        request -> request.messages().get(0).text());
                PasAugmenter pas = OverLlm.augmenter(writer, heard::add)) {
            assertThat(pas.wrap(model).chat(ChatRequest.user(question)).text()).isEqualTo(question);
            AugmentedPrompt shadow = heard.poll(1, TimeUnit.MINUTES);
            assertThat(shadow).isNotNull();
            assertThat(shadow.outcome()).as(shadow.toString()).isEqualTo(Outcome.SHADOWED);
            assertThat(shadow.complement()).contains("Name the one cause, in plain words.");
            assertThat(shadow.category()).isPresent();
        }
    }
}
