package org.briefsiegel.transfer.lifecycle;

import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.lifecycle.Transition.Already;
import org.briefsiegel.transfer.lifecycle.Transition.Back;
import org.briefsiegel.transfer.lifecycle.Transition.Refused;
import org.briefsiegel.transfer.lifecycle.Transition.Stays;
import org.briefsiegel.transfer.lifecycle.Transition.To;

/** The table: state and command to what comes of it. What depends on more than the state is in {@link Conditions}. */
final class Transitions {

    private static final Transition STAYS = new Stays();
    private static final Transition BACK = new Back();
    private static final Transition ALREADY = new Already();

    private Transitions() {}

    static Transition of(TransferState state, Command command) {
        return switch (command) {
            case NOTIFY ->
                switch (state) {
                    case QUEUED -> to(TransferState.NOTIFIED);
                    case NOTIFIED, DELIVERED, OPENED, DOWNLOADED, LOCKED, UNDELIVERABLE, DOUBTFUL, REVOKED, EXPIRED ->
                        STAYS;
                };
            case DOUBT ->
                switch (state) {
                    case QUEUED -> to(TransferState.DOUBTFUL);
                    case NOTIFIED, DELIVERED, OPENED, DOWNLOADED, LOCKED, UNDELIVERABLE, DOUBTFUL, REVOKED, EXPIRED ->
                        STAYS;
                };
            case FAIL ->
                switch (state) {
                    case QUEUED, DOUBTFUL -> to(TransferState.UNDELIVERABLE);
                    case NOTIFIED, DELIVERED, OPENED, DOWNLOADED, LOCKED, UNDELIVERABLE, REVOKED, EXPIRED -> STAYS;
                };
            case DELIVER ->
                switch (state) {
                    case NOTIFIED, UNDELIVERABLE, DOUBTFUL -> to(TransferState.DELIVERED);
                    case QUEUED, DELIVERED, OPENED, DOWNLOADED, LOCKED, REVOKED, EXPIRED -> STAYS;
                };
            case ARRIVE ->
                switch (state) {
                    case UNDELIVERABLE, DOUBTFUL -> to(TransferState.QUEUED);
                    case QUEUED, NOTIFIED, DELIVERED, OPENED, DOWNLOADED, LOCKED, REVOKED, EXPIRED -> STAYS;
                };
            case BOUNCE ->
                switch (state) {
                    case QUEUED, NOTIFIED, DELIVERED, DOUBTFUL -> to(TransferState.UNDELIVERABLE);
                    case OPENED, DOWNLOADED, LOCKED, UNDELIVERABLE, REVOKED, EXPIRED -> STAYS;
                };
            case TRY, REQUEST_CODE, PRINT ->
                switch (state) {
                    case QUEUED, NOTIFIED, DELIVERED, OPENED, DOWNLOADED, UNDELIVERABLE, DOUBTFUL -> STAYS;
                    case LOCKED -> new Refused(Obstacle.LOCKED);
                    case REVOKED -> new Refused(Obstacle.REVOKED);
                    case EXPIRED -> new Refused(Obstacle.EXPIRED);
                };
            case OPEN ->
                switch (state) {
                    case QUEUED, NOTIFIED, DELIVERED, UNDELIVERABLE, DOUBTFUL -> to(TransferState.OPENED);
                    case OPENED, DOWNLOADED -> STAYS;
                    case LOCKED -> new Refused(Obstacle.LOCKED);
                    case REVOKED -> new Refused(Obstacle.REVOKED);
                    case EXPIRED -> new Refused(Obstacle.EXPIRED);
                };
            case COMPLETE ->
                switch (state) {
                    case OPENED -> to(TransferState.DOWNLOADED);
                    case QUEUED, NOTIFIED, DELIVERED, DOWNLOADED, LOCKED, UNDELIVERABLE, DOUBTFUL, REVOKED, EXPIRED ->
                        STAYS;
                };
            case LOCK ->
                switch (state) {
                    case QUEUED, NOTIFIED, DELIVERED, OPENED, DOWNLOADED, UNDELIVERABLE, DOUBTFUL ->
                        to(TransferState.LOCKED);
                    case LOCKED -> ALREADY;
                    case REVOKED -> new Refused(Obstacle.REVOKED);
                    case EXPIRED -> new Refused(Obstacle.EXPIRED);
                };
            case REPORT ->
                switch (state) {
                    case QUEUED, NOTIFIED, DELIVERED, OPENED, DOWNLOADED, UNDELIVERABLE, DOUBTFUL ->
                        to(TransferState.LOCKED);
                    case LOCKED, REVOKED, EXPIRED -> STAYS;
                };
            case UNLOCK ->
                switch (state) {
                    case QUEUED, NOTIFIED, DELIVERED, OPENED, DOWNLOADED, UNDELIVERABLE, DOUBTFUL, EXPIRED -> STAYS;
                    case LOCKED -> BACK;
                    case REVOKED -> new Refused(Obstacle.REVOKED);
                };
            case REQUEST_LINK ->
                switch (state) {
                    case QUEUED, NOTIFIED, DELIVERED, OPENED, DOWNLOADED, LOCKED, UNDELIVERABLE, DOUBTFUL, EXPIRED ->
                        STAYS;
                    case REVOKED -> new Refused(Obstacle.REVOKED);
                };
            case RESEND ->
                switch (state) {
                    case NOTIFIED, OPENED, DOWNLOADED -> STAYS;
                    case DELIVERED -> to(TransferState.NOTIFIED);
                    case UNDELIVERABLE, DOUBTFUL -> to(TransferState.QUEUED);
                    case QUEUED -> new Refused(Obstacle.WAITING);
                    case LOCKED -> new Refused(Obstacle.LOCKED);
                    case REVOKED -> new Refused(Obstacle.REVOKED);
                    case EXPIRED -> new Refused(Obstacle.EXPIRED);
                };
            case RENEW ->
                switch (state) {
                    case NOTIFIED, OPENED, DOWNLOADED -> STAYS;
                    case DELIVERED -> to(TransferState.NOTIFIED);
                    case UNDELIVERABLE, DOUBTFUL, EXPIRED -> to(TransferState.QUEUED);
                    case QUEUED -> new Refused(Obstacle.WAITING);
                    case LOCKED -> new Refused(Obstacle.LOCKED);
                    case REVOKED -> new Refused(Obstacle.REVOKED);
                };
            case REVOKE ->
                switch (state) {
                    case QUEUED, NOTIFIED, DELIVERED, OPENED, DOWNLOADED, LOCKED, UNDELIVERABLE, DOUBTFUL, EXPIRED ->
                        to(TransferState.REVOKED);
                    case REVOKED -> ALREADY;
                };
            case EXPIRE ->
                switch (state) {
                    case QUEUED, NOTIFIED, DELIVERED, OPENED, DOWNLOADED, LOCKED, UNDELIVERABLE, DOUBTFUL ->
                        to(TransferState.EXPIRED);
                    case EXPIRED -> ALREADY;
                    case REVOKED -> new Refused(Obstacle.REVOKED);
                };
            case DESTROY ->
                switch (state) {
                    case QUEUED, NOTIFIED, DELIVERED, OPENED, DOWNLOADED, LOCKED, UNDELIVERABLE, DOUBTFUL ->
                        new Refused(Obstacle.RUNNING);
                    case REVOKED, EXPIRED -> STAYS;
                };
            case DISCARD -> STAYS;
        };
    }

    private static Transition to(TransferState next) {
        return new To(next);
    }
}
