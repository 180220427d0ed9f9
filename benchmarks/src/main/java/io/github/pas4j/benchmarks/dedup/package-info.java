/** How well duplicates are found, on labelled ones. */
@NullMarked
package io.github.pas4j.benchmarks.dedup;

import org.jspecify.annotations.NullMarked;
