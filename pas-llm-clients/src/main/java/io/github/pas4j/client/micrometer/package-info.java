/** Calls to a model as Micrometer observations. Needs {@code io.micrometer:micrometer-observation}, which is optional. */
@NullMarked
package io.github.pas4j.client.micrometer;

import org.jspecify.annotations.NullMarked;
