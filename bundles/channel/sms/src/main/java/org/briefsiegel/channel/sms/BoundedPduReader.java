package org.briefsiegel.channel.sms;

import java.io.DataInputStream;
import java.io.IOException;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.bean.Command;

/** Reads what a centre sends, and gives up a session whose next length can't be one: the library would reserve that much memory. */
final class BoundedPduReader extends DefaultPDUReader {

    private static final int HEADER = 16;

    /** The longest there is carries a text of 64 KiB as an optional parameter (SMPP 3.4, 5.3.2.32), and some more. */
    private static final int LONGEST = 72 * 1024;

    @Override
    public Command readPDUHeader(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < HEADER || length > LONGEST) {
            throw new IOException("a length of " + Integer.toUnsignedLong(length) + " bytes");
        }
        Command header = new Command();
        header.setCommandLength(length);
        header.setCommandId(in.readInt());
        header.setCommandStatus(in.readInt());
        header.setSequenceNumber(in.readInt());
        return header;
    }
}
