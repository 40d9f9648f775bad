package org.briefsiegel.itests.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Dictionary;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.inject.Inject;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Occasion;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.platform.settings.SettingProblem;
import org.briefsiegel.platform.settings.SettingProblems;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Constants;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Settings are changed in Configuration Admin while the host runs. */
public class SettingsChange extends InTheContainer {

    private static final String TARIFF = "org.briefsiegel.billing.tariff";
    private static final String PRICES = "pricesPerPart";
    private static final String STORE = "org.briefsiegel.store";
    private static final String POOL = "poolSize";
    private static final int USUAL = 10;

    @Inject
    private ConfigurationAdmin configurations;

    @Inject
    private Plugins plugins;

    @Inject
    private SettingProblems problems;

    private Object prices;
    private Object pool;

    @Before
    public void remember() throws IOException {
        prices = configuration(TARIFF).getProperties().get(PRICES);
        pool = configuration(STORE).getProperties().get(POOL);
        assertThat(price()).isEqualTo(USUAL);
        assertThat(problems.settingProblems()).isEmpty();
    }

    @After
    public void asBefore() throws Exception {
        set(STORE, POOL, pool);
        set(TARIFF, PRICES, prices);
        awaitPrice(USUAL);
        await().atMost(SOON).until(() -> problems.settingProblems().isEmpty());
        await().atMost(SOON).until(this::isReady);
        assertThat(health().body()).doesNotContain(PRICES);
    }

    @Test
    public void aNewValueIsInForceAtOnce() throws Exception {
        set(TARIFF, PRICES, "+43=25");

        awaitPrice(25);
        assertThat(problems.settingProblems()).isEmpty();
    }

    @Test
    public void aWrongValueIsNamedAndTheLastGoodOneStaysInForce() throws Exception {
        set(TARIFF, PRICES, "+43=25");
        awaitPrice(25);

        set(TARIFF, PRICES, "+43=a lot");

        await().atMost(SOON).until(() -> !problems.settingProblems().isEmpty());
        assertThat(problems.settingProblems()).singleElement().satisfies(SettingsChange::namesThePrices);
        assertThat(health().statusCode()).isEqualTo(200);
        assertThat(health().body()).contains(TARIFF + ".cfg", PRICES, "a lot");
        awaitPrice(25);
    }

    @Test
    public void aWrongValueForTheDatabaseDoesntCloseIt() throws Exception {
        Object open = transactions();

        set(STORE, POOL, "many");
        set(TARIFF, PRICES, "+43=25"); // is delivered after it
        awaitPrice(25);

        assertThat(problems.settingProblems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.key()).isEqualTo(POOL));
        assertThat(transactions()).isEqualTo(open);
    }

    @Test
    public void aNewValueForTheDatabaseOpensItAnew() throws Exception {
        Object open = transactions();

        set(STORE, POOL, "5");

        await().atMost(SOON)
                .until(() ->
                        find(Transactions.class).isPresent() && !transactions().equals(open));
        await().atMost(SOON).until(this::isReady);
    }

    /** Which registration of the service it is. */
    private Object transactions() {
        return context.getServiceReference(Transactions.class).getProperty(Constants.SERVICE_ID);
    }

    private static void namesThePrices(SettingProblem problem) {
        assertThat(problem.pid()).isEqualTo(TARIFF);
        assertThat(problem.key()).isEqualTo(PRICES);
        assertThat(problem.text()).contains("a lot", "+43=25");
        assertThat(problem.running()).isTrue();
    }

    private void set(String pid, String key, Object value) throws IOException {
        Configuration configuration = configuration(pid);
        Dictionary<String, Object> properties = configuration.getProperties();
        properties.put(key, value);
        configuration.update(properties);
    }

    private Configuration configuration(String pid) throws IOException {
        return configurations.getConfiguration(pid, null);
    }

    private void awaitPrice(int cents) {
        await().atMost(SOON).ignoreException(ClosedException.class).until(() -> price() == cents);
    }

    /** What a code by SMS costs. */
    private long price() {
        Draft draft = new Draft(
                "a-practice",
                "PRO",
                Set.of(),
                "sms-code",
                true,
                Occasion.FIRST,
                () -> 0,
                List.of(new Draft.Dispatch("sms", "+436641234567", 1)));
        Pricing pricing = plugins.requiredPricingRule("tariff").price(draft, Locale.GERMAN);
        return ((Pricing.Priced) pricing).total("EUR").minorUnits();
    }
}
