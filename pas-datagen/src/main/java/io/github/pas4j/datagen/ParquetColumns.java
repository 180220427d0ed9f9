package io.github.pas4j.datagen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Cuts a file's schema down to the columns that are wanted, so that only their pages are read. */
final class ParquetColumns {

    private final Predicate<String> wanted;

    /** @param wanted tells by dotted path, without the levels that lists bring along, whether a leaf is wanted */
    ParquetColumns(Predicate<String> wanted) {
        this.wanted = wanted;
    }

    /** The wanted part of the schema, or empty where there is none. */
    Optional<MessageType> of(MessageType schema) {
        List<Type> kept = kept(schema, "");
        return kept.isEmpty() ? Optional.empty() : Optional.of(new MessageType(schema.getName(), kept));
    }

    private List<Type> kept(GroupType group, String prefix) {
        List<Type> kept = new ArrayList<>();
        for (Type field : group.getFields()) {
            kept(field, prefix + field.getName()).ifPresent(kept::add);
        }
        return kept;
    }

    private Optional<Type> kept(Type type, String path) {
        if (type.isPrimitive()) {
            return wanted.test(path) ? Optional.of(type) : Optional.empty();
        }
        GroupType group = type.asGroupType();
        if (ParquetLists.isList(type)) {
            return (ParquetLists.isWrapped(group) ? wrapped(group, path) : kept(group.getType(0), path))
                    .map(repeated -> group.withNewFields(repeated));
        }
        List<Type> fields = kept(group, path + ".");
        return fields.isEmpty() ? Optional.empty() : Optional.of(group.withNewFields(fields));
    }

    private Optional<Type> wrapped(GroupType list, String path) {
        GroupType wrapper = list.getType(0).asGroupType();
        return kept(wrapper.getType(0), path).map(element -> wrapper.withNewFields(element));
    }
}
