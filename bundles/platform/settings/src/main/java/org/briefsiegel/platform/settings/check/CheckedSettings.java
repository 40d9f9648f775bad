package org.briefsiegel.platform.settings.check;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.briefsiegel.platform.settings.SettingProblem;
import org.briefsiegel.platform.settings.SettingProblems;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.cm.ConfigurationPlugin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between Configuration Admin and whoever reads our settings, and lets only good values through. It comes after the
 * plug-in that puts environment variables in (500).
 */
@Component(immediate = true, property = ConfigurationPlugin.CM_RANKING + ":Integer=1000")
public final class CheckedSettings implements ConfigurationPlugin, ConfigurationListener, SettingProblems {

    static final String OURS = "org.briefsiegel.";

    private static final Logger LOG = LoggerFactory.getLogger(CheckedSettings.class);

    /** What Configuration Admin, its helpers and Declarative Services put beside the settings. */
    private static final Pattern NOT_OURS = Pattern.compile(
            "(service|felix\\.fileinstall|org\\.apache|component|:configurator)[.:].*|.*\\.(target|cardinality\\.minimum)");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\[env:([A-Za-z0-9_]+)");

    private final BundleContext context;
    private final Bundle framework;
    private final ConfigurationAdmin configurations;
    private final ServiceReference<?> own;
    private final Schemas schemas;
    private final Judge judge;
    private final ServiceListener arrivals = this::serviceChanged;
    private final ExecutorService later = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "briefsiegel-settings");
        thread.setDaemon(true);
        return thread;
    });

    @Activate
    public CheckedSettings(BundleContext context, @Reference ConfigurationAdmin configurations) {
        this.context = context;
        this.configurations = configurations;
        framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        own = context.getServiceReference(ConfigurationAdmin.class);
        judge = new Judge(this::isThere);
        schemas = new Schemas(context, this::judgeLater);
        schemas.open();
        context.addServiceListener(arrivals);
    }

    @Deactivate
    void close() {
        context.removeServiceListener(arrivals);
        schemas.close();
        later.shutdownNow();
    }

    @Override
    public void modifyConfiguration(ServiceReference<?> target, Dictionary<String, Object> properties) {
        String pid = String.valueOf(properties.get(Constants.SERVICE_PID));
        Map<String, Rule> rules = schemas.of(pid);
        if (rules.isEmpty()) {
            return;
        }
        Map<String, Object> set = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String key : Collections.list(properties.keys())) {
            if (rules.containsKey(key) || !NOT_OURS.matcher(key).matches()) {
                set.put(key, properties.get(key));
            }
        }
        Map<String, Object> inForce = judge.inForce(pid, rules, set, key -> variable(pid, key));
        rules.keySet().forEach(key -> {
            properties.remove(key);
            if (inForce.containsKey(key)) {
                properties.put(key, inForce.get(key));
            }
        });
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        if (!isOurs(event.getPid()) && schemas.of(event.getPid()).isEmpty()) {
            return;
        }
        if (event.getType() == ConfigurationEvent.CM_DELETED) {
            judge.forget(event.getPid());
        } else {
            judge(event.getPid());
        }
    }

    /** Whether a file of this name is read by the house, or is meant to be. */
    static boolean isOurs(String pid) {
        return pid.startsWith(OURS);
    }

    @Override
    public List<SettingProblem> settingProblems() {
        return judge.problems();
    }

    /** So that faults are known although nobody has read the file yet. */
    private void judge(String pid) {
        for (Configuration configuration : configurations(pid)) {
            if (!schemas.of(configuration.getPid()).isEmpty()) {
                configuration.getProcessedProperties(own);
            } else if (isOurs(pid)) {
                judge.unread(configuration.getPid(), schemas.pids());
            } else {
                judge.forget(configuration.getPid()); // of a plug-in that is gone
            }
        }
    }

    /** Not at once: bundles come in many at a time, with locks held. */
    private void judgeLater(Collection<String> pids) {
        List<String> all = List.copyOf(pids);
        later(() -> all.forEach(this::judge));
    }

    private void later(Runnable work) {
        later.execute(() -> {
            try {
                work.run();
            } catch (IllegalStateException e) { // while the server stops, what keeps the settings is gone
                if (framework.getState() != Bundle.STOPPING) {
                    LOG.warn("Settings can't be judged now: {}", e.getMessage());
                }
            }
        });
    }

    private void serviceChanged(ServiceEvent event) {
        if (event.getType() == ServiceEvent.REGISTERED && !judge.waiting().isEmpty()) {
            later(() -> judge.waiting().forEach(this::deliverAgain));
        }
    }

    /** What wasn't there may be there now. Only a change is delivered to components, so that this pretends one. */
    private void deliverAgain(String pid) {
        for (Configuration configuration : configurations(pid)) {
            List<SettingProblem> before = judge.problems();
            configuration.getProcessedProperties(own);
            if (!before.equals(judge.problems())) {
                try {
                    configuration.update(configuration.getProperties());
                } catch (IOException e) {
                    LOG.error("{} couldn't be delivered again", pid, e);
                }
            }
        }
    }

    /** The environment variable that a value comes from; empty when it stands in the file. */
    private String variable(String pid, String key) {
        for (Configuration configuration : configurations(pid)) {
            Matcher matcher = VARIABLE.matcher(
                    String.valueOf(configuration.getProperties().get(key)));
            if (matcher.find() && System.getenv(matcher.group(1)) != null) {
                return matcher.group(1);
            }
        }
        return "";
    }

    /** The one of this name, or all of a kind. */
    private List<Configuration> configurations(String pid) {
        try {
            Configuration[] found = configurations.listConfigurations("(|(" + Constants.SERVICE_PID + "=" + pid + ")("
                    + ConfigurationAdmin.SERVICE_FACTORYPID + "=" + pid + "))");
            return found == null ? List.of() : Arrays.asList(found);
        } catch (IOException | InvalidSyntaxException e) {
            LOG.error("{} can't be read", pid, e);
            return List.of();
        }
    }

    private boolean isThere(String property, String id) {
        try {
            ServiceReference<?>[] found =
                    context.getAllServiceReferences(null, "(" + property + "=" + escaped(id) + ")");
            return found != null;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As RFC 4515 says. */
    private static String escaped(String value) {
        return value.replaceAll("([\\\\*()])", "\\\\$1");
    }
}
