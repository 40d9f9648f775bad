package org.briefsiegel.rest.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.platform.language.LanguageTag;

/**
 * Makes a record of a JSON object and notes each flaw with its pointer (RFC 6901) instead of stopping at the first. The
 * constraints of the record's components (Jakarta Validation) are the rule, and the OpenAPI document is made of the same: {@link NotNull}
 * and {@link NotBlank} of what must be there, {@link NotEmpty} of a list that must be, {@link Size} of every text. What is flawed or
 * absent is empty; {@code null} counts as absent. A member that is no component is most likely a typing error, and a flaw.
 *
 * <p>A component is a text, a language tag ({@link Locale}, German where there is none), a record, a list of texts or records, or a
 * map of facts: a free object whose values are texts or numbers.
 */
final class RecordReader {

    private static final int MAX_NAME_LENGTH = 60;
    private static final int MAX_FACT_LENGTH = 200;

    private final JsonNode node;
    private final String pointer;
    private final Flaws flaws;
    private final TextReader texts;

    private RecordReader(JsonNode node, String pointer, Flaws flaws) {
        this.node = node;
        this.pointer = pointer;
        this.flaws = flaws;
        this.texts = new TextReader(flaws);
    }

    static <T extends Record> T read(JsonNode node, Class<T> type, Flaws flaws) {
        return at(node, "", flaws).as(type);
    }

    /** At an empty object, whose own gaps aren't noted, where something else is found. */
    private static RecordReader at(JsonNode node, String pointer, Flaws flaws) {
        if (node.isObject()) {
            return new RecordReader(node, pointer, flaws);
        }
        flaws.add(pointer, "not-an-object");
        return nothing(pointer, flaws);
    }

    private static RecordReader nothing(String pointer, Flaws flaws) {
        return new RecordReader(JsonNodeFactory.instance.objectNode(), pointer, flaws.unheard());
    }

    private <T extends Record> T as(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> value(type, component))
                .toArray();
        refuseOthers(components);
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(type + " can't be made of what was read", fault);
        }
    }

    private void refuseOthers(RecordComponent[] components) {
        Set<String> known = new HashSet<>();
        Arrays.stream(components).forEach(component -> known.add(component.getName()));
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                flaws.add(pointerTo(name), "unknown-member");
            }
        });
    }

    private Object value(Class<?> record, RecordComponent component) {
        Field field = field(record, component);
        Class<?> type = component.getType();
        if (type == String.class) {
            return text(field);
        }
        if (type == Locale.class) {
            return language(field);
        }
        if (type == Map.class) {
            return facts(field);
        }
        return type == List.class ? list(field) : object(field, type.asSubclass(Record.class));
    }

    private String text(Field field) {
        Optional<JsonNode> member = member(field);
        if (field.isAnnotationPresent(NotBlank.class)) {
            if (member.isEmpty()) {
                flaws.add(pointerTo(field), "missing");
                return "";
            }
            if (TextReader.isBlank(member.get())) {
                flaws.add(pointerTo(field), "empty");
                return "";
            }
        }
        return member.map(found -> text(found, field)).orElse("");
    }

    private String text(JsonNode found, Field field) {
        int max = maxLength(field);
        if (field.isAnnotationPresent(Undirected.class)) {
            return texts.undirected(found, pointerTo(field), max);
        }
        return field.isAnnotationPresent(Multiline.class)
                ? texts.lines(found, pointerTo(field), max)
                : texts.line(found, pointerTo(field), max);
    }

    private Locale language(Field field) {
        String tag = text(field);
        if (tag.isEmpty()) {
            return Locale.GERMAN;
        }
        return LanguageTag.parse(tag).orElseGet(() -> {
            flaws.add(pointerTo(field), "not-a-language");
            return Locale.GERMAN;
        });
    }

    private <T extends Record> T object(Field field, Class<T> type) {
        Optional<JsonNode> member = member(field);
        if (member.isEmpty() && field.isAnnotationPresent(NotNull.class)) {
            flaws.add(pointerTo(field), "missing");
        }
        return member.map(found -> at(found, pointerTo(field), flaws))
                .orElseGet(() -> nothing(pointerTo(field), flaws))
                .as(type);
    }

    private List<Object> list(Field field) {
        AnnotatedType of = ((AnnotatedParameterizedType) field.getAnnotatedType()).getAnnotatedActualTypeArguments()[0];
        List<Object> list = new ArrayList<>();
        for (JsonNode element : elements(field)) {
            String place = pointerTo(field) + "/" + list.size();
            list.add(
                    of.getType() == String.class
                            ? texts.line(element, place, maxLength(of))
                            : at(element, place, flaws).as(((Class<?>) of.getType()).asSubclass(Record.class)));
        }
        return list;
    }

    private Iterable<JsonNode> elements(Field field) {
        Optional<JsonNode> member = member(field);
        if (member.isEmpty()) {
            if (field.isAnnotationPresent(NotEmpty.class)) {
                flaws.add(pointerTo(field), "missing");
            }
            return List.of();
        }
        if (!member.get().isArray()) {
            flaws.add(pointerTo(field), "not-an-array");
            return List.of();
        }
        if (member.get().isEmpty()) {
            flaws.add(pointerTo(field), "empty");
        }
        return member.get();
    }

    private Map<String, String> facts(Field field) {
        Map<String, String> facts = new LinkedHashMap<>();
        RecordReader free =
                member(field).map(found -> at(found, pointerTo(field), flaws)).orElseGet(() -> nothing("", flaws));
        free.node.properties().forEach(fact -> {
            if (fact.getKey().length() > MAX_NAME_LENGTH) {
                flaws.add(free.pointer, "name-too-long", MAX_NAME_LENGTH);
            } else if (!fact.getValue().isNull()) {
                String place = free.pointerTo(fact.getKey());
                facts.put(fact.getKey(), texts.fact(fact.getValue(), place, MAX_FACT_LENGTH));
            }
        });
        return facts;
    }

    private Optional<JsonNode> member(Field field) {
        return Optional.ofNullable(node.get(field.getName())).filter(found -> !found.isNull());
    }

    private String pointerTo(Field field) {
        return pointerTo(field.getName());
    }

    private String pointerTo(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static int maxLength(AnnotatedElement text) {
        Size size = text.getAnnotation(Size.class);
        if (size == null) {
            throw new IllegalStateException("how long may it be: " + text);
        }
        return size.max();
    }

    private static Field field(Class<?> record, RecordComponent component) {
        try {
            return record.getDeclaredField(component.getName());
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException("a component has a field", impossible);
        }
    }
}
