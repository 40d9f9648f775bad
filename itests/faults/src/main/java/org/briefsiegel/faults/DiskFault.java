package org.briefsiegel.faults;

import java.io.IOException;

/** There is little room on the disk, or none. */
enum DiskFault {
    /** Less than the server wants to have free. */
    DISK_SHORT(50),
    DISK_FULL(0);

    private final int free;

    DiskFault(int free) {
        this.free = free;
    }

    /** @param embedded whether the database is on this disk and in the server's process */
    Disturbance disturbance(SmallDisk disk, PracticeSystem practice, boolean embedded) {
        return new Disturbance() {
            private int before;

            @Override
            public String name() {
                return DiskFault.this.name();
            }

            @Override
            public boolean mayNeedRestart() {
                return embedded && DiskFault.this == DISK_FULL;
            }

            @Override
            public void begin() throws IOException {
                before = practice.heldBack();
                disk.fill(free);
            }

            @Override
            public boolean isFelt() {
                return practice.heldBack() > before;
            }

            @Override
            public void end() throws IOException {
                disk.empty();
            }
        };
    }
}
