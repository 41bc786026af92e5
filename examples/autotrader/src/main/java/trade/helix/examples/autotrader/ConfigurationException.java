package trade.helix.examples.autotrader;

import java.util.List;

/** The settings cannot work; the message names every fault, and never a value. */
final class ConfigurationException extends Exception {
    private static final long serialVersionUID = 1L;

    ConfigurationException(List<String> faults) {
        super("The settings cannot work:\n  - " + String.join("\n  - ", faults)
                + "\nSet them in the environment or in a file .env (see .env.example).");
    }
}
