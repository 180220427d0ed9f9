package io.github.pas4j.embedded.build;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * One operation of an ONNX graph; fields by their numbers in onnx.proto.
 *
 * @param attributes each as it is encoded
 */
record OnnxNode(
        String operator, String domain, List<String> inputs, List<String> outputs, List<ByteString> attributes) {

    static final String MICROSOFT = "com.microsoft";

    private static final int INPUT = 1;
    private static final int OUTPUT = 2;
    private static final int OPERATOR = 4;
    private static final int ATTRIBUTE = 5;
    private static final int DOMAIN = 7;
    private static final int ATTRIBUTE_NAME = 1;
    private static final int ATTRIBUTE_INT = 3;
    private static final int ATTRIBUTE_INTS = 8;
    private static final int ATTRIBUTE_TYPE = 20;
    private static final long TYPE_INT = 2;
    private static final long TYPE_INTS = 7;

    static OnnxNode of(String operator, String domain, List<String> inputs, List<String> outputs) {
        return new OnnxNode(operator, domain, inputs, outputs, List.of());
    }

    static OnnxNode read(UnknownFieldSet fields) {
        return new OnnxNode(
                String.join("", texts(fields, OPERATOR)),
                String.join("", texts(fields, DOMAIN)),
                texts(fields, INPUT),
                texts(fields, OUTPUT),
                fields.getField(ATTRIBUTE).getLengthDelimitedList());
    }

    static List<String> texts(UnknownFieldSet fields, int number) {
        return fields.getField(number).getLengthDelimitedList().stream()
                .map(ByteString::toStringUtf8)
                .toList();
    }

    boolean is(String name) {
        return operator.equals(name);
    }

    String output() {
        return outputs.get(0);
    }

    OnnxNode withInputs(List<String> changed) {
        return new OnnxNode(operator, domain, changed, outputs, attributes);
    }

    OnnxNode withOutput(String changed) {
        return new OnnxNode(operator, domain, inputs, List.of(changed), attributes);
    }

    /** With an attribute besides the others. */
    OnnxNode with(String name, long value) {
        return with(
                name,
                UnknownFieldSet.newBuilder()
                        .addField(
                                ATTRIBUTE_INT,
                                Field.newBuilder().addVarint(value).build())
                        .addField(
                                ATTRIBUTE_TYPE,
                                Field.newBuilder().addVarint(TYPE_INT).build()));
    }

    /** With an attribute besides the others. */
    OnnxNode with(String name, List<Long> values) {
        Field.Builder ints = Field.newBuilder();
        values.forEach(ints::addVarint);
        return with(
                name,
                UnknownFieldSet.newBuilder()
                        .addField(ATTRIBUTE_INTS, ints.build())
                        .addField(
                                ATTRIBUTE_TYPE,
                                Field.newBuilder().addVarint(TYPE_INTS).build()));
    }

    /** With an attribute of another operation besides the others. */
    OnnxNode with(ByteString attribute) {
        List<ByteString> all = new ArrayList<>(attributes);
        all.add(attribute);
        return new OnnxNode(operator, domain, inputs, outputs, all);
    }

    /** As it is encoded. */
    ByteString attribute(String name) {
        return attributes.stream()
                .filter(existing -> named(existing, name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(operator + " has no " + name));
    }

    private OnnxNode with(String attribute, UnknownFieldSet.Builder fields) {
        ByteString name = ByteString.copyFromUtf8(attribute);
        fields.addField(
                ATTRIBUTE_NAME, Field.newBuilder().addLengthDelimited(name).build());
        List<ByteString> all = new ArrayList<>(attributes);
        all.removeIf(existing -> named(existing, attribute));
        all.add(fields.build().toByteString());
        return new OnnxNode(operator, domain, inputs, outputs, all);
    }

    private static boolean named(ByteString attribute, String name) {
        return texts(OnnxGraph.fields(attribute), ATTRIBUTE_NAME).contains(name);
    }

    UnknownFieldSet fields() {
        UnknownFieldSet.Builder fields = UnknownFieldSet.newBuilder();
        add(fields, INPUT, inputs);
        add(fields, OUTPUT, outputs);
        add(fields, OPERATOR, List.of(operator));
        add(fields, DOMAIN, List.of(domain));
        Field.Builder encoded = Field.newBuilder();
        attributes.forEach(encoded::addLengthDelimited);
        return fields.addField(ATTRIBUTE, encoded.build()).build();
    }

    private static void add(UnknownFieldSet.Builder fields, int number, List<String> texts) {
        Field.Builder field = Field.newBuilder();
        texts.forEach(text -> field.addLengthDelimited(ByteString.copyFromUtf8(text)));
        fields.addField(number, field.build());
    }
}
