/** Contract tests and fakes, for our implementations and for users who write their own. */
@NullMarked
package io.github.pas4j.testkit;

import org.jspecify.annotations.NullMarked;
