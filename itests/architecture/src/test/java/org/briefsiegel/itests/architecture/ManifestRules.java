package org.briefsiegel.itests.architecture;

import aQute.bnd.header.Attrs;
import aQute.bnd.header.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Manifest;

/** What a bundle's manifest may say: rule 5 of the house, and what follows from the folder's name. */
final class ManifestRules {

    private static final List<String> FORBIDDEN_HEADERS =
            List.of("Require-Bundle", "Fragment-Host", "DynamicImport-Package", "Bundle-Activator", "Bundle-Blueprint");

    /** The bundle that embeds Camel starts what camel-karaf brings for it. */
    private static final Map<String, Set<String>> EXCEPTIONS =
            Map.of("org.briefsiegel.platform.camel", Set.of("Bundle-Activator"));

    private ManifestRules() {}

    /** What is wrong with the manifest of the bundle of this name, a sentence each. */
    static List<String> breaks(String name, Manifest manifest) {
        List<String> breaks = new ArrayList<>();
        Set<String> excepted = EXCEPTIONS.getOrDefault(name, Set.of());
        if (!name.equals(header(manifest, "Bundle-SymbolicName"))) {
            breaks.add("the symbolic name isn't the folder's: " + name);
        }
        for (String header : FORBIDDEN_HEADERS) {
            if (!header(manifest, header).isEmpty() && !excepted.contains(header)) {
                breaks.add("has " + header);
            }
        }
        clauses(manifest, "Import-Package").forEach((imported, attributes) -> {
            if ("optional".equals(attributes.get("resolution:"))) {
                breaks.add("imports optionally: " + imported);
            }
        });
        breaks.addAll(exportBreaks(name, clauses(manifest, "Export-Package")));
        return breaks;
    }

    private static List<String> exportBreaks(String name, Map<String, Attrs> exports) {
        List<String> breaks = new ArrayList<>();
        exports.forEach((exported, attributes) -> {
            if (attributes.getVersion() == null) {
                breaks.add("exports without a version: " + exported);
            }
            if (BundleName.of(exported).isOurs() && !BundleName.isExported(exported)) {
                breaks.add("exports its inside: " + exported);
            }
        });
        if (BundleName.isExported(name) && !exports.containsKey(name)) {
            breaks.add("doesn't export " + name);
        }
        return breaks;
    }

    private static Map<String, Attrs> clauses(Manifest manifest, String header) {
        return new Parameters(header(manifest, header));
    }

    private static String header(Manifest manifest, String name) {
        String value = manifest.getMainAttributes().getValue(name);
        return value == null ? "" : value;
    }
}
