/** From chat logs to distinct prompts. */
@NullMarked
package io.github.pas4j.datagen;

import org.jspecify.annotations.NullMarked;
