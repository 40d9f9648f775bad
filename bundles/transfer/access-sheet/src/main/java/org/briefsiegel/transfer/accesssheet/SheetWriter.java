package org.briefsiegel.transfer.accesssheet;

import java.util.Locale;
import java.util.stream.Stream;
import org.briefsiegel.channel.api.AccessSheet;
import org.briefsiegel.channel.api.AccessSheet.Guidance;
import org.briefsiegel.channel.api.AccessSheet.Letterhead;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.practice.api.Logo;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.transfer.notice.FactorSentence;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.vaultapi.Secret;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says what is on a sheet: like the mail, who sends, what is needed and until when, and nothing about the content. */
@Component(service = SheetWriter.class)
public final class SheetWriter {

    private final Practices practices;
    private final Site site;
    private final FactorSentence sentence;

    @Activate
    public SheetWriter(@Reference Practices practices, @Reference Plugins plugins, @Reference Site site) {
        this.practices = practices;
        this.site = site;
        this.sentence = new FactorSentence(plugins, site.zone());
    }

    AccessSheet write(Practice sender, TransferRecord transfer, Secret link, String code) {
        return new AccessSheet(
                letterhead(sender),
                transfer.recipient().name(),
                site.baseUrl().resolve("/d/" + link.value()).toString(),
                transfer.expiresAt().orElse(transfer.createdAt()),
                site.zone(),
                code,
                languages(transfer.recipient().locale())
                        .map(language -> new Guidance(language, sentence.of(transfer, language)))
                        .toList());
    }

    private Letterhead letterhead(Practice sender) {
        byte[] logo = sender.logo().flatMap(practices::logo).map(Logo::content).orElse(new byte[0]);
        return new Letterhead(sender.name(), sender.phone(), sender.address(), sender.colour(), logo);
    }

    /** The recipient's, and another that whoever helps them may read. */
    private static Stream<Locale> languages(Locale recipients) {
        Locale first = Languages.OF_RECIPIENTS.fitting(recipients);
        boolean german = first.getLanguage().equals(Locale.GERMAN.getLanguage());
        return Stream.of(first, german ? Locale.ENGLISH : Locale.GERMAN);
    }
}
