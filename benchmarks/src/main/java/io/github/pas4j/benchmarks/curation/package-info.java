/** What curating a corpus costs, how that grows, and whether the graph decides as exact search does. */
@NullMarked
package io.github.pas4j.benchmarks.curation;

import org.jspecify.annotations.NullMarked;
