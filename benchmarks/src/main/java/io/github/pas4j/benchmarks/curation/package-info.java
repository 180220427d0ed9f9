/** How curation grows: time and memory of its stages, and whether the graph decides as exact search does. */
@NullMarked
package io.github.pas4j.benchmarks.curation;

import org.jspecify.annotations.NullMarked;
