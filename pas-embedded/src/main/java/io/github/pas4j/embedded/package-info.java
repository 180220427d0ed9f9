/**
 * The augmenter that needs no key and no network: {@link io.github.pas4j.embedded.EmbeddedPas}.
 */
@NullMarked
package io.github.pas4j.embedded;

import org.jspecify.annotations.NullMarked;
