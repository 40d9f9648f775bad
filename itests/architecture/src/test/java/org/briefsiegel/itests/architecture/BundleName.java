package org.briefsiegel.itests.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bundle that a class is in, as its package says: {@code org.briefsiegel.<axis>.<variant>}.
 *
 * @param axis for example {@code factor}; empty for what isn't ours
 * @param variant for example {@code smscode}; empty where the axis is one bundle
 */
record BundleName(String axis, String variant) {

    private static final Pattern OURS = Pattern.compile("org\\.briefsiegel\\.([a-z0-9]+)(?:\\.([a-z0-9]+))?(?:\\..*)?");
    private static final Set<String> PLUG_IN_AXES = Set.of("document", "factor", "channel", "billing", "sample");

    static BundleName of(JavaClass javaClass) {
        return of(javaClass.getBaseComponentType().getPackageName());
    }

    static BundleName of(String packageName) {
        Matcher ours = OURS.matcher(packageName);
        if (!ours.matches()) {
            return new BundleName("", "");
        }
        return new BundleName(ours.group(1), ours.group(2) == null ? "" : ours.group(2));
    }

    /** Whether other bundles may use this package: an api, what supports its plug-ins, and the few by which the bundles of transfers meet. */
    static boolean isExported(String packageName) {
        BundleName bundle = of(packageName);
        return packageName.equals("org.briefsiegel." + bundle)
                && (bundle.isApi()
                        || bundle.isSupport()
                        || bundle.is(
                                "transfer.vaultapi",
                                "transfer.storeapi",
                                "transfer.outboxapi",
                                "transfer.events",
                                "transfer.lifecycle",
                                "transfer.notice",
                                "transfer.leases",
                                "transfer.outcome",
                                "transfer.sandbox",
                                "transfer.link",
                                "transfer.tries",
                                "transfer.verification",
                                "transfer.bounce",
                                "transfer.damage",
                                "transfer.download",
                                "transfer.settings",
                                "transfer.refusal",
                                "transfer.upload",
                                "transfer.submission",
                                "transfer.textreminder",
                                "transfer.outboxwriter",
                                "transfer.pricing",
                                "transfer.view",
                                "transfer.intake",
                                "transfer.reissue",
                                "transfer.retention",
                                "backup.set",
                                "backup.database",
                                "backup.deletions",
                                "spine.job",
                                "rest.price",
                                "rest.problem",
                                "rest.json",
                                "rest.http",
                                "rest.multipart",
                                "print.papers",
                                "desk.window",
                                "recipient.link",
                                "recipient.layout",
                                "recipient.filter",
                                "recipient.visit",
                                "platform.availability",
                                "platform.accesslog",
                                "platform.errorpage",
                                "platform.httpfilter",
                                "platform.proxy",
                                "platform.camel",
                                "platform.domains",
                                "platform.persistence",
                                "platform.settings",
                                "platform.language",
                                "platform.names",
                                "platform.pages",
                                "platform.phone",
                                "platform.ratelimit",
                                "platform.textmessage",
                                "platform.paper",
                                "platform.qr"));
    }

    boolean isOurs() {
        return !axis.isEmpty();
    }

    /** Whether people or machines outside speak to it: the API, the recipients' pages, the windows of practices. */
    boolean isEdge() {
        return isOn("rest") || isOn("recipient") || isOn("desk");
    }

    boolean isApi() {
        return variant.equals("api");
    }

    /** What plug-ins of its axis would write again. */
    boolean isSupport() {
        return variant.equals("support");
    }

    /** Whether it plugs into an axis. The ledger doesn't: it keeps the books that the axis is about. */
    boolean isPlugIn() {
        return PLUG_IN_AXES.contains(axis) && !isApi() && !isSupport() && !is("billing.ledger");
    }

    boolean isOn(String axis) {
        return this.axis.equals(axis);
    }

    boolean is(String... names) {
        return Set.of(names).contains(toString());
    }

    @Override
    public String toString() {
        return variant.isEmpty() ? axis : axis + "." + variant;
    }
}
