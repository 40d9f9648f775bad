package org.briefsiegel.demo.inbox;

import java.io.IOException;
import java.util.Optional;

/** The two servers, which can be taken down and brought up again on their ports. */
final class DemoServers implements AutoCloseable {

    private static final String DOWN = "DOWN";

    private final Inbox inbox;
    private final int smtpPort;
    private final int smppPort;
    private Optional<DemoMailServer> mail = Optional.empty();
    private Optional<DemoSmsCentre> sms = Optional.empty();

    DemoServers(Inbox inbox, int smtpPort, int smppPort) throws IOException {
        this.inbox = inbox;
        this.smtpPort = smtpPort;
        this.smppPort = smppPort;
        playMail(Optional.of(DemoMailServer.Fault.UP.name()));
        try {
            playSms(Optional.of(DemoSmsCentre.Fault.UP.name()));
        } catch (IOException | RuntimeException taken) {
            close();
            throw taken;
        }
    }

    /** Plays this from now on, if anything: {@code DOWN}, or the name of a {@link DemoMailServer.Fault}. */
    synchronized void playMail(Optional<String> fault) {
        if (fault.isEmpty()) {
            return;
        }
        if (fault.get().equals(DOWN)) {
            mail.ifPresent(DemoMailServer::close);
            mail = Optional.empty();
            return;
        }
        DemoMailServer.Fault next = DemoMailServer.Fault.valueOf(fault.get());
        if (mail.isEmpty()) {
            mail = Optional.of(new DemoMailServer(inbox, smtpPort));
        }
        mail.get().play(next);
    }

    /** Plays this from now on, if anything: {@code DOWN}, or the name of a {@link DemoSmsCentre.Fault}. */
    synchronized void playSms(Optional<String> fault) throws IOException {
        if (fault.isEmpty()) {
            return;
        }
        if (fault.get().equals(DOWN)) {
            closeSms();
            return;
        }
        DemoSmsCentre.Fault next = DemoSmsCentre.Fault.valueOf(fault.get());
        if (sms.isEmpty()) {
            sms = Optional.of(new DemoSmsCentre(inbox, smppPort));
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
