package org.briefsiegel.transfer.submission;

import java.util.Locale;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.support.Amounts;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Warning;
import org.briefsiegel.transfer.refusal.RefusalTexts;

/** What a practice is told of what it has paid in advance. */
public final class BalanceTexts {

    private BalanceTexts() {}

    /** It doesn't cover a transfer. */
    public static Refusal tooLow(Money left, Money total, Locale locale) {
        String text = new RefusalTexts(locale).of("balance.tooLow", readable(left, locale), readable(total, locale));
        return Refusal.of(Problem.BALANCE_TOO_LOW, text);
    }

    /** @param left after the transfer */
    static Warning low(Money left, Locale locale) {
        String text = new RefusalTexts(locale).of("balance.low", readable(left, locale));
        return new Warning("low-balance", "/authentication/factor", text);
    }

    private static String readable(Money money, Locale locale) {
        return Amounts.format(money, Languages.OF_PRACTICES.fitting(locale));
    }
}
