package io.github.pas4j.datagen;

import io.github.pas4j.CategoryClassifier;

/**
 * Who tells categories.
 *
 * @param fingerprint tells what it said from what others said of the same prompts
 */
record Classification(CategoryClassifier classifier, String fingerprint) {}
