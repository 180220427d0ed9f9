/**
 * What the clients of all providers have in common: how often they try, how much they ask for at once, and who is told of
 * it.
 */
@NullMarked
package io.github.pas4j.client;

import org.jspecify.annotations.NullMarked;
