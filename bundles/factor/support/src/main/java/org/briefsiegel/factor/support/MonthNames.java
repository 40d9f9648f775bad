package org.briefsiegel.factor.support;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the months are called in the languages of recipients, as {@link WrittenDate#bare} writes it. No whole name means two
 * months; of beginnings some do ("تشرين").
 */
final class MonthNames {

    /**
     * January to December: German, also of Austria and without umlauts; English; Turkish; Bosnian, Croatian, Serbian, the
     * months' own names and those from Latin, as in "9. siječnja" too; Ukrainian, as in "9 січня" too; Arabic, those of
     * Egypt and those of the Levant and Iraq.
     */
    private static final List<List<String>> NAMES = Stream.of(
                    "Januar, Jänner, Jaenner, January, Ocak, januara, siječanj, siječnja, січень, січня, يناير, كانون الثاني",
                    "Februar, Feber, February, Şubat, februara, veljača, veljače, лютий, лютого, فبراير, شباط",
                    "März, Maerz, Mrz, March, Mart, marta, ožujak, ožujka, березень, березня, مارس, آذار",
                    "April, Nisan, aprila, travanj, travnja, квітень, квітня, أبريل, إبريل, نيسان",
                    "Mai, May, Mayıs, maj, maja, svibanj, svibnja, травень, травня, مايو, أيار",
                    "Juni, June, Haziran, jun, juna, lipanj, lipnja, червень, червня, يونيو, يونيه, حزيران",
                    "Juli, July, Temmuz, jul, jula, srpanj, srpnja, липень, липня, يوليو, يوليه, تموز",
                    "August, Ağustos, augusta, avgust, avgusta, kolovoz, kolovoza, серпень, серпня, أغسطس, آب",
                    "September, Eylül, septembar, septembra, rujan, rujna, вересень, вересня, سبتمبر, أيلول",
                    "Oktober, October, Ekim, oktobar, oktobra, listopad, listopada, жовтень, жовтня, أكتوبر, تشرين الأول",
                    "November, Kasım, novembar, novembra, studeni, studenog, studenoga, листопад, листопада, نوفمبر, تشرين الثاني",
                    "Dezember, December, Aralık, decembar, decembra, prosinac, prosinca, грудень, грудня, ديسمبر, كانون الأول")
            .map(names -> Stream.of(names.split(", ")).map(WrittenDate::bare).toList())
            .toList();

    private MonthNames() {}

    /** The month that is called so. */
    static OptionalInt of(String bare) {
        return only(bare::equals);
    }

    /** The month whose name begins so, if it is one alone. */
    static OptionalInt beginningWith(String bare) {
        return only(name -> name.startsWith(bare));
    }

    private static OptionalInt only(Predicate<String> called) {
        int[] months = IntStream.rangeClosed(1, NAMES.size())
                .filter(month -> NAMES.get(month - 1).stream().anyMatch(called))
                .toArray();
        return months.length == 1 ? OptionalInt.of(months[0]) : OptionalInt.empty();
    }
}
