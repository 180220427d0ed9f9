/** Rewrites the bundled models while this module is built. It is not in the jar. */
@NullMarked
package io.github.pas4j.embedded.build;

import org.jspecify.annotations.NullMarked;
