package org.briefsiegel.platform.site;

import java.time.ZoneId;
import java.util.Optional;
import org.briefsiegel.platform.domains.Domains;
import org.briefsiegel.platform.settings.Site;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;

/** Offers the {@link Site} for as long as it is known. */
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.briefsiegel.platform.settings.Site\"")
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.briefsiegel.web",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class SiteSettings {

    private final BundleContext bundle;
    private Optional<Site> offered = Optional.empty();
    private ServiceRegistration<Site> registration;

    @Activate
    public SiteSettings(BundleContext bundle, Config config) {
        this.bundle = bundle;
        modified(config);
    }

    /** Whoever stands on it starts anew, so that it changes only when something of it does. */
    @Modified
    void modified(Config config) {
        Optional<Site> site = Optional.ofNullable(config.baseUrl())
                .map(baseUrl -> new Site(Domains.uri(baseUrl), ZoneId.of(config.timeZone())));
        if (site.equals(offered)) {
            return;
        }
        withdraw();
        registration =
                site.map(it -> bundle.registerService(Site.class, it, null)).orElse(null);
        offered = site;
    }

    @Deactivate
    void withdraw() {
        if (registration != null) {
            registration.unregister();
        }
    }
}
