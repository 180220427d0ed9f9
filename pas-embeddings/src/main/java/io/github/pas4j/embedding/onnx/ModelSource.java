package io.github.pas4j.embedding.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.pas4j.embedding.EncodingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a model or tokenizer comes from; {@code toString} names it in messages. */
sealed interface ModelSource {

    byte[] bytes() throws IOException;

    OrtSession open(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException;

    /** Where it lies in one piece. */
    default Optional<Path> file() {
        return Optional.empty();
    }

    /** Reads what {@link #open} needs, where that can be done before ONNX Runtime is there. */
    default void prepare() {}

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
        public Optional<Path> file() {
            return Optional.of(path);
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

    /** A stream that is opened when it is needed, such as a resource of the class path. */
    final class Stream implements ModelSource {
        private final String name;
        private final ResourceStream stream;
        private byte @Nullable [] model;

        Stream(String name, ResourceStream stream) {
            this.name = Objects.requireNonNull(name, "name");
            this.stream = Objects.requireNonNull(stream, "stream");
        }

        @Override
        public byte[] bytes() throws IOException {
            try (InputStream in = stream.open()) {
                return in.readAllBytes();
            }
        }

        @Override
        public void prepare() {
            try {
                model = bytes();
            } catch (IOException e) {
                throw new EncodingException("cannot read the model " + name, e);
            }
        }

        @Override
        public OrtSession open(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException {
            byte[] read = Objects.requireNonNull(model, "prepare() comes first");
            model = null; // ONNX Runtime copies it
            return environment.createSession(read, options);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
