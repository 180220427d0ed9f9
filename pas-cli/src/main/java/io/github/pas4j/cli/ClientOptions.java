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
            description = "File whose first line is the key. Default: the key in OPENAI_API_KEY, which goes to whatever"
                    + " server --base-url or OPENAI_BASE_URL names; with --client qwen that in DASHSCOPE_API_KEY; with the"
                    + " others none. Servers other than api.openai.com and DashScope may need none.")
    private @Nullable Path apiKeyFile;

    /**
     * The client; whoever asks for it closes it.
     *
     * @param timeout for a whole answer
     */
    LlmClient open(Shell shell, Duration timeout) {
        ClientKind kind = kind();
        String name = modelName(shell).orElse(null);
        if (name == null || name.isBlank()) {
            throw CliException.usage(
                    "which model? Give --model" + (kind == ClientKind.OPENAI ? " or set OPENAI_MODEL" : ""));
        }
        String url = url(kind, shell);
        String key = ApiKey.find(shell, apiKeyFile, kind.keyVariable());
        if (key == null && kind.needsKey(url)) {
            throw CliException.usage("no key: set " + kind.keyVariable() + " or give --api-key-file");
        }
        if (key != null && ServerAddress.isExposed(url)) {
            shell.err().println("warning: the key goes unencrypted (http) to " + ServerAddress.host(url));
        }
        try {
            return kind.open(new Connection(name, url, key, timeout));
        } catch (IllegalArgumentException e) { // its messages hold no key
            throw CliException.usage(OneLine.of(e.getMessage()));
        }
    }

    /** The model's name, if one was given. */
    Optional<String> modelName(Shell shell) {
        return Optional.ofNullable(
                model != null || kind() != ClientKind.OPENAI ? model : shell.variable("OPENAI_MODEL"));
    }

    private ClientKind kind() {
        return ClientKind.of(client)
                .orElseThrow(() -> CliException.usage(
                        "--client must be one of " + String.join(", ", ClientKind.ids()) + ": '" + client + "'"));
    }

    private String url(ClientKind kind, Shell shell) {
        String variable = kind == ClientKind.OPENAI ? shell.variable("OPENAI_BASE_URL") : null;
        return baseUrl != null ? baseUrl : variable != null ? variable : kind.defaultUrl();
    }
}
