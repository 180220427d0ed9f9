package io.github.pas4j.client.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pas4j.llm.ChatRequest;
import org.jspecify.annotations.Nullable;

/** DashScope's compatible mode. */
public final class QwenDialect extends OpenAiDialect {

    private static final String THINKING = "enable_thinking";

    private final @Nullable Boolean thinking;
    private final @Nullable Integer thinkingBudget;

    /**
     * @param thinking whether to think, or null to leave it to the model
     * @param thinkingBudget most tokens to think, or null for the model's own limit
     */
    public QwenDialect(@Nullable Boolean thinking, @Nullable Integer thinkingBudget) {
        super("qwen", model -> "max_tokens");
        this.thinking = thinking;
        this.thinkingBudget = thinkingBudget;
    }

    @Override
    protected void addOwn(ObjectNode body) {
        if (thinking != null) {
            body.put(THINKING, thinking);
        }
        if (thinkingBudget != null) {
            body.put("thinking_budget", thinkingBudget);
        }
    }

    /** Some models refuse to think (400) unless the answer is streamed. */
    @Override
    public Delivery deliveryOfWhole(ChatRequest request) {
        Object asked = request.extras().get(THINKING);
        return (asked == null ? thinks() : asked.equals(true)) ? Delivery.STREAM : Delivery.WHOLE;
    }

    private boolean thinks() {
        return thinking == null ? thinkingBudget != null : thinking;
    }
}
