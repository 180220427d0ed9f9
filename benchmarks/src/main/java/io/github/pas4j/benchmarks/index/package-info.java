/** Our vector indexes beside Lucene's and hnswlib's. */
@NullMarked
package io.github.pas4j.benchmarks.index;

import org.jspecify.annotations.NullMarked;
