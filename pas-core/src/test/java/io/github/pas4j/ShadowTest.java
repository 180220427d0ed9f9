package io.github.pas4j;

import static io.github.pas4j.Parts.COMPLEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.Parts.Hang;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.LlmClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@link PasAugmenter.Builder#shadow}: everything is done, nothing is sent. */
@Timeout(180)
class ShadowTest {

    private static final String PROMPT = "Why do cats purr?";

    private final List<AugmentedPrompt> reported = new CopyOnWriteArrayList<>();
    private final ScriptedModel model = ScriptedModel.answering(request -> ChatResponse.of("because"));

    private PasAugmenter.Builder shadow(ComplementGenerator generator) {
        return PasAugmenter.builder(generator).listener(reported::add).shadow(true);
    }

    @Test
    void theOriginalIsTheTextAndTheComplementIsReported() {
        try (PasAugmenter pas = shadow(Parts.fixed()).build()) {
            AugmentedPrompt result = pas.augment(PROMPT);
            assertThat(result.outcome()).isEqualTo(Outcome.SHADOWED);
            assertThat(result.text()).isEqualTo(PROMPT);
            assertThat(result.complement()).contains(COMPLEMENT);
            assertThat(result.reason()).isEmpty();
            assertThat(reported).containsExactly(result);
            assertThat(pas.augmentAll(List.of(PROMPT, "hello there")))
                    .extracting(AugmentedPrompt::outcome)
                    .containsExactly(Outcome.SHADOWED, Outcome.SKIPPED);
        }
    }

    @Test
    void aConversationIsSentAsItIs() {
        ChatRequest request =
                ChatRequest.builder().system("Be kind.").user(PROMPT).build();
        try (PasAugmenter pas = shadow(Parts.fixed()).build()) {
            AugmentedChat chat = pas.augment(request);
            assertThat(chat.outcome()).isEqualTo(Outcome.SHADOWED);
            assertThat(chat.request()).isSameAs(request);
            assertThat(chat.prompt().complement()).contains(COMPLEMENT);
        }
    }

    @Test
    void guardAndComposerAreRunAsForReal() {
        try (PasAugmenter pas =
                shadow(request -> Complement.of("The answer is 42.")).build()) {
            assertThat(pas.augment(PROMPT).outcome()).isEqualTo(Outcome.REJECTED);
        }
        try (PasAugmenter pas = shadow(Parts.fixed())
                .composer((prompt, complement) -> {
                    throw new IllegalStateException("broken");
                })
                .build()) {
            assertThat(pas.augment(PROMPT).outcome()).isEqualTo(Outcome.FAILED);
        }
    }

    @Test
    void shadowedResultsAreCachedToo() {
        Parts.Counting counting = new Parts.Counting();
        try (PasAugmenter pas =
                shadow(counting).cache(CacheOptions.maxEntries(9)).build()) {
            assertThat(pas.augment(PROMPT).outcome()).isEqualTo(Outcome.SHADOWED);
            assertThat(pas.augment(PROMPT).outcome()).isEqualTo(Outcome.SHADOWED);
            assertThat(counting.calls).hasValue(1);
        }
    }

    @Test
    void aWrappedClientDoesNotWaitForIt() throws Exception {
        ChatRequest request = ChatRequest.user(PROMPT);
        CountDownLatch told = new CountDownLatch(2);
        try (Hang hang = new Hang();
                PasAugmenter pas = shadow(asked -> {
                            hang.block();
                            return Complement.of(COMPLEMENT);
                        })
                        .listener(result -> {
                            reported.add(result);
                            told.countDown();
                        })
                        .timeout(Duration.ofMinutes(2))
                        .build()) {
            LlmClient same = pas.wrap(model);
            assertThat(same.chat(request).text()).isEqualTo("because");
            assertThat(same.chatAsync(request).get(60, TimeUnit.SECONDS).text()).isEqualTo("because");
            assertThat(reported).isEmpty(); // the generator still hangs
            assertThat(model.requests).containsExactly(request, request);
            hang.close();
            Parts.await(told);
            assertThat(reported)
                    .hasSize(2)
                    .allSatisfy(result -> assertThat(result.outcome()).isEqualTo(Outcome.SHADOWED));
        }
    }

    @Test
    void aGeneratorThatFailsHarmsNothing() {
        CountDownLatch told = new CountDownLatch(1);
        try (PasAugmenter pas = shadow(asked -> {
                    throw new IllegalStateException("broken");
                })
                .listener(result -> {
                    reported.add(result);
                    told.countDown();
                })
                .build()) {
            assertThat(pas.wrap(model).chat(ChatRequest.user(PROMPT)).text()).isEqualTo("because");
            Parts.await(told);
            assertThat(reported)
                    .singleElement()
                    .satisfies(result -> assertThat(result.outcome()).isEqualTo(Outcome.FAILED));
        }
    }

    @Test
    void aShadowThatThrowsCannotBeBuilt() {
        assertThatThrownBy(() ->
                        shadow(Parts.fixed()).onFailure(FailurePolicy.THROW).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shadow");
        assertThatThrownBy(
                        () -> AugmentedPrompt.builder(PROMPT, Outcome.SHADOWED).build())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void offByDefault() {
        try (PasAugmenter pas = PasAugmenter.builder(Parts.fixed()).build()) {
            assertThat(pas.augment(PROMPT).outcome()).isEqualTo(Outcome.AUGMENTED);
        }
    }
}
