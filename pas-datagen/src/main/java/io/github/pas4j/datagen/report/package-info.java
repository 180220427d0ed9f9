/** What a curation did, as a page that one can look at. */
@NullMarked
package io.github.pas4j.datagen.report;

import org.jspecify.annotations.NullMarked;
