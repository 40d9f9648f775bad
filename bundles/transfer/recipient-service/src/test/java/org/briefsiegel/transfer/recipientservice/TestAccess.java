package org.briefsiegel.transfer.recipientservice;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.api.RecipientService;
import org.briefsiegel.transfer.api.RedirectService;
import org.briefsiegel.transfer.damage.DamagedDocuments;
import org.briefsiegel.transfer.delivery.TestDelivery;
import org.briefsiegel.transfer.download.Downloads;
import org.briefsiegel.transfer.download.Previews;
import org.briefsiegel.transfer.link.AccessStatus;
import org.briefsiegel.transfer.link.Challenges;
import org.briefsiegel.transfer.link.FormTokens;
import org.briefsiegel.transfer.link.Letters;
import org.briefsiegel.transfer.link.Links;
import org.briefsiegel.transfer.notice.Alerts;
import org.briefsiegel.transfer.reissue.RecipientRequests;
import org.briefsiegel.transfer.settings.AccessRules;
import org.briefsiegel.transfer.storeapi.RecipientTries.Budget;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TryLimit;
import org.briefsiegel.transfer.tries.TryReservations;
import org.briefsiegel.transfer.vaultapi.Secret;
import org.briefsiegel.transfer.verification.Admission;
import org.briefsiegel.transfer.verification.Redirects;
import org.briefsiegel.transfer.verification.Verification;

/** The recipients' service on a test's host, and what a recipient has in hand. */
public final class TestAccess {

    public static final TryLimit LIMIT = new TryLimit(5, Duration.ofMinutes(15), 10);
    public static final Budget BUDGET = new Budget(LIMIT, Duration.ofHours(24));
    static final AccessRules RULES = new AccessRules(LIMIT, BUDGET, Duration.ofMinutes(15), Duration.ofMinutes(60));
    public static final Map<String, String> BIRTH_DATE = Map.of("day", "9", "month", "3", "year", "1984");
    public static final Map<String, String> WRONG_DATE = Map.of("day", "10", "month", "3", "year", "1984");

    private static final Pattern LINK = Pattern.compile("/d/([0-9a-v]{32})");
    private static final Pattern CODE = Pattern.compile("#([0-9]{6})");

    private final TestHost host;
    private final Alerts alerts;

    public TestAccess(TestHost host) {
        this.host = host;
        this.alerts = new TestDelivery(host).alerts();
    }

    public RecipientService service(RecipientRequests... requests) {
        Links links = new Links(host.stores().transfers());
        FormTokens formTokens = new FormTokens(host.vault(), host.clock());
        return new LinkAccess(
                host.practices(),
                host.plugins(),
                links,
                new Letters(
                        host.stores().transactions(),
                        host.practices(),
                        host.plugins(),
                        host.spine(),
                        links,
                        accessStatus(),
                        formTokens,
                        challenges()),
                new Admission(
                        host.stores().transactions(),
                        links,
                        accessStatus(),
                        host.stores().sessions(),
                        RULES,
                        host.clock()),
                accessStatus(),
                verification(host.spine()),
                new Downloads(
                        host.transfers(),
                        host.stores().transfers(),
                        host.stores().sessions(),
                        host.vault(),
                        new DamagedDocuments(host.transfers(), host.stores().transfers(), alerts, host.vault()),
                        accessStatus()),
                new Previews(host.practices()),
                formTokens,
                new WrongRecipientReports(
                        host.transfers(),
                        host.stores().transfers(),
                        host.stores().sessions(),
                        host.stores().outbox(),
                        alerts),
                renewals(),
                new RequestForwarding(accessStatus(), List.of(requests)),
                host.vault());
    }

    Renewals renewals() {
        return new Renewals(host.practices(), host.transfers(), host.stores().transfers(), alerts, host.clock());
    }

    Verification verification(Spine spine) {
        return new Verification(
                host.transfers(),
                host.stores().sessions(),
                alerts,
                host.vault(),
                host.plugins(),
                spine,
                accessStatus(),
                tries(),
                challenges(),
                RULES,
                host.clock());
    }

    private Challenges challenges() {
        return new Challenges(host.vault(), host.clock());
    }

    RedirectService redirects() {
        return new Redirects(
                new Links(host.stores().transfers()),
                accessStatus(),
                host.plugins(),
                host.spine(),
                verification(host.spine()),
                host.vault(),
                host.clock());
    }

    AccessStatus accessStatus() {
        return new AccessStatus(host.plugins(), tries(), host.clock());
    }

    private TryReservations tries() {
        return new TryReservations(host.transfers(), host.stores().recipientTries(), host.vault(), RULES, host.clock());
    }

    /** A link to a transfer beside the one that its notice holds. */
    public String link(TransferRecord transfer) {
        Secret link = Secret.random();
        host.stores().transfers().addLink(transfer.practice(), transfer.id(), link.hash());
        return link.value();
    }

    /** The links that these messages hold. */
    public static List<String> links(List<Message> messages) {
        return found(LINK, messages);
    }

    /** The codes that these messages hold. */
    public static List<String> codes(List<Message> messages) {
        return found(CODE, messages);
    }

    private static List<String> found(Pattern pattern, List<Message> messages) {
        return messages.stream()
                .map(message -> pattern.matcher(message.text()))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .toList();
    }

    public static Letter letter(RecipientService service, String link) {
        return service.letter(link, given -> Locale.GERMAN).orElseThrow();
    }

    /** What a form of the link's page carries. */
    public static String form(RecipientService service, String link) {
        return letter(service, link).formToken();
    }

    public static Opening answer(RecipientService service, String link, Map<String, String> fields) {
        return service.answer(link, fields, Locale.GERMAN).orElseThrow();
    }

    /** The session that the right answer opens. */
    public static String session(RecipientService service, String link, Map<String, String> fields) {
        return ((Opening.Passed) answer(service, link, fields)).session();
    }

    /** Locks a transfer by wrong answers. */
    public void exhaust(RecipientService service, String link) {
        for (int i = 0; i < LIMIT.max(); i++) {
            answer(service, link, WRONG_DATE);
            if (i + 1 == LIMIT.pauseAfter()) {
                host.clock().move(LIMIT.pause());
            }
        }
    }

    /** Whether a session still opens the letter. */
    public static boolean opens(RecipientService service, String link, Optional<String> session) {
        return session.flatMap(it -> service.open(link, it, Locale.GERMAN)).isPresent();
    }
}
