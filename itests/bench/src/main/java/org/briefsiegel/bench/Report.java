package org.briefsiegel.bench;

/** Prints each line of the result as soon as it is known. */
final class Report {

    private boolean begun;

    void add(Figure figure) {
        if (!begun) {
            begun = true;
            System.out.println(Figure.header());
        }
        System.out.println(figure);
    }

    /** What isn't a figure, but helps to judge one. */
    void note(String text) {
        System.out.println("    " + text);
    }
}
