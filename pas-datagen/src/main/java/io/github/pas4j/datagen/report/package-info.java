/** What a curation or a run that makes pairs did, as pages that one can look at. */
@NullMarked
package io.github.pas4j.datagen.report;

import org.jspecify.annotations.NullMarked;
