package io.github.pas4j.cli;

import io.github.pas4j.llm.LlmClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which model is asked. */
final class ClientOptions {

    @Option(
            names = "--client",
            paramLabel = "CLIENT",
            defaultValue = "openai",
            description = "Which API the model speaks: openai, qwen, ollama, llama-cpp or vllm. Default: openai.")
    private String client = "openai";

    @Option(names = "--model", paramLabel = "M", description = "The model. Default with --client openai: OPENAI_MODEL.")
    private @Nullable String model;

    @Option(
            names = "--base-url",
            paramLabel = "U",
            description = "Where the server is: what comes before /chat/completions, or before /api/chat of ollama."
                    + " Default: openai: OPENAI_BASE_URL, else https://api.openai.com/v1; qwen: DashScope in China"
                    + " (https://dashscope-intl.aliyuncs.com/compatible-mode/v1 is elsewhere); the others: their usual"
                    + " port on this machine.")
    private @Nullable String baseUrl;

    @Option(
            names = "--api-key-file",
            paramLabel = "F",
            description = "File whose first line is the key. Default: the key in OPENAI_API_KEY, which goes to"
                    + " whatever server --base-url or OPENAI_BASE_URL names; with --client qwen that in DASHSCOPE_API_KEY;"
                    + " with the others none. Servers other than api.openai.com and DashScope may need none.")
    private @Nullable Path apiKeyFile;

    /**
     * The client; whoever asks for it closes it.
     *
     * @param timeout for a whole answer
     */
    LlmClient open(Shell shell, Duration timeout) {
        return choice().open(shell, timeout);
    }

    /** What was chosen. */
    ClientChoice choice() {
        return new ClientChoice("--", client, model, baseUrl, apiKeyFile);
    }

    /** The model's name, if one was given. */
    Optional<String> modelName(Shell shell) {
        return choice().givenModel(shell);
    }
}
