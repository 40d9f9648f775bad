package ${package};

import org.briefsiegel.testkit.conformance.ChannelConformance;
import org.briefsiegel.testkit.conformance.ChannelSample;

/** What the host asks of every channel; "mvn package" leaves a report in target/conformance. What its route does is for a test of yours. */
class ${className}ConformanceTest extends ChannelConformance {

    ${className}ConformanceTest() {
        super(ChannelSample.of(new ${className}Channel(4))
                .accepts("Hauptplatz 1, 8010 Graz", " Hauptplatz 1, 8010 Graz ")
                .refuses(" "));
    }
}
