package org.briefsiegel.platform.settings.check;

import java.io.IOException;
import java.net.URL;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.felix.metatype.AD;
import org.apache.felix.metatype.Designate;
import org.apache.felix.metatype.MetaData;
import org.apache.felix.metatype.MetaDataReader;
import org.apache.felix.metatype.OCD;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.util.tracker.BundleTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all bundles say of their settings: rules by configuration and key. Several bundles may read one file, and each
 * describes what it reads of it.
 */
final class Schemas extends BundleTracker<Map<String, Map<String, Rule>>> {

    private static final Logger LOG = LoggerFactory.getLogger(Schemas.class);
    private static final String FOLDER = "OSGI-INF/metatype";

    /** A bundle counts from the time when it is installed: its keys are known before its first component is there. */
    private static final int THERE =
            Bundle.INSTALLED | Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;

    private final Map<Bundle, Map<String, Map<String, Rule>>> bundles = new ConcurrentHashMap<>();
    private final Consumer<Collection<String>> changed;

    /** @param changed is told the configurations of which something else is known now */
    Schemas(BundleContext context, Consumer<Collection<String>> changed) {
        super(context, THERE, null);
        this.changed = changed;
    }

    /** The rules of a configuration by key, in any case; none when nobody reads it. */
    Map<String, Rule> of(String pid) {
        Map<String, Rule> rules = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String described = description(pid);
        bundles.values()
                .forEach(schema -> schema.getOrDefault(described, Map.of()).forEach(rules::putIfAbsent));
        return rules;
    }

    /** What a configuration is described by: of several of one kind, each is called as the kind, a tilde and a name of its own. */
    private static String description(String pid) {
        int tilde = pid.indexOf('~');
        return tilde < 0 ? pid : pid.substring(0, tilde);
    }

    /** The configurations that somebody reads. */
    Collection<String> pids() {
        Collection<String> pids = new TreeSet<>();
        bundles.values().forEach(schema -> pids.addAll(schema.keySet()));
        return pids;
    }

    @Override
    public Map<String, Map<String, Rule>> addingBundle(Bundle bundle, BundleEvent event) {
        Map<String, Map<String, Rule>> schema = read(bundle);
        if (schema.isEmpty()) {
            return null;
        }
        bundles.put(bundle, schema);
        changed.accept(schema.keySet());
        return schema;
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, Map<String, Map<String, Rule>> schema) {
        bundles.remove(bundle);
        changed.accept(schema.keySet());
    }

    /**
     * What a bundle describes: our configurations, and those of plug-ins, whatever they are called, which are known by what they import.
     */
    private static Map<String, Map<String, Rule>> read(Bundle bundle) {
        Map<String, Map<String, Rule>> schema = new TreeMap<>();
        String imports = bundle.getHeaders("").get(Constants.IMPORT_PACKAGE);
        boolean isPlugIn = imports != null && imports.contains(CheckedSettings.OURS);
        Enumeration<String> paths = bundle.getEntryPaths(FOLDER);
        while (paths != null && paths.hasMoreElements()) {
            String path = paths.nextElement();
            if (path.endsWith(".xml")) {
                try {
                    read(bundle.getEntry(path), pid -> isPlugIn || CheckedSettings.isOurs(pid), schema);
                } catch (IOException | RuntimeException e) {
                    LOG.error("{}: {} can't be read, so that its settings go unchecked", bundle, path, e);
                }
            }
        }
        return schema;
    }

    /** Adds what a description of the Metatype specification says of these configurations. */
    static void read(URL description, Predicate<String> pids, Map<String, Map<String, Rule>> schema)
            throws IOException {
        MetaData data = new MetaDataReader().parse(description);
        if (data == null || data.getDesignates() == null) {
            return;
        }
        for (Object element : data.getDesignates()) {
            Designate designate = (Designate) element;
            Object ocd =
                    data.getObjectClassDefinitions().get(designate.getObject().getOcdRef());
            String described = designate.getPid() == null ? designate.getFactoryPid() : designate.getPid();
            if (described != null && pids.test(described) && ocd != null) {
                Map<String, Rule> rules =
                        schema.computeIfAbsent(described, pid -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
                for (Object attribute : ((OCD) ocd).getAttributeDefinitions().values()) {
                    Rule rule = Rule.of((AD) attribute);
                    rules.put(rule.key(), rule);
                }
            }
        }
    }
}
