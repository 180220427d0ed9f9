package io.github.pas4j.client.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that an object shows to whoever holds it. */
final class Shown {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    /** What would change the object, or make a new one. */
    private static final Set<String> NOT_CALLED =
            Set.of("build", "toBuilder", "next", "hasNext", "fillInStackTrace", "getStackTrace", "clone", "iterator");

    private Shown() {}

    /** The object and all that its public accessors lead to, as text, by place. */
    static Map<String, String> byAccessors(Object object) {
        Map<String, String> texts = new LinkedHashMap<>();
        walk(object.getClass().getSimpleName(), object, texts, Collections.newSetFromMap(new IdentityHashMap<>()));
        return texts;
    }

    private static void walk(String place, @Nullable Object value, Map<String, String> texts, Set<Object> seen) {
        if (value == null || !seen.add(value)) {
            return;
        }
        texts.put(place, String.valueOf(value));
        if (value instanceof Iterable<?> elements && !(value instanceof Path)) {
            int i = 0;
            for (Object element : elements) {
                walk(place + "[" + i++ + "]", element, texts, seen);
            }
        } else if (value instanceof Map<?, ?> map) {
            walk(place + ".keys", map.keySet(), texts, seen);
            walk(place + ".values", map.values(), texts, seen);
        } else if (value instanceof Object[] array) {
            walk(place, List.of(array), texts, seen);
        } else if (value instanceof Optional<?> optional) {
            walk(place, optional.orElse(null), texts, seen);
        } else if (value instanceof Throwable || isOurs(value.getClass())) {
            for (Method method : value.getClass().getMethods()) {
                if (isAccessor(method)) {
                    walk(place + "." + method.getName(), call(value, method), texts, seen);
                }
            }
        }
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("io.github.pas4j.") && !type.isEnum();
    }

    private static boolean isAccessor(Method method) {
        return method.getParameterCount() == 0
                && !Modifier.isStatic(method.getModifiers())
                && method.getReturnType() != void.class
                && method.getDeclaringClass() != Object.class
                && !NOT_CALLED.contains(method.getName());
    }

    private static @Nullable Object call(Object value, Method method) {
        try {
            method.setAccessible(true); // public, if not always in a public class
            return method.invoke(value);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return e.getCause() == null ? e.getClass() : e.getCause();
        }
    }

    /** With causes and what is suppressed. */
    static String stackTrace(Throwable failure) {
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all));
        return all.toString();
    }

    /** By Jackson as it is out of the box, unless it refuses. */
    static Optional<String> json(Object object) {
        try {
            return Optional.of(JSON.writeValueAsString(object));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** By Java, unless the object refuses. */
    static Optional<String> serialised(Object object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (NotSerializableException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(bytes.toString(StandardCharsets.ISO_8859_1));
    }
}
