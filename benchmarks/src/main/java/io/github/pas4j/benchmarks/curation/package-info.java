/** What curating a corpus costs. */
@NullMarked
package io.github.pas4j.benchmarks.curation;

import org.jspecify.annotations.NullMarked;
