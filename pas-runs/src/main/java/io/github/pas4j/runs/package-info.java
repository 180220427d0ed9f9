/**
 * Durable runs: whatever spends money or hours goes on where it stopped. {@link io.github.pas4j.runs.RunStore#sqlite} is where
 * to begin.
 */
@NullMarked
package io.github.pas4j.runs;

import org.jspecify.annotations.NullMarked;
