package org.briefsiegel.channel.sheet;

import org.briefsiegel.testkit.conformance.ChannelSample;
import org.briefsiegel.testkit.conformance.PrintedChannelConformance;

class ConformanceTest extends PrintedChannelConformance {

    ConformanceTest() {
        super(ChannelSample.of(new SheetChannel())
                .accepts("Frau Huber", " Frau Huber ")
                .accepts("Şükrü Ђорђе")
                .refuses(" ")
                .refuses("Frau\nHuber")
                .refuses("x".repeat(81)));
    }
}
