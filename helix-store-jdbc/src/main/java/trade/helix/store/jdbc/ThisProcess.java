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

    /** {@return who started it, as the system calls them; {@code unknown} if it does not say} */
    static String user() {
        String name = System.getProperty("user.name", "");
        return name.isBlank() ? "unknown" : name;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "a host without a name";
        }
    }
}
