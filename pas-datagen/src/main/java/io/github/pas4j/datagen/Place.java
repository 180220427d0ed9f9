package io.github.pas4j.datagen;

/**
 * Where a prompt stands.
 *
 * @param group number of its group
 * @param rank in its group, from 0, among those that may be selected; -1 if it may not
 */
record Place(int group, int rank) {}
