package org.briefsiegel.demo.samples;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.practice.api.IssuedKey;
import org.briefsiegel.practice.api.NewPractice;
import org.briefsiegel.practice.api.Plan;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.practice.api.Setting;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The practice that writes the samples: registered when it is needed, with the look of its letters, and with a key for
 * each time it sends.
 */
@Component(service = DemoPractice.class)
public final class DemoPractice {

    private static final NewPractice DETAILS = new NewPractice(
            "Ordination Dr. Anna Beispiel", Plan.BASIC, Set.of(), "ordination@example.org", "+43 1 234 56 78", false);

    private static final Map<Setting, String> LOOK =
            Map.of(Setting.ADDRESS, "Gartenzeile 14/3, 1050 Wien", Setting.COLOUR, "#1f5c57");

    private final Practices practices;
    private final URI server;
    private final Duration patience;

    @Activate
    public DemoPractice(@Reference Practices practices, @Reference Site site) {
        this(practices, site.baseUrl(), Duration.ofSeconds(30));
    }

    DemoPractice(Practices practices, URI server, Duration patience) {
        this.practices = practices;
        this.server = server;
        this.patience = patience;
    }

    /**
     * Sends every sample over the practice API, and waits for the patient's mails.
     *
     * @throws IllegalStateException when the API refuses, or a mail doesn't come
     */
    Map<Sample, URI> sendSamples() {
        String practice = registered().id();
        IssuedKey key = practices.issueKey(practice, "samples");
        try {
            return send(new Http(server), key.secret());
        } finally {
            practices.revokeKey(practice, key.id());
        }
    }

    /** Where mails and text messages can be looked at. */
    URI inbox() {
        return server.resolve("/demo/");
    }

    private Map<Sample, URI> send(Http http, String key) {
        PracticeSystem system = new PracticeSystem(http, key);
        Mailbox mailbox = new Mailbox(http, patience);
        Map<Sample, URI> links = new EnumMap<>(Sample.class);
        for (Sample sample : Sample.values()) {
            var request = sample.request();
            system.send(request, sample.pdf());
            links.put(sample, mailbox.nextLink(request.at("/recipient/email").asText()));
        }
        return links;
    }

    private Practice registered() {
        return practices.list().stream()
                .filter(practice -> practice.name().equals(DETAILS.name()))
                .findFirst()
                .orElseGet(this::register);
    }

    private Practice register() {
        Practice practice = practices.register(DETAILS);
        LOOK.forEach((setting, value) -> practices.set(practice.id(), setting, value));
        practices.setLogo(practice.id(), Sample.resource("logo.png"));
        return practice;
    }
}
