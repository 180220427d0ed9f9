package io.github.pas4j;

import static io.github.pas4j.Parts.COMPLEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ContentPart;
import io.github.pas4j.llm.Role;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** {@link PasAugmenter#augment(ChatRequest)}: only the last user message's text changes. */
class LastUserMessageTest {

    private static final ChatMessage IMAGE_AND_TEXT = new ChatMessage(
            Role.USER,
            List.of(
                    ContentPart.text("What is this?"),
                    ContentPart.opaque("{\"type\":\"image_url\"}"),
                    ContentPart.text("And why is it red?")));

    @Test
    void onlyTheLastUserMessageChanges() {
        ChatRequest request = ChatRequest.builder()
                .system("Be kind.")
                .user("Why is the sky blue?")
                .assistant("Scattering.")
                .user("And why are sunsets red?")
                .temperature(0.5)
                .maxTokens(9)
                .model("m")
                .build();
        List<ComplementRequest> seen = new CopyOnWriteArrayList<>();
        try (PasAugmenter pas = PasAugmenter.builder(asked -> {
                    seen.add(asked);
                    return Complement.of(COMPLEMENT);
                })
                .build()) {
            AugmentedChat chat = pas.augment(request);
            assertThat(chat.outcome()).isEqualTo(Outcome.AUGMENTED);
            assertThat(chat.request().messages().subList(0, 3))
                    .isEqualTo(request.messages().subList(0, 3));
            assertThat(chat.request().messages().get(3))
                    .isEqualTo(ChatMessage.of(Role.USER, "And why are sunsets red?\n\n" + COMPLEMENT));
            assertThat(chat.request().messages()).hasSize(4);
            assertThat(chat.request().temperature()).hasValue(0.5);
            assertThat(chat.request().maxTokens()).hasValue(9);
            assertThat(chat.request().model()).contains("m");
            assertThat(seen).singleElement().satisfies(asked -> {
                assertThat(asked.prompt()).isEqualTo("And why are sunsets red?");
                assertThat(asked.earlier()).isEqualTo(request.messages().subList(0, 3));
            });
        }
    }

    @Test
    void partsThatAreNotTextStayWhereTheyAre() {
        ChatMessage augmented =
                augmented(PromptComposer.append(), IMAGE_AND_TEXT).messages().get(0);
        assertThat(augmented.parts())
                .containsExactly(
                        ContentPart.text("What is this?"),
                        ContentPart.opaque("{\"type\":\"image_url\"}"),
                        ContentPart.text("And why is it red?\n\n" + COMPLEMENT));
    }

    @Test
    void aComposerThatPrependsReplacesTheTextPartsTogether() {
        ChatMessage augmented = augmented((prompt, complement) -> complement + "\n" + prompt, IMAGE_AND_TEXT)
                .messages()
                .get(0);
        assertThat(augmented.parts())
                .containsExactly(
                        ContentPart.text(COMPLEMENT + "\nWhat is this?\nAnd why is it red?"),
                        ContentPart.opaque("{\"type\":\"image_url\"}"));
    }

    @Test
    void toolMessagesAfterTheUsersAreUntouched() {
        ChatMessage call = new ChatMessage(Role.ASSISTANT, List.of(ContentPart.opaque("{\"tool_calls\":[]}")));
        ChatMessage tool = ChatMessage.of(Role.TOOL, "17 degrees");
        ChatRequest request = ChatRequest.builder()
                .user("Why is it cold today?")
                .message(call)
                .message(tool)
                .build();
        try (PasAugmenter pas = PasAugmenter.builder(Parts.fixed()).build()) {
            AugmentedChat chat = pas.augment(request);
            assertThat(chat.outcome()).isEqualTo(Outcome.AUGMENTED);
            assertThat(chat.request().messages().get(0).text()).endsWith(COMPLEMENT);
            assertThat(chat.request().messages().subList(1, 3)).containsExactly(call, tool);
        }
    }

    @Test
    void withoutUserTextNothingIsDone() {
        ChatMessage image = new ChatMessage(Role.USER, List.of(ContentPart.opaque("{}")));
        for (ChatRequest request : List.of(
                ChatRequest.builder().system("Be kind.").build(),
                ChatRequest.builder().user("Why?").message(image).build(),
                ChatRequest.user(" \n"))) {
            try (PasAugmenter pas = PasAugmenter.builder(Parts.fixed()).build()) {
                AugmentedChat chat = pas.augment(request);
                assertThat(chat.outcome()).isEqualTo(Outcome.SKIPPED);
                assertThat(chat.request()).isSameAs(request);
            }
        }
    }

    @Test
    void aFailureSendsTheRequestAsItIs() {
        ChatRequest request = ChatRequest.user("Why do cats purr?");
        try (PasAugmenter pas = PasAugmenter.builder(asked -> Parts.nil()).build()) {
            AugmentedChat chat = pas.augment(request);
            assertThat(chat.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(chat.request()).isSameAs(request);
        }
    }

    private static ChatRequest augmented(PromptComposer composer, ChatMessage message) {
        try (PasAugmenter pas =
                PasAugmenter.builder(Parts.fixed()).composer(composer).build()) {
            return pas.augment(ChatRequest.builder().message(message).build()).request();
        }
    }
}
