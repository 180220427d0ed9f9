package io.github.pas4j.embedding.index;

import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which of its implementations jvector runs on. Loading this class says once if it is the slow one. */
final class JVectorRuntime {

    private static final Logger LOG = LoggerFactory.getLogger(JVectorIndex.class);

    private static final VectorizationProvider PROVIDER = quietly();
    private static final VectorTypeSupport TYPES = PROVIDER.getVectorTypeSupport();
    private static final boolean SIMD = !PROVIDER.getClass().getSimpleName().equals("DefaultVectorizationProvider");

    static {
        if (!SIMD) {
            LOG.info(
                    "jvector runs without SIMD here, building and searching graphs is slower: {}",
                    advice(Runtime.version().feature()));
        }
    }

    private JVectorRuntime() {}

    static VectorTypeSupport types() {
        return TYPES;
    }

    /** Whether graphs are built and searched with SIMD instructions. */
    static boolean simd() {
        return SIMD;
    }

    static String advice(int javaVersion) {
        return javaVersion < 20
                ? "Java " + javaVersion + " has no Vector API that it can use. Run on JDK 20 or newer with"
                        + " --add-modules jdk.incubator.vector, or use ExactIndex, which is fast on any"
                : "start the JVM with --add-modules jdk.incubator.vector, or use ExactIndex, which needs no flag";
    }

    /** jvector's own notice goes to java.util.logging, which prints unless told otherwise; ours says the same. */
    private static VectorizationProvider quietly() {
        var logger = java.util.logging.Logger.getLogger(VectorizationProvider.class.getName());
        Level before = logger.getLevel();
        logger.setLevel(Level.OFF);
        try {
            return VectorizationProvider.getInstance();
        } finally {
            logger.setLevel(before);
        }
    }
}
