package org.briefsiegel.channel.sheet;

import org.briefsiegel.testkit.conformance.ChannelConformance;
import org.briefsiegel.testkit.conformance.ChannelSample;

class ConformanceTest extends ChannelConformance {

    ConformanceTest() {
        super(ChannelSample.of(new SheetChannel())
                .accepts("Frau Huber", " Frau Huber ")
                .accepts("Şükrü Ђорђе")
                .refuses(" ")
                .refuses("Frau\nHuber")
                .refuses("x".repeat(81)));
    }
}
