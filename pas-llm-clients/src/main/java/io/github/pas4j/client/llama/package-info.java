/**
 * Models on servers of one's own: Ollama, llama.cpp's server, vLLM. Start at {@link
 * io.github.pas4j.client.llama.LlamaClient}.
 */
@NullMarked
package io.github.pas4j.client.llama;

import org.jspecify.annotations.NullMarked;
