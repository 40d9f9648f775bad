package org.briefsiegel.platform.cxf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.osgi.framework.Bundle;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Which components of a bundle are to be served, as its component descriptions say (OSGi Compendium 8, 112.4): known
 * as soon as the bundle is installed, long before the components are there.
 *
 * @param resources names of components
 * @param extensions names of components
 */
record Announcement(Set<String> resources, Set<String> extensions) {

    static final String RESOURCE = "osgi.jaxrs.resource";
    static final String EXTENSION = "osgi.jaxrs.extension";

    private static final String HEADER = "Service-Component";

    /** Empty where nothing of the bundle is to be served. */
    static Optional<Announcement> of(Bundle bundle) {
        Set<String> resources = new HashSet<>();
        Set<String> extensions = new HashSet<>();
        for (URL description : descriptions(bundle)) {
            try (InputStream xml = description.openStream()) {
                read(xml, resources, extensions);
            } catch (IOException e) {
                throw new UncheckedIOException("a component description of " + bundle + " can't be read", e);
            } catch (SAXException malformed) {
                continue; // not a component either
            }
        }
        return resources.isEmpty() && extensions.isEmpty()
                ? Optional.empty()
                : Optional.of(new Announcement(Set.copyOf(resources), Set.copyOf(extensions)));
    }

    private static List<URL> descriptions(Bundle bundle) {
        String header = bundle.getHeaders("").get(HEADER);
        if (header == null) {
            return List.of();
        }
        return Arrays.stream(header.split(","))
                .map(String::strip)
                .map(path -> bundle.findEntries(
                        path.substring(0, path.lastIndexOf('/') + 1), path.substring(path.lastIndexOf('/') + 1), false))
                .flatMap(found -> found == null ? List.<URL>of().stream() : Collections.list(found).stream())
                .toList();
    }

    static void read(InputStream xml, Collection<String> resources, Collection<String> extensions)
            throws IOException, SAXException {
        Element root = parser(xml);
        for (Element component : elements(root, "component")) {
            for (Element property : elements(component, "property")) {
                if (property.getAttribute("value").equals("true")) {
                    switch (property.getAttribute("name")) {
                        case RESOURCE -> resources.add(component.getAttribute("name"));
                        case EXTENSION -> extensions.add(component.getAttribute("name"));
                        default -> {}
                    }
                }
            }
        }
    }

    private static Element parser(InputStream xml) throws IOException, SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(xml).getDocumentElement();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every parser of the last twenty years has these features", e);
        }
    }

    /** The element itself where it has this name, or else those below it. */
    private static List<Element> elements(Element within, String name) {
        if (name.equals(within.getLocalName())) {
            return List.of(within);
        }
        NodeList found = within.getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}
