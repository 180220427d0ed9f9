/** What making pairs costs beside the models' own time. */
@NullMarked
package io.github.pas4j.benchmarks.pairs;

import org.jspecify.annotations.NullMarked;
