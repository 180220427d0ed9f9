/** Tries, limits and watches behind the clients' options. No API: it may change at any time. */
@NullMarked
package io.github.pas4j.client.internal.resilience;

import org.jspecify.annotations.NullMarked;
