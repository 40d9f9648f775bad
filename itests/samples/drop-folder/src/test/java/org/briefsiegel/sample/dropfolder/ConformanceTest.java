package org.briefsiegel.sample.dropfolder;

import org.briefsiegel.testkit.conformance.ChannelConformance;
import org.briefsiegel.testkit.conformance.ChannelSample;

class ConformanceTest extends ChannelConformance {

    ConformanceTest() {
        super(ChannelSample.of(new DropFolderChannel())
                .accepts("Hauptplatz 1, 8010 Graz", " Hauptplatz 1, 8010 Graz ")
                .refuses(" "));
    }
}
