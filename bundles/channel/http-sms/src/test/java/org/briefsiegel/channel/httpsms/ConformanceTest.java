package org.briefsiegel.channel.httpsms;

import org.briefsiegel.testkit.conformance.ChannelConformance;
import org.briefsiegel.testkit.conformance.ChannelSample;

class ConformanceTest extends ChannelConformance {

    ConformanceTest() {
        super(ChannelSample.of(new HttpSmsChannel())
                .accepts("+436641234567", "0043 664 1234567", "+43 (664) 123-45-67")
                .refuses("0664 1234567")
                .refuses("+4312345678")
                .refuses("maria@example.org"));
    }
}
