package org.briefsiegel.itests.container;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.rmi.server.RMISocketFactory;

/** What Pax Exam says to the container goes over RMI, which would listen to everybody. */
public final class Loopback extends RMISocketFactory {

    private static final int WAITING = 50;

    /** Once in a process, and before anything is exported. */
    static void use() throws IOException {
        RMISocketFactory.setSocketFactory(new Loopback());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return new Socket(host, port);
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return new ServerSocket(port, WAITING, InetAddress.getLoopbackAddress());
    }
}
