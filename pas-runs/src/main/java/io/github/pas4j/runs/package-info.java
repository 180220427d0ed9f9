/** Durable runs: whatever spends money or hours goes on where it stopped. */
@NullMarked
package io.github.pas4j.runs;

import org.jspecify.annotations.NullMarked;
