package io.github.pas4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.LlmProtocolException;
import io.github.pas4j.llm.Role;
import io.github.pas4j.llm.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FineTunedGeneratorTest {

    private static final String COMPLEMENT = "Keep to the one cause that matters most.";

    private final ScriptedModel model = ScriptedModel.answering(
            request -> ChatResponse.builder(COMPLEMENT).usage(new Usage(60, 12)).build());

    @Test
    void asksWithOneTurnAsInTraining() {
        Category category = Taxonomy.pas14().category("question-answering");
        ComplementResult result = FineTunedGenerator.builder(model)
                .template(SftTemplate.standard())
                .model("ft:1")
                .build()
                .generate(ComplementRequest.of("Why do cats purr?")
                        .withCategory(category)
                        .withEarlier(List.of(ChatMessage.of(Role.USER, "Hello"))));
        assertThat(((Complement) result).text()).isEqualTo(COMPLEMENT);
        assertThat(result.category()).contains(category);
        assertThat(result.usage()).contains(new Usage(60, 12));
        assertThat(model.requests).singleElement().satisfies(request -> {
            assertThat(request.messages())
                    .containsExactly(
                            ChatMessage.of(Role.USER, SftTemplate.standard().user("Why do cats purr?")));
            assertThat(request.temperature()).hasValue(0);
            assertThat(request.maxTokens()).hasValue(FineTunedGenerator.DEFAULT_MAX_TOKENS);
            assertThat(request.model()).contains("ft:1");
        });
    }

    @Test
    void noneIsDeclinedAndNothingIsAFailure() {
        assertThat(FineTunedGenerator.builder(ScriptedModel.saying("none"))
                        .build()
                        .generate(ComplementRequest.of("hi")))
                .isInstanceOf(Declined.class);
        assertThatThrownBy(() -> FineTunedGenerator.builder(ScriptedModel.saying(""))
                        .build()
                        .generate(ComplementRequest.of("hi")))
                .isInstanceOf(LlmProtocolException.class)
                .hasMessage("fine-tuned (model not stated): the answer is empty");
    }

    @Test
    void aPromptThatIsTooLongIsNotSent() {
        FineTunedGenerator generator =
                FineTunedGenerator.builder(model).maxPromptCharacters(5).build();
        assertThat(generator.generate(ComplementRequest.of("123456"))).isInstanceOf(Declined.class);
        assertThat(model.requests).isEmpty();
    }

    @Test
    void theAugmenterUsesIt() {
        try (PasAugmenter pas =
                PasAugmenter.builder(FineTunedGenerator.builder(model).build()).build()) {
            AugmentedPrompt result = pas.augment("Why do cats purr?");
            assertThat(result.outcome()).isEqualTo(Outcome.AUGMENTED);
            assertThat(result.complement()).contains(COMPLEMENT);
            assertThat(result.usage()).contains(new Usage(60, 12));
        }
    }

    @Test
    void fingerprintsTellTheTemplate(@TempDir Path folder) throws IOException {
        SftTemplate own = SftTemplate.load(Files.writeString(folder.resolve("t.txt"), "Complete: {prompt}"));
        assertThat(FineTunedGenerator.builder(model).build().fingerprint())
                .isEqualTo(FineTunedGenerator.builder(model).build().fingerprint())
                .isNotEqualTo(
                        FineTunedGenerator.builder(model).template(own).build().fingerprint())
                .isNotEqualTo(
                        FineTunedGenerator.builder(model).maxTokens(60).build().fingerprint());
    }
}
