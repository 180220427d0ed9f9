/** Pairs by other readers than an endpoint's model, and what the pipeline costs beside the calls that it makes. */
@NullMarked
package io.github.pas4j.benchmarks.pairs;

import org.jspecify.annotations.NullMarked;
