package org.briefsiegel.platform.settings.check;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.metatype.AD;
import org.briefsiegel.platform.settings.Kind;
import org.osgi.service.metatype.AttributeDefinition;

/**
 * What one setting has to be, as the description in its bundle says.
 *
 * @param type of {@link AttributeDefinition}: {@code BOOLEAN}, {@code INTEGER}, {@code LONG}, {@code STRING} or {@code PASSWORD}
 * @param list whether there may be several values, separated by commas
 * @param options the only values that are allowed; none: any
 * @param pattern empty, or what a text has to match
 * @param refersTo empty, or the service property in which the value has to occur
 * @param atMost empty, or the key whose number this one may not exceed
 * @param needed whether the default is no substitute for a value that is wrong
 * @param fallback the default as a text; empty without one
 */
record Rule(
        String key,
        int type,
        boolean list,
        Optional<Long> min,
        Optional<Long> max,
        List<String> options,
        Kind kind,
        String pattern,
        String means,
        String refersTo,
        String atMost,
        boolean needed,
        Optional<String> fallback) {

    private static final Map<String, String> UNITS = Map.of(
            "Seconds", "seconds",
            "Minutes", "minutes",
            "Hours", "hours",
            "Days", "days",
            "Megabytes", "megabytes",
            "Bytes", "bytes",
            "Cents", "cents",
            "Percent", "percent");

    static Rule of(AD described) {
        Map<String, String> more = new TreeMap<>();
        Map<?, ?> additional = described.getOptionalAttributes();
        if (additional != null) {
            additional.forEach((name, value) -> more.put(name.toString(), value.toString()));
        }
        boolean list = described.getCardinality() != 0;
        String[] defaults = described.getDefaultValue();
        Optional<String> fallback = Optional.ofNullable(defaults).map(values -> String.join(",", values));
        return new Rule(
                described.getID(),
                described.getType(),
                list,
                Optional.ofNullable(described.getMin()).map(Long::valueOf),
                Optional.ofNullable(described.getMax()).map(Long::valueOf),
                described.getOptionValues() == null ? List.of() : List.of(described.getOptionValues()),
                Kind.valueOf(more.getOrDefault("kind", Kind.TEXT.name())),
                more.getOrDefault("pattern", ""),
                more.getOrDefault("means", ""),
                more.getOrDefault("refersTo", ""),
                more.getOrDefault("atMost", ""),
                Boolean.parseBoolean(more.get("needed")),
                list ? Optional.of(fallback.orElse("")) : fallback);
    }

    boolean isSecret() {
        return key.startsWith(".");
    }

    private boolean isNumber() {
        return type == AttributeDefinition.INTEGER || type == AttributeDefinition.LONG;
    }

    /** What has been set, as texts: of a list each value, else one. */
    List<String> texts(Object value) {
        if (value instanceof Object[] values) {
            return Stream.of(values)
                    .map(Objects::toString)
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .toList();
        }
        String text = String.valueOf(value).strip();
        return list
                ? Stream.of(text.split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList()
                : List.of(text);
    }

    /** What is wrong with these texts, to be read after the key and its value; empty when nothing is. */
    Optional<String> fault(List<String> texts) {
        if (texts.isEmpty() || texts.equals(List.of(""))) {
            return mayBeEmpty() ? Optional.empty() : Optional.of("is empty");
        }
        if (!list && texts.size() > 1) {
            return Optional.of("is a list");
        }
        return texts.stream().map(this::fault).flatMap(Optional::stream).findFirst();
    }

    private boolean mayBeEmpty() {
        return fallback.filter(String::isEmpty).isPresent() && (list || !isNumber());
    }

    private Optional<String> fault(String text) {
        if (!options.isEmpty() && !options.contains(text)) {
            return Optional.of("isn't one of these");
        }
        return switch (type) {
            case AttributeDefinition.BOOLEAN ->
                fault("is neither true nor false", !text.equals("true") && !text.equals("false"));
            case AttributeDefinition.INTEGER, AttributeDefinition.LONG -> numberFault(text);
            default -> textFault(text);
        };
    }

    private Optional<String> textFault(String text) {
        if (text.startsWith("$[") || text.startsWith("${")) {
            return Optional.of("is a placeholder that nothing has replaced");
        }
        boolean matches = Kinds.isA(kind, text) && (pattern.isEmpty() || Pattern.matches(pattern, text));
        return fault(list ? "has a part that isn't what it should be" : "isn't what it should be", !matches);
    }

    private Optional<String> numberFault(String text) {
        try {
            long number = type == AttributeDefinition.LONG ? Long.parseLong(text) : Integer.parseInt(text);
            if (min.isPresent() && number < min.get()) {
                return Optional.of("is less than " + min.get());
            }
            return fault("is more than " + max.orElse(0L), max.isPresent() && number > max.get());
        } catch (NumberFormatException e) {
            return Optional.of("isn't a whole number");
        }
    }

    private static Optional<String> fault(String words, boolean wrong) {
        return wrong ? Optional.of(words) : Optional.empty();
    }

    /** The value as components read it: a Boolean, Integer, Long or String, of a list an array of these. */
    Object typed(List<String> texts) {
        if (list) {
            return switch (type) {
                case AttributeDefinition.INTEGER ->
                    texts.stream().map(Integer::valueOf).toArray(Integer[]::new);
                case AttributeDefinition.LONG ->
                    texts.stream().map(Long::valueOf).toArray(Long[]::new);
                default -> texts.toArray(String[]::new);
            };
        }
        String text = texts.get(0);
        return switch (type) {
            case AttributeDefinition.BOOLEAN -> Boolean.valueOf(text);
            case AttributeDefinition.INTEGER -> Integer.valueOf(text);
            case AttributeDefinition.LONG -> Long.valueOf(text);
            default -> text;
        };
    }

    /** What is allowed and in which unit, in words. */
    String allowed() {
        String each = allowedEach();
        String unit = UNITS.entrySet().stream()
                .filter(entry -> isNumber() && key.endsWith(entry.getKey()))
                .map(entry -> " " + entry.getValue())
                .sorted((one, other) -> other.length() - one.length())
                .findFirst()
                .orElse("");
        return each + unit + (list ? ", separated by commas" : "") + (mayBeEmpty() ? ", or nothing" : "");
    }

    private String allowedEach() {
        if (!options.isEmpty()) {
            return options.stream().collect(Collectors.joining(" or "));
        }
        if (type == AttributeDefinition.BOOLEAN) {
            return "true or false";
        }
        if (isNumber()) {
            return "whole numbers" + min.map(number -> " from " + number).orElse("")
                    + max.map(number -> " to " + number).orElse("");
        }
        if (!refersTo.isEmpty()) {
            return "ids of what is there";
        }
        return means.isEmpty() ? Kinds.words(kind) : means;
    }
}
