package org.briefsiegel.transfer.rest;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.platform.names.Names;

/**
 * Reads one JSON object member by member and notes each flaw with its pointer (RFC 6901) instead of stopping at the
 * first. What is flawed reads as empty. {@code null} counts as absent.
 */
final class StrictObject {

    private static final int MAX_NAME_LENGTH = 60;

    private final JsonNode node;
    private final String pointer;
    private final Flaws flaws;
    private final Set<String> known = new HashSet<>();

    private StrictObject(JsonNode node, String pointer, Flaws flaws) {
        this.node = node;
        this.pointer = pointer;
        this.flaws = flaws;
    }

    /** The object at the pointer; an empty one, whose own gaps aren't noted, where something else is found. */
    static StrictObject at(JsonNode node, String pointer, Flaws flaws) {
        if (node.isObject()) {
            return new StrictObject(node, pointer, flaws);
        }
        flaws.add(pointer, "not-an-object");
        return nothing(pointer, flaws);
    }

    private static StrictObject nothing(String pointer, Flaws flaws) {
        return new StrictObject(JsonNodeFactory.instance.objectNode(), pointer, flaws.unheard());
    }

    /** A text that must be there and hold more than white space. */
    String requiredText(String name, int maxLength) {
        Optional<JsonNode> member = member(name);
        if (member.isEmpty()) {
            flaws.add(pointerTo(name), "missing");
            return "";
        }
        if (member.get().isTextual() && !Names.isVisible(member.get().textValue())) {
            flaws.add(pointerTo(name), "empty");
            return "";
        }
        return line(member.get(), pointerTo(name), maxLength);
    }

    /** A text of one line; empty where it is absent. */
    String text(String name, int maxLength) {
        return member(name)
                .map(found -> line(found, pointerTo(name), maxLength))
                .orElse("");
    }

    /** A number, an address or the like; what was copied often has marks of the reading direction around it, which go. */
    String value(String name, int maxLength) {
        return member(name)
                .map(found -> Names.undirected(plain(found, pointerTo(name), maxLength, "")))
                .orElse("");
    }

    /** A text that may have several lines; empty where it is absent. */
    String lines(String name, int maxLength) {
        return member(name)
                .map(found -> plain(found, pointerTo(name), maxLength, "\n\r\t"))
                .orElse("");
    }

    List<String> requiredTexts(String name, int maxLength) {
        List<String> texts = new ArrayList<>();
        List<JsonNode> elements = elements(name);
        for (int index = 0; index < elements.size(); index++) {
            texts.add(line(elements.get(index), pointerTo(name) + "/" + index, maxLength));
        }
        return texts;
    }

    /** As {@link #requiredTexts}; no texts where the member is absent. */
    List<String> texts(String name, int maxLength) {
        return member(name).isPresent() ? requiredTexts(name, maxLength) : List.of();
    }

    StrictObject requiredObject(String name) {
        Optional<JsonNode> member = member(name);
        if (member.isEmpty()) {
            flaws.add(pointerTo(name), "missing");
            return nothing(pointerTo(name), flaws);
        }
        return at(member.get(), pointerTo(name), flaws);
    }

    StrictObject object(String name) {
        return member(name).map(found -> at(found, pointerTo(name), flaws)).orElseGet(() -> nothing(name, flaws));
    }

    List<StrictObject> requiredObjects(String name) {
        List<StrictObject> objects = new ArrayList<>();
        List<JsonNode> elements = elements(name);
        for (int index = 0; index < elements.size(); index++) {
            objects.add(at(elements.get(index), pointerTo(name) + "/" + index, flaws));
        }
        return objects;
    }

    /** The members of a free object by name; their values are texts or numbers. */
    Map<String, String> facts(String name, int maxLength) {
        Map<String, String> facts = new LinkedHashMap<>();
        StrictObject free = object(name);
        free.node.properties().forEach(fact -> {
            String place = free.pointerTo(fact.getKey());
            if (fact.getKey().length() > MAX_NAME_LENGTH) {
                flaws.add(free.pointer, "name-too-long", MAX_NAME_LENGTH);
            } else if (fact.getValue().isNumber()) {
                facts.put(fact.getKey(), number(fact.getValue().decimalValue(), place, maxLength));
            } else if (!fact.getValue().isNull()) {
                facts.put(fact.getKey(), fact(fact.getValue(), place, maxLength));
            }
        });
        return facts;
    }

    /** Notes the members that nobody has asked for: most likely typing errors. */
    void refuseOthers() {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                flaws.add(pointerTo(name), "unknown-member");
            }
        });
    }

    String pointerTo(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private Optional<JsonNode> member(String name) {
        known.add(name);
        return Optional.ofNullable(node.get(name)).filter(found -> !found.isNull());
    }

    private List<JsonNode> elements(String name) {
        Optional<JsonNode> member = member(name);
        List<JsonNode> elements = new ArrayList<>();
        if (member.isEmpty()) {
            flaws.add(pointerTo(name), "missing");
        } else if (!member.get().isArray()) {
            flaws.add(pointerTo(name), "not-an-array");
        } else if (member.get().isEmpty()) {
            flaws.add(pointerTo(name), "empty");
        } else {
            member.get().forEach(elements::add);
        }
        return elements;
    }

    private String fact(JsonNode found, String place, int maxLength) {
        if (!found.isTextual()) {
            flaws.add(place, "not-a-fact");
            return "";
        }
        return Names.undirected(plain(found, place, maxLength, ""));
    }

    /** Checked before it is written out: a few characters in scientific notation can stand for billions of digits. */
    private String number(BigDecimal number, String place, int maxLength) {
        if ((long) number.precision() + Math.abs((long) number.scale()) > maxLength) {
            flaws.add(place, "too-long", maxLength);
            return "";
        }
        return number.toPlainString();
    }

    /** By the rule for {@link Names}. */
    private String line(JsonNode found, String place, int maxLength) {
        String text = plain(found, place, maxLength, "");
        if (Names.flaw(text, maxLength).isPresent()) {
            flaws.add(place, Names.Flaw.DIRECTION_MARK.code());
            return "";
        }
        return text;
    }

    /** In normal form C and without control characters other than these. */
    private String plain(JsonNode found, String place, int maxLength, String controls) {
        if (!found.isTextual()) {
            flaws.add(place, "not-a-text");
            return "";
        }
        String text = Normalizer.normalize(found.textValue(), Normalizer.Form.NFC);
        String controlled = text.codePoints()
                .filter(character -> controls.indexOf(character) < 0)
                .mapToObj(Character::toString)
                .collect(joining());
        Optional<Names.Flaw> flaw = text.length() > maxLength
                ? Optional.of(Names.Flaw.TOO_LONG)
                : Names.flaw(Names.undirected(controlled), maxLength);
        if (flaw.isPresent()) {
            flaws.add(place, flaw.get().code(), maxLength);
            return "";
        }
        return text;
    }
}
