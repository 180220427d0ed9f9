/** Texts that say the same as another one, with the evidence for each that is dropped. */
@NullMarked
package io.github.pas4j.datagen.dedup;

import org.jspecify.annotations.NullMarked;
