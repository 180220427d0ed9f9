package io.github.pas4j.cli;

import io.github.pas4j.client.llama.LlamaClient;
import io.github.pas4j.client.openai.OpenAiClient;
import io.github.pas4j.client.qwen.QwenClient;
import io.github.pas4j.client.qwen.Region;
import io.github.pas4j.llm.LlmClient;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of {@code --client}. */
enum ClientKind {
    OPENAI("openai", "OPENAI_API_KEY", OpenAiClient.DEFAULT_BASE_URL),
    QWEN("qwen", "DASHSCOPE_API_KEY", Region.CHINA.baseUrl()),
    OLLAMA("ollama", null, LlamaClient.DEFAULT_OLLAMA_URL),
    LLAMA_CPP("llama-cpp", null, LlamaClient.DEFAULT_LLAMA_CPP_URL),
    VLLM("vllm", null, LlamaClient.DEFAULT_VLLM_URL);

    private final String id;
    private final @Nullable String keyVariable;
    private final String defaultUrl;

    ClientKind(String id, @Nullable String keyVariable, URI defaultUrl) {
        this.id = id;
        this.keyVariable = keyVariable;
        this.defaultUrl = defaultUrl.toString();
    }

    static Optional<ClientKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(kind -> kind.id).toList();
    }

    String id() {
        return id;
    }

    /** The variable that holds its key, or null where servers of one's own mostly want none. */
    @Nullable
    String keyVariable() {
        return keyVariable;
    }

    String defaultUrl() {
        return defaultUrl;
    }

    /** Whether this server answers nobody without a key. */
    boolean needsKey(String url) {
        return switch (this) {
            case OPENAI -> ServerAddress.isOpenAi(url);
            case QWEN -> ServerAddress.isDashScope(url);
            default -> false;
        };
    }

    /**
     * @throws IllegalArgumentException if a value cannot be used; the message holds no key
     */
    LlmClient open(Connection to) {
        return switch (this) {
            case OPENAI -> openAi(to);
            case QWEN -> qwen(to);
            case OLLAMA -> llama(LlamaClient.ollama(to.model()), to);
            case LLAMA_CPP -> llama(LlamaClient.llamaCpp(to.model()), to);
            case VLLM -> llama(LlamaClient.vllm(to.model()), to);
        };
    }

    private static LlmClient openAi(Connection to) {
        OpenAiClient.Builder builder =
                OpenAiClient.builder(to.model()).baseUrl(to.url()).timeout(to.timeout());
        return (to.key() == null ? builder : builder.apiKey(to.key())).build();
    }

    private static LlmClient qwen(Connection to) {
        QwenClient.Builder builder =
                QwenClient.builder(to.model()).baseUrl(to.url()).timeout(to.timeout());
        return (to.key() == null ? builder : builder.apiKey(to.key())).build();
    }

    private static LlmClient llama(LlamaClient.Builder builder, Connection to) {
        builder.baseUrl(to.url()).timeout(to.timeout());
        return (to.key() == null ? builder : builder.apiKey(to.key())).build();
    }
}
