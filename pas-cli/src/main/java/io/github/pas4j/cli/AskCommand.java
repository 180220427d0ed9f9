package io.github.pas4j.cli;

import io.github.pas4j.AugmentedChat;
import io.github.pas4j.PasAugmenter;
import io.github.pas4j.cli.Augmenters.Settings;
import io.github.pas4j.cli.GoldenOption.Use;
import io.github.pas4j.client.openai.OpenAiClient;
import io.github.pas4j.embedded.EmbeddedPas;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.LlmClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pas ask}. */
@Command(
        name = "ask",
        description = "Augments a prompt, sends it to a model and shows the answer as it arrives.",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  pas ask --model gpt-4o-mini \"Name ideas for a cat café\"",
            "  pas ask --client ollama --model llama3.1 \"Why is the sky blue?\"",
            "A prompt that begins with a dash goes after '--'."
        })
final class AskCommand implements Callable<Integer> {

    private final Shell shell;
    private final Augmenters augmenters;

    AskCommand(Shell shell, Augmenters augmenters) {
        this.shell = shell;
        this.augmenters = augmenters;
    }

    @Parameters(paramLabel = "PROMPT", description = "The prompt; - reads it from standard input.")
    private String prompt = "";

    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Option(
            names = "--timeout",
            paramLabel = "T",
            defaultValue = "2m",
            converter = DurationConverter.class,
            description = "Time for the whole answer, such as 30s or 2m. Default: 2m.")
    private Duration timeout = OpenAiClient.DEFAULT_TIMEOUT;

    @Mixin
    private final TargetOption target = new TargetOption();

    @Mixin
    private final GoldenOption golden = new GoldenOption();

    @Option(names = "--system", paramLabel = "TEXT", description = "Instructions to send before the prompt.")
    private @Nullable String system;

    @Option(names = "--json", description = "Prints one JSON object when the whole answer is there.")
    private boolean json;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final CommonOptions common = new CommonOptions();

    @Override
    public Integer call() throws IOException {
        String text = PromptArgument.read(prompt, shell.in());
        try (LlmClient llm = client.open(shell, timeout)) {
            AugmentedChat augmented = augment(request(text));
            shell.err()
                    .println("pas: " + Words.line(augmented.prompt(), target) + Words.hint(augmented.prompt(), target));
            Answer answer = new Answer(shell, llm, augmented.request());
            if (json) {
                answer.printJson(augmented.prompt());
            } else {
                answer.print();
            }
        }
        return Exit.DONE;
    }

    /** The augmenter sees the instructions too: they may ask for what no complement may touch. */
    private AugmentedChat augment(ChatRequest request) {
        Settings settings =
                new Settings(target.read(), EmbeddedPas.DEFAULT_TIMEOUT, 1, golden.read(Use.RETRIEVAL, shell.err()));
        try (PasAugmenter augmenter = augmenters.open(settings)) {
            return augmenter.augment(request);
        }
    }

    private ChatRequest request(String text) {
        ChatRequest.Builder request = ChatRequest.builder();
        if (system != null) {
            request.system(system);
        }
        return request.user(text).build();
    }
}
