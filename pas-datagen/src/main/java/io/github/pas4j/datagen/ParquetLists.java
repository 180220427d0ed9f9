package io.github.pas4j.datagen;

import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/** How Parquet files lay out lists (LogicalTypes.md of apache/parquet-format, "Lists", with the older two-level ones). */
final class ParquetLists {

    private ParquetLists() {}

    /** Whether the type is a list: annotated so, around one repeated field. */
    static boolean isList(Type type) {
        return !type.isPrimitive()
                && LogicalTypeAnnotation.listType().equals(type.getLogicalTypeAnnotation())
                && type.asGroupType().getFieldCount() == 1
                && type.asGroupType().getType(0).isRepetition(Type.Repetition.REPEATED);
    }

    /** Whether each entry of the list is a wrapper around the element rather than the element. */
    static boolean isWrapped(GroupType list) {
        Type repeated = list.getType(0);
        return !repeated.isPrimitive()
                && repeated.asGroupType().getFieldCount() == 1
                && !repeated.getName().equals("array")
                && !repeated.getName().equals(list.getName() + "_tuple");
    }
}
