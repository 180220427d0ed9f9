package io.github.pas4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.llm.ChatChunk;
import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ContentPart;
import io.github.pas4j.llm.ResponseFormat;
import io.github.pas4j.llm.Role;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Prompts, complements and answers never show in {@code toString}. */
class ToStringTest {

    private static final String SECRET = "my secret words";

    @Test
    void noTextShows() {
        ChatRequest request = ChatRequest.builder()
                .system(SECRET)
                .user(SECRET)
                .message(new ChatMessage(Role.USER, List.of(ContentPart.opaque(SECRET), ContentPart.text(SECRET))))
                .build();
        try (PasAugmenter pas = Parts.bare(asked -> Complement.of(SECRET)).build()) {
            AugmentedPrompt augmented = pas.augment(SECRET);
            assertThat(augmented.outcome()).isEqualTo(Outcome.AUGMENTED);
            for (Object shown : List.of(
                    pas,
                    augmented,
                    pas.augment(request),
                    request,
                    request.messages(),
                    ContentPart.text(SECRET),
                    ContentPart.opaque(SECRET),
                    ResponseFormat.jsonSchema("reply", "{\"description\":\"" + SECRET + "\"}"),
                    ChatResponse.of(SECRET),
                    ChatChunk.of(SECRET),
                    Complement.of(SECRET),
                    ComplementRequest.of(SECRET).withEarlier(request.messages()),
                    Declined.because("rule"),
                    GateDecision.skip("rule"),
                    AugmentOptions.off(),
                    AugmentOptions.defaults(),
                    GoldenPairs.bundled(),
                    new GoldenPair(
                            "id",
                            Language.ENGLISH,
                            new Category("a", ""),
                            "intent",
                            SECRET,
                            Optional.of(SECRET),
                            GoldenPair.Reach.SPECIFIC),
                    InvalidPairs.bundled().get(0),
                    new InvalidPair(
                            "id", Language.ENGLISH, new Category("a", ""), SECRET, SECRET, Criterion.INTENT, SECRET))) {
                assertThat(shown.toString()).isNotBlank().doesNotContain("secret");
            }
        }
    }

    @Test
    void failuresShowNoPromptEither() {
        try (PasAugmenter pas = Parts.bare(asked -> {
                    throw new IllegalStateException(asked.prompt());
                })
                .onFailure(FailurePolicy.RETURN_ORIGINAL)
                .build()) {
            AugmentedPrompt failed = pas.augment(SECRET);
            assertThat(failed.toString()).doesNotContain("secret");
            assertThat(failed.reason().orElseThrow()).doesNotContain("secret");
        }
    }
}
