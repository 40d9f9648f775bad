package org.briefsiegel.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Shows every plug-in that is there: the services with an id of one of the four axes. */
@Service
@Command(scope = "plugin", name = "list", description = "Shows document types, factors, channels and pricing rules")
public final class PluginListCommand extends JsonCommand {

    private static final List<String> AXES = List.of("document", "factor", "channel", "billing");

    @Reference
    BundleContext context;

    @Override
    Object run() {
        List<Map<String, Object>> rows = new ArrayList<>();
        AXES.forEach(axis -> plugins(axis).forEach(plugin -> rows.add(row(axis, plugin))));
        return rows;
    }

    private List<ServiceReference<?>> plugins(String axis) {
        try {
            ServiceReference<?>[] found = context.getAllServiceReferences(null, "(" + axis + ".id=*)");
            return found == null
                    ? List.of()
                    : Arrays.stream(found)
                            .sorted(Comparator.comparing(
                                    plugin -> plugin.getProperty(axis + ".id").toString()))
                            .toList();
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Object> row(String axis, ServiceReference<?> plugin) {
        Bundle bundle = plugin.getBundle();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("axis", axis);
        row.put("id", plugin.getProperty(axis + ".id").toString());
        row.put("state", bundle == null ? "gone" : state(bundle));
        row.put("bundle", bundle == null ? "" : bundle.getSymbolicName());
        row.put("version", bundle == null ? "" : bundle.getVersion().toString());
        return row;
    }

    private static String state(Bundle bundle) {
        return switch (bundle.getState()) {
            case Bundle.ACTIVE -> "active";
            case Bundle.STARTING -> "starting";
            case Bundle.STOPPING -> "stopping";
            default -> "inactive";
        };
    }
}
