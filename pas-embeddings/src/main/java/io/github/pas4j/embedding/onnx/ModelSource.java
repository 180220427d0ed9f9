package io.github.pas4j.embedding.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.pas4j.embedding.EncodingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Where a model or tokenizer comes from; {@code toString} names it in messages. */
sealed interface ModelSource {

    byte[] bytes() throws IOException;

    OrtSession open(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException;

    /** Throws where it can be seen beforehand that there is nothing to read. */
    default void check(String role) {}

    /** A file, so that ONNX Runtime finds weights that lie beside the model. */
    record File(Path path) implements ModelSource {

        public File {
            Objects.requireNonNull(path, "path");
        }

        @Override
        public byte[] bytes() throws IOException {
            return Files.readAllBytes(path);
        }

        @Override
        public OrtSession open(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException {
            return environment.createSession(path.toString(), options);
        }

        @Override
        public void check(String role) {
            if (Files.isDirectory(path)) {
                throw new EncodingException("the " + role + " " + path + " is a directory, not a file", null);
            }
            if (!Files.isReadable(path)) {
                throw new EncodingException("the " + role + " " + path + " does not exist or cannot be read", null);
            }
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** Bytes in memory. */
    final class Bytes implements ModelSource {
        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = Objects.requireNonNull(bytes, "bytes");
        }

        @Override
        public byte[] bytes() {
            return bytes;
        }

        @Override
        public OrtSession open(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException {
            return environment.createSession(bytes, options);
        }

        @Override
        public String toString() {
            return "(" + bytes.length + " bytes)";
        }
    }
}
