package org.briefsiegel.factor.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A factor that asks something else each time its question is seen: for code 17 of a card, for what a device answers to a number. What is
 * seen of one answer is of no use for the next question.
 *
 * <p>What the host does: it has a challenge drawn for each page of a link that can be opened, also where nobody answers: on the pages that
 * ask nothing, for the documents of who has got in, for a machine that looks what the link is, and once before a transfer is accepted. So
 * drawing uses nothing up. It keeps the challenge with the form, encrypted and bound to the transfer, for thirty minutes, and hands an answer
 * to {@link #read(Answer, String)} with the challenge that it belongs to, and with no other. An answer to a challenge that is too old or
 * that the host didn't make isn't read, and isn't counted as a try: the recipient gets a new question. What is {@link Reading.Legible} is
 * counted and goes to {@link #verify}, as all answers do; so what {@code read} returns says which challenge it answers, and never comes
 * from a field of the plug-in: between two calls others are made, on other nodes too.
 *
 * <p>A form can be posted again, and shown to several. Whoever wants an answer to be right once refuses in {@link #verify} what
 * {@link #spend} has noted, sealed where it is an answer; and draws no challenge that is spent. An enrolment has room for so many notes: ask
 * for nothing more before it is full. A challenge may be older than the enrolment, where a new code was sent meanwhile, and than the plug-in,
 * which may have been updated: what can't be understood any more is wrong, and no reason to throw.
 */
@ConsumerType
public interface ChallengeFactor extends AuthFactor {

    /**
     * What to ask this time: drawn so that nobody can guess the next one. Tells nothing of the secret; the recipient's browser keeps it, though
     * it can't read it.
     *
     * @return 1 to 1000 characters, no U+0000 and no half of a surrogate pair among them. Where nothing is left to ask, any text for which
     *     {@link #prompt(Enrolment, String, Reader)} is {@link Prompt#unanswerable}
     */
    String challenge(Enrolment enrolment);

    /** The question of this challenge: the same fields for each, with texts of its own. */
    Prompt prompt(Enrolment enrolment, String challenge, Reader reader);

    /** As {@link AuthFactor#read}, of an answer to this challenge. */
    Reading read(Answer answer, String challenge);

    /** The question of a challenge that nobody keeps: for whoever wants to know what is asked, and not to answer it. */
    @Override
    default Prompt prompt(Enrolment enrolment, Reader reader) {
        return prompt(enrolment, challenge(enrolment), reader);
    }

    /** Nobody answers without a challenge: the host doesn't call it. */
    @Override
    default Reading read(Answer answer) {
        throw new UnsupportedOperationException("an answer belongs to a challenge");
    }
}
