package org.briefsiegel.channel.httpsms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.briefsiegel.channel.api.Outcome.Reason;
import org.briefsiegel.channel.api.Receipt;
import org.briefsiegel.channel.api.Receipt.Verdict;

/**
 * What a gateway tells later of a message that it took.
 *
 * @param id the gateway's own
 * @param state in the gateway's words
 */
record StatusReport(String id, String state) {

    private static final int LONGEST_KEY = 200;

    /** Names a message, in its answer and in its receipt alike. */
    static String key(String id) {
        return id.length() > LONGEST_KEY ? id.substring(0, LONGEST_KEY) : id;
    }

    /** Where the reports of a call are, and what their words mean. */
    static final class Rules {

        private final String all;
        private final String id;
        private final String state;
        private final Pattern delivered;
        private final Pattern failed;
        private final Pattern doubtful;

        Rules(Config config) {
            this.all = config.receiptsPointer();
            this.id = config.receiptIdPointer();
            this.state = config.receiptStatePointer();
            this.delivered = AnswerRules.pattern(config.deliveredPattern());
            this.failed = AnswerRules.pattern(config.failedPattern());
            this.doubtful = AnswerRules.pattern(config.doubtfulPattern());
        }

        /** Those that name a message. */
        List<StatusReport> in(JsonNode body) {
            JsonNode reports = body.at(all);
            Stream<JsonNode> each =
                    reports.isArray() ? StreamSupport.stream(reports.spliterator(), false) : Stream.of(reports);
            return each.map(report -> new StatusReport(
                            report.at(id).asText("").strip(),
                            report.at(state).asText("").strip()))
                    .filter(report -> !report.id().isEmpty())
                    .toList();
        }

        /** Empty where the message is still on its way, or where nobody knows what is meant. */
        Optional<Receipt> receipt(StatusReport report) {
            return verdict(report.state())
                    .map(verdict -> new Receipt(
                            HttpSmsRoute.CHANNEL,
                            List.of(key(report.id())),
                            verdict,
                            reason(verdict),
                            AnswerRules.plain(report.state())));
        }

        private Optional<Verdict> verdict(String state) {
            if (delivered.matcher(state).matches()) {
                return Optional.of(Verdict.DELIVERED);
            }
            if (failed.matcher(state).matches()) {
                return Optional.of(Verdict.FAILED);
            }
            return doubtful.matcher(state).matches() ? Optional.of(Verdict.DOUBTFUL) : Optional.empty();
        }

        private static Reason reason(Verdict verdict) {
            return switch (verdict) {
                case DELIVERED -> Reason.NONE;
                case DOUBTFUL -> Reason.FATE_UNKNOWN;
                case FAILED, DELAYED -> Reason.NOT_DELIVERED;
            };
        }
    }
}
