package io.github.pas4j.cli;

import io.github.pas4j.llm.LlmClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which model is asked, and where.
 *
 * @param prefix what the options' names begin with: {@code --}, or {@code --critic-}
 * @param client id of a {@link ClientKind}
 * @param model the model, or null for that of the environment
 * @param baseUrl where the server is, or null for the usual place
 * @param apiKeyFile file of the key, or null for that of the environment
 */
record ClientChoice(
        String prefix,
        String client,
        @Nullable String model,
        @Nullable String baseUrl,
        @Nullable Path apiKeyFile) {

    /** Whether both lead to the same model, so that one client, with one limit of its rate, serves both. */
    boolean isSameAs(ClientChoice other) {
        return client.equals(other.client)
                && Objects.equals(model, other.model)
                && Objects.equals(baseUrl, other.baseUrl)
                && Objects.equals(apiKeyFile, other.apiKeyFile);
    }

    /** The model's name. */
    String modelName(Shell shell) {
        return givenModel(shell)
                .filter(name -> !name.isBlank())
                .orElseThrow(() -> CliException.usage("which model? Give " + prefix + "model"
                        + (kind() == ClientKind.OPENAI ? " or set OPENAI_MODEL" : "")));
    }

    /** The model's name, if one was given. */
    Optional<String> givenModel(Shell shell) {
        return Optional.ofNullable(
                model != null || kind() != ClientKind.OPENAI ? model : shell.variable("OPENAI_MODEL"));
    }

    /**
     * The client; whoever asks for it closes it.
     *
     * @param timeout for a whole answer
     */
    LlmClient open(Shell shell, Duration timeout) {
        ClientKind kind = kind();
        String name = modelName(shell);
        String url = url(kind, shell);
        String key = ApiKey.find(shell, apiKeyFile, kind.keyVariable());
        if (key == null && kind.needsKey(url)) {
            throw CliException.usage("no key: set " + kind.keyVariable() + " or give " + prefix + "api-key-file");
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

    private ClientKind kind() {
        return ClientKind.of(client)
                .orElseThrow(() -> CliException.usage(prefix + "client must be one of "
                        + String.join(", ", ClientKind.ids()) + ": '" + client + "'"));
    }

    private String url(ClientKind kind, Shell shell) {
        String variable = kind == ClientKind.OPENAI ? shell.variable("OPENAI_BASE_URL") : null;
        return baseUrl != null ? baseUrl : variable != null ? variable : kind.defaultUrl();
    }

    /** Without the server's address, which may hold a key. */
    @Override
    public String toString() {
        return "ClientChoice[" + client + ", " + model + "]";
    }
}
