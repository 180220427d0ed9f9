package io.github.pas4j;

import static io.github.pas4j.Parts.COMPLEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ContentPart;
import io.github.pas4j.llm.ResponseFormat;
import io.github.pas4j.llm.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A conversation with everything in it, through a generator that asks a model. */
class ConversationTest {

    private static final ChatMessage SYSTEM = ChatMessage.of(Role.SYSTEM, "Answer as a gardener.");
    private static final ChatMessage CALL =
            new ChatMessage(Role.ASSISTANT, List.of(), Optional.of("{\"tool_calls\":[{\"id\":\"c1\"}]}"));
    private static final ChatMessage TOOL =
            ChatMessage.of(Role.TOOL, "17 degrees").withFields("{\"tool_call_id\":\"c1\"}");
    private static final ChatMessage LAST = new ChatMessage(
                    Role.USER,
                    List.of(
                            ContentPart.opaque("{\"type\":\"image_url\"}"),
                            ContentPart.text("Why do its leaves curl?")))
            .withFields("{\"name\":\"ada\"}");

    private static ChatRequest request() {
        return ChatRequest.builder()
                .message(SYSTEM)
                .user("Is it warm enough for tomatoes?")
                .message(CALL)
                .message(TOOL)
                .assistant("Yes.")
                .message(LAST)
                .temperature(0.3)
                .seed(7)
                .stop("END")
                .responseFormat(ResponseFormat.jsonObject())
                .extra("top_k", 5)
                .build();
    }

    @Test
    void onlyTheLastTextChangesAndTheTurnsBeforeReachTheModel() {
        ScriptedModel model = ScriptedModel.saying(COMPLEMENT);
        try (PasAugmenter pas =
                PasAugmenter.builder(FewShotGenerator.builder(model).build()).build()) {
            AugmentedChat chat = pas.augment(request());
            assertThat(chat.outcome()).as("%s", chat).isEqualTo(Outcome.AUGMENTED);
            List<ChatMessage> sent = chat.request().messages();
            assertThat(sent.subList(0, 5)).isEqualTo(request().messages().subList(0, 5));
            assertThat(sent.get(5))
                    .isEqualTo(LAST.withParts(List.of(
                            LAST.parts().get(0), ContentPart.text("Why do its leaves curl?\n\n" + COMPLEMENT))));
            assertThat(sent.get(5).fields()).contains("{\"name\":\"ada\"}");
            assertThat(chat.request().seed()).hasValue(7);
            assertThat(chat.request().stop()).containsExactly("END");
            assertThat(chat.request().responseFormat()).isEqualTo(request().responseFormat());
            assertThat(chat.request().extras()).isEqualTo(Map.of("top_k", 5));
        }
        List<ChatMessage> asked = model.requests.get(0).messages();
        assertThat(StrictJson.object(asked.get(asked.size() - 1).text()))
                .isEqualTo(Map.of(
                        "earlier",
                        List.of(
                                Map.of("role", "system", "text", "Answer as a gardener."),
                                Map.of("role", "user", "text", "Is it warm enough for tomatoes?"),
                                Map.of("role", "tool", "text", "17 degrees"),
                                Map.of("role", "assistant", "text", "Yes.")),
                        "prompt",
                        "Why do its leaves curl?"));
        assertThat(model.requests.get(0).extras()).isEmpty();
        assertThat(model.requests.get(0).responseFormat()).isEmpty();
    }

    @Test
    void optionsAndFuturesWorkForConversationsToo() throws Exception {
        Category category = Taxonomy.pas14().category("question-answering");
        ChatRequest request = ChatRequest.user("Why do cats purr?");
        try (PasAugmenter pas = PasAugmenter.builder(Parts.fixed()).build()) {
            AugmentedChat known = pas.augment(
                    request, AugmentOptions.builder().category(category).build());
            assertThat(known.prompt().category()).contains(category);
            AugmentedChat off = pas.augment(request, AugmentOptions.off());
            assertThat(off.outcome()).isEqualTo(Outcome.OFF);
            assertThat(off.request()).isSameAs(request);
            assertThat(pas.augmentChatAsync(request)
                            .get(60, TimeUnit.SECONDS)
                            .request()
                            .messages())
                    .containsExactly(ChatMessage.of(Role.USER, "Why do cats purr?\n\n" + COMPLEMENT));
        }
    }
}
