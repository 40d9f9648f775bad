package org.briefsiegel.transfer.settings;

import java.time.Duration;
import org.briefsiegel.transfer.storeapi.RecipientTries.Budget;
import org.briefsiegel.transfer.storeapi.TryLimit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The operator's rules for access.
 *
 * @param tries how many answers a transfer takes
 * @param budget how many answers all transfers of a recipient take together
 * @param idle how long a session lasts without use
 * @param session how long a session lasts at the most
 */
@Component(service = AccessRules.class, configurationPid = "org.briefsiegel.transfer.access")
public record AccessRules(TryLimit tries, Budget budget, Duration idle, Duration session) {

    @Activate
    public AccessRules(AccessSettings config) {
        this(
                new TryLimit(config.pauseAfterTries(), Duration.ofMinutes(config.pauseMinutes()), config.maxTries()),
                new Budget(
                        new TryLimit(
                                config.recipientPauseAfterTries(),
                                Duration.ofMinutes(config.pauseMinutes()),
                                config.recipientMaxTries()),
                        Duration.ofHours(config.recipientMemoryHours())),
                Duration.ofMinutes(config.sessionIdleMinutes()),
                Duration.ofMinutes(config.sessionMinutes()));
    }
}
