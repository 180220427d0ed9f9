/** Clients against a real model: llama.cpp with a tiny model, behind an endpoint of ours. */
@NullMarked
package io.github.pas4j.client.realmodel;

import org.jspecify.annotations.NullMarked;
