/** Qwen models behind Alibaba Cloud's DashScope. Start at {@link io.github.pas4j.client.qwen.QwenClient}. */
@NullMarked
package io.github.pas4j.client.qwen;

import org.jspecify.annotations.NullMarked;
