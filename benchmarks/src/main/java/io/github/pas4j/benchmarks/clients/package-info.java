/** What LLM clients cost, ours beside others, against a server that answers at once. */
@NullMarked
package io.github.pas4j.benchmarks.clients;

import org.jspecify.annotations.NullMarked;
