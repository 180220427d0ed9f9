package io.github.pas4j.datagen.internal;

import io.github.pas4j.runs.CallKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Who makes a paid call. Immutable. */
public final class Caller {

    private static final int VERSION_BYTES = 8;

    private final String role;
    private final String model;
    private final String settings;
    private final String version;

    /**
     * A caller.
     *
     * @param role {@code generator}, {@code critic} or {@code critic-2}
     * @param model the name by which the model has a price
     * @param settings of the generator or critic: templates, examples, numbers
     */
    public Caller(String role, String model, String settings) {
        this.role = role;
        this.model = model;
        this.settings = settings;
        this.version = version(settings);
    }

    /** The name by which the model has a price. */
    public String model() {
        return model;
    }

    /** Of the generator or critic: templates, examples, numbers. */
    public String settings() {
        return settings;
    }

    CallKey.Builder key(String rowId, int attempt) {
        return CallKey.builder(rowId)
                .role(role)
                .model(model)
                .templateVersion(version)
                .attempt(attempt);
    }

    /** The settings, short enough to stand beside every call. */
    private static String version(String settings) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(settings.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
