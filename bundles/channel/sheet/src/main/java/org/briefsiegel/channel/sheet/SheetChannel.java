package org.briefsiegel.channel.sheet;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.channel.api.AccessSheet;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.channel.api.ChannelId;
import org.briefsiegel.channel.api.PrintedChannel;
import org.briefsiegel.platform.language.TextBundle;
import org.osgi.service.component.annotations.Component;

/** A sheet with the link as a QR code and in letters. Its address is the name of whoever hands it out. */
@Component(service = Channel.class)
@ChannelId("sheet")
public final class SheetChannel implements PrintedChannel {

    private static final int LONGEST_NAME = 80;

    private final SheetPrinter printer = new SheetPrinter();

    @Override
    public byte[] print(AccessSheet sheet) {
        return printer.print(sheet);
    }

    @Override
    public Optional<String> refusal(String handedOutBy, Locale locale) {
        String name = normalize(handedOutBy);
        TextBundle texts = new TextBundle(SheetChannel.class, locale);
        if (name.isEmpty()) {
            return Optional.of(texts.text("by.missing"));
        }
        boolean plain = name.codePoints().allMatch(SheetChannel::isWritten);
        return plain && name.length() <= LONGEST_NAME
                ? Optional.empty()
                : Optional.of(texts.format("by.wrong", LONGEST_NAME));
    }

    /** Neither control characters, line separators among them, nor what can't be seen and turns the order of letters round. */
    private static boolean isWritten(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    @Override
    public String normalize(String handedOutBy) {
        return handedOutBy.strip();
    }

    @Override
    public int parts(String text) {
        return 1;
    }

    /** Nothing is sent over it. */
    @Override
    public Duration patience() {
        return Duration.ofDays(1);
    }
}
