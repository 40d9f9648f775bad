package org.briefsiegel.demo.samples;

import java.io.PrintStream;
import java.net.URI;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Sends the samples, and says how the patient opens them. */
@Service
@Command(
        scope = "demo",
        name = "send",
        description = "Sends an invoice and a patient record to the demo inbox; prints their links")
public final class SendCommand implements Action {

    @Reference
    DemoPractice practice;

    PrintStream out = System.out;

    @Override
    public Object execute() {
        Map<Sample, URI> links = practice.sendSamples();
        out.printf("""
                An invoice for Maria Muster, opened by her birth date, 9.3.1984:
                  %s
                A patient record for her, opened by the code on her phone at %s:
                  %s
                """, links.get(Sample.INVOICE), practice.inbox(), links.get(Sample.RECORD));
        return null;
    }
}
