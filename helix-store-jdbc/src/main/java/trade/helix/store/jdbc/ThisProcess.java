package trade.helix.store.jdbc;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What others call this process. */
final class ThisProcess {
    private ThisProcess() {}

    /** {@return its number and host, for people} */
    static String name() {
        return "process " + ProcessHandle.current().pid() + " on " + host();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "a host without a name";
        }
    }
}
