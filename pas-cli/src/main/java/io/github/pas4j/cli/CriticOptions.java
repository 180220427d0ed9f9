package io.github.pas4j.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The model that judges, where it is another one than the generator's. */
final class CriticOptions {

    @Option(
            names = "--critic-client",
            paramLabel = "C",
            description = "Which API the critic speaks. Default: the generator's model is the critic.")
    private @Nullable String client;

    @Option(names = "--critic-model", paramLabel = "M", description = "The critic's model. Default: the generator's.")
    private @Nullable String model;

    @Option(names = "--critic-base-url", paramLabel = "U", description = "Where the critic's server is.")
    private @Nullable String baseUrl;

    @Option(names = "--critic-api-key-file", paramLabel = "F", description = "File whose first line is its key.")
    private @Nullable Path apiKeyFile;

    /** The critic's choice: of another client all is its own, of the same one only what was given. */
    ClientChoice choice(ClientChoice generator) {
        boolean own = client != null && !client.equals(generator.client());
        return new ClientChoice(
                "--critic-",
                client == null ? generator.client() : client,
                model != null || own ? model : generator.model(),
                baseUrl != null || own ? baseUrl : generator.baseUrl(),
                // A key is never sent to another server than the one that it was given for.
                apiKeyFile != null || own || baseUrl != null ? apiKeyFile : generator.apiKeyFile());
    }
}
