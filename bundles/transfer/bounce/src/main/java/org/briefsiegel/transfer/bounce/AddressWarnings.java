package org.briefsiegel.transfer.bounce;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.platform.language.TextBundle;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.transfer.api.DeliveryReason;
import org.briefsiegel.transfer.api.Warning;
import org.briefsiegel.transfer.settings.TransferRules;
import org.briefsiegel.transfer.storeapi.BouncedAddresses;
import org.briefsiegel.transfer.storeapi.BouncedAddresses.Bounce;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says of an address, before something is sent there, that the last mail couldn't be delivered: when, why, and what to do. */
@Component(service = AddressWarnings.class)
public final class AddressWarnings {

    private static final Logger LOG = LoggerFactory.getLogger(AddressWarnings.class);
    private static final String TYPE = "bounced-address";
    private static final String POINTER = "/recipient/email";

    private final BouncedAddresses bounced;
    private final Vault vault;
    private final Plugins plugins;
    private final TransferRules rules;
    private final Site site;

    @Activate
    public AddressWarnings(
            @Reference BouncedAddresses bounced,
            @Reference Vault vault,
            @Reference Plugins plugins,
            @Reference TransferRules rules,
            @Reference Site site) {
        this.bounced = bounced;
        this.vault = vault;
        this.plugins = plugins;
        this.rules = rules;
        this.site = site;
    }

    /**
     * None where nothing is known, or nothing can be asked at the moment: what was accepted stays so, warned or not. Throws
     * nothing for what is away.
     *
     * @param email as it was typed
     */
    public List<Warning> of(String practice, String email, Locale locale) {
        try {
            return known(practice, email, locale);
        } catch (ClosedException | Unavailable away) { // whoever keeps it has told so
            LOG.debug("Nobody can be warned of an address meanwhile: {}", away.getMessage());
            return List.of();
        }
    }

    private List<Warning> known(String practice, String email, Locale locale) {
        return plugins
                .channel(rules.noticeChannel())
                .filter(channel ->
                        !email.isBlank() && channel.refusal(email, locale).isEmpty())
                .map(channel -> BouncedAddresses.fingerprint(vault, practice, channel.normalize(email)))
                .flatMap(address -> bounced.find(practice, address))
                .map(bounce -> new Warning(TYPE, POINTER, text(bounce, locale)))
                .stream()
                .toList();
    }

    private String text(Bounce bounce, Locale locale) {
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(site.zone())
                .format(bounce.time());
        String reason = DeliveryReason.of(bounce.reason()).text(locale);
        return new TextBundle(AddressWarnings.class, locale).format("bounced", day, reason);
    }
}
