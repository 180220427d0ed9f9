/** Measures whether complements help, and writes the evidence. */
@NullMarked
package io.github.pas4j.benchmarks.evidence;

import org.jspecify.annotations.NullMarked;
