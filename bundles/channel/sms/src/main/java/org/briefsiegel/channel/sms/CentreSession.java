package org.briefsiegel.channel.sms;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.UnbindResp;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.PendingResponse;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.SendCommandTask;
import org.jsmpp.session.UnbindCommandTask;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.util.DefaultComposer;

/**
 * A session that, when it is lost, tells everybody at once who still waits for an answer in it. The library's own lets each
 * of them wait until its time is over. Who asked for its end has got it, whether the centre answers or hangs up.
 */
final class CentreSession extends SMPPSession {

    private final Set<Integer> open = ConcurrentHashMap.newKeySet();

    CentreSession(ConnectionFactory connections) {
        super(
                new SynchronizedPDUSender(new DefaultPDUSender(new DefaultComposer())),
                new BoundedPduReader(),
                connections);
        addSessionStateListener((now, before, session) -> {
            if (now == SessionState.CLOSED) {
                open.forEach(this::giveUp);
            }
        });
    }

    private void giveUp(int sequenceNumber) {
        PendingResponse<Command> pending = removePendingResponse(sequenceNumber);
        if (pending != null) {
            pending.doneWithInvalidResponse(new SessionLostException());
        }
    }

    /** Made by the thread that reads, and thrown by those that wait: its stack would tell of the wrong one. */
    private static final class SessionLostException extends InvalidResponseException {
        private static final long serialVersionUID = 1L;

        SessionLostException() {
            super("the session is lost");
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    @Override
    protected Command executeSendCommand(SendCommandTask task, long timeout)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        Noted noted = new Noted(task);
        try {
            return super.executeSendCommand(noted, timeout);
        } catch (SessionLostException e) {
            if (task instanceof UnbindCommandTask) {
                return new UnbindResp();
            }
            throw e;
        } finally {
            open.remove(noted.sequenceNumber);
        }
    }

    /** Notes the number under which an answer is awaited, before anything is written. */
    private final class Noted implements SendCommandTask {

        private final SendCommandTask task;
        private int sequenceNumber;

        Noted(SendCommandTask task) {
            this.task = task;
        }

        @Override
        public void executeTask(OutputStream out, int number) throws PDUException, IOException {
            sequenceNumber = number;
            open.add(number);
            task.executeTask(out, number);
        }

        @Override
        public String getCommandName() {
            return task.getCommandName();
        }
    }
}
