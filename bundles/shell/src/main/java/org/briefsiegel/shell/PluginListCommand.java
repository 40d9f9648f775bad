package org.briefsiegel.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.karaf.bundle.core.BundleService;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.briefsiegel.spine.api.RouteStatus;
import org.briefsiegel.spine.api.RouteStatus.State;
import org.briefsiegel.spine.api.Routes;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Shows every plug-in, and how it stands with it: those in force, those that stand by behind another of the same id, and bundles
 * that hold one and don't offer it.
 */
@Service
@Command(scope = "plugin", name = "list", description = "Shows document types, factors, channels and pricing rules")
public final class PluginListCommand extends JsonCommand {

    private static final String WAITING = "waiting for its configuration or for services that it needs";
    private static final Map<String, String> AXES = new LinkedHashMap<>();

    static {
        AXES.put("document", "org.briefsiegel.document.api.DocumentType");
        AXES.put("factor", "org.briefsiegel.factor.api.AuthFactor");
        AXES.put("channel", "org.briefsiegel.channel.api.Channel");
        AXES.put("billing", "org.briefsiegel.billing.api.PricingRule");
    }

    @Reference
    BundleContext context;

    @Reference
    BundleService bundles;

    @Reference(optional = true)
    Routes routes;

    @Override
    Object run() {
        List<Map<String, Object>> rows = new ArrayList<>();
        AXES.forEach((axis, type) -> {
            List<ServiceReference<?>> offered = offered(axis);
            Set<String> inForce = new TreeSet<>();
            offered.forEach(plugin -> rows.add(row(axis, plugin, inForce.add(id(axis, plugin)))));
            silent(type, offered).forEach(bundle -> rows.add(row(axis, "?", obstacle(bundle), bundle)));
        });
        return rows;
    }

    /** In the order of their ids; of one id, the one that is in force first. */
    private List<ServiceReference<?>> offered(String axis) {
        try {
            ServiceReference<?>[] found = context.getAllServiceReferences(null, "(" + axis + ".id=*)");
            return found == null
                    ? List.of()
                    : Arrays.stream(found)
                            .filter(plugin -> plugin.getBundle() != null)
                            .sorted(Comparator.<ServiceReference<?>, String>comparing(plugin -> id(axis, plugin))
                                    .thenComparing(Comparator.reverseOrder()))
                            .toList();
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Bundles that say that they hold a plug-in of this type, and offer none. */
    private List<Bundle> silent(String type, List<ServiceReference<?>> offered) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> String.valueOf(bundle.getHeaders("").get("Provide-Capability"))
                        .contains('"' + type + '"'))
                .filter(bundle -> offered.stream().noneMatch(plugin -> bundle.equals(plugin.getBundle())))
                .toList();
    }

    private static String id(String axis, ServiceReference<?> plugin) {
        return String.valueOf(plugin.getProperty(axis + ".id"));
    }

    private Map<String, Object> row(String axis, ServiceReference<?> plugin, boolean first) {
        String id = id(axis, plugin);
        String state = "active";
        if (!first) {
            state = "standby";
        } else {
            state = state(axis + "." + id, axis.equals("channel") && routes.sends(id));
        }
        return row(axis, id, state, plugin.getBundle());
    }

    private static Map<String, Object> row(String axis, String id, String state, Bundle bundle) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("axis", axis);
        row.put("id", id);
        row.put("state", state);
        row.put("bundle", bundle.getSymbolicName());
        row.put("version", bundle.getVersion().toString());
        return row;
    }

    /** As the route says; a channel that sends has two, needs both, and is as well as the worse of them. */
    private String state(String route, boolean sends) {
        List<State> states = routes.list().stream()
                .filter(status -> status.name().equals(route) || status.name().equals(route + ".check"))
                .map(RouteStatus::state)
                .toList();
        if (sends && states.size() < 2) {
            return WAITING;
        }
        State state = states.stream().max(Comparator.naturalOrder()).orElse(State.STOPPED);
        return switch (state) {
            case RUNNING -> "active";
            case OUT_OF_SERVICE -> state.text() + ", see the log";
            case SUSPENDED, STOPPED -> state.text();
        };
    }

    private String obstacle(Bundle bundle) {
        if (bundle.getState() == Bundle.INSTALLED) {
            return "unresolved: "
                    + bundles.getUnsatisfiedRequirements(bundle, null).stream()
                            .map(missing -> missing.getNamespace() + " "
                                    + missing.getDirectives().getOrDefault("filter", ""))
                            .distinct()
                            .reduce((one, other) -> one + "; " + other)
                            .orElse("it was never started");
        }
        return bundle.getState() == Bundle.ACTIVE ? WAITING : "stopped";
    }
}
