package io.github.pas4j.embedded.build;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.pas4j.embedding.EncodingException;
import io.github.pas4j.embedding.internal.OrtSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the bundled graphs of the published ones: as ONNX Runtime would rewrite them at each start, which halves the time
 * that loading takes, and without what the vectors do not need. The level is the highest that does not depend on the
 * processor; what is left is done at the start. The vectors are the same to the bit.
 */
final class OptimisedGraphs {

    private OptimisedGraphs() {}

    /** Called by the build: rewrites what lies in the first folder into the second; files other than graphs are copied. */
    public static void main(String[] args) throws IOException, OrtException {
        Path to = Files.createDirectories(Path.of(args[1]));
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of(args[0]))) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            Path target = to.resolve(file.getFileName());
            if (isNewer(target, file)) {
                continue;
            }
            if (file.toString().endsWith(".onnx")) {
                rewrite(file, target);
            } else {
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static boolean isNewer(Path file, Path other) throws IOException {
        return Files.exists(file) && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(other)) > 0;
    }

    private static void rewrite(Path from, Path to) throws IOException, OrtException {
        Path optimised = to.resolveSibling(to.getFileName() + ".part");
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.EXTENDED_OPT);
            options.setOptimizedModelFilePath(optimised.toString());
            OrtSupport.environment(EncodingException::new)
                    .createSession(from.toString(), options)
                    .close();
        }
        OnnxGraph graph = OnnxGraph.read(Files.readAllBytes(optimised));
        new BertRewrites(graph).apply();
        Files.write(optimised, graph.bytes());
        Files.move(optimised, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
