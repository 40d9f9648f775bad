package org.briefsiegel.transfer.page;

final class Stationery {
    private Stationery() {}

    static Stationery of(String colour) {
        return new Stationery();
    }

    String css() {
        return ":root{--band:#000}";
    }
}
