package io.github.pas4j.benchmarks;

import io.github.pas4j.AugmentedPrompt;
import io.github.pas4j.CacheOptions;
import io.github.pas4j.Complement;
import io.github.pas4j.ComplementGenerator;
import io.github.pas4j.ComplementRequest;
import io.github.pas4j.ComplementResult;
import io.github.pas4j.PasAugmenter;
import io.github.pas4j.Target;
import io.github.pas4j.embedded.EmbeddedPas;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a call of the augmenter costs beside its generator: gate, guard, composer, worker and timeout. The bare generator
 * and the whole embedded call stand beside it in the same run.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class AugmentCallBenchmark {

    private static final String PROMPT = "Why do onions make you cry when you cut them?";

    private final ComplementGenerator constant =
            request -> Complement.of("Make each idea distinct and concrete, fitted to what was asked.");
    private final ComplementRequest request = ComplementRequest.of(PROMPT);

    private PasAugmenter plain = PasAugmenter.builder(constant).build();
    private PasAugmenter cached = plain;
    private PasAugmenter embedded = plain;

    /** Opens the augmenters and warms the cache. */
    @Setup
    public void open() {
        plain = PasAugmenter.builder(constant).build();
        cached = PasAugmenter.builder(constant)
                .cache(CacheOptions.maxEntries(10))
                .build();
        embedded = EmbeddedPas.builder().target(Target.basic()).build();
        cached.augment(PROMPT);
        embedded.augment(PROMPT);
    }

    /** Closes the augmenters. */
    @TearDown
    public void close() {
        plain.close();
        cached.close();
        embedded.close();
    }

    /** The generator alone. */
    @Benchmark
    public ComplementResult bareGenerator() {
        return constant.generate(request);
    }

    /** A whole call around the same generator. */
    @Benchmark
    public AugmentedPrompt wholeCall() {
        return plain.augment(PROMPT);
    }

    /** A whole call that the cache answers. */
    @Benchmark
    public AugmentedPrompt cachedCall() {
        return cached.augment(PROMPT);
    }

    /** A whole call of the embedded augmenter: language, encoding, retrieval. */
    @Benchmark
    public AugmentedPrompt embeddedCall() {
        return embedded.augment(PROMPT);
    }
}
