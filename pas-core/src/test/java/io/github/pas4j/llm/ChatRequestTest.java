package io.github.pas4j.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChatRequestTest {

    @Test
    void whatIsUnsetIsLeftToTheClient() {
        ChatRequest request = ChatRequest.user("hi");
        assertThat(request.messages()).containsExactly(ChatMessage.of(Role.USER, "hi"));
        assertThat(request.model()).isEmpty();
        assertThat(request.temperature()).isEmpty();
        assertThat(request.maxTokens()).isEmpty();
        assertThat(request.timeout()).isEmpty();
    }

    @Test
    void keepsOrderAndValues() {
        ChatRequest request = ChatRequest.builder()
                .system("s")
                .user("u")
                .assistant("a")
                .message(ChatMessage.of(Role.TOOL, "t"))
                .model("m")
                .temperature(0)
                .maxTokens(1)
                .timeout(Duration.ofSeconds(3))
                .build();
        assertThat(request.messages())
                .extracting(ChatMessage::role)
                .containsExactly(Role.SYSTEM, Role.USER, Role.ASSISTANT, Role.TOOL);
        ChatRequest other = request.withMessages(List.of(ChatMessage.of(Role.USER, "x")));
        assertThat(other.messages()).hasSize(1);
        assertThat(other.model()).contains("m");
        assertThat(other.temperature()).hasValue(0);
        assertThat(other.maxTokens()).hasValue(1);
        assertThat(other.timeout()).contains(Duration.ofSeconds(3));
        assertThat(request.messages()).hasSize(4);
    }

    @Test
    void aBuiltRequestDoesNotFollowItsBuilder() {
        ChatRequest.Builder builder = ChatRequest.builder().user("one");
        ChatRequest request = builder.build();
        builder.user("two");
        assertThat(request.messages()).hasSize(1);
        assertThatThrownBy(() -> request.messages().clear()).isInstanceOf(UnsupportedOperationException.class);
        List<ContentPart> parts = new ArrayList<>(List.of(ContentPart.text("a")));
        ChatMessage message = new ChatMessage(Role.USER, parts);
        parts.add(ContentPart.text("b"));
        assertThat(message.parts()).hasSize(1);
    }

    @Test
    @SuppressWarnings("NullAway")
    void settersNameTheBadValue() {
        ChatRequest.Builder builder = ChatRequest.builder();
        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessage("a request must have at least one message");
        assertThatIllegalStateException()
                .isThrownBy(() -> ChatRequest.user("a").withMessages(List.of()))
                .withMessage("a request must have at least one message");
        for (double bad : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.temperature(bad))
                    .withMessageContaining(String.valueOf(bad));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxTokens(0))
                .withMessageContaining("0");
        for (int tokens : new int[] {-1, Integer.MIN_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.maxTokens(tokens))
                    .withMessage("maxTokens must be positive: " + tokens);
        }
        for (Duration bad : List.of(Duration.ZERO, Duration.ofNanos(-1), Duration.ofDays(-9))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.timeout(bad))
                    .withMessage("timeout must be positive: " + bad);
        }
        for (String blank : List.of("", " ", "\t")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.model(blank))
                    .withMessage("model must not be blank");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new ChatMessage(Role.USER, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Usage(-1, 0)).withMessageContaining("-1");
        assertThatNullPointerException().isThrownBy(() -> builder.user(null));
        assertThatNullPointerException().isThrownBy(() -> builder.message(null));
        assertThatNullPointerException().isThrownBy(() -> ContentPart.opaque(null));
    }

    @Test
    void aMessagesTextIsItsTextParts() {
        ChatMessage message = new ChatMessage(
                Role.USER, List.of(ContentPart.text("a"), ContentPart.opaque("{}"), ContentPart.text("b")));
        assertThat(message.text()).isEqualTo("a\nb");
        assertThat(new ChatMessage(Role.USER, List.of(ContentPart.opaque("{}"))).text())
                .isEmpty();
        assertThat(new Usage(3, 4).totalTokens()).isEqualTo(7);
    }

    @Test
    void keepsWhatElseIsAskedForThroughItsBuilder() {
        ChatRequest request = ChatRequest.builder()
                .user("hi")
                .topP(0.9)
                .stop("END", "\n\n")
                .seed(7)
                .logprobs(5)
                .responseFormat(ResponseFormat.jsonSchema("reply", "{}"))
                .extra("top_k", 20)
                .extra("options", Map.of("nested", List.of(1, true, "x")))
                .build()
                .toBuilder()
                .build();
        assertThat(request.topP()).hasValue(0.9);
        assertThat(request.stop()).containsExactly("END", "\n\n");
        assertThat(request.seed()).hasValue(7);
        assertThat(request.topLogprobs()).hasValue(5);
        assertThat(request.responseFormat()).contains(new ResponseFormat.JsonSchema("reply", "{}"));
        assertThat(request.extras()).containsOnlyKeys("top_k", "options");
        assertThatThrownBy(() -> request.extras().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void refusesWhatNoProviderTakes() {
        ChatRequest.Builder builder = ChatRequest.builder().user("hi");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.topP(0)).withMessageContaining("topP");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.topP(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.stop("a", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.logprobs(21));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.extra(" ", 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.extra("x", new Object()))
                .withMessageContaining("java.lang.Object");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.extra("x", Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.extra("x", Map.of(1, 2)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResponseFormat.jsonSchema("no spaces", "{}"))
                .withMessageContaining("no spaces");
    }
}
