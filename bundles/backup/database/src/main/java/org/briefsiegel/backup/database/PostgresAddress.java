package org.briefsiegel.backup.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.briefsiegel.platform.persistence.DatabaseConnections.Login;

/**
 * A JDBC URL of PostgreSQL as libpq's variables, by which its programs find the database. Of the driver's settings those are taken
 * over that both know: how TLS is used.
 *
 * @param environment {@code PGHOST}, {@code PGPORT}, … as in PostgreSQL's documentation, "Environment Variables" of libpq
 */
record PostgresAddress(Map<String, String> environment) {

    private static final Pattern URL = Pattern.compile("jdbc:postgresql:(?://([^/?]*))?/?([^?]*)(?:\\?(.*))?");
    private static final Pattern HOST = Pattern.compile("(\\[[^]]*]|[^:]*)(?::(\\d+))?");
    private static final Map<String, String> SHARED = Map.of(
            "sslmode", "PGSSLMODE",
            "sslrootcert", "PGSSLROOTCERT",
            "channelBinding", "PGCHANNELBINDING");

    static PostgresAddress of(Login login) {
        Matcher url = URL.matcher(login.url());
        if (!url.matches()) {
            throw new IllegalArgumentException("not the address of a PostgreSQL database");
        }
        Map<String, String> environment = new HashMap<>();
        environment.put("PGUSER", login.username());
        environment.put("PGPASSWORD", login.password());
        environment.put("PGDATABASE", url.group(2).isEmpty() ? login.username() : decoded(url.group(2)));
        addHosts(url.group(1) == null ? "" : url.group(1), environment);
        addShared(url.group(3) == null ? "" : url.group(3), environment);
        return new PostgresAddress(Map.copyOf(environment));
    }

    private static void addHosts(String authority, Map<String, String> environment) {
        List<String> hosts = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        for (String one : authority.split(",")) {
            Matcher host = HOST.matcher(one);
            if (!host.matches()) {
                throw new IllegalArgumentException("not the address of a PostgreSQL server");
            }
            String name = host.group(1).replaceAll("[\\[\\]]", "");
            hosts.add(name.isEmpty() ? "localhost" : name);
            ports.add(host.group(2) == null ? "5432" : host.group(2));
        }
        environment.put("PGHOST", String.join(",", hosts));
        environment.put("PGPORT", String.join(",", ports));
    }

    private static void addShared(String settings, Map<String, String> environment) {
        for (String setting : settings.split("&")) {
            String[] pair = setting.split("=", 2);
            if (pair.length == 2 && SHARED.containsKey(pair[0])) {
                environment.put(SHARED.get(pair[0]), decoded(pair[1]));
            }
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "PostgresAddress[…]";
    }
}
