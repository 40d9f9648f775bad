package org.briefsiegel.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.briefsiegel.bench.Briefsiegel;

/** A plug-in that isn't there for a while, or is exchanged, by an operator's commands. */
final class PlugInFault implements Disturbance {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String axis;
    private final String id;
    private final Change change;
    private final Briefsiegel server;

    /** What the operator does with its bundle, and then to have it back. */
    enum Change {
        STOPPED("bundle:stop %s", "bundle:start %s"),
        UPDATED("bundle:update %s", "bundle:update %s"),
        REMOVED("bundle:uninstall %s", "bundle:install -s mvn:org.briefsiegel/%s/0.1.0-SNAPSHOT");

        private final String first;
        private final String then;

        Change(String first, String then) {
            this.first = first;
            this.then = then;
        }
    }

    PlugInFault(String axis, String id, Change change, Briefsiegel server) {
        this.axis = axis;
        this.id = id;
        this.change = change;
        this.server = server;
    }

    @Override
    public String name() {
        return axis + "." + id + " " + change;
    }

    @Override
    public void begin() throws IOException, InterruptedException {
        server.shell(change.first.formatted(bundle()));
    }

    private String bundle() {
        return "org.briefsiegel." + axis + "." + id.replace("-", "");
    }

    /** One that was updated is back at once. */
    @Override
    public boolean isFelt() throws IOException, InterruptedException {
        return isActive() == (change == Change.UPDATED);
    }

    private boolean isActive() throws IOException, InterruptedException {
        for (JsonNode plugin : JSON.readTree(server.shell("plugin:list --json"))) {
            if (plugin.get("axis").asText().equals(axis)
                    && plugin.get("id").asText().equals(id)) {
                return plugin.get("state").asText().equals("active");
            }
        }
        return false;
    }

    @Override
    public void end() throws IOException, InterruptedException {
        String name = change == Change.REMOVED ? "briefsiegel-" + axis + "-" + id : bundle();
        server.shell(change.then.formatted(name));
    }
}
