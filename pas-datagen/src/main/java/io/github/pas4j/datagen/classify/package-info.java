/**
 * Training, trying out and exporting classifiers of categories.
 *
 * <p>{@link io.github.pas4j.datagen.classify.LabelledPromptFile} reads labelled prompts,
 * {@link io.github.pas4j.datagen.classify.ClassifierTrainer} makes a model of them, which
 * {@link io.github.pas4j.embedded.TrainedClassifier} uses, and
 * {@link io.github.pas4j.datagen.classify.ClassifierScore} says how good it is.
 */
@NullMarked
package io.github.pas4j.datagen.classify;

import org.jspecify.annotations.NullMarked;
