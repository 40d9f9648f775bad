package org.briefsiegel.factor.oidc;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.briefsiegel.platform.settings.SettingProblem;
import org.briefsiegel.platform.settings.SettingProblems;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Of several providers of one name, the one counts whose file comes first in the alphabet, also after a restart; the others are
 * refused, and health says so.
 */
@Component
public final class Namesakes implements SettingProblems {

    private static final Comparator<IdentityProvider> ORDER =
            Comparator.comparing(IdentityProvider::name).thenComparing(IdentityProvider::pid);

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<IdentityProvider> providers = List.of();

    @Activate
    public Namesakes() {}

    Namesakes(List<IdentityProvider> providers) {
        this.providers = providers;
    }

    /** Those that count, by name. */
    static List<IdentityProvider> without(List<IdentityProvider> all) {
        Map<String, IdentityProvider> first = first(all);
        return all.stream().sorted(ORDER).filter(first::containsValue).toList();
    }

    private static Map<String, IdentityProvider> first(List<IdentityProvider> all) {
        Map<String, IdentityProvider> first = new HashMap<>();
        all.stream().sorted(ORDER).forEach(there -> first.putIfAbsent(there.name(), there));
        return first;
    }

    @Override
    public List<SettingProblem> settingProblems() {
        List<IdentityProvider> all = List.copyOf(providers);
        Map<String, IdentityProvider> first = first(all);
        return all.stream()
                .filter(there -> !first.containsValue(there))
                .map(refused -> problem(refused, first.get(refused.name())))
                .sorted()
                .toList();
    }

    private static SettingProblem problem(IdentityProvider refused, IdentityProvider first) {
        String text = "name = " + refused.name() + " is the name of another provider, too; allowed: one that "
                + file(first) + ".cfg doesn't have. Nothing of this file is in force.";
        return new SettingProblem(file(refused), "name", text, false);
    }

    /** Without its ending. */
    private static String file(IdentityProvider there) {
        return there.pid().replace('~', '-');
    }
}
