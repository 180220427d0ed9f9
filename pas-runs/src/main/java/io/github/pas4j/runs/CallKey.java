package io.github.pas4j.runs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What makes a paid call the same call: for which row, in which role, which model was asked with which template, the how
 * manieth attempt, and the hash of everything that was sent. Made by {@link #builder}. Immutable.
 *
 * @param rowId what the call is about, such as a prompt's id; not blank
 * @param role what the model is asked to be, such as {@code "generator"} or {@code "critic"}; not blank
 * @param model the model's name, by which it has a price; not blank
 * @param templateVersion version of the template that the request was rendered by; not blank
 * @param attempt at least 1
 * @param requestSha256 SHA-256 of the rendered request in UTF-8, 64 lower-case hexadecimal digits
 */
public record CallKey(
        String rowId, String role, String model, String templateVersion, int attempt, String requestSha256) {

    private static final String SHA256 = "[0-9a-f]{64}";

    /**
     * @throws IllegalArgumentException if one of them is blank or out of range
     */
    public CallKey {
        Texts.id("rowId", rowId);
        Texts.id("role", role);
        Texts.id("model", model);
        Texts.id("templateVersion", templateVersion);
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt must be positive: " + attempt);
        }
        if (!Objects.requireNonNull(requestSha256, "requestSha256").matches(SHA256)) {
            throw new IllegalArgumentException("requestSha256 must be 64 lower-case hexadecimal digits");
        }
    }

    /** Starts the key of a call about a row. */
    public static Builder builder(String rowId) {
        return new Builder(rowId);
    }

    /** A key being put together. All but the attempt, which is 1 by default, have to be given. */
    public static final class Builder {

        private final String rowId;
        private @Nullable String role;
        private @Nullable String model;
        private @Nullable String templateVersion;
        private @Nullable String requestSha256;
        private int attempt = 1;

        private Builder(String rowId) {
            this.rowId = Texts.id("rowId", rowId);
        }

        /** What the model is asked to be. */
        public Builder role(String newRole) {
            role = Texts.id("role", newRole);
            return this;
        }

        /** The model's name. */
        public Builder model(String newModel) {
            model = Texts.id("model", newModel);
            return this;
        }

        /** Version of the template that the request is rendered by. */
        public Builder templateVersion(String newVersion) {
            templateVersion = Texts.id("templateVersion", newVersion);
            return this;
        }

        /**
         * The how manieth attempt it is. 1 by default.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder attempt(int newAttempt) {
            if (newAttempt < 1) {
                throw new IllegalArgumentException("attempt must be positive: " + newAttempt);
            }
            attempt = newAttempt;
            return this;
        }

        /** The request as it is sent: every message and setting that may change the answer. Only its hash is kept. */
        public Builder request(String rendered) {
            Objects.requireNonNull(rendered, "rendered");
            requestSha256 = sha256(rendered);
            return this;
        }

        /**
         * The key.
         *
         * @throws IllegalStateException if something has not been given; it says what
         */
        public CallKey build() {
            return new CallKey(
                    rowId,
                    given("role", role),
                    given("model", model),
                    given("templateVersion", templateVersion),
                    attempt,
                    given("request", requestSha256));
        }

        private static String given(String name, @Nullable String value) {
            if (value == null) {
                throw new IllegalStateException(name + " has not been given");
            }
            return value;
        }

        private static String sha256(String text) {
            try {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e); // every JDK has it
            }
        }
    }
}
