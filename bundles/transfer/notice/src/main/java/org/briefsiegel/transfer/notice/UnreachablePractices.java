package org.briefsiegel.transfer.notice;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.briefsiegel.platform.availability.ReadinessCheck;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.spine.job.Job;
import org.briefsiegel.spine.job.JobSchedule;
import org.briefsiegel.transfer.api.PracticeAddresses;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for practices that can't be told anything, as after another channel has come into force, and names them to the operator: each
 * in the log, once, and how many there are where health is asked.
 */
@Component(service = {Job.class, ReadinessCheck.class})
@JobSchedule(name = "practice-addresses", delay = 10_000, period = 60_000)
public final class UnreachablePractices implements Job, ReadinessCheck {

    private static final Logger LOG = LoggerFactory.getLogger(UnreachablePractices.class);

    private final Practices practices;
    private final PracticeAddresses addresses;
    private volatile Set<String> unreachable = Set.of();

    @Activate
    public UnreachablePractices(@Reference Practices practices, @Reference PracticeAddresses addresses) {
        this.practices = practices;
        this.addresses = addresses;
    }

    @Override
    public void run() {
        try {
            Set<String> found = practices.list().stream()
                    .filter(this::isUnreachable)
                    .map(Practice::id)
                    .collect(Collectors.toSet());
            tell(found);
            unreachable = found;
        } catch (Unavailable away) { // its keeper has told so, once
            LOG.debug("Nobody can be asked about addresses meanwhile: {}", away.getMessage());
        }
    }

    private boolean isUnreachable(Practice practice) {
        return addresses.refusal(practice.email(), Locale.ENGLISH).isPresent();
    }

    private void tell(Set<String> found) {
        Set<String> news = new HashSet<>(found);
        news.removeAll(unreachable);
        news.forEach(practice -> LOG.warn(
                "Practice {} can't be told anything, since the channel in force refuses its address: practice:set {} email",
                practice,
                practice));
    }

    @Override
    public String name() {
        return "practices";
    }

    @Override
    public Optional<String> fault() {
        return Optional.empty();
    }

    @Override
    public List<String> degraded() {
        int number = unreachable.size();
        return number == 0
                ? List.of()
                : List.of("practices: " + number + " can't be told anything, since the channel refuses their address");
    }
}
