package org.briefsiegel.demo.inbox;

import java.io.IOException;
import java.util.Optional;

/** The two servers, which can be taken down and brought up again on their ports. */
final class DemoServers implements AutoCloseable {

    private static final String DOWN = "DOWN";

    private final Inbox inbox;
    private final int smtpPort;
    private final int smppPort;
    private Optional<MailServer> mail = Optional.empty();
    private Optional<SmsCentre> sms = Optional.empty();

    DemoServers(Inbox inbox, int smtpPort, int smppPort) throws IOException {
        this.inbox = inbox;
        this.smtpPort = smtpPort;
        this.smppPort = smppPort;
        playMail(Optional.of(MailServer.Fault.UP.name()));
        try {
            playSms(Optional.of(SmsCentre.Fault.UP.name()));
        } catch (IOException | RuntimeException taken) {
            close();
            throw taken;
        }
    }

    /** Plays this from now on, if anything: {@code DOWN}, or the name of a {@link MailServer.Fault}. */
    synchronized void playMail(Optional<String> fault) {
        if (fault.isEmpty()) {
            return;
        }
        if (fault.get().equals(DOWN)) {
            mail.ifPresent(MailServer::close);
            mail = Optional.empty();
            return;
        }
        MailServer.Fault next = MailServer.Fault.valueOf(fault.get());
        if (mail.isEmpty()) {
            mail = Optional.of(new MailServer(inbox, smtpPort));
        }
        mail.get().play(next);
    }

    /** Plays this from now on, if anything: {@code DOWN}, or the name of a {@link SmsCentre.Fault}. */
    synchronized void playSms(Optional<String> fault) throws IOException {
        if (fault.isEmpty()) {
            return;
        }
        if (fault.get().equals(DOWN)) {
            closeSms();
            return;
        }
        SmsCentre.Fault next = SmsCentre.Fault.valueOf(fault.get());
        if (sms.isEmpty()) {
            sms = Optional.of(new SmsCentre(inbox, smppPort));
        }
        sms.get().play(next);
    }

    private void closeSms() throws IOException {
        if (sms.isPresent()) {
            sms.get().close();
            sms = Optional.empty();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        playMail(Optional.of(DOWN));
        closeSms();
    }
}
