/** What is put in and must not come out. */
@NullMarked
package io.github.pas4j.client.secrets;

import org.jspecify.annotations.NullMarked;
