package org.briefsiegel.channel.mail;

import org.briefsiegel.testkit.conformance.ChannelConformance;
import org.briefsiegel.testkit.conformance.ChannelSample;

class ConformanceTest extends ChannelConformance {

    ConformanceTest() {
        super(ChannelSample.of(new MailChannel())
                .accepts("maria@müller.example", " maria@xn--mller-kva.example ", "maria@MÜLLER.example")
                .accepts("o'neill+arzt@sub.example.org")
                .refuses("maria")
                .refuses("maria@example.org, otto@example.org")
                .refuses("maria@example.org\r\nBcc: otto@example.org"));
    }
}
