/** What the tests of all clients share. */
@NullMarked
package io.github.pas4j.client;

import org.jspecify.annotations.NullMarked;
