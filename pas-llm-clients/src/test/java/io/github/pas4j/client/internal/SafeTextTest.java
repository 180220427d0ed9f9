package io.github.pas4j.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ContentPart;
import io.github.pas4j.llm.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {

    private static final String KEY = "secret-0123456789abcdef";

    private final SafeText safe = new SafeText(
            KEY,
            ChatRequest.builder()
                    .user("My bank account is empty;\nwhat shall I do? Text")
                    .user("我的银行账户里没有钱了")
                    .message(new ChatMessage(
                            Role.USER, List.of(ContentPart.opaque("{\"url\":\"https://private.example/p\"}"))))
                    .message(ChatMessage.of(Role.TOOL, "x").withFields("{\"result\":\"balance of 17.04 EUR\"}"))
                    .extra("documents", List.of(Map.of("title", "My tax return of last year"), 7))
                    .extra("effort", "high")
                    .build());

    @Test
    void keepsWhatIsHarmless() {
        assertThat(safe.of("max_tokens is too large: 100000")).isEqualTo("max_tokens is too large: 100000");
        assertThat(safe.of("the value is too high")).isEqualTo("the value is too high");
        assertThat(safe.of("Text is empty")).isEqualTo("Text is empty");
    }

    @Test
    void hasNothingToShowOfNothing() {
        assertThat(safe.of(null)).isNull();
        assertThat(safe.of(" \n")).isNull();
    }

    @Test
    void isOneLineOf200Characters() {
        String shown = safe.of("a\r\nb\u2028c\t\u0000d " + "🗼".repeat(150));

        assertThat(shown).startsWith("a b c d 🗼").endsWith("🗼…").hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void takesTheKeyOut() {
        assertThat(safe.of("Incorrect key " + KEY + ", sorry")).isEqualTo("Incorrect key [key], sorry");
        assertThat(safe.of("Incorrect key provided: sk-abc***xyz.")).isEqualTo("Incorrect key provided: [key]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Incorrect key secret-01234…",
                "cannot parse 'bank account is empty'",
                "cannot parse 'is empty;\nwhat shall'",
                "无法解析：我的银行账户里",
                "cannot load https://private.example/p",
                "cannot read balance of 17.04 EUR",
                "no such document: tax return of last year"
            })
    void withholdsWhatQuotesKeyOrConversation(String words) {
        assertThat(safe.of(words)).isNull();
    }

    @Test
    void letsIdentifiersPassUnlessTheyAreKeys() {
        assertThat(safe.identifier("context_length_exceeded")).isEqualTo("context_length_exceeded");
        assertThat(safe.identifier("My bank account is empty")).isNull();
        assertThat(safe.identifier(KEY)).isNull();
        assertThat(safe.identifier("id-secret-01234")).isNull();
        assertThat(safe.identifier("sk-other")).isNull();
        assertThat(safe.identifier(null)).isNull();
    }

    @Test
    void withholdsAQuotationThatComesAfterALongPrefixOnlyIfItIsShown() {
        assertThat(safe.of("x".repeat(300) + "My bank account is empty")).startsWith("xxx");
    }
}
