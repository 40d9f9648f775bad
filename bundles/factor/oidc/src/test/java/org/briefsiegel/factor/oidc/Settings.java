package org.briefsiegel.factor.oidc;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.briefsiegel.testkit.identity.TestProvider;

/** Settings as a file holds them: what isn't said is as it is by itself. */
final class Settings {

    private Settings() {}

    private static Origin origin(String pid) {
        return (Origin) Proxy.newProxyInstance(
                Settings.class.getClassLoader(), new Class<?>[] {Origin.class}, (proxy, method, arguments) -> pid);
    }

    /** Of the provider {@code hospital}. */
    static IdentityProvider hospital(TestProvider there, Clock clock, Map<String, Object> others) {
        return provider("hospital", there.issuer(), clock, others);
    }

    static IdentityProvider provider(String name, String issuer, Clock clock, Map<String, Object> others) {
        return provider("org.briefsiegel.factor.oidc~" + name, name, issuer, clock, others);
    }

    static IdentityProvider provider(String pid, String name, String issuer, Clock clock, Map<String, Object> others) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "name",
                name,
                "label",
                "Klinikum",
                "match",
                "birth-date-and-name",
                "issuer",
                issuer,
                "clientId",
                TestProvider.CLIENT,
                "_clientSecret",
                TestProvider.PASSWORD,
                "timeoutSeconds",
                3));
        values.putAll(others);
        Config config = (Config) Proxy.newProxyInstance(
                Settings.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
        return new IdentityProvider(config, origin(pid), clock);
    }
}
