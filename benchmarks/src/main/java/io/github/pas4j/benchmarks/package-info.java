/** Measurements. Nothing here is published. */
@NullMarked
package io.github.pas4j.benchmarks;

import org.jspecify.annotations.NullMarked;
