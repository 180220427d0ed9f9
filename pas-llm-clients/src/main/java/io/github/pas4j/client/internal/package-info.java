/** What the clients are made of. No API: it may change or go at any time, and only this module may use it. */
@NullMarked
package io.github.pas4j.client.internal;

import org.jspecify.annotations.NullMarked;
