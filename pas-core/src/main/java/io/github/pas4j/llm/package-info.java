/**
 * What this library asks of an LLM: {@link io.github.pas4j.llm.LlmClient}, its requests, replies and failures.
 */
@NullMarked
package io.github.pas4j.llm;

import org.jspecify.annotations.NullMarked;
