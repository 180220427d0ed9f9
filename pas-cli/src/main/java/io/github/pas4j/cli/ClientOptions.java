package io.github.pas4j.cli;

import io.github.pas4j.client.openai.OpenAiClient;
import io.github.pas4j.llm.LlmClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which model answers. */
final class ClientOptions {

    private static final String OPENAI = "openai";
    private static final Set<String> LATER = Set.of("qwen", "ollama", "llama-cpp", "vllm");

    @Option(
            names = "--client",
            paramLabel = OPENAI,
            defaultValue = OPENAI,
            description = "Which API the model speaks. Default and only choice so far: openai.")
    private String client = OPENAI;

    @Option(names = "--model", paramLabel = "M", description = "The model. Default: OPENAI_MODEL.")
    private @Nullable String model;

    @Option(
            names = "--base-url",
            paramLabel = "U",
            description =
                    "What comes before /chat/completions. Default: OPENAI_BASE_URL, else https://api.openai.com/v1.")
    private @Nullable String baseUrl;

    @Option(
            names = "--api-key-file",
            paramLabel = "F",
            description = "File whose first line is the key. Default: the key in OPENAI_API_KEY, which goes to whatever"
                    + " server --base-url or OPENAI_BASE_URL names. Servers other than api.openai.com may need none.")
    private @Nullable Path apiKeyFile;

    @Option(
            names = "--timeout",
            paramLabel = "T",
            defaultValue = "2m",
            converter = DurationConverter.class,
            description = "Time for the whole answer, such as 30s or 2m. Default: 2m.")
    private Duration timeout = OpenAiClient.DEFAULT_TIMEOUT;

    /** The client; whoever asks for it closes it. */
    LlmClient open(Shell shell) {
        requireOpenAi();
        String name = model != null ? model : shell.variable("OPENAI_MODEL");
        if (name == null || name.isBlank()) {
            throw CliException.usage("which model? Give --model or set OPENAI_MODEL");
        }
        String url = baseUrl != null ? baseUrl : shell.variable("OPENAI_BASE_URL");
        String key = ApiKey.find(shell, apiKeyFile);
        if (key == null && (url == null || ServerAddress.isOpenAi(url))) {
            throw CliException.usage("no key: set OPENAI_API_KEY or give --api-key-file");
        }
        if (key != null && url != null && ServerAddress.isExposed(url)) {
            shell.err().println("warning: the key goes unencrypted (http) to " + ServerAddress.host(url));
        }
        try {
            OpenAiClient.Builder builder = OpenAiClient.builder(name).timeout(timeout);
            if (url != null) {
                builder.baseUrl(url);
            }
            return (key == null ? builder : builder.apiKey(key)).build();
        } catch (IllegalArgumentException e) { // its messages hold no key
            throw CliException.usage(OneLine.of(e.getMessage()));
        }
    }

    private void requireOpenAi() {
        if (LATER.contains(client)) {
            throw CliException.usage("--client " + client + " comes later; use --client openai with --base-url");
        }
        if (!client.equals(OPENAI)) {
            throw CliException.usage("--client must be openai: '" + client + "'");
        }
    }
}
