package org.briefsiegel.itests.journeys;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A setting as a bundle of the distribution describes it, read from the bundle's own file.
 *
 * @param type as Metatype calls it: {@code Integer}, {@code Long}, {@code Boolean}, {@code String}
 * @param min empty where there is none, and so are {@code max} and {@code defaultValue}
 */
record DescribedSetting(
        String pid,
        String key,
        String type,
        boolean list,
        String min,
        String max,
        String defaultValue,
        List<String> options,
        String kind,
        String pattern,
        boolean refers,
        boolean mayBeEmpty) {

    private static final String NAMESPACE = "urn:briefsiegel:settings";

    /** More than enough for any setting; the first five that are wrong are taken. */
    private static final int VALUES = 5;

    /**
     * What bundles in this folder describe, by configuration and key.
     *
     * @param installed by its symbolic name, whether a bundle is; others are there to be installed by whoever asks
     */
    static Map<String, Map<String, DescribedSetting>> in(Path folder, Predicate<String> installed) throws IOException {
        Map<String, Map<String, DescribedSetting>> all = new TreeMap<>();
        List<Path> jars;
        try (Stream<Path> files = Files.walk(folder)) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
        for (Path jar : jars) {
            try (JarFile bundle = new JarFile(jar.toFile())) {
                String name =
                        String.valueOf(bundle.getManifest().getMainAttributes().getValue("Bundle-SymbolicName"));
                List<JarEntry> descriptions = bundle.stream()
                        .filter(entry -> installed.test(name.replaceAll(";.*", "")))
                        .filter(entry -> entry.getName().matches("OSGI-INF/metatype/.*\\.xml"))
                        .toList();
                for (JarEntry description : descriptions) {
                    try (InputStream xml = bundle.getInputStream(description)) {
                        read(xml, all);
                    }
                }
            }
        }
        return all;
    }

    private static void read(InputStream xml, Map<String, Map<String, DescribedSetting>> all) {
        Document document = parsed(xml);
        for (Element designate : elements(document, "Designate")) {
            String pid = designate.getAttribute("pid");
            for (Element attribute : elements(document, "AD")) {
                DescribedSetting setting = of(pid, attribute);
                DescribedSetting other =
                        all.computeIfAbsent(pid, it -> new TreeMap<>()).put(setting.key(), setting);
                if (other != null && !other.equals(setting)) {
                    throw new IllegalStateException("described in two ways: " + setting + ", " + other);
                }
            }
        }
    }

    private static Document parsed(InputStream xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(xml);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Element> elements(Document document, String name) {
        return elements(document.getElementsByTagName(name));
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static DescribedSetting of(String pid, Element attribute) {
        boolean list = !attribute.getAttribute("cardinality").isEmpty();
        boolean emptyByDefault = attribute.getAttribute("default").isEmpty();
        return new DescribedSetting(
                pid,
                attribute.getAttribute("id"),
                attribute.getAttribute("type"),
                list,
                attribute.getAttribute("min"),
                attribute.getAttribute("max"),
                attribute.getAttribute("default"),
                elements(attribute.getElementsByTagName("Option")).stream()
                        .map(option -> option.getAttribute("value"))
                        .toList(),
                attribute.getAttributeNS(NAMESPACE, "kind"),
                attribute.getAttributeNS(NAMESPACE, "pattern"),
                !attribute.getAttributeNS(NAMESPACE, "refersTo").isEmpty(),
                emptyByDefault && (attribute.hasAttribute("default") || list));
    }

    boolean isSecret() {
        return key.startsWith(".");
    }

    boolean isNumber() {
        return !min.isEmpty();
    }

    /** Wrong values: of another type, beyond each end, empty, garbage. */
    List<String> wrongValues() {
        Stream<String> candidates;
        if (isNumber()) {
            candidates = Stream.of(
                    "abc",
                    String.valueOf(Long.parseLong(min) - 1),
                    String.valueOf(Long.parseLong(max) + 1),
                    "",
                    "%&/",
                    "1.5");
        } else if (type.equals("Boolean")) {
            candidates = Stream.of("ja", "TRUE", "1", "", "%&/");
        } else if (!options.isEmpty()) {
            candidates = Stream.of("maybe", "1", "", "%&/", options.get(0) + "x", "\u0007");
        } else if (refers) {
            candidates = Stream.of("mial", "0", "", "%&/", "\u0007");
        } else if (!pattern.isEmpty()) {
            Pattern right = Pattern.compile(pattern);
            candidates = Stream.of("%&/", "x".repeat(300), "ä ö", "", "\u0007", "-1", "jdbc:oracle:x", "ß\u0007")
                    .filter(value -> !right.matcher(value).matches());
        } else {
            candidates = wrongOfItsKind();
        }
        return candidates
                .filter(value -> !mayBeEmpty || !value.isEmpty())
                .limit(VALUES)
                .toList();
    }

    private Stream<String> wrongOfItsKind() {
        return switch (kind) {
            case "BASE_URL" -> Stream.of("htp//broken", "ftp://x", "", "%&/", "https://host/path");
            case "HOST" -> Stream.of("no host", "999.1.1.1", "", "%&/", "a..b", "host/");
            case "ZONE" -> Stream.of("Europe/Wien", "1", "", "%&/", "Vienna time", "+25:00");
            case "CURRENCY" -> Stream.of("EURO", "1", "", "%&/", "euro");
            case "MAIL_ADDRESS" -> Stream.of("nobody", "@", "", "%&/", "a b@localhost");
            case "NETWORK" -> Stream.of("proxy", "10.0.0.0/33", "1", "%&/", "::1/129", "10.0.0");
            case "FILTER" -> Stream.of("channel.id=mail", "((", "1", "%&/", ")");
            default -> Stream.of("a\u0007b", "\u0001", "x\u001b[2J", "\u007f", "é\u0085");
        };
    }
}
